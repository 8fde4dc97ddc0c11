using System.Globalization;
using Hengjian.Data.Records;
using Hengjian.Domain;
using Hengjian.Domain.Access;
using Hengjian.Domain.Breakdown;
using Hengjian.Domain.Calendars;
using Hengjian.Domain.Packages;
using Hengjian.Domain.Rounds;
using Hengjian.Domain.Tasks;
using Hengjian.Evaluation.RoundSetup;
using Hengjian.Evaluation.Tasks;
using Hengjian.Evaluation.Workspaces;
using Hengjian.Indicators.Scoring;
using Hengjian.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Evaluation.Breakdown;

/// <summary>任务分解: items to one lead and several cooperating units; issuing makes each unit's part and its task.</summary>
public sealed class BreakdownLibrary(Workspace workspace, RoundBooks books, WorkCalendar calendar)
{
    /// <summary>The breakdown of a package with its suggestions.</summary>
    public async Task<Result<BreakdownView>> LoadAsync(long package, CancellationToken cancel = default)
    {
        await using var db = workspace.OpenDb();
        return await ReadAsync(db, package, cancel);
    }

    /// <summary>Takes the suggestion for items nobody leads yet.</summary>
    /// <param name="package">The package.</param>
    /// <param name="items">Which items; null for all.</param>
    /// <param name="principal">Who asks.</param>
    /// <param name="cancel">Gives up.</param>
    /// <returns>How many were assigned.</returns>
    public Task<Result<int>> AdoptAsync(long package, IReadOnlyCollection<string>? items, Principal principal, CancellationToken cancel = default) =>
        InPackageAsync(package, principal, Permission.ManageBreakdown, "采用建议", async (db, view) =>
        {
            var entries = view.Rows
                .Where(r => r.IsOpen && r.Suggestion.Lead is not null && (items is null || items.Contains(r.Item.Id)))
                .Select(r => new AssignEntry(r.Item.Id, r.Suggestion.Lead, r.Suggestion.Cooperate, null)).ToList();
            return await AssignInAsync(db, view, entries, principal, cancel);
        }, cancel);

    /// <summary>Gives items to units; all or nothing.</summary>
    /// <returns>How many items were changed.</returns>
    public Task<Result<int>> AssignAsync(long package, IReadOnlyList<AssignEntry> entries, Principal principal, CancellationToken cancel = default) =>
        InPackageAsync(package, principal, Permission.ManageBreakdown, "分解", (db, view) => AssignInAsync(db, view, entries, principal, cancel), cancel);

    /// <summary>Sets the last day of items, and of their parts that are not handed in yet.</summary>
    public Task<Result<int>> SetDueAsync(long package, IReadOnlyCollection<string> items, DateOnly due, Principal principal, CancellationToken cancel = default) =>
        InPackageAsync(package, principal, Permission.ManageBreakdown, "设定期限", async (db, view) =>
        {
            var entries = view.Rows.Where(r => items.Contains(r.Item.Id) && !r.IsWaived)
                .Select(r => new AssignEntry(r.Item.Id, r.Lead, r.Cooperate, due)).ToList();
            return await AssignInAsync(db, view, entries, principal, cancel);
        }, cancel, alsoReturned: true);

