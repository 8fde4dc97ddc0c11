using Hengjian.Data.Storage;

namespace Hengjian.Data.Tests.Storage;

public sealed class DirectorySyncTests
{
    [Fact]
    public void WriteWhole_ReplacesAFileAndLeavesNothingElse()
    {
        using var directory = new TestDirectory();
        DirectorySync.WriteWhole(directory["好.txt"], "old"u8);
        DirectorySync.WriteWhole(directory["好.txt"], "new"u8);
        Assert.Equal("new", File.ReadAllText(directory["好.txt"]));
        Assert.Single(Directory.GetFileSystemEntries(directory.Path));
    }

    [Fact]
    public void ADirectoryThatIsNotThere_IsNotSilentlyPassedOver()
    {
        using var directory = new TestDirectory();
        Assert.Throws<IOException>(() => DirectorySync.Flush(directory["absent"]));
    }
}
