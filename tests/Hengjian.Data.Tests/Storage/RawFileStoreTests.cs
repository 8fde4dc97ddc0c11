using System.Security.Cryptography;
using Hengjian.Data.Storage;

namespace Hengjian.Data.Tests.Storage;

public sealed class RawFileStoreTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task StoredFile_ComesBackByteForByteUnderItsHash()
    {
        using var directory = new TestDirectory();
        var store = new RawFileStore(directory["files"]);
        var bytes = RandomNumberGenerator.GetBytes(300_000);
        var stored = await store.AddAsync(new MemoryStream(bytes), Cancel);
        Assert.Equal((Convert.ToHexStringLower(SHA256.HashData(bytes)), 300_000), (stored.Sha256, stored.Size));
        Assert.Equal(stored, await store.AddAsync(new MemoryStream(bytes), Cancel));
        await using var opened = store.Open(stored.Sha256).Value;
        using var copy = new MemoryStream();
        await opened.CopyToAsync(copy, Cancel);
        Assert.Equal(bytes, copy.ToArray());
        Assert.Single(Directory.GetFiles(directory["files"]));
    }

    [Fact]
    public async Task ChangedAndMissingFiles_AreFound()
    {
        using var directory = new TestDirectory();
        var store = new RawFileStore(directory["files"]);
        var stored = await store.AddAsync(new MemoryStream([1, 2, 3]), Cancel);
        Assert.Null(store.Check(stored.Sha256));
        File.WriteAllBytes(Path.Combine(directory["files"], stored.Sha256), [1, 2, 4]);
        Assert.Equal("HJD0503", store.Check(stored.Sha256)!.Code);
        File.Delete(Path.Combine(directory["files"], stored.Sha256));
        Assert.Equal("HJD0500", store.Check(stored.Sha256)!.Code);
        Assert.Equal("HJD0500", store.Open("../../etc/passwd").Problems[0].Code);
    }
}
