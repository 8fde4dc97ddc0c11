using Hengjian.Data.Records;
using Hengjian.Domain;
using Hengjian.Domain.Breakdown;
using Hengjian.Domain.Packages;
using Hengjian.Domain.Publicity;
using Hengjian.Domain.Rounds;
using Hengjian.Evaluation.Sealing;
using Hengjian.Evaluation.Workspaces;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Evaluation.Packages;

/// <summary>A package with its round and what the round asks of it.</summary>
/// <param name="Package">The package.</param>
/// <param name="Round">Its round.</param>
/// <param name="Plan">What the round asks; null when nobody planned it.</param>
public sealed record PackageWork(PackageRecord Package, RoundRecord Round, RoundPlanRecord? Plan)
{
    /// <summary>A package that goes to the city above is shown and approved there, with the city's.</summary>
    public bool IsPartOfAnother => Package.ParentId is not null;

    /// <summary>The region whose office accepts or returns it.</summary>
    public int? Receiver { get; init; }

    /// <summary>Days it must be shown in public; 0 for none.</summary>
    public int PublicityDays => IsPartOfAnother ? 0 : Plan?.PublicityDays ?? 0;

    /// <summary>Whether each item needs a self score: of who is evaluated, not of who gives figures to it.</summary>
    public bool ScoresAsked => !IsPartOfAnother && Plan?.AskSelfScore == true;

    /// <summary>Whether the government's approval is asked.</summary>
    public bool ApprovalAsked => !IsPartOfAnother && Plan?.AskApproval != false;
}

/// <summary>Reads what is known of packages.</summary>
public sealed class PackageFactsReader(Workspace workspace, PackageContent content)
{
    /// <summary>A package with its round; null when there is none.</summary>
    public static async Task<PackageWork?> FindAsync(AppDb db, long id, CancellationToken cancel = default)
    {
        var package = await db.Packages.SingleOrDefaultAsync(p => p.Id == id, cancel);
        if (package is null) return null;
        var round = await db.Rounds.AsNoTracking().SingleAsync(r => r.Id == package.RoundId, cancel);
        var receiver = package.ParentId is { } parent ? await db.Packages.Where(p => p.Id == parent).Select(p => p.RegionCode).SingleAsync(cancel) : round.RegionCode;
        return new PackageWork(package, round, await db.RoundPlans.AsNoTracking().SingleOrDefaultAsync(p => p.RoundId == round.Id, cancel)) { Receiver = receiver };
    }

    /// <summary>What the machine asks about.</summary>
    public async Task<PackageFacts> FactsAsync(AppDb db, PackageWork work, CancellationToken cancel = default)
    {
        var id = work.Package.Id;
        var items = await db.Assignments.Where(a => a.PackageId == id && a.ClaimState != ClaimState.Agreed).Select(a => a.Id).ToListAsync(cancel);
        var agreed = await db.Assignments.CountAsync(a => a.PackageId == id && a.ClaimState == ClaimState.Agreed, cancel);
        var parts = await db.Contributions.Where(c => c.PackageId == id).Select(c => new { c.AssignmentId, c.State }).ToListAsync(cancel);
        var byItem = parts.ToLookup(p => p.AssignmentId, p => p.State);
        var facts = new PackageFacts(work.Package.State, work.Package.RegionCode, work.Round.Stage)
        {
            PublicityAsked = work.PublicityDays > 0,
            ApprovalAsked = work.ApprovalAsked,
            Items = items.Count + agreed,
            OpenItems = items.Count(a => !byItem[a].Any() || byItem[a].Any(s => s != ContributionState.Merged)),
            OpenParts = items.Sum(a => byItem[a].Count(s => s != ContributionState.Merged)),
            OpenClaims = await db.Assignments.CountAsync(a => a.PackageId == id && a.ClaimState == ClaimState.Claimed, cancel),
            Mending = work.Package.SubmissionId is not null,
            Receiver = work.Receiver,
            ReturnedBelow = await db.Packages.CountAsync(p => p.ParentId == id && p.State == PackageState.Returned, cancel),
            OpenBelow = await db.Packages.CountAsync(p => p.ParentId == id && p.State != PackageState.Accepted, cancel),
        };
        facts = await ScoresAsync(db, work, facts, cancel);
        return work.Package.State switch
        {
            PackageState.Publicity => await PublicAsync(db, work, facts, cancel),
            PackageState.Approved => facts with { AsApproved = await IsApprovedAsync(db, id, cancel) },
            _ => facts with { CompiledBy = await CompiledByAsync(db, id, cancel) },
        };
    }

    private async Task<PackageFacts> PublicAsync(AppDb db, PackageWork work, PackageFacts facts, CancellationToken cancel)
    {
        var id = work.Package.Id;
        var post = await db.PublicityPosts.Where(p => p.PackageId == id && p.State != PostState.Withdrawn).OrderByDescending(p => p.Id).FirstOrDefaultAsync(cancel);
        return facts with
        {
            CompiledBy = await CompiledByAsync(db, id, cancel),
            PublicityOver = post is not null && post.To < BeijingTime.DayOf(workspace.Clock.GetUtcNow()),
            OpenObjections = await db.Objections.CountAsync(o => o.State == ObjectionState.Received && db.PublicityPosts.Any(p => p.Id == o.PostId && p.PackageId == id), cancel),
            AsPublished = post is not null && await content.IsAsync(db, id, post.ContentSha256, cancel),
        };
    }

    // A package handed up before scores were asked for is mended without them.
    private static async Task<PackageFacts> ScoresAsync(AppDb db, PackageWork work, PackageFacts facts, CancellationToken cancel)
    {
        if (!work.ScoresAsked) return facts;
        var id = work.Package.Id;
        var scores = await PackageScores.CurrentAsync(db, id, cancel: cancel);
        if (facts.Mending && scores.Count == 0) return facts;
        var items = await db.Assignments.Where(a => a.PackageId == id && a.ClaimState != ClaimState.Agreed).Select(a => a.Item).ToListAsync(cancel);
        return facts with
        {
            Unscored = [.. items.Where(i => !scores.ContainsKey(i)).Order(ItemOrder.Instance)],
            Unreasoned = [.. scores.Values.Where(s => s.LacksReason).Select(s => s.Item).Order(ItemOrder.Instance)],
        };
    }

    private async Task<bool> IsApprovedAsync(AppDb db, long package, CancellationToken cancel)
    {
        var approved = await db.Approvals.Where(a => a.PackageId == package).OrderByDescending(a => a.Id).Select(a => a.ContentSha256).FirstOrDefaultAsync(cancel);
        return approved is not null && await content.IsAsync(db, package, approved, cancel);
    }

    private static async Task<string?> CompiledByAsync(AppDb db, long package, CancellationToken cancel)
    {
        var subject = FormattableString.Invariant($"package:{package}");
        return await db.AuditEntries.Where(e => e.Subject == subject && e.Action == "compile-package")
            .OrderByDescending(e => e.Sequence).Select(e => e.Who).FirstOrDefaultAsync(cancel);
    }
}
