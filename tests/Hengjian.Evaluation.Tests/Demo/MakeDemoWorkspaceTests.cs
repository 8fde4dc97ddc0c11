using Hengjian.Data.Results;
using Hengjian.Domain.Access;
using Hengjian.Evaluation.Computing;
using Hengjian.Evaluation.Demo;
using Hengjian.Evaluation.Rounds;
using Hengjian.Evaluation.Verification;
using Hengjian.Indicators.Facts;
using Hengjian.Indicators.Results;
using Hengjian.Indicators.Scoring;

namespace Hengjian.Evaluation.Tests.Demo;

/// <summary>Every planted story is found through the engine, from the stored workspace.</summary>
public sealed class MakeDemoWorkspaceTests(DemoWorld world)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private async Task<StoredRun> RunOf(string name)
    {
        var round = (await new RoundLibrary(world.Workspace).ListAsync(Cancel)).Single(r => r.Name == name);
        return (await new RunLibrary(world.Workspace).LoadAsync(round.OfficialRunId!.Value, Cancel)).Value.Run;
    }

    private Task<StoredRun> City => RunOf("2025年对市级人民政府履行教育职责评价");

    private Task<StoredRun> County => RunOf("2025年对县级人民政府履行教育职责评价");

    private static int Code(IndicatorResults results, string name) => results.Tree.Regions.Single(r => r.Name == name).Code;

    private static List<string> Where(IndicatorResults results, string indicator, SchoolStage stage, RegionLevel level, Func<IndicatorValue, bool> wanted)
    {
        var values = results.FindRegions(indicator, stage, 2025)!.Values;
        return [.. results.Tree.Regions.Where((r, i) => r.Level == level && values[i] is { } v && wanted(v)).Select(r => r.Name)];
    }

    [Fact]
    public async Task Rounds_StandAtTheirStages()
    {
        var rounds = await new RoundLibrary(world.Workspace).ListAsync(Cancel);
        Assert.Equal(5, rounds.Count);
        Assert.Equal([ProcessStage.Published], rounds.Where(r => r.Year == 2024).Select(r => r.Stage));
        Assert.Equal(2, rounds.Count(r => r.Stage == ProcessStage.Scored));
        Assert.All(rounds.Where(r => r.Year < 2026), r => Assert.NotNull(r.OfficialRunId));
        Assert.Equal((ProcessStage.Open, null), rounds.Where(r => r.Year == 2026).Select(r => (r.Stage, r.OfficialRunId)).Single());
        Assert.Equal(1, world.Progress[^1].Share, 2);
        Assert.Equal(world.Progress.Select(p => p.Share).Order(), world.Progress.Select(p => p.Share));
    }

    [Fact]
    public async Task EveryElement_IsCollected()
    {
        var results = (await City).Indicators;
        var all = Enumerable.Range(2023, 3).Select(y => results.RegionSeries.Count(s => s.Period == y));
        Assert.All(all, n => Assert.True(n > 200));
        // Only stages without schools of their own, an undefined growth from zero, and the stories may leave a county without value.
        string[] growth = ["safety.incident-change", "class-size.large-removal-rate"];
        string[] planned = [DemoStories.NoClasses, DemoStories.SchoolWithoutPupils, DemoStories.CountyWithoutJunior];
        var empty = results.RegionSeries
            .Where(s => s.Period == 2025 && s.Stage != SchoolStage.Higher && !growth.Contains(s.Indicator))
            .SelectMany(s => results.Tree.Counties.Where(c => s.Values[results.Tree.IndexOf(c.Code)] is { Flag: ValueFlag.Missing })
                .Select(c => (s.Indicator, s.Stage, c.Name)))
            .Where(e => !planned.Contains(e.Name)).ToList();
        Assert.Empty(empty);
    }

    [Fact]
    public async Task SpendingFell_InOneCounty_WithTheChangeOfDefinitionNoted()
    {
        var results = (await County).Indicators;
        foreach (var year in new[] { 2024, 2025 })
            Assert.True(results.At("funding.total-nondecrease", SchoolStage.All, year, Code(results, DemoStories.SpendingFell))!.Value.Value < 0);
        var records = await world.Workspace.Snapshots.InForceAsync(null, Cancel);
        Assert.Equal([2024], records.Where(r => r.DefinitionNote.Length > 0).Select(r => r.Period));
    }

    [Fact]
    public async Task SuperLargeClasses_AreCountedInTwoCounties()
    {
        var results = (await County).Indicators;
        var places = Where(results, "class-size.super-count", SchoolStage.Compulsory, RegionLevel.County, v => v.Value > 0);
        Assert.Equal(DemoStories.SuperLarge.Order(StringComparer.Ordinal), places.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task PayGap_IsOneCountys_AndItsCityFailsTheCountOfCounties()
    {
        var results = (await County).Indicators;
        Assert.Equal([DemoStories.PayGap], Where(results, "teacher-pay.ratio", SchoolStage.All, RegionLevel.County, v => v.Value < 100));
        Assert.Equal(["沅屏市"], Where(results, "teacher-pay.counties-ok-rate", SchoolStage.All, RegionLevel.City, v => v.Value < 100));
    }

    [Fact]
    public async Task MissingClasses_AreMissing_AndPartialAbove()
    {
        var results = (await County).Indicators;
        Assert.Equal([DemoStories.NoClasses], Where(results, "class-size.large-count", SchoolStage.Compulsory, RegionLevel.County, v => v.Flag == ValueFlag.Missing));
        Assert.Equal(["栖陵市"], Where(results, "class-size.large-count", SchoolStage.Compulsory, RegionLevel.City, v => v.Flag == ValueFlag.Partial));
    }

    [Fact]
    public async Task Estimate_TravelsIntoTheRatio()
    {
        var results = (await County).Indicators;
        Assert.Equal([DemoStories.Estimated], Where(
            results, "preschool.xqpp.gross-enrolment", SchoolStage.All, RegionLevel.County, v => v.Flag == ValueFlag.Estimated));
    }

    [Fact]
    public async Task CountyWithoutJunior_IsNotApplicable_NotZero()
    {
        var results = (await County).Indicators;
        Assert.Equal(ValueFlag.NotApplicable, results.At("compulsory.consolidation-9", SchoolStage.All, 2025, Code(results, DemoStories.CountyWithoutJunior))!.Value.Flag);
    }

    [Fact]
    public async Task ModelCounties_AloneMeetEveryItem()
    {
        var run = await RunOf("2025年县域义务教育优质均衡发展评估");
        var met = run.Scheme!.Sheets.Where(s => s.Grade == AllMustPassGrades.Met).Select(s => run.Indicators.Tree.Regions[run.Indicators.Tree.IndexOf(s.Region)].Name);
        Assert.Equal(DemoStories.ModelCounties.Order(StringComparer.Ordinal), met.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Equipment_IsUnevenInOneCounty()
    {
        var run = await RunOf("2025年县域义务教育优质均衡发展评估");
        var unmet = run.Scheme!.Sheets.Where(s => s.Items.Single(i => i.ItemId == "1.7").Met == false).Select(s => s.Region);
        Assert.Equal([Code(run.Indicators, DemoStories.Uneven)], unmet);
    }

    [Fact]
    public async Task Verification_RecomputesEveryRunToTheSameBytes()
    {
        var computation = new RunComputation(world.Workspace);
        var verify = new VerifyWorkspace(world.Workspace, (material, cancel) => Task.Run(() => computation.Compute(material, null, cancel), cancel));
        var report = await verify.RunAsync(null, Cancel);
        Assert.Empty(report.Findings);
        Assert.Equal(4, report.Recomputed);
    }

    [Fact]
    public async Task InflatedCity_HasTheLowestCredibility()
    {
        var run = await City;
        var self = run.Reviews.Entries.OfType<SelfScore>().ToLookup(s => s.Region);
        double Deviation(ScoreSheet sheet) => self[sheet.Region].Sum(s => Math.Abs(s.Points - (sheet.Items.First(i => i.ItemId == s.Item).Points ?? s.Points)));
        var worst = run.Scheme!.Sheets.MaxBy(Deviation)!;
        Assert.Equal(Code(run.Indicators, DemoStories.InflatedCity), worst.Region);
    }

    [Fact]
    public async Task Grades_AreSpread()
    {
        var grades = (await City).Scheme!.Sheets.CountBy(s => s.Grade ?? "").ToDictionary();
        Assert.InRange(grades.GetValueOrDefault("优秀"), 2, 8);
        Assert.InRange(grades.GetValueOrDefault("良好"), 5, 12);
        Assert.True(grades.Count >= 3);
    }

    [Fact]
    public async Task Accounts_SignInWithTheDemoPassword()
    {
        var who = (await world.Workspace.Accounts.SignInAsync("county-clerk", DemoAccounts.Password, Cancel)).Value;
        var county = Code((await City).Indicators, DemoStories.SpendingFell);
        Assert.Equal([new Grant(Roles.Clerk.Id, county, $"{county}-education")], who.Grants);
        Assert.Equal(DemoAccounts.All.Count, (await world.Workspace.Accounts.ListAsync(Cancel)).Count);
    }
}
