using Hengjian.Evaluation.Workspaces;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Hengjian.Evaluation.Tests.Workspaces;

public sealed class WorkspaceTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task CreatedWorkspace_OpensAgainWithWhatItHeld()
    {
        using var test = await TestWorkspace.MakeAsync();
        await test.Workspace.Accounts.CreateAsync("zhang", "mountain-river", "张", [], cancel: Cancel);
        var again = await Workspace.OpenAsync(test.Directory, TestWorkspace.OptionsWith(test.Clock), cancel: Cancel);
        Assert.NotNull(await again.Value.Accounts.FindAsync("zhang", Cancel));
        Assert.True(File.Exists(Path.Combine(test.Directory, "hengjian.db")));
    }

    [Fact]
    public async Task DirectoryWithoutWorkspace_IsNotMadeOneByOpening()
    {
        var directory = Directory.CreateTempSubdirectory("hengjian-none-").FullName;
        var opened = await Workspace.OpenAsync(directory, TestWorkspace.OptionsWith(new TestClock()), Cancel);
        Assert.Equal("HJD0540", Assert.Single(opened.Problems).Code);
        Assert.Empty(Directory.GetFileSystemEntries(directory));
        Directory.Delete(directory);
    }

    [Fact]
    public async Task CreatingTwice_LeavesTheFirstAlone()
    {
        using var test = await TestWorkspace.MakeAsync();
        var twice = await Workspace.CreateAsync(test.Directory, TestWorkspace.OptionsWith(test.Clock), cancel: Cancel);
        Assert.Equal("HJD0541", Assert.Single(twice.Problems).Code);
    }

    [Fact]
    public async Task UnknownDatabaseAndNewerFormat_AreRefused()
    {
        using var test = await TestWorkspace.MakeAsync();
        var options = TestWorkspace.OptionsWith(test.Clock, "Server=oracle");
        Assert.Equal("HJD0542", (await Workspace.OpenAsync(test.Directory, options, Cancel)).Problems[0].Code);
        File.WriteAllText(Path.Combine(test.Directory, "workspace.txt"), "hengjian workspace 2\n");
        var newer = await Workspace.OpenAsync(test.Directory, TestWorkspace.OptionsWith(test.Clock), cancel: Cancel);
        Assert.Equal("HJD0543", newer.Problems[0].Code);
    }

    [Fact]
    public async Task SqliteFile_LetsReadersReadWhileSomeoneWrites()
    {
        using var test = await TestWorkspace.MakeAsync();
        await using var writer = test.Workspace.OpenDb();
        await using var transaction = await writer.Database.BeginTransactionAsync(Cancel);
        await using var reader = test.Workspace.OpenDb();
        Assert.Equal(1, await reader.AuditEntries.CountAsync(Cancel));
    }

    [Fact]
    public async Task Registration_GivesOneUnitOfWorkPerScope()
    {
        using var test = await TestWorkspace.MakeAsync();
        await using var services = new ServiceCollection().AddHengjianWorkspace(test.Workspace).BuildServiceProvider();
        await using var one = services.CreateAsyncScope();
        await using var other = services.CreateAsyncScope();
        var db = one.ServiceProvider.GetRequiredService<Data.Records.AppDb>();
        Assert.Same(db, one.ServiceProvider.GetRequiredService<Data.Records.AppDb>());
        Assert.NotSame(db, other.ServiceProvider.GetRequiredService<Data.Records.AppDb>());
        Assert.Same(test.Workspace, services.GetRequiredService<Workspace>());
    }
}
