using Hengjian.Domain.Access;
using Hengjian.Domain.Accounts;
using Hengjian.Evaluation.Collection;
using Hengjian.Evaluation.RoundSetup;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Hengjian.Web.Tests.Features.Breakdown;

/// <summary>An opened round over the small workspace: one city with two counties, their units, nothing given out.</summary>
/// <param name="Round">Its number.</param>
/// <param name="City">The city's package.</param>
/// <param name="County">The first county's package.</param>
public sealed record RoundSeed(long Round, long City, long County)
{
    public const int CityCode = 970100;

    private static readonly Principal Supervisor = new("supervisor", "督导办", [new Grant(Roles.Supervisor.Id, 970000)]);

    public static async Task<RoundSeed> MakeAsync(WebSite site)
    {
        var cancel = TestContext.Current.CancellationToken;
        var setup = site.App.Services.GetRequiredService<RoundSetupLibrary>();
        await using (var db = site.Workspace.OpenDb())
        {
            foreach (var department in CollectionLoader.Departments().Value.All)
            {
                if (await db.Units.AnyAsync(u => u.Id == department.UnitIn(CityCode), cancel)) continue;
                db.Units.Add(new Unit { Id = department.UnitIn(CityCode), Name = "阳川市" + department.Suffix, RegionCode = CityCode, Department = department.Word });
            }
            await db.SaveChangesAsync(cancel);
        }
        var today = DateOnly.FromDateTime(site.Workspace.Clock.GetUtcNow().UtcDateTime);
        var made = await setup.CreateAsync(new NewRound($"{today.Year}年市级评价", today.Year, 970000, "file:city-14", today.AddDays(60)), Supervisor, cancel);
        Assert.Empty(made.Problems);
        Assert.Empty((await setup.OpenAsync(made.Value.Id, Supervisor, cancel)).Problems);
        await using var again = site.Workspace.OpenDb();
        var packages = await again.Packages.AsNoTracking().Where(p => p.RoundId == made.Value.Id).ToListAsync(cancel);
        return new RoundSeed(made.Value.Id, packages.Single(p => p.RegionCode == CityCode).Id, packages.Single(p => p.RegionCode == WebSite.FirstCounty).Id);
    }
}
