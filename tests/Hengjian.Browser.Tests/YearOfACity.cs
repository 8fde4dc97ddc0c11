using Hengjian.Domain.Access;
using Hengjian.Domain.Breakdown;
using Hengjian.Evaluation.Breakdown;
using Hengjian.Evaluation.Demo;
using Hengjian.Evaluation.Workspaces;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Hengjian.Browser.Tests;

/// <summary>
/// What the journey through a year is not about, done with the program's own libraries: people of a county, and the items that are not
/// walked through declared as not applicable and agreed to.
/// </summary>
internal sealed class YearOfACity(BrowserSite site, string round, int county)
{
    public const int City = 990100;

    private readonly Workspace workspace = site.Services.GetRequiredService<Workspace>();

    public string CountyClerk => $"clerk-{county}";

    public string CountyChecker => $"checker-{county}";

    public string CountyLead => $"lead-{county}";

    public string CountyOffice => $"office-{county}";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Accounts of the county; items of city and county cut down to those walked through, given to units with accounts.</summary>
    public async Task ArrangeAsync()
    {
        var unit = DemoAccounts.UnitOf(county, "education");
        await AccountAsync(CountyClerk, new Grant(Roles.Clerk.Id, county, unit));
        await AccountAsync(CountyChecker, new Grant(Roles.Checker.Id, county, unit));
        await AccountAsync(CountyLead, new Grant(Roles.Lead.Id, county));
        await AccountAsync(CountyOffice, new Grant(Roles.GovernmentOffice.Id, county));
        await KeepAsync(City, "lead", [new("4.1", DemoAccounts.UnitOf(City, "finance"), [DemoAccounts.UnitOf(City, "education")], null), new("7.4", DemoAccounts.UnitOf(City, "education"), [], null)]);
        await KeepAsync(county, CountyLead, [new("8.2", unit, [], null), new("8.4", unit, [], null), new("10.3", unit, [], null)]);
    }

    /// <summary>The days of the publicity pass: it began and ended so many days earlier.</summary>
    public async Task DaysPassAsync(int days)
    {
        var package = await PackageAsync(City);
        await using var db = workspace.OpenDb();
        foreach (var post in await db.PublicityPosts.AsNoTracking().Where(p => p.PackageId == package).ToListAsync(Cancel))
        {
            var (from, to) = (post.From.AddDays(-days), post.To.AddDays(-days));
            await db.PublicityPosts.Where(p => p.Id == post.Id).ExecuteUpdateAsync(s => s.SetProperty(p => p.From, from).SetProperty(p => p.To, to), Cancel);
            await db.Packages.Where(p => p.Id == package).ExecuteUpdateAsync(s => s.SetProperty(p => p.PublicityTo, to), Cancel);
        }
    }

    /// <summary>Number of the package of a region in this round.</summary>
    public async Task<long> PackageAsync(int region)
    {
        await using var db = workspace.OpenDb();
        return await (from p in db.Packages join r in db.Rounds on p.RoundId equals r.Id where r.Name == round && p.RegionCode == region select p.Id).SingleAsync(Cancel);
    }

    /// <summary>Number of a unit's part.</summary>
    public async Task<long> PartAsync(int region, string item, string department)
    {
        var (package, unit) = (await PackageAsync(region), DemoAccounts.UnitOf(region, department));
        await using var db = workspace.OpenDb();
        return await db.Contributions.Where(c => c.PackageId == package && c.Item == item && c.UnitId == unit).Select(c => c.Id).SingleAsync(Cancel);
    }

    private async Task KeepAsync(int region, string lead, AssignEntry[] kept)
    {
        var (package, breakdown) = (await PackageAsync(region), site.Services.GetRequiredService<BreakdownLibrary>());
        var (asks, answers) = (await PrincipalAsync(lead), await PrincipalAsync("supervisor"));
        var view = (await breakdown.LoadAsync(package, Cancel)).Value;
        foreach (var row in view.Rows.Where(r => !kept.Any(k => k.Item == r.Item.Id)))
        {
            Good(await breakdown.ClaimAsync(package, row.Item.Id, ClaimMove.Claim, "本次演练不涉及", asks, Cancel));
            Good(await breakdown.ClaimAsync(package, row.Item.Id, ClaimMove.Agree, "同意", answers, Cancel));
        }
        Good(await breakdown.AssignAsync(package, kept, asks, Cancel));
    }

    private async Task AccountAsync(string name, Grant grant) => Good(await workspace.Accounts.CreateAsync(name, DemoAccounts.Password, name, [grant], cancel: Cancel));

    private async Task<Principal> PrincipalAsync(string name)
    {
        await using var db = workspace.OpenDb();
        return (await db.Accounts.Include(a => a.Grants).SingleAsync(a => a.Name == name, Cancel)).ToPrincipal(workspace.Clock.GetUtcNow(), Hengjian.Domain.Access.RoleBook.BuiltIn);
    }

    private static void Good<T>(Kernel.Result<T> result) => Assert.True(result.IsOk, result.IsOk ? "" : string.Join('\n', result.Problems.Select(p => p.Message)));
}
