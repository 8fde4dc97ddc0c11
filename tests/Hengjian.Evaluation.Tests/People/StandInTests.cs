using Hengjian.Data.Tests;
using Hengjian.Domain;
using Hengjian.Domain.Access;
using Hengjian.Evaluation.Accounts;
using Hengjian.Evaluation.People;
using Hengjian.Evaluation.Tests.RoundSetup;
using Hengjian.Evaluation.Verification;
using Hengjian.Evaluation.Workspaces;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Evaluation.Tests.People;

/// <summary>Somebody stands in between two days: both names are in the log and on what was done, the right ends by itself.</summary>
public sealed class StandInTests(TestDatabases databases)
{
    private const string Finance = "990100-finance";
    private const string Words = "mountain-river-41";

    public static TheoryData<string> Kinds => TestDatabases.Kinds;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Kinds))]
    public async Task BothNames_AreInTheLog_WhileItLasts_AndOnlyForThePost(string kind)
    {
        using var world = await RoundWorld.MakeAsync(await databases.NewAsync(kind), Cancel);
        var today = BeijingTime.DayOf(world.Test.Clock.GetUtcNow());
        var (library, rights) = (new PeopleLibrary(world.Workspace), new RightsLibrary(world.Workspace));
        Assert.True((await library.SetPostAsync(new PostEntry(Finance, "填报岗", Roles.Clerk.Id), RoundWorld.Lead, Cancel)).IsOk);
        Assert.True((await library.AppointAsync(new PersonEntry("李某", null, RoundWorld.City), new AppointmentEntry(Finance, "填报岗", today.AddYears(-1)), RoundWorld.Lead, Cancel)).IsOk);
        var stand = new AppointmentEntry(Finance, "填报岗", today, today.AddDays(9), "李某");
        var wang = new PersonEntry("王某", null, RoundWorld.City);
        Assert.Equal("HJP0660", (await library.AppointAsync(wang, stand with { To = null }, RoundWorld.Lead, Cancel)).Problems[0].Code);
        Assert.Equal("HJP0659", (await library.AppointAsync(wang, stand with { SubstituteFor = "赵某" }, RoundWorld.Lead, Cancel)).Problems[0].Code);
        Assert.Equal("HJP0659", (await library.AppointAsync(wang, stand with { From = today.AddYears(-2) }, RoundWorld.Lead, Cancel)).Problems[0].Code);
        Assert.Equal("HJP0661", (await library.AppointAsync(wang with { Name = "李某" }, stand, RoundWorld.Lead, Cancel)).Problems[0].Code);
        Assert.True((await library.AppointAsync(wang, stand, RoundWorld.Lead, Cancel)).IsOk);

        Assert.True((await world.Workspace.Accounts.CreateAsync("wang", Words, "王某", [], cancel: Cancel)).IsOk);
        await using (var db = world.Workspace.OpenDb())
        {
            var person = (await db.People.SingleAsync(p => p.Name == "王某", Cancel)).Id;
            await db.Accounts.Where(a => a.Name == "wang").ExecuteUpdateAsync(s => s.SetProperty(a => a.PersonId, person), Cancel);
        }
        var proposals = new RightsProposals(world.Workspace, rights);
        var proposal = Assert.Single(await proposals.ListAsync(Cancel));
        Assert.StartsWith("代理李某任岚溪市财政局", proposal.Why, StringComparison.Ordinal);
        Assert.True((await proposals.ConfirmAsync(proposal, "safe", Cancel)).IsOk);

        await DetailAsync(world, "wang", new { region = RoundWorld.City, unit = Finance }, "李某");
        await DetailAsync(world, "wang", new { region = RoundWorld.City }, "李某");
        await DetailAsync(world, "wang", new { region = RoundWorld.City, unit = "990100-education" }, null);
        await DetailAsync(world, "wang", new { region = RoundWorld.County }, null);
        await DetailAsync(world, "lead", new { region = RoundWorld.City, unit = Finance }, null);
        var now = world.Test.Clock.GetUtcNow();
        await using (var db = world.Workspace.OpenDb())
        {
            var all = await StandIns.OfRegionAsync(db, RoundWorld.City, Cancel);
            Assert.Equal("王某代李某", all.NameOf("wang", now, RoundWorld.City, Finance));
            Assert.Equal("wang", all.NameOf("wang", now.AddDays(-1), RoundWorld.City, Finance));
            Assert.Equal("wang", all.NameOf("wang", now, RoundWorld.City, "990100-education"));
            Assert.Equal("li", all.NameOf("li", now, RoundWorld.City, Finance));
        }
        Assert.Single((await world.Workspace.Accounts.FindAsync("wang", Cancel))!.ToPrincipal(now, RoleBook.BuiltIn).Grants);

        world.Test.Clock.Pass(TimeSpan.FromDays(10));
        Assert.Empty((await world.Workspace.Accounts.FindAsync("wang", Cancel))!.ToPrincipal(world.Test.Clock.GetUtcNow(), RoleBook.BuiltIn).Grants);
        await DetailAsync(world, "wang", new { region = RoundWorld.City, unit = Finance }, null);
        Assert.Empty((await new VerifyWorkspace(world.Workspace, recompute: null).RunAsync(cancel: Cancel)).Findings);
    }

    private static async Task DetailAsync(RoundWorld world, string who, object details, string? expected)
    {
        var entry = await world.Workspace.Audit.AppendAsync(who, "hand-in", "contribution:1", details, Cancel);
        using var told = System.Text.Json.JsonDocument.Parse(entry.Details);
        Assert.Equal(expected, told.RootElement.TryGetProperty(StandIns.Detail, out var name) ? name.GetString() : null);
    }
}
