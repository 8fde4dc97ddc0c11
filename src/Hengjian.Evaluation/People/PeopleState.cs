using Hengjian.Data.Records;
using Hengjian.Domain.Accounts;
using Hengjian.Domain.People;
using Hengjian.Domain.Regions;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Evaluation.People;

/// <summary>Units, posts, people and appointments of some regions, tracked, so that a whole file is read against one state.</summary>
internal sealed class PeopleState
{
    public required IReadOnlyDictionary<int, RegionRecord> Regions { get; init; }
    public required Dictionary<string, Unit> Units { get; init; }
    public required List<PostRecord> Posts { get; init; }
    public required List<PersonRecord> People { get; init; }
    public required List<AppointmentRecord> Appointments { get; init; }

    public static async Task<PeopleState> LoadAsync(AppDb db, IReadOnlyCollection<int> regions, CancellationToken cancel)
    {
        var codes = regions.Distinct().Order().ToList();
        var people = await db.People.Where(p => codes.Contains(p.RegionCode)).OrderBy(p => p.Id).ToListAsync(cancel);
        var posts = await db.Posts.Where(p => codes.Contains(p.RegionCode)).OrderBy(p => p.Id).ToListAsync(cancel);
        return new PeopleState
        {
            Regions = (await db.Regions.AsNoTracking().Where(r => codes.Contains(r.RegionCode)).OrderBy(r => r.ValidFrom).ToListAsync(cancel))
                .GroupBy(r => r.RegionCode).ToDictionary(g => g.Key, g => g.Last()),
            Units = await db.Units.Where(u => codes.Contains(u.RegionCode)).ToDictionaryAsync(u => u.Id, StringComparer.Ordinal, cancel),
            Posts = posts,
            People = people,
            Appointments = await db.Appointments
                .Where(a => db.Posts.Any(p => p.Id == a.PostId && codes.Contains(p.RegionCode)) || db.People.Any(p => p.Id == a.PersonId && codes.Contains(p.RegionCode)))
                .OrderBy(a => a.Id).ToListAsync(cancel),
        };
    }
}