    /// <summary>下达: makes each unit's part and its task; refused while one item has neither a lead nor an agreed “not applicable”.</summary>
    /// <returns>How many parts were made.</returns>
    public Task<Result<int>> IssueAsync(long package, Principal principal, CancellationToken cancel = default) =>
        InPackageAsync<int>(package, principal, Permission.ManageBreakdown, "下达", async (db, view) =>
        {
            var open = view.Rows.Where(r => r.IsOpen).Select(r => $"{r.Item.Id} {r.Item.Name}").ToList();
            if (open.Count > 0) return BreakdownProblems.NoLead(open);
            var waiting = view.Rows.Where(r => !r.IsWaived && r.Assignment is { State: not AssignmentState.Issued }).ToList();
            if (waiting.Count == 0) return BreakdownProblems.NothingToIssue();
            var made = new List<ContributionRecord>();
            foreach (var row in waiting)
            {
                row.Assignment!.State = AssignmentState.Issued;
                made.AddRange(row.Cooperate.Prepend(row.Lead!).Select(unit => Part(view, row, unit)));
            }
            db.Contributions.AddRange(made);
            await db.SaveChangesAsync(cancel);
            var now = workspace.Clock.GetUtcNow();
            foreach (var part in made) await AskAsync(db, view, part, principal.Account, now, cancel);
            await TaskLedger.CloseAsync(db, RoundTasks.KeyOf(package), principal.Account, now, cancel);
            await db.SaveChangesAsync(cancel);
            await LogAsync(db, principal, "issue-breakdown", package, new { region = view.Package.RegionCode, items = waiting.Count, parts = made.Count }, cancel);
            return made.Count;
        }, cancel);

    /// <summary>Claims that an item does not apply, withdraws the claim, agrees to it or refuses it.</summary>
    public Task<Result<ClaimState>> ClaimAsync(
        long package, string item, ClaimMove move, string reason, Principal principal, CancellationToken cancel = default)
    {
        var needs = move is ClaimMove.Agree or ClaimMove.Refuse or ClaimMove.Revoke ? Permission.ConsentNotApplicable : Permission.ManageBreakdown;
        return InPackageAsync<ClaimState>(package, principal, needs, move.NameOf(), async (db, view) =>
        {
            if (view.Rows.FirstOrDefault(r => r.Item.Id == item) is not { } row) return Unknown(view, item);
            var assignment = row.Assignment ?? Added(db, view, item);
            var moved = ClaimMachine.Apply(assignment.ClaimState, move, reason);
            if (!moved.TryGet(out var state)) return moved;
            assignment.ClaimState = state;
            if (needs == Permission.ManageBreakdown) (assignment.ClaimReason, assignment.ClaimedBy) = (reason.Trim(), principal.Account);
            else (assignment.AnswerReason, assignment.AnsweredBy) = (reason.Trim(), principal.Account);
            await db.SaveChangesAsync(cancel);
            await FollowClaimAsync(db, view, row, assignment, move, principal, cancel);
            var action = needs == Permission.ManageBreakdown ? "claim-na" : "answer-na";
            await LogAsync(db, principal, action, package, new { region = view.Package.RegionCode, item, state = state.ToString(), reason }, cancel);
            return Result.Ok(state);
        }, cancel);
    }

    private async Task<Result<int>> AssignInAsync(AppDb db, BreakdownView view, IReadOnlyList<AssignEntry> entries, Principal principal, CancellationToken cancel)
    {
        var today = BeijingTime.DayOf(workspace.Clock.GetUtcNow());
        var checker = new AssignCheck(view, today);
        foreach (var entry in entries)
            if (checker.Check(entry) is { } problem) return problem;
        var now = workspace.Clock.GetUtcNow();
        foreach (var entry in entries)
        {
            var row = view.Rows.First(r => r.Item.Id == entry.Item);
            var assignment = row.Assignment ?? Added(db, view, entry.Item);
            (assignment.LeadUnit, assignment.Due) = (entry.Lead, entry.Due ?? assignment.Due);
            if (assignment.State != AssignmentState.Issued) assignment.State = entry.Lead is null ? AssignmentState.Unassigned : AssignmentState.Assigned;
            await db.SaveChangesAsync(cancel);
            await UnitsAsync(db, assignment, entry, cancel);
            if (assignment.State == AssignmentState.Issued) await FollowAsync(db, view, row, assignment, entry, principal, now, cancel);
        }
        await db.SaveChangesAsync(cancel);
        var details = new { region = view.Package.RegionCode, items = string.Join("、", entries.Select(e => e.Item)), count = entries.Count };
        await LogAsync(db, principal, "assign", view.Package.Id, details, cancel);
        return entries.Count;
    }

