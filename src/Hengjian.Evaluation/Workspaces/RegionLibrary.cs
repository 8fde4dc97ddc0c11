using Hengjian.Domain.Regions;
using Hengjian.Indicators.Facts;
using Hengjian.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Evaluation.Workspaces;

/// <summary>行政区划 with its history.</summary>
public sealed class RegionLibrary(Workspace workspace)
{
    /// <summary>
    /// Sets the regions from a day on: what changed or is gone ends that day, what is new or changed begins.
    /// </summary>
    /// <returns>The tree on that day; or what keeps the regions from being one, and nothing is stored.</returns>
    public async Task<Result<RegionTree>> SetAsync(
        IReadOnlyList<Region> regions, DateOnly from, string by = "system", CancellationToken cancel = default)
    {
        Problem[] problems = [.. RegionHistory.Check(regions)];
        if (problems.Length > 0) return Result.Fail<RegionTree>(problems);
        await using var db = workspace.OpenDb();
        await using var transaction = await AuditLog.BeginAsync(db, cancel);
        var open = (await db.Regions.Where(r => r.ValidTo == null).ToListAsync(cancel)).ToDictionary(r => r.RegionCode);
        var wanted = regions.ToDictionary(r => r.Code);
        var ending = open.Values.Where(r => !Same(r, wanted.GetValueOrDefault(r.RegionCode))).OrderBy(r => r.RegionCode).ToList();
        // A row that ended on its first day or before it would hold on no day, and leave the days after it to two rows.
        if (ending.Where(r => r.ValidFrom >= from).Select(RegionActProblems.TooEarly).ToList() is { Count: > 0 } early) return Result.Fail<RegionTree>(early);
        foreach (var record in ending) record.ValidTo = from;
        foreach (var region in regions.OrderBy(r => r.Code).Where(r => !Same(open.GetValueOrDefault(r.Code), r)))
        {
            db.Regions.Add(new RegionRecord
            {
                RegionCode = region.Code,
                Name = region.Name,
                Level = region.Level,
                ParentCode = region.ParentCode,
                ValidFrom = from,
            });
        }
        await db.SaveChangesAsync(cancel);
        var entry = await workspace.Audit.AppendAsync(
            db, by, "set-regions", "regions", new { from, count = regions.Count }, cancel);
        await workspace.Audit.CommitAsync(transaction, entry, cancel);
        return await TreeOnAsync(from, cancel);
    }

    /// <summary>The tree on a day; empty but for the nation when no regions were set.</summary>
    public async Task<Result<RegionTree>> TreeOnAsync(DateOnly day, CancellationToken cancel = default)
    {
        await using var db = workspace.OpenDb();
        return await workspace.Memory.GetAsync(db, day, async () => RegionHistory.TreeOn(
            await db.Regions.AsNoTracking().Where(r => r.ValidFrom <= day && (r.ValidTo == null || day < r.ValidTo)).ToListAsync(cancel), day), null, cancel);
    }

    private static bool Same(RegionRecord? record, Region? region) =>
        record is not null && region is not null
        && record.Name == region.Name && record.Level == region.Level && record.ParentCode == region.ParentCode;
}
