using Hengjian.Data.Sqlite;
using Hengjian.Evaluation.Demo;
using Hengjian.Evaluation.Results;
using Hengjian.Evaluation.Workspaces;

namespace Hengjian.Evaluation.Tests.Workspaces;

public sealed class DemoStateTests : IDisposable
{
    private static readonly WorkspaceOptions Options = new([new SqliteProvider()]);

    private readonly string directory = Directory.CreateTempSubdirectory("hengjian-demo-state-").FullName;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(directory, recursive: true);

    [Fact]
    public async Task DirectoryWithOtherFiles_IsRefusedAndLeftAlone()
    {
        var letter = Path.Combine(directory, "letter.txt");
        await File.WriteAllTextAsync(letter, "mine", Cancel);
        var made = await MakeDemoWorkspace.RunAsync(directory, Options, cancel: Cancel);
        Assert.Equal("HJD0544", Assert.Single(made.Problems).Code);
        Assert.Equal([letter], Directory.EnumerateFileSystemEntries(directory));
    }

    [Fact]
    public async Task HalfMadeDemo_IsNeverOpened()
    {
        Assert.True((await Workspace.CreateAsync(directory, Options, DemoState.BeingMade, Cancel)).IsOk);
        Assert.Equal("HJD0545", Assert.Single((await Workspace.OpenAsync(directory, Options, Cancel)).Problems).Code);
    }

    [Fact]
    public async Task RemovalOfAHalfMadeDemo_TakesOnlyItsOwnFiles()
    {
        await Workspace.CreateAsync(directory, Options, DemoState.BeingMade, Cancel);
        var letter = Path.Combine(directory, "letter.txt");
        await File.WriteAllTextAsync(letter, "mine", Cancel);
        await File.WriteAllTextAsync(Path.Combine(directory, TilePlaces.FileName), "[]", Cancel);
        Workspace.RemoveHalfMade(directory);
        Assert.Equal([letter], Directory.EnumerateFileSystemEntries(directory));
    }

    [Fact]
    public async Task SecondMaker_WaitsItsTurn()
    {
        using var held = WorkspaceFile.TryLock(directory);
        Assert.NotNull(held);
        var made = await MakeDemoWorkspace.RunAsync(directory, Options, cancel: Cancel);
        Assert.Equal("HJD0546", Assert.Single(made.Problems).Code);
    }

    [Fact]
    public async Task FinishedDemo_SaysSo()
    {
        var made = await Workspace.CreateAsync(directory, Options, DemoState.BeingMade, Cancel);
        made.Value.EndDemo();
        Assert.Equal(DemoState.Demo, (await Workspace.OpenAsync(directory, Options, Cancel)).Value.Demo);
    }

    [Fact]
    public async Task RealWorkspace_IsNoDemo() =>
        Assert.Equal(DemoState.None, (await Workspace.CreateAsync(directory, Options, cancel: Cancel)).Value.Demo);
}
