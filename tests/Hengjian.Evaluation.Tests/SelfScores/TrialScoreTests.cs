using Hengjian.Data.Facts;
using Hengjian.Data.Tests;
using Hengjian.Domain.Access;
using Hengjian.Domain.Breakdown;
using Hengjian.Domain.Filling;
using Hengjian.Domain.Packages;
using Hengjian.Evaluation.Filling;
using Hengjian.Evaluation.Packages;
using Hengjian.Evaluation.SelfScores;
using Hengjian.Evaluation.Tests.Filling;
using Hengjian.Evaluation.Tests.RoundSetup;
using Hengjian.Evaluation.Workspaces;
using Hengjian.Indicators.Facts;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Evaluation.Tests.SelfScores;

/// <summary>What the scheme would give on the values as they stand, for the lead alone; on both databases.</summary>
public sealed class TrialScoreTests(TestDatabases databases)
{
    private const string Unit = "990100-education";

    public static TheoryData<string> Kinds => TestDatabases.Kinds;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Kinds))]
    public async Task TheLeadSeesWhatTheSchemeWouldGive_WithMissingValuesNamed_AndNothingIsStored(string kind)
    {
        using var world = await ScoreWorld.MakeAsync(databases, kind);
        var nothing = await TrialAsync(world);
        Assert.Equal("", string.Join('\n', nothing.Items.Where(i => i.Value.Points is not null).Select(i => $"{i.Key} {i.Value}")));
        var growth = nothing.Items["4.1"];
        Assert.Equal(("缺数", (double?)null), (growth.State, growth.Points));
        Assert.Equal(["2026年“一般公共预算教育支出”（蕙川县没有数）", "2025年“一般公共预算教育支出”（蕙川县没有数）"], growth.Lacks);
        // What people decide is not computed: a bonus nobody has confirmed is not 0.
        Assert.Equal("待评审", nothing.Items["15.1"].State);

        // The county's figures are facts: 10 % more, full marks by the shipped rule (at least 0).
        foreach (var (year, spend) in ((int, double)[])[(2025, 100), (2026, 110)])
            await world.World.Workspace.Snapshots.AddAsync([Spending(year, spend)], new SnapshotGiving("wang", "决算", []), Cancel);
        var known = (await TrialAsync(world)).Items["4.1"];
        Assert.Equal(("已算", 3.0), (known.State, known.Points));
        Assert.Contains("10.00%", known.Words, StringComparison.Ordinal);

        // The city's own draft is the unit's until its head has checked it; then it counts as it stands.
        await DraftAsync(world, ("lower_govs", "12"), ("lower_govs_evaluated", "12"));
        var before = await TrialAsync(world);
        Assert.Equal(("缺数", "岚溪市教育局"), (before.Items["6.3"].State, Assert.Single(before.Closed)));
        Assert.Equal(["2026年“下级政府数”", "2026年“五年内受督导的下级政府数”"], before.Items["6.3"].Lacks.OrderBy(l => l.Length));
        await OpenAsync(world, Openness.Government);
        var after = await TrialAsync(world);
        Assert.Equal(("已算", 2.0), (after.Items["6.3"].State, after.Items["6.3"].Points));
        Assert.Empty(after.Closed);
        Assert.Equal(2m, after.Points - before.Points);

        // What does not apply leaves the base, as in earnest.
        await using var db = world.World.Workspace.OpenDb();
        await db.Assignments.Where(a => a.PackageId == world.Package && a.Item == "6.3").ExecuteUpdateAsync(s => s.SetProperty(a => a.ClaimState, ClaimState.Agreed), Cancel);
        Assert.Equal("不适用", (await TrialAsync(world)).Items["6.3"].State);
        Assert.Equal((0, 0), (await db.Runs.CountAsync(Cancel), await db.SelfScores.CountAsync(Cancel)));
        Assert.Equal(2, await db.Snapshots.CountAsync(Cancel));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task NobodyButTheLeadOfTheGovernment_AndNobodyAfterItIsHandedUp(string kind)
    {
        using var world = await ScoreWorld.MakeAsync(databases, kind);
        await using var db = world.World.Workspace.OpenDb();
        var work = (await PackageFactsReader.FindAsync(db, world.Package, Cancel))!;
        foreach (var stranger in new[] { ScoreWorld.Clerk, ScoreWorld.Office, RoundWorld.Supervisor, new Principal("x", "他市", [new Grant("lead", 990200)]), new Principal("y", "县", [new Grant("lead", RoundWorld.County)]), new Principal("z", "专家", [new Grant("reviewer", RoundWorld.Province)]) })
            Assert.Equal("HJP0924", (await Trials(world).OfAsync(db, work, stranger, Cancel)).Problems[0].Code);
        Assert.True(TrialScores.May(work, RoundWorld.Lead).Allowed);
        foreach (var state in new[] { PackageState.Submitted, PackageState.Accepted })
        {
            await db.Packages.Where(p => p.Id == world.Package).ExecuteUpdateAsync(s => s.SetProperty(p => p.State, state), Cancel);
            db.ChangeTracker.Clear();
            Assert.Equal("HJP0924", (await Trials(world).OfAsync(db, (await PackageFactsReader.FindAsync(db, world.Package, Cancel))!, RoundWorld.Lead, Cancel)).Problems[0].Code);
        }
    }

    private static TrialScores Trials(ScoreWorld world) => new(world.World.Workspace, world.World.Books, new DraftFacts(world.World.Workspace, SheetWorld.Dictionary));

    private static async Task<TrialScore> TrialAsync(ScoreWorld world)
    {
        await using var db = world.World.Workspace.OpenDb();
        var done = await Trials(world).OfAsync(db, (await PackageFactsReader.FindAsync(db, world.Package, Cancel))!, RoundWorld.Lead, Cancel);
        Assert.Empty(done.Problems);
        return done.Value;
    }

    private static FactSnapshot Spending(int year, double spend) => new("region", RoundWorld.County, "d", new FactTable
    {
        Grain = Grain.RegionYear,
        Period = year,
        Regions = [RoundWorld.County],
        Stages = new SchoolStage[1],
        Columns = new Dictionary<string, Column> { ["edu_spend"] = new NumberColumn([spend]) },
    });

    private static async Task DraftAsync(ScoreWorld world, params (string Element, string Text)[] values)
    {
        await using var db = world.World.Workspace.OpenDb();
        var sheet = new FillSheetRecord { RegionCode = RoundWorld.City, UnitId = Unit, Kind = "region", Period = 2026 };
        db.Add(sheet);
        await db.SaveChangesAsync(Cancel);
        var row = new SheetRowRecord { SheetId = sheet.Id, RegionRow = RoundWorld.City, Stage = SchoolStage.All };
        var columns = values.Select(v => new SheetColumnRecord { SheetId = sheet.Id, RegionCode = RoundWorld.City, UnitId = Unit, Kind = "region", Period = 2026, Element = v.Element }).ToList();
        db.Add(row);
        db.AddRange(columns);
        await db.SaveChangesAsync(Cancel);
        db.AddRange(columns.Select(c => new SheetDemandRecord { ColumnId = c.Id, RoundId = world.Round, Item = "6.3" }));
        foreach (var (element, text) in values)
        {
            var revision = new CellRevisionRecord
            {
                SheetId = sheet.Id,
                RowId = row.Id,
                Element = element,
                Text = text,
                Number = double.Parse(text, System.Globalization.CultureInfo.InvariantCulture),
                Flag = ValueFlag.Present,
                By = "clerk",
                At = world.World.Test.Clock.GetUtcNow(),
                Op = Guid.NewGuid(),
                Source = CellSource.Typed,
            };
            db.Add(revision);
            await db.SaveChangesAsync(Cancel);
            db.Add(new CellRecord { RowId = row.Id, Element = element, SheetId = sheet.Id, RevisionId = revision.Id });
        }
        await db.SaveChangesAsync(Cancel);
    }

    private static async Task OpenAsync(ScoreWorld world, Openness openness)
    {
        await using var db = world.World.Workspace.OpenDb();
        await db.SheetColumns.Where(c => c.UnitId == Unit).ExecuteUpdateAsync(s => s.SetProperty(c => c.Openness, openness), Cancel);
    }
}
