using Hengjian.Data.Records;
using Hengjian.Domain;
using Hengjian.Domain.Access;
using Hengjian.Web.Security;
using Hengjian.Web.Shell;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Web.Features.People;

/// <summary>单位和人员: units of a region and who works there.</summary>
public static class PeopleFeature
{
    /// <summary>The units of a region.</summary>
    public const string Units = "/people/units";

    /// <summary>Registers services and the entry of the navigation.</summary>
    public static void AddPeople(this IServiceCollection services) =>
        services.AddSingleton(new NavEntry(NavEntry.Beside + 5, "单位和人员", Units, "person", Permission.ViewPeople));

    /// <summary>Maps the pages.</summary>
    public static void MapPeople(this IEndpointRouteBuilder app) => app.MapGet(Units, ShowAsync).Requires(Permission.ViewPeople);

    private static async Task<IResult> ShowAsync(int? region, AppDb db, Viewer viewer, TimeProvider clock, CancellationToken cancel)
    {
        var today = BeijingTime.DayOf(clock.GetUtcNow());
        var scope = viewer.ScopeOf(Permission.ViewPeople);
        var regions = await db.Regions.AsNoTracking().InScope(scope).Where(r => r.ValidFrom <= today && (r.ValidTo == null || today < r.ValidTo))
            .OrderBy(r => r.RegionCode).ToListAsync(cancel);
        var code = region ?? regions.Select(r => r.RegionCode).FirstOrDefault();
        if (regions.Count > 0 && regions.TrueForAll(r => r.RegionCode != code)) return Pages.NotFound();
        var units = (await db.Units.AsNoTracking().Where(u => u.RegionCode == code).InScope(scope).OrderBy(u => u.Id).ToListAsync(cancel))
            .Where(u => u.Exists(today)).ToList();
        var ids = units.Select(u => u.Id).ToList();
        // Names, posts and days only: telephones stay sealed.
        var people = await (
            from post in db.Posts.AsNoTracking()
            where ids.Contains(post.UnitId)
            join appointment in db.Appointments.AsNoTracking() on post.Id equals appointment.PostId
            where appointment.From <= today && (appointment.To == null || appointment.To >= today)
            join person in db.People.AsNoTracking() on appointment.PersonId equals person.Id
            orderby post.UnitId, post.IsHead descending, person.Id
            select new UnitPerson(post.UnitId, person.Name, post.Title, post.IsHead, appointment.From, appointment.To)).ToListAsync(cancel);
        return Pages.Show<UnitsPage>(new { Regions = regions, Region = code, Units = units, People = people.ToLookup(p => p.UnitId) });
    }
}

/// <summary>Somebody who holds a post in a unit today.</summary>
/// <param name="UnitId">The unit.</param>
/// <param name="Name">Chinese.</param>
/// <param name="Post">Title of the post.</param>
/// <param name="IsHead">单位负责人.</param>
/// <param name="From">First day.</param>
/// <param name="To">Last day; null while no end is set.</param>
public sealed record UnitPerson(string UnitId, string Name, string Post, bool IsHead, DateOnly From, DateOnly? To);
