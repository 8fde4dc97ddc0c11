using Hengjian.Data.Records;
using Hengjian.Domain.Access;
using Hengjian.Domain.Breakdown;
using Hengjian.Domain.Narratives;
using Hengjian.Domain.Packages;
using Hengjian.Domain.Submissions;
using Hengjian.Evaluation.Sealing;
using Hengjian.Evaluation.Workspaces;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Evaluation.Packages;

/// <summary>One unit's part of an item on the board.</summary>
/// <param name="Part">The part: states, never contents.</param>
/// <param name="EmptyBlocks">Required blocks of text without a word; 0 for a unit that only cooperates.</param>
/// <param name="Open">Whether this reader may open it.</param>
public sealed record BoardPart(ContributionRecord Part, int EmptyBlocks, bool Open);

/// <summary>One item on the board.</summary>
/// <param name="Assignment">The item.</param>
/// <param name="Parts">Its units' parts, the lead first.</param>
public sealed record BoardItem(AssignmentRecord Assignment, IReadOnlyList<BoardPart> Parts)
{
    /// <summary>Agreed not to apply.</summary>
    public bool NotApplicable => Assignment.ClaimState == ClaimState.Agreed;

    /// <summary>All of its parts are merged, or it does not apply.</summary>
    public bool Done => NotApplicable || (Parts.Count > 0 && Parts.All(p => p.Part.State == ContributionState.Merged));
}

/// <summary>A deed in the life of a package.</summary>
/// <param name="Action">As in the audit log: compile-package.</param>
/// <param name="By">Sign-in name.</param>
/// <param name="At">When.</param>
public sealed record BoardStep(string Action, string By, DateTimeOffset At);

/// <summary>汇总: how far the items of a package are, who did what with it when, and what comes from below.</summary>
/// <param name="Work">The package.</param>
/// <param name="Items">By number of the item.</param>
/// <param name="Units">Names of units by id.</param>
/// <param name="Steps">Newest first.</param>
/// <param name="Below">Packages of the governments below.</param>
/// <param name="Orders">Open returns with what they opened.</param>
public sealed record PackageBoard(
    PackageWork Work, IReadOnlyList<BoardItem> Items, IReadOnlyDictionary<string, string> Units, IReadOnlyList<BoardStep> Steps,
    IReadOnlyList<PackageRecord> Below, IReadOnlyList<(ReturnOrderRecord Order, IReadOnlyList<ReturnTargetRecord> Targets)> Orders)
{
    /// <summary>Whether the figures of the submission in force have become facts, and why not; null before the first, and for who does not see the whole package.</summary>
    public (FactsState State, string Problem)? Facts { get; init; }

    /// <summary>How many items apply, and how many of them have a self score; null for who does not see the whole package as it is now.</summary>
    public (int Items, int Scored)? Scored { get; init; }

    /// <summary>The newest deed of a kind; null when it was not done.</summary>
    public BoardStep? Last(string action) => Steps.FirstOrDefault(s => s.Action == action);
}

/// <summary>Reads boards: states of everything, links only to what the reader may see.</summary>
public sealed class PackageBoards(Workspace workspace)
{
    /// <summary>The packages of a round in the regions a reader sees work of, by region; whether each can be opened or is only known to be on its way.</summary>
    public async Task<IReadOnlyList<(PackageWork Work, bool Open)>> ListAsync(long round, Principal principal, CancellationToken cancel = default)
    {
        await using var db = workspace.OpenDb();
        if (await db.Rounds.AsNoTracking().SingleOrDefaultAsync(r => r.Id == round, cancel) is not { } record) return [];
        var plan = await db.RoundPlans.AsNoTracking().SingleOrDefaultAsync(p => p.RoundId == round, cancel);
        var scope = AccessPolicy.ScopeOf(principal, Permission.ViewWork, record.Stage);
        var packages = await db.Packages.AsNoTracking().Where(p => p.RoundId == round).InScope(scope).OrderBy(p => p.RegionCode).ToListAsync(cancel);
        var own = await db.Contributions.InWork(AccessPolicy.WorkScopeOf(principal, Permission.ViewWork, record.Stage))
            .Select(c => c.PackageId).Distinct().ToListAsync(cancel);
        // Who watches the breakdown of a region knows how far its units are, not what they write.
        return
        [
            .. packages.Select(p => new PackageWork(p, record, plan)).Select(w => (Work: w, Open: MaySeeWhole(w, principal) || own.Contains(w.Package.Id)))
                .Where(r => r.Open || AccessPolicy.Decide(principal, Permission.ViewBreakdown, r.Work.Package.RegionCode).Allowed),
        ];
    }

    /// <summary>How many items of each package there are and are done: (all, done) by package.</summary>
    public async Task<IReadOnlyDictionary<long, (int All, int Done)>> CountsAsync(IReadOnlyList<long> packages, CancellationToken cancel = default)
    {
        await using var db = workspace.OpenDb();
        var items = await db.Assignments.AsNoTracking().Where(a => packages.Contains(a.PackageId)).Select(a => new { a.Id, a.PackageId, a.ClaimState }).ToListAsync(cancel);
        var open = (await db.Contributions.AsNoTracking().Where(c => packages.Contains(c.PackageId) && c.State != ContributionState.Merged).Select(c => c.AssignmentId).Distinct().ToListAsync(cancel)).ToHashSet();
        var given = (await db.Contributions.AsNoTracking().Where(c => packages.Contains(c.PackageId)).Select(c => c.AssignmentId).Distinct().ToListAsync(cancel)).ToHashSet();
        return items.GroupBy(i => i.PackageId).ToDictionary(g => g.Key, g =>
            (g.Count(), g.Count(i => i.ClaimState == ClaimState.Agreed || (given.Contains(i.Id) && !open.Contains(i.Id)))));
    }

