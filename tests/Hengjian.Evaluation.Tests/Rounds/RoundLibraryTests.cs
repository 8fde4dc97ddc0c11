using Hengjian.Data.Tests;
using Hengjian.Domain.Access;
using Hengjian.Domain.Packages;
using Hengjian.Domain.Rounds;
using Hengjian.Domain.Submissions;
using Hengjian.Evaluation.Rounds;
using Hengjian.Evaluation.Tests.Workspaces;
using Hengjian.Evaluation.Workspaces;
using Hengjian.Indicators.Scoring;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Evaluation.Tests.Rounds;

public sealed class RoundLibraryTests(TestDatabases databases)
{
    public static TheoryData<string> Kinds => TestDatabases.Kinds;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Round_GoesFromOfficialRunToPublished_AndEachStepIsInTheAuditLog(string kind)
    {
        using var test = await TestWorkspace.MakeAsync(await databases.NewAsync(kind));
        var round = await SmallProvince.FillAsync(test.Workspace, Cancel);
        var rounds = new RoundLibrary(test.Workspace);
        var early = await rounds.MoveAsync(round.Id, RoundTransition.CloseScoring, SmallProvince.Supervisor, cancel: Cancel);
        Assert.Equal("HJP0201", Assert.Single(early.Problems).Code);

        var run = await SmallProvince.ComputationOf(test.Workspace).RunAsync(round.Id, official: true, "wang", cancel: Cancel);
        Assert.Empty(run.Problems);
        var (_, stored) = (await new RunLibrary(test.Workspace).LoadAsync(run.Value.Id, Cancel)).Value;
        Assert.Equal([(990100, 70.0), (990200, 30.0)], stored.Scheme!.Sheets.Select(s => (s.Region, s.Total!.Value)));

        Assert.True((await rounds.MoveAsync(round.Id, RoundTransition.CloseScoring, SmallProvince.Supervisor, cancel: Cancel)).IsOk);
        Assert.True((await rounds.MoveAsync(round.Id, RoundTransition.Publish, SmallProvince.Supervisor, cancel: Cancel)).IsOk);
        var published = (await rounds.FindAsync(round.Id, Cancel)).Value;
        Assert.Equal((ProcessStage.Published, run.Value.Id), (published.Stage, published.OfficialRunId));
        await using var db = test.Workspace.OpenDb();
        var actions = await db.AuditEntries.OrderBy(a => a.Sequence).Select(a => a.Action).ToListAsync(Cancel);
        Assert.Equal(
            ["create-workspace", "set-regions", "import", "create-round", "run", "round-close-scoring", "round-publish"], actions);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task FiguresOfASubmissionThatAreNoFactsYet_KeepTheOfficialRunBack_NotATrial(string kind)
    {
        using var test = await TestWorkspace.MakeAsync(await databases.NewAsync(kind));
        var round = await SmallProvince.FillAsync(test.Workspace, Cancel);
        await using var db = test.Workspace.OpenDb();
        var package = new PackageRecord { RoundId = round.Id, RegionCode = 990100, Openness = Openness.Evaluator, State = PackageState.Submitted };
        db.Packages.Add(package);
        await db.SaveChangesAsync(Cancel);
        SubmissionRecord Made(int number) => new()
        {
            PackageId = package.Id,
            RegionCode = 990100,
            Number = number,
            Root = new string('a', 64),
            ManifestSha256 = new string('b', 64),
            Receipt = $"HJ-{number}",
            By = "office",
            At = test.Clock.GetUtcNow(),
        };
        var (old, now) = (Made(1), Made(2));
        now.FactsProblem = "没有“990109”这个地区。";
        db.AddRange(old, now);
        await db.SaveChangesAsync(Cancel);
        package.SubmissionId = now.Id;
        await db.SaveChangesAsync(Cancel);
        var (rounds, computation) = (new RoundLibrary(test.Workspace), SmallProvince.ComputationOf(test.Workspace));
        Assert.Equal(["HJ-2"], (await rounds.WaitingAsync(round.Id, Cancel)).Select(s => s.Receipt));
        var refused = Assert.Single((await computation.RunAsync(round.Id, official: true, "wang", cancel: Cancel)).Problems);
        Assert.Equal("HJP0922", refused.Code);
        Assert.Contains("HJ-2", refused.Message, StringComparison.Ordinal);
        Assert.Empty((await computation.RunAsync(round.Id, official: false, "wang", cancel: Cancel)).Problems);
        await db.Submissions.Where(s => s.Id == now.Id).ExecuteUpdateAsync(s => s.SetProperty(x => x.FactsState, FactsState.Merged), Cancel);
        Assert.Empty((await computation.RunAsync(round.Id, official: true, "wang", cancel: Cancel)).Problems);
    }

    [Fact]
    public async Task NewDataAfterTheOfficialRun_BlockClosing_UntilItIsRunAgain()
    {
        using var test = await TestWorkspace.MakeAsync();
        var round = await SmallProvince.FillAsync(test.Workspace, Cancel);
        var computation = SmallProvince.ComputationOf(test.Workspace);
        await computation.RunAsync(round.Id, official: true, "wang", cancel: Cancel);
        await test.Workspace.Snapshots.AddAsync(
            [SmallProvince.Spending(990101, (990101, 700, 100))], new SnapshotGiving("wang", "", []), Cancel);
        var rounds = new RoundLibrary(test.Workspace);
        var option = (await rounds.OptionsAsync(round.Id, SmallProvince.Supervisor, Cancel)).Value.Single();
        Assert.Equal((RoundTransition.CloseScoring, false), (option.Transition, option.Decision.Allowed));
        Assert.Contains("重新运行", option.Decision.Reason, StringComparison.Ordinal);
        await computation.RunAsync(round.Id, official: true, "wang", cancel: Cancel);
        Assert.True((await rounds.MoveAsync(round.Id, RoundTransition.CloseScoring, SmallProvince.Supervisor, cancel: Cancel)).IsOk);
    }

    [Fact]
    public async Task ScoredRound_TakesTrialRunsOnly()
    {
        using var test = await TestWorkspace.MakeAsync();
        var round = await SmallProvince.FillAsync(test.Workspace, Cancel);
        var computation = SmallProvince.ComputationOf(test.Workspace);
        var official = await computation.RunAsync(round.Id, official: true, "wang", cancel: Cancel);
        await new RoundLibrary(test.Workspace).MoveAsync(round.Id, RoundTransition.CloseScoring, SmallProvince.Supervisor, cancel: Cancel);
        Assert.Equal("HJP0205", (await computation.RunAsync(round.Id, official: true, "wang", cancel: Cancel)).Problems[0].Code);
        var trial = await computation.RunAsync(round.Id, official: false, "wang", cancel: Cancel);
        Assert.Equal((official.Value.ResultHash, official.Value.InputHash), (trial.Value.ResultHash, trial.Value.InputHash));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task SaidAgain_ReplacesWhatTheSamePersonSaid_AndOthersStay(string kind)
    {
        using var test = await TestWorkspace.MakeAsync(await databases.NewAsync(kind));
        var round = await SmallProvince.FillAsync(test.Workspace, Cancel);
        var rounds = new RoundLibrary(test.Workspace);
        await rounds.AddReviewsAsync(round.Id, [new ExpertScore(990100, "1", 60) { By = "甲" }], "jia", Cancel);
        await rounds.AddReviewsAsync(round.Id, [new ExpertScore(990100, "1", 70) { By = "乙" }], "yi", Cancel);
        await rounds.AddReviewsAsync(round.Id, [new ExpertScore(990100, "1", 65) { By = "甲" }], "jia", Cancel);
        var said = await rounds.ReviewsAsync(round.Id, Cancel);
        Assert.Equal([70, 65], said.Entries.Cast<ExpertScore>().Select(s => s.Points));
        await using var db = test.Workspace.OpenDb();
        Assert.Equal(3, await db.ReviewInputs.CountAsync(Cancel));
    }
}
