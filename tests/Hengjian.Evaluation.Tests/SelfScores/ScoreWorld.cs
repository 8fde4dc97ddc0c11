using Hengjian.Data.Tests;
using Hengjian.Domain.Access;
using Hengjian.Domain.Packages;
using Hengjian.Evaluation.Packages;
using Hengjian.Evaluation.Sealing;
using Hengjian.Evaluation.SelfScores;
using Hengjian.Evaluation.Submissions;
using Hengjian.Evaluation.Tests.RoundSetup;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Evaluation.Tests.SelfScores;

/// <summary>A city whose items were given out by the shipped scheme; a round without publicity and approval.</summary>
internal sealed class ScoreWorld(RoundWorld world, long round, long package) : IDisposable
{
    public static readonly Principal Clerk = new("finance-clerk", "财政填报", [new Grant("clerk", RoundWorld.City, "990100-finance")]);
    public static readonly Principal Office = new("office", "政府办", [new Grant("government-office", RoundWorld.City)]);

    public RoundWorld World { get; } = world;

    public long Round { get; } = round;

    public long Package { get; } = package;

    public SelfScoreReader Reader => new(World.Breakdown, new ScoreReferences(World.Workspace));

    public SelfScoreLibrary Library => new(World.Workspace, Reader);

    public PackageDeeds Packages
    {
        get
        {
            var book = new ObstacleBook(World.Workspace, new ContributionReader([]));
            return new PackageDeeds(World.Workspace, new PackageFactsReader(World.Workspace, new PackageContent([])), book);
        }
    }

    public SubmissionLibrary Submissions => new(World.Workspace, Packages, new PackageContent([]), []);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static async Task<ScoreWorld> MakeAsync(TestDatabases databases, string kind)
    {
        var world = await RoundWorld.MakeAsync(await databases.NewAsync(kind), Cancel);
        var round = await world.OpenRoundAsync(2026, Cancel);
        var city = await world.PackageAsync(round.Id, RoundWorld.City, Cancel);
        await world.Breakdown.AdoptAsync(city.Id, null, RoundWorld.Lead, Cancel);
        Assert.True((await world.Breakdown.IssueAsync(city.Id, RoundWorld.Lead, Cancel)).IsOk);
        await using var db = world.Workspace.OpenDb();
        await db.RoundPlans.ExecuteUpdateAsync(s => s.SetProperty(p => p.PublicityDays, 0).SetProperty(p => p.AskApproval, false), Cancel);
        return new ScoreWorld(world, round.Id, city.Id);
    }

    public async Task MergeAsync()
    {
        await using var db = World.Workspace.OpenDb();
        await db.Contributions.Where(c => c.PackageId == Package).ExecuteUpdateAsync(
            s => s.SetProperty(c => c.State, ContributionState.Merged).SetProperty(c => c.Openness, Openness.Government), Cancel);
    }

    public async Task<SelfScoreView> ViewAsync(Principal principal)
    {
        await using var db = World.Workspace.OpenDb();
        var found = await Reader.FindAsync(db, Package, principal, cancel: Cancel);
        Assert.Empty(found.Problems);
        return found.Value;
    }

    /// <summary>The lead's form as it is shown, with some items typed over.</summary>
    public async Task<List<SelfScoreEntry>> FormAsync(params (string Item, string Points, string Reason)[] typed)
    {
        var view = await ViewAsync(RoundWorld.Lead);
        return [.. view.Rows.Select(r => typed.FirstOrDefault(t => t.Item == r.Item.Id) is { Item: not null } t
            ? new SelfScoreEntry(t.Item, t.Points, t.Reason, r.Score?.Id)
            : new SelfScoreEntry(r.Item.Id, r.Score?.Points is { } points ? Indicators.Scoring.NumberText.Plain(points) : "", r.Score?.Reason ?? "", r.Score?.Id))];
    }

    /// <summary>All items at full marks, but for those named.</summary>
    public async Task ScoreAllAsync(params (string Item, string Points, string Reason)[] typed)
    {
        var view = await ViewAsync(RoundWorld.Lead);
        var all = view.Rows.Where(r => !r.Waived).Select(r => typed.FirstOrDefault(t => t.Item == r.Item.Id) is { Item: not null } t ? t : (r.Item.Id, r.Item.Bonus ? "0" : Indicators.Scoring.NumberText.Plain(r.Item.MaxScore), ""));
        var saved = await Library.DecideAsync(Package, await FormAsync([.. all]), RoundWorld.Lead, Cancel);
        Assert.Empty(saved.Problems);
    }

    public void Dispose() => World.Dispose();
}
