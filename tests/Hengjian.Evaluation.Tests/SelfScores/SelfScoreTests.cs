using Hengjian.Data.Tests;
using Hengjian.Domain;
using Hengjian.Domain.Access;
using Hengjian.Domain.Breakdown;
using Hengjian.Domain.Rounds;
using Hengjian.Evaluation.Sealing;
using Hengjian.Evaluation.SelfScores;
using Hengjian.Evaluation.Submissions;
using Hengjian.Evaluation.Tests.RoundSetup;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Evaluation.Tests.SelfScores;

/// <summary>Points from the unit's proposal to the input of the scoring, on both databases.</summary>
public sealed class SelfScoreTests(TestDatabases databases)
{
    public static TheoryData<string> Kinds => TestDatabases.Kinds;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Kinds))]
    public async Task TheLeadDecides_UnitsPropose_OthersReadWhatIsTheirs(string kind)
    {
        using var world = await ScoreWorld.MakeAsync(databases, kind);
        var library = world.Library;
        Assert.Equal(2, (await library.DecideAsync(world.Package, await world.FormAsync(("4.1", "2", "少 1 县"), ("4.2", "0", "未达标")), RoundWorld.Lead, Cancel)).Value);
        var lead = await world.ViewAsync(RoundWorld.Lead);
        var (spending, perPupil) = (lead.Rows.Single(r => r.Item.Id == "4.1"), lead.Rows.Single(r => r.Item.Id == "4.2"));
        Assert.Equal((2.0, "少 1 县", "lead"), (spending.Score!.Points, spending.Score.Reason, spending.Score.By));
        Assert.Equal(0.0, perPupil.Score!.Points);
        Assert.Equal((lead.Rows.Count, lead.Rows.Count - 2), (lead.Total.Items, lead.Total.Open));
        Assert.Null(lead.Total.Scaled);
        // Saving the page as it stands writes nothing.
        Assert.Equal(0, (await library.DecideAsync(world.Package, await world.FormAsync(), RoundWorld.Lead, Cancel)).Value);

        // The clerk sees own items alone and proposes where the own unit leads; the lead sees it when the part was handed on.
        var clerk = await world.ViewAsync(ScoreWorld.Clerk);
        Assert.All(clerk.Rows, r => Assert.NotNull(r.Item.Id));
        Assert.True(clerk.Rows.Count < lead.Rows.Count && clerk is { Whole: false, Proposes: true, Decides.Allowed: false });
        Assert.Equal(2.0, clerk.Rows.Single(r => r.Item.Id == "4.1").Score!.Points);
        Assert.Equal(1, (await library.ProposeAsync(world.Package, [new("4.1", "2.5", "有 1 县未达到", null)], ScoreWorld.Clerk, Cancel)).Value);
        Assert.Equal("HJP0808", (await library.DecideAsync(world.Package, [new("4.1", "3", "", spending.Score.Id)], ScoreWorld.Clerk, Cancel)).Problems[0].Code);
        var foreign = lead.Rows.First(r => clerk.Rows.All(c => c.Item.Id != r.Item.Id)).Item.Id;
        Assert.Equal("HJP0806", (await library.ProposeAsync(world.Package, [new(foreign, "1", "", null)], ScoreWorld.Clerk, Cancel)).Problems[0].Code);
        Assert.Empty((await world.ViewAsync(RoundWorld.Lead)).Rows.Single(r => r.Item.Id == "4.1").Proposals);
        await world.MergeAsync();
        var proposed = Assert.Single((await world.ViewAsync(RoundWorld.Lead)).Rows.Single(r => r.Item.Id == "4.1").Proposals);
        Assert.Equal(("岚溪市财政局", 2.5), (proposed.Unit, proposed.Score.Points));
        Assert.Equal("HJP0808", (await library.ProposeAsync(world.Package, [new("4.1", "1", "改", proposed.Score.Id)], ScoreWorld.Clerk, Cancel)).Problems[0].Code);

        // The office of the government reads; nobody above, and no other government, before it is handed up.
        Assert.False((await world.ViewAsync(ScoreWorld.Office)).Decides.Allowed);
        await using var db = world.World.Workspace.OpenDb();
        foreach (var stranger in new[] { RoundWorld.Supervisor, new Principal("x", "他市", [new Grant("lead", 990200)]), new Principal("y", "县", [new Grant("clerk", RoundWorld.County, "990101-finance")]) })
            Assert.Equal("HJP0811", (await world.Reader.FindAsync(db, world.Package, stranger, cancel: Cancel)).Problems[0].Code);
        var history = await SelfScoreReader.HistoryAsync(db, await world.ViewAsync(RoundWorld.Lead), (await world.ViewAsync(RoundWorld.Lead)).Rows.Single(r => r.Item.Id == "4.1"), Cancel);
        Assert.Equal([("990100-finance", 2.5), (null, 2.0)], history.Select(h => (h.UnitId, h.Points!.Value)));
        var log = await db.AuditEntries.AsNoTracking().Where(e => e.Action == "set-self-scores").SingleAsync(Cancel);
        Assert.Contains("4.1=2；4.2=0", log.Details, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task WhatSomebodyElseScored_IsNotWrittenOver_AndAllOrNothingIsSaved(string kind)
    {
        using var world = await ScoreWorld.MakeAsync(databases, kind);
        var other = new Principal("lead-two", "牵头二", [new Grant("lead", RoundWorld.City)]);
        var mine = await world.FormAsync(("4.1", "3", ""), ("4.2", "1", "差一点"));
        Assert.Equal(1, (await world.Library.DecideAsync(world.Package, await world.FormAsync(("4.1", "2", "少")), other, Cancel)).Value);
        var refused = await world.Library.DecideAsync(world.Package, mine, RoundWorld.Lead, Cancel);
        Assert.Equal(("HJP0805", "条目 4.1"), (refused.Problems[0].Code, refused.Problems[0].Where));
        await using var db = world.World.Workspace.OpenDb();
        Assert.Equal(1, await db.SelfScores.CountAsync(Cancel));
        // What was shown and not touched is no change of mine.
        Assert.Equal(1, (await world.Library.DecideAsync(world.Package, [.. mine.Where(e => e.Item == "4.2")], RoundWorld.Lead, Cancel)).Value);
        var wrong = await world.Library.DecideAsync(world.Package, await world.FormAsync(("4.1", "99", ""), ("4.2", "", "只有理由"), ("9.99", "1", "")), RoundWorld.Lead, Cancel);
        Assert.Equal(["HJP0801", "HJP0804"], wrong.Problems.Select(p => p.Code));
        Assert.Equal("HJP0806", (await world.Library.DecideAsync(world.Package, [new("4.11", "1", "", null)], RoundWorld.Lead, Cancel)).Problems[0].Code);
        // Taken back is missing, not 0.
        Assert.Equal(1, (await world.Library.DecideAsync(world.Package, await world.FormAsync(("4.2", "", "")), RoundWorld.Lead, Cancel)).Value);
        Assert.Null((await world.ViewAsync(RoundWorld.Lead)).Rows.Single(r => r.Item.Id == "4.2").Score);
        Assert.Equal(3, await db.SelfScores.CountAsync(Cancel));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task ScoresAreOwedBeforeCompiling_Sealed_AndGivenToTheScoringWhenAccepted(string kind)
    {
        using var world = await ScoreWorld.MakeAsync(databases, kind);
        var (packages, submissions) = (world.Packages, world.Submissions);
        await world.MergeAsync();
        await world.World.Breakdown.ClaimAsync(world.Package, "15.1", ClaimMove.Claim, "无此项工作任务", RoundWorld.Lead, Cancel);
        await world.World.Breakdown.ClaimAsync(world.Package, "15.1", ClaimMove.Agree, "", RoundWorld.Supervisor, Cancel);
        var owed = await packages.CompileAsync(world.Package, RoundWorld.Lead, "演练", Cancel);
        Assert.Contains("还有 49 项没有自评得分：1.1、", owed.Problems[0].Message, StringComparison.Ordinal);
        await world.ScoreAllAsync(("4.1", "2", ""), ("4.2", "1.5", "两县未达标"));
        Assert.Contains("还有 1 项自评得分没有写扣分理由或加分依据：4.1。", (await packages.CompileAsync(world.Package, RoundWorld.Lead, "演练", Cancel)).Problems[0].Message, StringComparison.Ordinal);
        Assert.Equal(1, (await world.Library.DecideAsync(world.Package, await world.FormAsync(("4.1", "2", "少 1 县")), RoundWorld.Lead, Cancel)).Value);
        Assert.Empty((await packages.CompileAsync(world.Package, RoundWorld.Lead, "演练", Cancel)).Problems);
        Assert.Equal("HJP0808", (await world.Library.DecideAsync(world.Package, await world.FormAsync(("4.1", "3", "")), RoundWorld.Lead, Cancel)).Problems[0].Code);
        Assert.Empty((await submissions.SubmitAsync(world.Package, ScoreWorld.Office, true, Cancel)).Problems);
        var first = (await submissions.OfPackageAsync(world.Package, Cancel))!;
        Assert.Equal(49, first.Manifest!.Counts[SealPart.SelfScores]);
        Assert.Contains("\"points\":2,\"most\":", System.Text.Encoding.UTF8.GetString(first.Manifest.Leaves.Single(l => l.Part == (int)SealPart.SelfScores && l.Key == "4.1").Json), StringComparison.Ordinal);
        Assert.Empty((await new SubmissionCheck(world.World.Workspace).RunAsync(Cancel)).Found);

        // Now the evaluator sees points and reasons, not who wrote them.
        var seen = await world.ViewAsync(RoundWorld.Supervisor);
        Assert.True(seen is { Whole: true, Inner: false, Decides.Allowed: false });
        Assert.Equal("少 1 县", seen.Rows.Single(r => r.Item.Id == "4.1").Score!.Reason);
        Assert.Empty((await submissions.AcceptAsync(world.Package, RoundWorld.Supervisor, Cancel)).Problems);
        Assert.Equal(49, (await InputsAsync(world)).Count);
        Assert.Equal((2.0, "岚溪市人民政府", "自评：少 1 县"), (await InputsAsync(world)).Where(i => i.Item == "4.1").Select(i => (i.Number!.Value, i.By, i.Reason)).Single());

        // A score that is changed in the records is found.
        await using var db = world.World.Workspace.OpenDb();
        var id = await db.SelfScores.Where(s => s.Item == "4.2").Select(s => s.Id).SingleAsync(Cancel);
        await db.SelfScores.Where(s => s.Id == id).ExecuteUpdateAsync(s => s.SetProperty(x => x.Points, 1.6), Cancel);
        Assert.Contains("4.2", Assert.Single((await new SubmissionCheck(world.World.Workspace).RunAsync(Cancel)).Found).Problem.Message, StringComparison.Ordinal);
        await db.SelfScores.Where(s => s.Id == id).ExecuteUpdateAsync(s => s.SetProperty(x => x.Points, 1.5), Cancel);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task AReturn_OpensTheScoresOfWhatItNames_AndTheNextAcceptanceTakesTheirPlace(string kind)
    {
        using var world = await ScoreWorld.MakeAsync(databases, kind);
        var (packages, submissions) = (world.Packages, world.Submissions);
        await world.MergeAsync();
        await world.ScoreAllAsync(("4.1", "2", "少 1 县"));
        Assert.Empty((await packages.CompileAsync(world.Package, RoundWorld.Lead, "演练", Cancel)).Problems);
        Assert.Empty((await submissions.SubmitAsync(world.Package, ScoreWorld.Office, true, Cancel)).Problems);
        Assert.Empty((await submissions.AcceptAsync(world.Package, RoundWorld.Supervisor, Cancel)).Problems);
        world.World.Test.Clock.Pass(TimeSpan.FromMinutes(1));
        var due = BeijingTime.DayOf(world.World.Test.Clock.GetUtcNow()).AddDays(5);
        var items = new Dictionary<string, string> { ["4.1"] = "得分偏高" };
        Assert.Empty((await new ReturnLibrary(packages, []).ReturnAsync(world.Package, RoundWorld.Supervisor, "补正", due, items, Cancel)).Problems);
        world.World.Test.Clock.Pass(TimeSpan.FromMinutes(1));
        var form = await world.FormAsync(("4.1", "1", "少 2 县"), ("4.2", "1", "也改"));
        var refused = await world.Library.DecideAsync(world.Package, form, RoundWorld.Lead, Cancel);
        Assert.Contains("条目 4.2，这次退回补正没有列出这一项", refused.Problems[0].Message, StringComparison.Ordinal);
        Assert.Equal(1, (await world.Library.DecideAsync(world.Package, await world.FormAsync(("4.1", "1", "少 2 县")), RoundWorld.Lead, Cancel)).Value);
        // Above, the score that was handed up stands until the next.
        Assert.Equal(2.0, (await world.ViewAsync(RoundWorld.Supervisor)).Rows.Single(r => r.Item.Id == "4.1").Score!.Points);
        await world.MergeAsync();
        Assert.Empty((await submissions.SubmitAsync(world.Package, ScoreWorld.Office, true, Cancel)).Problems);
        Assert.Equal(1.0, (await world.ViewAsync(RoundWorld.Supervisor)).Rows.Single(r => r.Item.Id == "4.1").Score!.Points);
        Assert.Equal(2.0, (await InputsAsync(world)).Single(i => i.Item == "4.1").Number);
        Assert.Empty((await submissions.AcceptAsync(world.Package, RoundWorld.Supervisor, Cancel)).Problems);
        var inputs = await InputsAsync(world);
        Assert.Equal((50, 1.0), (inputs.Count, inputs.Single(i => i.Item == "4.1").Number));
        await using var db = world.World.Workspace.OpenDb();
        Assert.Equal(1, await db.ReviewInputs.CountAsync(i => i.WithdrawnAt != null, Cancel));
        Assert.Empty((await new SubmissionCheck(world.World.Workspace).RunAsync(Cancel)).Found);
    }

    private static async Task<List<ReviewInputRecord>> InputsAsync(ScoreWorld world)
    {
        await using var db = world.World.Workspace.OpenDb();
        return await db.ReviewInputs.AsNoTracking().Where(i => i.RoundId == world.Round && i.Kind == ReviewInputKind.SelfScore && i.WithdrawnAt == null).ToListAsync(Cancel);
    }
}
