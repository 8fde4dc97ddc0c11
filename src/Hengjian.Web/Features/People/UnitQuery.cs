using Hengjian.Data.Records;
using Hengjian.Domain;
using Hengjian.Domain.Access;
using Hengjian.Domain.Accounts;
using Hengjian.Domain.People;
using Hengjian.Web.Security;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Web.Features.People;

/// <summary>Somebody's time in a post, as the page of the unit shows it.</summary>
/// <param name="Appointment">From when to when.</param>
/// <param name="Person">Who.</param>
/// <param name="Account">Sign-in name; null without an account.</param>
/// <param name="SubstituteFor">Name of who is stood in for.</param>
public sealed record UnitHolder(AppointmentRecord Appointment, PersonRecord Person, string? Account, string? SubstituteFor);

/// <summary>One unit with its posts and who holds them.</summary>
/// <param name="Unit">The unit.</param>
/// <param name="RegionName">Name of its region.</param>
/// <param name="Posts">Posts, those that have ended last.</param>
/// <param name="Holders">By post: those to come and those over too.</param>
/// <param name="People">Names of the region's people, to choose from.</param>
/// <param name="Parent">Name of the unit above.</param>
/// <param name="May">Whether this reader may change it.</param>
public sealed record UnitModel(
    Unit Unit, string RegionName, IReadOnlyList<PostRecord> Posts, ILookup<long, UnitHolder> Holders, IReadOnlyList<PersonRecord> People, string? Parent, Decision May);

/// <summary>Reads a unit for who may see it.</summary>
internal sealed class UnitQuery(AppDb db, Viewer viewer, TimeProvider clock)
{
    /// <summary>The unit; null when there is none in the reader's regions.</summary>
    public async Task<UnitModel?> FindAsync(string id, CancellationToken cancel)
    {
        var scope = viewer.ScopeOf(Permission.ViewPeople);
        if (await db.Units.AsNoTracking().InScope(scope).SingleOrDefaultAsync(u => u.Id == id, cancel) is not { } unit) return null;
        var today = BeijingTime.DayOf(clock.GetUtcNow());
        var region = await db.Regions.AsNoTracking().Where(r => r.RegionCode == unit.RegionCode).OrderByDescending(r => r.ValidFrom).Select(r => r.Name).FirstOrDefaultAsync(cancel);
        var posts = await db.Posts.AsNoTracking().Where(p => p.UnitId == id).OrderBy(p => p.Id).ToListAsync(cancel);
        var ids = posts.Select(p => p.Id).ToList();
        var holders = await (
            from appointment in db.Appointments.AsNoTracking()
            where ids.Contains(appointment.PostId)
            join person in db.People.AsNoTracking() on appointment.PersonId equals person.Id
            orderby appointment.From descending, appointment.Id
            select new UnitHolder(
                appointment, person, db.Accounts.Where(a => a.PersonId == person.Id).OrderBy(a => a.Name).Select(a => a.Name).FirstOrDefault(),
                db.People.Where(p => p.Id == appointment.SubstituteFor).Select(p => p.Name).FirstOrDefault())).ToListAsync(cancel);
        var people = await db.People.AsNoTracking().Where(p => p.RegionCode == unit.RegionCode && p.Active).OrderBy(p => p.Name).ThenBy(p => p.Id).ToListAsync(cancel);
        return new UnitModel(
            unit, region ?? "", [.. posts.OrderBy(p => !p.Exists(today)).ThenByDescending(p => p.IsHead).ThenBy(p => p.Id)], holders.ToLookup(h => h.Appointment.PostId), people,
            unit.ParentId is { } parent ? await db.Units.Where(u => u.Id == parent).Select(u => u.Name).FirstOrDefaultAsync(cancel) ?? parent : null,
            viewer.Decide(Permission.ManagePeople, unit.RegionCode));
    }
}