    // What was issued already follows: new units get their part, dates move.
    private async Task FollowAsync(
        AppDb db, BreakdownView view, BreakdownRow row, AssignmentRecord assignment, AssignEntry entry, Principal principal, DateTimeOffset now, CancellationToken cancel)
    {
        var added = entry.Cooperate.Prepend(entry.Lead!).Except(row.Parts.Select(p => p.UnitId), StringComparer.Ordinal)
            .Select(unit => Part(view, row, unit)).ToList();
        db.Contributions.AddRange(added);
        foreach (var part in row.Parts.Where(p => p.State is ContributionState.Open or ContributionState.Returned && entry.Due is not null))
        {
            part.Due = assignment.Due;
            part.Version++;
            added.Add(part);
        }
        await db.SaveChangesAsync(cancel);
        foreach (var part in added) await AskAsync(db, view, part, principal.Account, now, cancel);
    }

    // A consent that is taken back: the item counts again, and its units have their duty back.
    private static async Task AskAgainAsync(AppDb db, BreakdownView view, BreakdownRow row, Principal principal, DateTimeOffset now, CancellationToken cancel)
    {
        var inputs = await db.ReviewInputs.Where(i => i.RoundId == view.Round.Id && i.RegionCode == view.Package.RegionCode && i.Item == row.Item.Id
            && i.Kind == ReviewInputKind.NotApplicable && i.WithdrawnAt == null).ToListAsync(cancel);
        foreach (var input in inputs) input.WithdrawnAt = now;
        foreach (var part in row.Parts.Where(p => p.State is ContributionState.Open or ContributionState.Returned)) await AskAsync(db, view, part, principal.Account, now, cancel);
    }

    private async Task FollowClaimAsync(
        AppDb db, BreakdownView view, BreakdownRow row, AssignmentRecord assignment, ClaimMove move, Principal principal, CancellationToken cancel)
    {
        var now = workspace.Clock.GetUtcNow();
        var key = FormattableString.Invariant($"{TaskKinds.AnswerClaim}:assignment:{assignment.Id}");
        if (assignment.ClaimState == ClaimState.Claimed)
        {
            var link = FormattableString.Invariant($"/breakdown/{view.Package.Id}/items/{Uri.EscapeDataString(row.Item.Id)}");
            var task = new TaskSpec(
                key, TaskKinds.AnswerClaim, view.Package.RegionCode, "", $"{view.RegionName}申请不适用：{row.Item.Id} {row.Item.Name}", link, null, principal.Account)
            {
                Openness = Openness.Evaluator,
            };
            await TaskLedger.PutAsync(db, task, now, cancel);
        }
        else await TaskLedger.CloseAsync(db, key, principal.Account, now, cancel);
        if (move == ClaimMove.Revoke) await AskAgainAsync(db, view, row, principal, now, cancel);
        if (assignment.ClaimState == ClaimState.Agreed)
        {
            foreach (var part in row.Parts) await TaskLedger.CloseAsync(db, KeyOf(part), principal.Account, now, cancel);
            // Only who is evaluated is scored; a county that gives figures to its city is not.
            if (view.Package.ParentId is null)
            {
                var input = new NotApplicableDecision(view.Package.RegionCode, row.Item.Id) { By = principal.DisplayName, Reason = assignment.ClaimReason };
                db.ReviewInputs.Add(ReviewInputRecord.From(view.Round.Id, input, principal.Account, now));
            }
        }
        await db.SaveChangesAsync(cancel);
    }

