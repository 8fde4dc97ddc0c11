namespace Hengjian.Evaluation.Tests.Workspaces;

public sealed class UploadFoldersTests
{
    [Fact]
    public async Task Sweep_RemovesWhatDeadProgramsLeft_AndSparesTheLiving()
    {
        using var test = await TestWorkspace.MakeAsync();
        var left = Directory.CreateDirectory(Path.Combine(test.Directory, "uploads", "left")).FullName;
        await File.WriteAllTextAsync(Path.Combine(left, "0"), "x", TestContext.Current.CancellationToken);
        using var alive = test.Workspace.Uploads.New();
        await File.WriteAllTextAsync(alive.PathOf(0), "x", TestContext.Current.CancellationToken);
        Assert.Equal(1, test.Workspace.Uploads.Sweep());
        Assert.False(Directory.Exists(left));
        Assert.True(File.Exists(alive.PathOf(0)));
    }

    [Fact]
    public async Task DisposedFolder_IsGoneWithItsFiles()
    {
        using var test = await TestWorkspace.MakeAsync();
        using (var folder = test.Workspace.Uploads.New()) await File.WriteAllTextAsync(folder.PathOf(0), "x", TestContext.Current.CancellationToken);
        Assert.Empty(Directory.EnumerateFileSystemEntries(Path.Combine(test.Directory, "uploads")));
        Assert.Equal(0, test.Workspace.Uploads.Sweep());
    }
}