    /// <summary>Whether a reader sees the whole package, not only the own unit's parts.</summary>
    public static bool MaySeeWhole(PackageWork work, Principal principal) => AccessPolicy.Decide(
        principal, Permission.ViewWork, new AccessObject(work.Package.RegionCode, null, work.Round.Stage, PackageMachine.OpennessOf(work.Package))).Allowed;

    /// <summary>The board of a package; null when it is not there for this reader.</summary>
    public async Task<PackageBoard?> FindAsync(long id, Principal principal, CancellationToken cancel = default)
    {
        await using var db = workspace.OpenDb();
        if (await PackageFactsReader.FindAsync(db, id, cancel) is not { } work) return null;
        var whole = MaySeeWhole(work, principal);
        var seen = db.Contributions.AsNoTracking().Where(c => c.PackageId == id).InWork(AccessPolicy.WorkScopeOf(principal, Permission.ViewWork, work.Round.Stage));
        var open = (await seen.Select(c => c.Id).ToListAsync(cancel)).ToHashSet();
        if (!whole && open.Count == 0) return null;
        var parts = whole ? await db.Contributions.AsNoTracking().Where(c => c.PackageId == id).ToListAsync(cancel) : await seen.ToListAsync(cancel);
        var items = await ItemsAsync(db, id, parts, open, whole, cancel);
        var units = parts.Select(p => p.UnitId).Concat(items.Select(i => i.Assignment.LeadUnit).OfType<string>()).Distinct().ToList();
        var names = await db.Units.AsNoTracking().Where(u => units.Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => u.Name, cancel);
        var subject = FormattableString.Invariant($"package:{id}");
        var steps = await db.AuditEntries.AsNoTracking().Where(e => e.Subject == subject).OrderByDescending(e => e.Sequence)
            .Select(e => new BoardStep(e.Action, e.Who, e.At)).ToListAsync(cancel);
        var below = whole ? await db.Packages.AsNoTracking().Where(p => p.ParentId == id).OrderBy(p => p.RegionCode).ToListAsync(cancel) : [];
        var made = whole ? await db.Submissions.AsNoTracking().Where(s => s.Id == work.Package.SubmissionId).Select(s => new { s.FactsState, s.FactsProblem }).SingleOrDefaultAsync(cancel) : null;
        return new PackageBoard(work, items, names, whole ? steps : [], below, await OrdersAsync(db, id, cancel)) { Facts = made is null ? null : (made.FactsState, made.FactsProblem), Scored = await ScoredAsync(db, work, items, principal, cancel) };
    }

    private static async Task<(int Items, int Scored)?> ScoredAsync(AppDb db, PackageWork work, IReadOnlyList<BoardItem> items, Principal principal, CancellationToken cancel)
    {
        if (!work.ScoresAsked || !AccessPolicy.Decide(principal, Permission.ViewWork, new AccessObject(work.Package.RegionCode, null, work.Round.Stage, Openness.Government)).Allowed) return null;
        return (items.Count(i => !i.NotApplicable), (await PackageScores.CurrentAsync(db, work.Package.Id, cancel: cancel)).Count);
    }

    private static async Task<IReadOnlyList<BoardItem>> ItemsAsync(
        AppDb db, long package, IReadOnlyList<ContributionRecord> parts, HashSet<long> open, bool whole, CancellationToken cancel)
    {
        // A block is made when it is first written: what is missing are the required ones without a word, of the unit that leads.
        var written = (await (from part in db.Contributions
                              join block in db.NarrativeBlocks on part.Id equals block.ContributionId
                              join version in db.BlockVersions on block.Current equals version.Id
                              where part.PackageId == package && version.Text != ""
                              select new { part.Id, block.Kind }).ToListAsync(cancel)).ToLookup(w => w.Id, w => w.Kind);
        var required = NarrativeKinds.All.Where(k => k == NarrativeKind.State || k.IsRequired()).ToList();
        var byItem = parts.ToLookup(p => p.AssignmentId);
        var assignments = await db.Assignments.AsNoTracking().Where(a => a.PackageId == package).ToListAsync(cancel);
        return
        [
            .. assignments.Where(a => whole || byItem.Contains(a.Id)).OrderBy(a => a.Item, ItemOrder.Instance).Select(a => new BoardItem(a,
            [
                .. byItem[a.Id].OrderBy(p => p.UnitId == a.LeadUnit ? 0 : 1).ThenBy(p => p.UnitId, StringComparer.Ordinal)
                    .Select(p => new BoardPart(p, p.UnitId == a.LeadUnit ? required.Except(written[p.Id]).Count() : 0, open.Contains(p.Id))),
            ])),
        ];
    }

    private static async Task<IReadOnlyList<(ReturnOrderRecord, IReadOnlyList<ReturnTargetRecord>)>> OrdersAsync(AppDb db, long package, CancellationToken cancel)
    {
        var orders = await (from submission in db.Submissions
                            join order in db.ReturnOrders on submission.Id equals order.SubmissionId
                            where submission.PackageId == package
                            orderby order.Id descending
                            select order).AsNoTracking().ToListAsync(cancel);
        var ids = orders.Select(o => o.Id).ToList();
        var targets = (await db.ReturnTargets.AsNoTracking().Where(t => ids.Contains(t.OrderId)).ToListAsync(cancel)).ToLookup(t => t.OrderId);
        return [.. orders.Select(o => (o, (IReadOnlyList<ReturnTargetRecord>)[.. targets[o.Id].OrderBy(t => t.Target, StringComparer.Ordinal)]))];
    }
}
