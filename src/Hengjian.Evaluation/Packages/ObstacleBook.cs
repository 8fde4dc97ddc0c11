using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Text.Json;
using Hengjian.Data.Records;
using Hengjian.Evaluation.Workspaces;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Evaluation.Packages;

/// <summary>What keeps a part from being handed in, with what that rests on.</summary>
/// <param name="Contribution">The part.</param>
/// <param name="Region">Its region.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="Obstacles">What was found.</param>
/// <param name="Sequence">The newest line of the audit log when it was begun.</param>
/// <param name="Value">The newest value in the unit's sheets.</param>
/// <param name="Version">The newest version of the part's texts.</param>
/// <param name="Snapshot">The newest snapshot of facts.</param>
public sealed record Weighed(long Contribution, int Region, string Unit, IReadOnlyList<HandInObstacle> Obstacles, long Sequence, long Value, long Version, long Snapshot);

/// <summary>
/// Asks the checks of a part outside every transaction, for they read sheets, texts and facts for a second or more and all saves
/// would wait; inside it only whether anything of the region was done since. What was found is kept until then, so that a page
/// that is loaded again costs a look into the log.
/// </summary>
public sealed class ObstacleBook(Workspace workspace, ContributionReader reader)
{
    private const int MostKept = 1000;
    private const int MostSince = 300;

    // What these do concerns one unit only, and others' is not asked for by the checks. Values and texts are compared by their newest.
    private static readonly FrozenSet<string> OfOneUnit = FrozenSet.Create(
        StringComparer.Ordinal, "hand-in", "withdraw", "check", "merge-work", "return-work",
        "evidence-stored", "evidence-viewed", "evidence-refused", "evidence-described", "evidence-linked", "evidence-unlinked");

    private static readonly string[] Batches = [Saving.SaveBatch.Values, Saving.SaveBatch.Texts];

    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);

    private readonly ConcurrentDictionary<long, (DateTimeOffset At, Weighed Found)> kept = new();

    /// <summary>What keeps a part from being handed in now; empty when there is no such part.</summary>
    public async Task<Weighed> OfAsync(long contribution, CancellationToken cancel = default)
    {
        await using var db = workspace.OpenDb();
        var now = workspace.Clock.GetUtcNow();
        if (kept.TryGetValue(contribution, out var known) && now - known.At < Longest && await HoldsAsync(db, known.Found, cancel)) return known.Found;
        var part = await db.Contributions.Where(c => c.Id == contribution).Select(c => new { c.RegionCode, c.UnitId }).SingleOrDefaultAsync(cancel);
        if (part is null) return new Weighed(contribution, 0, "", [], 0, 0, 0, 0);
        // Read first: what is done while the checks read counts as later.
        var (sequence, value) = (await SequenceAsync(db, cancel), await ValueAsync(db, part.RegionCode, part.UnitId, cancel));
        var (version, snapshot) = (await VersionAsync(db, contribution, cancel), await SnapshotAsync(db, cancel));
        var found = new Weighed(contribution, part.RegionCode, part.UnitId, await reader.ObstaclesAsync(db, contribution, cancel), sequence, value, version, snapshot);
        if (kept.Count >= MostKept) kept.Clear();
        kept[contribution] = (now, found);
        return found;
    }

    /// <summary>Whether nothing was done since that could have changed it: four short queries.</summary>
    public static async Task<bool> HoldsAsync(AppDb db, Weighed found, CancellationToken cancel = default)
    {
        if (await VersionAsync(db, found.Contribution, cancel) != found.Version || await SnapshotAsync(db, cancel) != found.Snapshot) return false;
        if (await ValueAsync(db, found.Region, found.Unit, cancel) != found.Value) return false;
        var since = await db.AuditEntries.AsNoTracking().Where(a => a.Sequence > found.Sequence && !Batches.Contains(a.Action)).OrderBy(a => a.Sequence)
            .Select(a => new { a.Action, a.Details }).Take(MostSince + 1).ToListAsync(cancel);
        return since.Count <= MostSince && !since.Exists(a => Concerns(a.Action, a.Details, found));
    }

    // Each deed on sheets, texts and evidence names the region it is done in.
    private static bool Concerns(string action, string details, Weighed found)
    {
        using var read = JsonDocument.Parse(details);
        if (read.RootElement.ValueKind != JsonValueKind.Object || !read.RootElement.TryGetProperty("region", out var of)) return false;
        if (of.ValueKind != JsonValueKind.Number || !of.TryGetInt32(out var code) || code != found.Region) return false;
        return !OfOneUnit.Contains(action) || !read.RootElement.TryGetProperty("unit", out var unit) || unit.ValueEquals(found.Unit);
    }

    private static async Task<long> ValueAsync(AppDb db, int region, string unit, CancellationToken cancel) => (await db.FillSheets
        .Where(f => f.RegionCode == region && f.UnitId == unit).Select(f => db.CellRevisions.Where(r => r.SheetId == f.Id).Max(r => (long?)r.Id)).ToListAsync(cancel)).Max() ?? 0;

    private static async Task<long> SequenceAsync(AppDb db, CancellationToken cancel) => await db.AuditEntries.MaxAsync(a => (long?)a.Sequence, cancel) ?? 0;

    private static async Task<long> SnapshotAsync(AppDb db, CancellationToken cancel) => await db.Snapshots.MaxAsync(s => (long?)s.Id, cancel) ?? 0;

    private static async Task<long> VersionAsync(AppDb db, long contribution, CancellationToken cancel) => await (
        from block in db.NarrativeBlocks
        join version in db.BlockVersions on block.Id equals version.BlockId
        where block.ContributionId == contribution
        select (long?)version.Id).MaxAsync(cancel) ?? 0;
}
