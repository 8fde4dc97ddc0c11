using System.Security.Cryptography;
using System.Text;
using Hengjian.Domain.Auditing;

namespace Hengjian.Domain.Tests.Auditing;

public sealed class AuditChainTests
{
    private static readonly DateTimeOffset Time = new(2026, 3, 1, 8, 0, 0, 123, TimeSpan.Zero);

    private static List<AuditEntry> Chain(int length)
    {
        var chain = new List<AuditEntry>();
        for (var i = 0; i < length; i++) chain.Add(AuditChain.Next(chain.LastOrDefault(), Time.AddSeconds(i), "zhang", "import", $"snapshot:{i}", "{}"));
        return chain;
    }

    private static AuditEntry Copy(AuditEntry e, long? sequence = null, DateTimeOffset? at = null, string? who = null,
        string? action = null, string? subject = null, string? details = null, string? previous = null) => new()
        {
            Sequence = sequence ?? e.Sequence,
            At = at ?? e.At,
            Who = who ?? e.Who,
            Action = action ?? e.Action,
            Subject = subject ?? e.Subject,
            Details = details ?? e.Details,
            PreviousHash = previous ?? e.PreviousHash,
            Hash = e.Hash,
        };

    private static string? FirstBreak(IEnumerable<AuditEntry> chain)
    {
        AuditEntry? last = null;
        foreach (var entry in chain)
        {
            if (AuditChain.FindBreak(last, entry) is { } broken) return broken;
            last = entry;
        }
        return null;
    }

    [Fact]
    public void Hash_IsTheDocumentedOne()
    {
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes);
        writer.Write(1L);
        writer.Write(Time.ToUnixTimeMilliseconds());
        foreach (var text in (string[])["张", "import", "snapshot:1", "{}", new string('0', 64)])
        {
            writer.Write((long)Encoding.UTF8.GetByteCount(text));
            writer.Write(Encoding.UTF8.GetBytes(text));
        }
        Assert.Equal(
            Convert.ToHexStringLower(SHA256.HashData(bytes.ToArray())),
            AuditChain.Next(null, Time, "张", "import", "snapshot:1", "{}").Hash);
    }

    [Fact]
    public void WholeChain_HasNoBreak() => Assert.Null(FirstBreak(Chain(5)));

    [Fact]
    public void AnyChangedField_IsFoundAtItsRow()
    {
        var chain = Chain(3);
        var row = chain[1];
        AuditEntry[] changed =
        [
            Copy(row, at: row.At.AddMilliseconds(1)), Copy(row, who: "li"), Copy(row, action: "export"),
            Copy(row, subject: "snapshot:9"), Copy(row, details: "{ }"),
        ];
        Assert.All(changed, c => Assert.Equal("第 2 条审计记录的内容被改动。", FirstBreak([chain[0], c, chain[2]])));
        Assert.Equal("第 2 条审计记录与前一条不相接。", FirstBreak([chain[0], Copy(row, previous: AuditChain.Start), chain[2]]));
    }

    [Fact]
    public void TextMovedFromOneFieldToTheNext_ChangesTheHash() => Assert.NotEqual(
        AuditChain.Next(null, Time, "ab", "c", "s", "{}").Hash, AuditChain.Next(null, Time, "a", "bc", "s", "{}").Hash);

    [Fact]
    public void RemovedAndSwappedRows_AreFound()
    {
        var chain = Chain(4);
        Assert.Equal("第 2 条审计记录缺失。", FirstBreak([chain[0], chain[2], chain[3]]));
        Assert.Equal("第 1 条审计记录缺失。", FirstBreak(chain.Skip(1)));
        Assert.NotNull(FirstBreak([chain[0], chain[2], chain[1], chain[3]]));
    }

    [Fact]
    public void FinerTicks_AreCutSoThatADatabaseCanKeepThem() =>
        Assert.Equal(Time, AuditChain.Next(null, Time.AddTicks(9), "a", "b", "c", "{}").At);
}
