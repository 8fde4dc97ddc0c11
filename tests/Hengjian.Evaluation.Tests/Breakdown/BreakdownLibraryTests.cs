using Hengjian.Data.Tests;
using Hengjian.Domain.Access;
using Hengjian.Domain.Breakdown;
using Hengjian.Domain.Packages;
using Hengjian.Domain.Rounds;
using Hengjian.Evaluation.Breakdown;
using Hengjian.Evaluation.Tests.RoundSetup;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Evaluation.Tests.Breakdown;

/// <summary>From the opened round to the units' parts, on both databases.</summary>
public sealed class BreakdownLibraryTests(TestDatabases databases)
{
    private const string Finance = "990100-finance";
    private const string Education = "990100-education";

    public static TheoryData<string> Kinds => TestDatabases.Kinds;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Kinds))]
    public async Task OpeningMakesPackages_SuggestionsAreTaken_IssuingMakesPartsAndTasks(string kind)
    {
        using var world = await RoundWorld.MakeAsync(await databases.NewAsync(kind), Cancel);
        var round = await world.OpenRoundAsync(2026, Cancel);
        var city = await world.PackageAsync(round.Id, RoundWorld.City, Cancel);
        Assert.Equal(city.Id, (await world.PackageAsync(round.Id, RoundWorld.County, Cancel)).ParentId);

        var view = (await world.Breakdown.LoadAsync(city.Id, Cancel)).Value;
        var spending = view.Rows.Single(r => r.Item.Id == "4.1");
        Assert.Equal((Finance, "方案写明“财政”牵头"), (spending.Suggestion.Lead, spending.Suggestion.Why));
        Assert.Equal([Education], spending.Suggestion.Cooperate);

        // Nothing is issued while one item has nobody.
        Assert.Equal(view.Rows.Count - 1, (await world.Breakdown.AdoptAsync(city.Id, [.. view.Rows.Select(r => r.Item.Id).Where(i => i != "4.1")], RoundWorld.Lead, Cancel)).Value);
        var refused = await world.Breakdown.IssueAsync(city.Id, RoundWorld.Lead, Cancel);
        Assert.Equal(("HJP0433", "4.1 一般公共预算教育支出只增不减"), (refused.Problems[0].Code, refused.Problems[0].Where));

        Assert.Equal(1, (await world.Breakdown.AssignAsync(city.Id, [new AssignEntry("4.1", Education, [Finance], null)], RoundWorld.Lead, Cancel)).Value);
        var issued = await world.Breakdown.IssueAsync(city.Id, RoundWorld.Lead, Cancel);
        await using var db = world.Workspace.OpenDb();
        var parts = await db.Contributions.AsNoTracking().Where(c => c.PackageId == city.Id).ToListAsync(Cancel);
        Assert.Equal(issued.Value, parts.Count);
        Assert.Equal([Education, Finance], parts.Where(p => p.Item == "4.1").Select(p => p.UnitId).Order(StringComparer.Ordinal));
        Assert.All(parts, p => Assert.Equal((ContributionState.Open, Openness.Unit), (p.State, p.Openness)));
        var keys = parts.Select(p => $"hand-in:contribution:{p.Id}").Order(StringComparer.Ordinal);
        var tasks = await db.WorkTasks.AsNoTracking().ToListAsync(Cancel);
        Assert.Equal(keys, tasks.Where(t => t.Kind == "hand-in").Select(t => t.Key).Order(StringComparer.Ordinal));
        Assert.NotNull(tasks.Single(t => t.Key == $"breakdown:package:{city.Id}").DoneAt);
        Assert.Equal("HJP0440", (await world.Breakdown.IssueAsync(city.Id, RoundWorld.Lead, Cancel)).Problems[0].Code);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task AgreedClaim_NeedsNoLeadAndReachesTheScoring(string kind)
    {
        using var world = await RoundWorld.MakeAsync(await databases.NewAsync(kind), Cancel);
        var round = await world.OpenRoundAsync(2026, Cancel);
        var city = await world.PackageAsync(round.Id, RoundWorld.City, Cancel);
        Assert.Equal("HJP0431", (await world.Breakdown.ClaimAsync(city.Id, "15.1", ClaimMove.Claim, " ", RoundWorld.Lead, Cancel)).Problems[0].Code);
        Assert.True((await world.Breakdown.ClaimAsync(city.Id, "15.1", ClaimMove.Claim, "无此项工作任务", RoundWorld.Lead, Cancel)).IsOk);
        // Who claims does not agree to it.
        Assert.Equal("HJS0101", (await world.Breakdown.ClaimAsync(city.Id, "15.1", ClaimMove.Agree, "", RoundWorld.Lead, Cancel)).Problems[0].Code);
        Assert.Equal(ClaimState.Agreed, (await world.Breakdown.ClaimAsync(city.Id, "15.1", ClaimMove.Agree, "", RoundWorld.Supervisor, Cancel)).Value);
        await world.Breakdown.AdoptAsync(city.Id, null, RoundWorld.Lead, Cancel);
        Assert.True((await world.Breakdown.IssueAsync(city.Id, RoundWorld.Lead, Cancel)).IsOk);
        await using var db = world.Workspace.OpenDb();
        Assert.DoesNotContain(await db.Contributions.Where(c => c.PackageId == city.Id).Select(c => c.Item).ToListAsync(Cancel), i => i == "15.1");
        var input = await db.ReviewInputs.AsNoTracking().SingleAsync(Cancel);
        Assert.Equal((RoundWorld.City, "15.1", ReviewInputKind.NotApplicable, "无此项工作任务"), (input.RegionCode, input.Item, input.Kind, input.Reason));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task NextYear_SuggestsLastYearsUnits(string kind)
    {
        using var world = await RoundWorld.MakeAsync(await databases.NewAsync(kind), Cancel);
        var first = await world.OpenRoundAsync(2026, Cancel);
        var city = await world.PackageAsync(first.Id, RoundWorld.City, Cancel);
        await world.Breakdown.AssignAsync(city.Id, [new AssignEntry("4.1", "990100-tax", [Education], null)], RoundWorld.Lead, Cancel);
        var second = await world.OpenRoundAsync(2027, Cancel, $"round:{first.Id}");
        var next = (await world.Breakdown.LoadAsync((await world.PackageAsync(second.Id, RoundWorld.City, Cancel)).Id, Cancel)).Value;
        var suggestion = next.Rows.Single(r => r.Item.Id == "4.1").Suggestion;
        Assert.Equal(("990100-tax", "沿用上一年"), (suggestion.Lead, suggestion.Why));
        Assert.Equal([Education], suggestion.Cooperate);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task AfterIssuing_UnitsAreAddedButNotTakenAway(string kind)
    {
        using var world = await RoundWorld.MakeAsync(await databases.NewAsync(kind), Cancel);
        var round = await world.OpenRoundAsync(2026, Cancel);
        var city = await world.PackageAsync(round.Id, RoundWorld.City, Cancel);
        await world.Breakdown.AdoptAsync(city.Id, null, RoundWorld.Lead, Cancel);
        await world.Breakdown.IssueAsync(city.Id, RoundWorld.Lead, Cancel);
        Assert.Equal("HJP0437", (await world.Breakdown.AssignAsync(city.Id, [new AssignEntry("4.1", Finance, [], null)], RoundWorld.Lead, Cancel)).Problems[0].Code);
        Assert.True((await world.Breakdown.AssignAsync(city.Id, [new AssignEntry("4.1", Finance, [Education, "990100-tax"], null)], RoundWorld.Lead, Cancel)).IsOk);
        await using var db = world.Workspace.OpenDb();
        Assert.Equal(3, await db.Contributions.CountAsync(c => c.PackageId == city.Id && c.Item == "4.1", Cancel));
        Assert.Equal(1, await db.WorkTasks.CountAsync(t => t.UnitId == "990100-tax" && t.Title.StartsWith("填报：4.1"), Cancel));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task BeyondFilling_NothingOfTheBreakdownChanges_AndAConsentIsTakenBackOnlyBefore(string kind)
    {
        using var world = await RoundWorld.MakeAsync(await databases.NewAsync(kind), Cancel);
        var round = await world.OpenRoundAsync(2026, Cancel);
        var city = await world.PackageAsync(round.Id, RoundWorld.City, Cancel);
        await world.Breakdown.AdoptAsync(city.Id, null, RoundWorld.Lead, Cancel);
        await world.Breakdown.IssueAsync(city.Id, RoundWorld.Lead, Cancel);
        await world.Breakdown.ClaimAsync(city.Id, "15.1", ClaimMove.Claim, "无此项工作任务", RoundWorld.Lead, Cancel);
        await world.Breakdown.ClaimAsync(city.Id, "15.1", ClaimMove.Agree, "", RoundWorld.Supervisor, Cancel);
        Assert.Equal("HJS0101", (await world.Breakdown.ClaimAsync(city.Id, "15.1", ClaimMove.Revoke, "有这项工作", RoundWorld.Lead, Cancel)).Problems[0].Code);
        await world.Breakdown.ClaimAsync(city.Id, "14.1", ClaimMove.Claim, "无此项工作任务", RoundWorld.Lead, Cancel);
        await using var db = world.Workspace.OpenDb();
        foreach (var state in Enum.GetValues<PackageState>().Where(s => s != PackageState.Preparing))
        {
            await db.Packages.Where(p => p.Id == city.Id).ExecuteUpdateAsync(s => s.SetProperty(p => p.State, state), Cancel);
            Assert.Equal("HJP0445", (await world.Breakdown.AssignAsync(city.Id, [new AssignEntry("4.1", Finance, [Education, "990100-tax"], null)], RoundWorld.Lead, Cancel)).Problems[0].Code);
            Assert.Equal("HJP0445", (await world.Breakdown.ClaimAsync(city.Id, "14.1", ClaimMove.Agree, "", RoundWorld.Supervisor, Cancel)).Problems[0].Code);
            Assert.Equal("HJP0445", (await world.Breakdown.ClaimAsync(city.Id, "15.1", ClaimMove.Revoke, "有这项工作", RoundWorld.Supervisor, Cancel)).Problems[0].Code);
            // Days may move while something is being mended.
            Assert.Equal(state == PackageState.Returned, (await world.Breakdown.SetDueAsync(city.Id, ["4.1"], round.Deadline!.Value, RoundWorld.Lead, Cancel)).IsOk);
        }
        await db.Packages.Where(p => p.Id == city.Id).ExecuteUpdateAsync(s => s.SetProperty(p => p.State, PackageState.Preparing), Cancel);
        Assert.Equal("HJP0431", (await world.Breakdown.ClaimAsync(city.Id, "15.1", ClaimMove.Revoke, "", RoundWorld.Supervisor, Cancel)).Problems[0].Code);
        Assert.Equal(ClaimState.Claimed, (await world.Breakdown.ClaimAsync(city.Id, "15.1", ClaimMove.Revoke, "有这项工作", RoundWorld.Supervisor, Cancel)).Value);
        Assert.NotNull((await db.ReviewInputs.AsNoTracking().SingleAsync(Cancel)).WithdrawnAt);
        var part = await db.Contributions.AsNoTracking().FirstAsync(c => c.PackageId == city.Id && c.Item == "15.1", Cancel);
        Assert.Null((await db.WorkTasks.AsNoTracking().SingleAsync(t => t.Key == $"hand-in:contribution:{part.Id}", Cancel)).DoneAt);
    }

    [Fact]
    public async Task OthersUnits_UnknownItems_AndLateDatesAreRefused()
    {
        using var world = await RoundWorld.MakeAsync(await databases.NewAsync(TestDatabases.Sqlite), Cancel);
        var round = await world.OpenRoundAsync(2026, Cancel);
        var city = await world.PackageAsync(round.Id, RoundWorld.City, Cancel);
        Assert.Equal("HJP0436", await CodeAsync(new AssignEntry("4.1", "990200-finance", [], null)));
        Assert.Equal("HJP0435", await CodeAsync(new AssignEntry("4.9", Finance, [], null)));
        Assert.Equal("HJP0442", await CodeAsync(new AssignEntry("4.1", Finance, [Finance], null)));
        Assert.Equal("HJP0438", await CodeAsync(new AssignEntry("4.1", Finance, [], round.Deadline!.Value.AddDays(1))));
        Assert.Equal("HJS0101", (await world.Breakdown.AdoptAsync(city.Id, null, RoundWorld.Supervisor, Cancel)).Problems[0].Code);

        async Task<string> CodeAsync(AssignEntry entry) =>
            (await world.Breakdown.AssignAsync(city.Id, [entry], RoundWorld.Lead, Cancel)).Problems[0].Code;
    }
}
