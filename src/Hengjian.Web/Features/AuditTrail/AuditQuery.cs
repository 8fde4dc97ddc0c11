using System.Globalization;
using System.Text.Json;
using Hengjian.Data.Records;
using Hengjian.Domain.Access;
using Hengjian.Domain.Auditing;
using Hengjian.Evaluation.Workspaces;
using Hengjian.Indicators.Facts;
using Hengjian.Web.Components;
using Hengjian.Web.Security;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Web.Features.AuditTrail;

/// <summary>The newest entries somebody may see.</summary>
/// <param name="Entries">Newest first.</param>
/// <param name="More">There are older ones that are not listed.</param>
public sealed record AuditPage(IReadOnlyList<AuditEntry> Entries, bool More);

/// <summary>
/// Reads the audit log within the reader's regions. Who holds the workspace's root region sees all of it; others see the
/// entries about objects of their own regions, and none that belongs to no region.
/// </summary>
internal sealed class AuditQuery(AppDb db, Workspace workspace, Viewer viewer)
{
    public async Task<AuditPage> NewestAsync(int most, CancellationToken cancel)
    {
        var scope = viewer.ScopeOf(Permission.ViewAuditLog);
        var entries = db.AuditEntries.AsNoTracking().OrderByDescending(e => e.Sequence);
        var whole = scope.Contains(await RootAsync(cancel));
        if (!whole && scope.IsEmpty) return new AuditPage([], false);
        var regions = whole ? null : await SubjectsAsync(scope, cancel);
        var seen = new List<AuditEntry>();
        await foreach (var entry in entries.AsAsyncEnumerable().WithCancellation(cancel))
        {
            if (regions is not null && !IsInside(entry, scope, regions)) continue;
            if (seen.Count == most) return new AuditPage(seen, true);
            seen.Add(entry);
        }
        return new AuditPage(seen, false);
    }

    // The lowest region that has all others above or below it: the nation of many provinces, the province of a province.
    private async Task<int> RootAsync(CancellationToken cancel)
    {
        var tree = await workspace.Regions.TreeOnAsync(ChineseText.Today(workspace.Clock), cancel);
        if (!tree.TryGet(out var regions)) return 0;
        Region root = regions.Regions[0];
        while (regions.Regions.Where(r => r.ParentCode == root.Code && r.Code != root.Code).ToList() is [var only]) root = only;
        return root.Code;
    }

    // Names of the objects inside the scope, as entries write them.
    private async Task<HashSet<string>> SubjectsAsync(RegionScope scope, CancellationToken cancel)
    {
        var rounds = await db.Rounds.AsNoTracking().InScope(scope).Select(r => r.Id).ToListAsync(cancel);
        var runs = await db.Runs.AsNoTracking().Where(r => r.RoundId != null && rounds.Contains(r.RoundId.Value)).Select(r => r.Id).ToListAsync(cancel);
        var snapshots = await db.Snapshots.AsNoTracking().InScope(scope).Select(s => s.Id).ToListAsync(cancel);
        var jobs = await db.Jobs.AsNoTracking().InScope(scope).Select(j => j.Id).ToListAsync(cancel);
        var accounts = await db.Accounts.AsNoTracking().Include(a => a.Grants).ToListAsync(cancel);
        var own = accounts.Where(a => scope.Contains(a.RegionCode) && a.Grants.All(g => scope.Contains(g.RegionCode))).ToList();
        var ids = own.Select(a => a.Id).ToHashSet();
        var links = (await db.Invitations.AsNoTracking().Select(i => new { i.Id, i.AccountId }).ToListAsync(cancel))
            .Where(i => ids.Contains(i.AccountId)).Select(i => i.Id);
        return
        [
            .. Named("round", rounds), .. Named("run", runs), .. Named("snapshot", snapshots), .. Named("job", jobs),
            .. own.Select(a => "account:" + a.Name), .. Named("invitation", links),
        ];
    }

    private static IEnumerable<string> Named(string kind, IEnumerable<long> ids) =>
        ids.Select(id => kind + ":" + id.ToString(CultureInfo.InvariantCulture));

    // An object of the own regions, or a deed whose details name one of them and whose object is not somebody else's.
    private static bool IsInside(AuditEntry entry, RegionScope scope, HashSet<string> subjects)
    {
        if (subjects.Contains(entry.Subject)) return true;
        return !HasRegionOfItsOwn(entry.Subject) && RegionIn(entry.Details) is { } region && scope.Contains(region);
    }

    private static bool HasRegionOfItsOwn(string subject) =>
        subject.Split(':')[0] is "round" or "run" or "snapshot" or "job" or "account" or "invitation";

    private static int? RegionIn(string details)
    {
        using var read = JsonDocument.Parse(details);
        return read.RootElement.ValueKind == JsonValueKind.Object && read.RootElement.TryGetProperty("region", out var region)
            && region.ValueKind == JsonValueKind.Number && region.TryGetInt32(out var code) ? code : null;
    }
}