    private static async Task UnitsAsync(AppDb db, AssignmentRecord assignment, AssignEntry entry, CancellationToken cancel)
    {
        var known = await db.AssignmentUnits.Where(u => u.AssignmentId == assignment.Id).ToListAsync(cancel);
        var wanted = entry.Cooperate.ToDictionary(u => u, _ => UnitPart.Cooperate, StringComparer.Ordinal);
        if (entry.Lead is { } lead) wanted[lead] = UnitPart.Lead;
        db.AssignmentUnits.RemoveRange(known.Where(k => !wanted.ContainsKey(k.UnitId)));
        foreach (var (unit, part) in wanted)
        {
            if (known.Find(k => k.UnitId == unit) is { } there) there.Part = part;
            else db.AssignmentUnits.Add(new AssignmentUnitRecord { AssignmentId = assignment.Id, UnitId = unit, Part = part });
        }
        await db.SaveChangesAsync(cancel);
    }

    private static AssignmentRecord Added(AppDb db, BreakdownView view, string item)
    {
        var assignment = new AssignmentRecord { PackageId = view.Package.Id, RegionCode = view.Package.RegionCode, Item = item };
        db.Assignments.Add(assignment);
        return assignment;
    }

    private static ContributionRecord Part(BreakdownView view, BreakdownRow row, string unit) => new()
    {
        AssignmentId = row.Assignment!.Id,
        PackageId = view.Package.Id,
        Item = row.Item.Id,
        UnitId = unit,
        RegionCode = view.Package.RegionCode,
        Due = row.Assignment.Due ?? view.DueDefault,
    };

    private static Task AskAsync(AppDb db, BreakdownView view, ContributionRecord part, string by, DateTimeOffset now, CancellationToken cancel)
    {
        var item = view.Rows.First(r => r.Item.Id == part.Item).Item;
        var link = "/work/" + part.Id.ToString(CultureInfo.InvariantCulture);
        return TaskLedger.PutAsync(db, new TaskSpec(KeyOf(part), TaskKinds.HandIn, part.RegionCode, part.UnitId, $"填报：{item.Id} {item.Name}", link, part.Due, by), now, cancel);
    }

    private static string KeyOf(ContributionRecord part) => FormattableString.Invariant($"{TaskKinds.HandIn}:contribution:{part.Id}");

    private static Problem Unknown(BreakdownView view, string item) =>
        BreakdownProblems.UnknownItem(item, NearestName.Of(item, view.Rows.Select(r => r.Item.Id)));

    private Task<Result<BreakdownView>> ReadAsync(AppDb db, long package, CancellationToken cancel) =>
        new BreakdownReader(db, books, calendar, BeijingTime.DayOf(workspace.Clock.GetUtcNow())).ReadAsync(package, cancel);

    internal async Task<Result<T>> InPackageAsync<T>(
        long package, Principal principal, Permission needs, string action, Func<AppDb, BreakdownView, Task<Result<T>>> deed, CancellationToken cancel,
        bool alsoReturned = false)
    {
        await using var db = workspace.OpenDb();
        await using var transaction = await AuditLog.BeginAsync(db, cancel);
        var read = await ReadAsync(db, package, cancel);
        if (!read.TryGet(out var view)) return Result.Fail<T>(read.Problems);
        var right = AccessPolicy.Decide(principal, needs, view.Package.RegionCode, view.Round.Stage);
        if (!right.Allowed) return AccessProblems.Denied(right);
        if (view.Round.Stage != ProcessStage.Open) return BreakdownProblems.RoundClosed(action, view.Round.Stage.NameOf());
        // Later, who does what is part of what is shown, approved and sealed.
        var state = view.Package.State;
        if (state != PackageState.Preparing && !(alsoReturned && state == PackageState.Returned)) return BreakdownProblems.PackageClosed(action, state.NameOf());
        var done = await deed(db, view);
        if (!done.IsOk) return done;
        await workspace.Audit.CommitAsync(transaction, db.AuditEntries.Local.MaxBy(e => e.Sequence)!, cancel);
        return done;
    }

    private Task LogAsync(AppDb db, Principal principal, string action, long package, object details, CancellationToken cancel) =>
        workspace.Audit.AppendAsync(db, principal.Account, action, FormattableString.Invariant($"package:{package}"), details, cancel);
}
