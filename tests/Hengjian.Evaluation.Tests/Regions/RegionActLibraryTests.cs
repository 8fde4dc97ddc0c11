using Hengjian.Data.Tests;
using Hengjian.Domain.Access;
using Hengjian.Domain.Regions;
using Hengjian.Evaluation.Regions;
using Hengjian.Evaluation.Tests.RoundSetup;
using Hengjian.Indicators.Facts;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Evaluation.Tests.Regions;

/// <summary>Acts as they are stored: history kept, what they touch told before, refused in words; on both databases.</summary>
public sealed class RegionActLibraryTests(TestDatabases databases)
{
    private static readonly DateOnly On = new(2027, 1, 1);

    public static TheoryData<string> Kinds => TestDatabases.Kinds;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static RegionAct Moved => new(
        RegionActKind.Move, On, [RoundWorld.County], [new Region(990202, "蕙川区", RegionLevel.County, 990200)]);

    [Theory, MemberData(nameof(Kinds))]
    public async Task AMove_EndsOneRowAndBeginsAnother_AndOldDaysStay(string kind)
    {
        using var world = await RoundWorld.MakeAsync(await databases.NewAsync(kind), Cancel);
        await world.OpenRoundAsync(2026, Cancel);
        Assert.True((await world.Workspace.Accounts.CreateAsync("clerk", "correct horse battery 7", "填报员", [new Grant("clerk", RoundWorld.County, "990101-finance")], cancel: Cancel)).IsOk);
        var library = new RegionActLibrary(world.Workspace);
        var before = RegionHistory.Hash((await world.Workspace.Regions.TreeOnAsync(On.AddDays(-1), Cancel)).Value);

        var preview = (await library.PreviewAsync(Moved, RoundWorld.Supervisor, Cancel)).Value;
        Assert.Equal("蕙川县改为蕙川区（990202）", preview.Words);
        Assert.Equal([RoundWorld.County], preview.Change.Gone);
        Assert.True(preview.Units.Count > 10);
        Assert.Equal(("clerk", "990101-finance"), (preview.Grants.Single().Account, preview.Grants.Single().Grant.Unit));
        Assert.Equal((1, 1), (preview.Accounts, preview.Rounds.Count));
        Assert.Equal("HJP0631", (await library.DoAsync(Moved, " ", RoundWorld.Supervisor, Cancel)).Problems[0].Code);
        Assert.Empty(await library.ListAsync(RegionScope.Everything, Cancel));

        var act = (await library.DoAsync(Moved, "临澄政函〔2026〕9 号", RoundWorld.Supervisor, Cancel)).Value;
        Assert.Equal(RoundWorld.Province, act.RegionCode);
        Assert.Equal(before, RegionHistory.Hash((await world.Workspace.Regions.TreeOnAsync(On.AddDays(-1), Cancel)).Value));
        var after = (await world.Workspace.Regions.TreeOnAsync(On, Cancel)).Value;
        Assert.True(after.TryFind(990202, out _) && !after.TryFind(RoundWorld.County, out _));
        Assert.Equal([990202], RegionActs.SuccessorsOf(await library.ListAsync(RegionScope.Everything, Cancel), RoundWorld.County, On.AddYears(-1), On));
        // The right is where it was: nobody moved it silently.
        await using var db = world.Workspace.OpenDb();
        Assert.Equal(RoundWorld.County, (await db.Accounts.Include(a => a.Grants).SingleAsync(a => a.Name == "clerk", Cancel)).Grants.Single().RegionCode);
        Assert.Equal("region-act", (await db.AuditEntries.OrderByDescending(e => e.Sequence).FirstAsync(e => e.Subject.StartsWith("region-act"), Cancel)).Action);
        Assert.Equal("HJP0620", (await library.DoAsync(Moved, "再来一次", RoundWorld.Supervisor, Cancel)).Problems[0].Code);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Rename_TellsOfUnitsWithTheOldName(string kind)
    {
        using var world = await RoundWorld.MakeAsync(await databases.NewAsync(kind), Cancel);
        var act = new RegionAct(RegionActKind.Rename, On, [RoundWorld.County], [new Region(RoundWorld.County, "蕙川区", RegionLevel.County, RoundWorld.City)]);
        var preview = (await new RegionActLibrary(world.Workspace).PreviewAsync(act, RoundWorld.Supervisor, Cancel)).Value;
        Assert.Empty(preview.Units);
        Assert.All(preview.Renamed, u => Assert.StartsWith("蕙川县", u.Name, StringComparison.Ordinal));
        Assert.NotEmpty(preview.Renamed);
    }

    [Theory]
    [InlineData(990100, false)]
    [InlineData(990200, false)]
    [InlineData(990000, true)]
    [InlineData(0, true)]
    public async Task OnlyWhoLooksAfterBothSides_MayMove(int granted, bool may)
    {
        using var world = await RoundWorld.MakeAsync(await databases.NewAsync(TestDatabases.Sqlite), Cancel);
        var by = new Principal("someone", "某", [new Grant(Roles.Supervisor.Id, granted)]);
        var done = await new RegionActLibrary(world.Workspace).DoAsync(Moved, "1 号", by, Cancel);
        Assert.Equal(may ? null : "HJS0101", done.Problems.Select(p => p.Code).FirstOrDefault());
    }

    [Fact]
    public async Task NobodyRenamesTheOwnRegion_NorActsWithoutTheRole()
    {
        using var world = await RoundWorld.MakeAsync(await databases.NewAsync(TestDatabases.Sqlite), Cancel);
        var library = new RegionActLibrary(world.Workspace);
        var act = new RegionAct(RegionActKind.Rename, On, [RoundWorld.City], [new Region(RoundWorld.City, "岚溪新市", RegionLevel.City, RoundWorld.Province)]);
        Assert.Equal("HJS0101", (await library.DoAsync(act, "1 号", RoundWorld.CityOffice, Cancel)).Problems[0].Code);
        Assert.Equal("HJS0101", (await library.DoAsync(act, "1 号", RoundWorld.Lead, Cancel)).Problems[0].Code);
        Assert.True((await library.DoAsync(act, "1 号", RoundWorld.Supervisor, Cancel)).IsOk);
    }

    [Fact]
    public async Task SettingAllRegions_OnOrBeforeTheirFirstDay_IsRefused()
    {
        using var world = await RoundWorld.MakeAsync(await databases.NewAsync(TestDatabases.Sqlite), Cancel);
        var tree = (await world.Workspace.Regions.TreeOnAsync(On, Cancel)).Value;
        var changed = tree.Regions.Where(r => r.Code != 0).Select(r => r.Code == RoundWorld.County ? r with { Name = "蕙川区" } : r).ToList();
        foreach (var day in (DateOnly[])[new(2020, 1, 1), new(2019, 1, 1)])
            Assert.Equal("HJP0621", (await world.Workspace.Regions.SetAsync(changed, day, cancel: Cancel)).Problems[0].Code);
        Assert.True((await world.Workspace.Regions.SetAsync(changed, new DateOnly(2020, 1, 2), cancel: Cancel)).IsOk);
    }
}
