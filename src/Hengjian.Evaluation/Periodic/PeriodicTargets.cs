using Hengjian.Data.Records;
using Hengjian.Domain.Access;
using Hengjian.Domain.Accounts;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Evaluation.Periodic;

/// <summary>Finds the units that are asked.</summary>
internal static class PeriodicTargets
{
    /// <summary>The units that exist on a day, by region and id.</summary>
    public static async Task<List<Unit>> UnitsAsync(AppDb db, FormTargets targets, DateOnly day, CancellationToken cancel)
    {
        var query = db.Units.AsNoTracking().InScope(RegionScope.Of(targets.Regions));
        if (targets.Kinds.Count > 0)
        {
            UnitKind[] kinds = [.. targets.Kinds];
            query = query.Where(u => kinds.Contains(u.Kind));
        }
        if (targets.Departments.Count > 0)
        {
            string[] words = [.. targets.Departments, ""];
            query = query.Where(u => words.Contains(u.Department));
        }
        var units = await query.ToListAsync(cancel);
        if (targets.Levels.Count > 0)
        {
            var regions = await db.Regions.AsNoTracking().ToListAsync(cancel);
            var levels = regions.Where(r => r.HoldsOn(day) && targets.Levels.Contains(r.Level)).Select(r => r.RegionCode).ToHashSet();
            units.RemoveAll(u => !levels.Contains(u.RegionCode));
        }
        return [.. units.Where(u => u.Exists(day)).OrderBy(u => u.RegionCode).ThenBy(u => u.Id, StringComparer.Ordinal)];
    }
}
