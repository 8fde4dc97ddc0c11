using System.Collections.Concurrent;
using System.Text.Json;
using Hengjian.Data.Records;
using Hengjian.Evaluation.Workspaces;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Evaluation.Packages;

/// <summary>What keeps a part from being handed in, with what that rests on.</summary>
/// <param name="Contribution">The part.</param>
/// <param name="Region">Its region.</param>
/// <param name="Obstacles">What was found.</param>
/// <param name="Sequence">The newest line of the audit log when it was begun.</param>
/// <param name="Version">The newest version of the part's texts.</param>
/// <param name="Snapshot">The newest snapshot of facts.</param>
public sealed record Weighed(long Contribution, int Region, IReadOnlyList<HandInObstacle> Obstacles, long Sequence, long Version, long Snapshot);

/// <summary>
/// Asks the checks of a part outside every transaction, for they read sheets, texts and facts for a second or more and all saves
/// would wait; inside it only whether anything of the region was done since. What was found is kept until then, so that a page
/// that is loaded again costs a look into the log.
/// </summary>
public sealed class ObstacleBook(Workspace workspace, ContributionReader reader)
{
    private const int MostKept = 1000;
    private const int MostSince = 300;

    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);

    private readonly ConcurrentDictionary<long, (DateTimeOffset At, Weighed Found)> kept = new();

    /// <summary>What keeps a part from being handed in now; empty when there is no such part.</summary>
    public async Task<Weighed> OfAsync(long contribution, CancellationToken cancel = default)
    {
        await using var db = workspace.OpenDb();
        var now = workspace.Clock.GetUtcNow();
        if (kept.TryGetValue(contribution, out var known) && now - known.At < Longest && await HoldsAsync(db, known.Found, cancel)) return known.Found;
        var region = await db.Contributions.Where(c => c.Id == contribution).Select(c => (int?)c.RegionCode).SingleOrDefaultAsync(cancel);
        if (region is null) return new Weighed(contribution, 0, [], 0, 0, 0);
        // Read first: what is done while the checks read counts as later.
        var (sequence, version, snapshot) = (await SequenceAsync(db, cancel), await VersionAsync(db, contribution, cancel), await SnapshotAsync(db, cancel));
        var found = new Weighed(contribution, region.Value, await reader.ObstaclesAsync(db, contribution, cancel), sequence, version, snapshot);
        if (kept.Count >= MostKept) kept.Clear();
        kept[contribution] = (now, found);
        return found;
    }

    /// <summary>Whether nothing was done since that could have changed it: three short queries.</summary>
    public static async Task<bool> HoldsAsync(AppDb db, Weighed found, CancellationToken cancel = default)
    {
        if (await VersionAsync(db, found.Contribution, cancel) != found.Version || await SnapshotAsync(db, cancel) != found.Snapshot) return false;
        // Texts of the part are compared by their versions; those of others do not matter to it.
        var since = await db.AuditEntries.AsNoTracking().Where(a => a.Sequence > found.Sequence && a.Action != Saving.SaveBatch.Texts).OrderBy(a => a.Sequence)
            .Select(a => a.Details).Take(MostSince + 1).ToListAsync(cancel);
        return since.Count <= MostSince && !since.Exists(d => IsOf(d, found.Region));
    }

    // Each deed on sheets, texts and evidence names the region it is done in; a look by somebody does, too, and costs a second reading.
    private static bool IsOf(string details, int region)
    {
        using var read = JsonDocument.Parse(details);
        return read.RootElement.ValueKind == JsonValueKind.Object && read.RootElement.TryGetProperty("region", out var of)
            && of.ValueKind == JsonValueKind.Number && of.TryGetInt32(out var code) && code == region;
    }

    private static async Task<long> SequenceAsync(AppDb db, CancellationToken cancel) => await db.AuditEntries.MaxAsync(a => (long?)a.Sequence, cancel) ?? 0;

    private static async Task<long> SnapshotAsync(AppDb db, CancellationToken cancel) => await db.Snapshots.MaxAsync(s => (long?)s.Id, cancel) ?? 0;

    private static async Task<long> VersionAsync(AppDb db, long contribution, CancellationToken cancel) => await (
        from block in db.NarrativeBlocks
        join version in db.BlockVersions on block.Id equals version.BlockId
        where block.ContributionId == contribution
        select (long?)version.Id).MaxAsync(cancel) ?? 0;
}
