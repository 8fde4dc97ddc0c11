using Hengjian.Data.Tests;
using Hengjian.Evaluation.Workspaces;
using Hengjian.Indicators.Facts;

namespace Hengjian.Evaluation.Tests.Workspaces;

public sealed class SnapshotLibraryTests(TestDatabases databases)
{
    private static readonly SnapshotGiving Giving = new("wang", "财政决算", []);

    public static TheoryData<string> Kinds => TestDatabases.Kinds;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Correction_NamesItsParentAndTakesItsPlace(string kind)
    {
        using var test = await TestWorkspace.MakeAsync(await databases.NewAsync(kind));
        await SmallProvince.FillAsync(test.Workspace, Cancel);
        var library = test.Workspace.Snapshots;
        var first = Assert.Single(await library.InForceAsync(cancel: Cancel));
        Assert.Equal("经费.csv", Assert.Single(first.Files).Name);
        var part = Assert.Single(await library.AddAsync([SmallProvince.Spending(990101, (990101, 700, 100))], Giving, Cancel));
        Assert.Null(part.ParentId);
        Assert.Equal([first.Id, part.Id], (await library.InForceAsync(cancel: Cancel)).Select(s => s.Id));
        var one = Assert.Single(await library.AddAsync([SmallProvince.Spending(990000, (990101, 1, 1))], Giving, Cancel));
        Assert.Equal([first.Id, one.Id], (await library.InForceAsync(cancel: Cancel)).Select(s => s.Id));
        var whole = Assert.Single(await library.AddAsync(
            [SmallProvince.Spending(990100, (990101, 1, 1), (990102, 1, 1), (990201, 1, 1))], Giving, Cancel));
        Assert.Equal(first.Id, one.ParentId);
        Assert.Equal([whole.Id], (await library.InForceAsync(cancel: Cancel)).Select(s => s.Id));
        Assert.Empty(await library.InForceAsync(2024, Cancel));
    }

    [Fact]
    public async Task CombinedFacts_TakeTheCountysOwnCorrection()
    {
        using var test = await TestWorkspace.MakeAsync();
        await SmallProvince.FillAsync(test.Workspace, Cancel);
        await test.Workspace.Snapshots.AddAsync([SmallProvince.Spending(990101, (990101, 700, 100))], Giving, Cancel);
        var tree = (await test.Workspace.Regions.TreeOnAsync(new DateOnly(2025, 1, 1), Cancel)).Value;
        var hashes = (await test.Workspace.Snapshots.InForceAsync(cancel: Cancel)).Select(s => s.Hash);
        var table = test.Workspace.Snapshots.Combine(tree, hashes, verify: true).Value.Find(Grain.RegionYear, 2025)!;
        Assert.Equal([700, 900, 300], ((NumberColumn)table.Columns["spend"]).ToArray());
    }

    [Fact]
    public async Task RegionsSetAgain_EndOldNamesAndKeepTheRest()
    {
        using var test = await TestWorkspace.MakeAsync();
        await SmallProvince.FillAsync(test.Workspace, Cancel);
        var tree = (await test.Workspace.Regions.TreeOnAsync(new DateOnly(2025, 1, 1), Cancel)).Value;
        var renamed = tree.Regions.Where(r => r.Level != RegionLevel.Nation)
            .Select(r => r.Code == 990101 ? r with { Name = "东岭区" } : r).ToList();
        Assert.True((await test.Workspace.Regions.SetAsync(renamed, new DateOnly(2026, 1, 1), cancel: Cancel)).IsOk);
        async Task<string> NameOn(DateOnly day) => (await test.Workspace.Regions.TreeOnAsync(day, Cancel)).Value.Counties[0].Name;
        Assert.Equal("东岭县", await NameOn(new DateOnly(2025, 12, 31)));
        Assert.Equal("东岭区", await NameOn(new DateOnly(2026, 1, 1)));
        var bad = await test.Workspace.Regions.SetAsync([renamed[2]], new DateOnly(2027, 1, 1), cancel: Cancel);
        Assert.Equal("HJP0241", Assert.Single(bad.Problems).Code);
    }
}
