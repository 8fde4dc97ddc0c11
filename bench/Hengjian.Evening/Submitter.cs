using System.Net;
using Hengjian.Data.Records;
using Hengjian.Domain.Packages;
using Hengjian.Domain.Submissions;
using Hengjian.Evaluation.Packages;
using Hengjian.Evaluation.Submissions;
using Hengjian.Evaluation.Workspaces;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Evening;

/// <summary>Who takes part in handing up a package.</summary>
internal sealed record SubmittingPeople(ClerkSession Clerk, ClerkSession Checker, ClerkSession Lead, ClerkSession Office, ClerkSession Evaluator);

/// <summary>A whole package goes round and round: compiled, approved, submitted, taken or not, returned, mended, approved and submitted again.</summary>
internal sealed class Submitter(SubmittingPackage about, SubmittingPeople people, int seed, AckJournal journal)
    : KillClient($"package {about.Package}", journal)
{
    private static readonly Dictionary<PackageMove, PackageState> Targets = new()
    {
        [PackageMove.Compile] = PackageState.Compiled,
        [PackageMove.Approve] = PackageState.Approved,
        [PackageMove.Submit] = PackageState.Submitted,
        [PackageMove.Accept] = PackageState.Accepted,
        [PackageMove.Return] = PackageState.Returned,
    };

    private readonly Random random = new(seed);
    private readonly List<PackageMove> passed = [];
    private readonly List<ContributionState> partPassed = [];
    private PackageState state;
    private ContributionState part;
    private PackageMove? waiting;
    private ContributionState? partWaiting;

    protected override async Task StepAsync(CancellationToken cancel)
    {
        if (state is PackageState.Preparing or PackageState.Returned && part != ContributionState.Merged)
        {
            var (to, who, verb) = NextOfPart();
            partWaiting = to;
            if (await SubmitAsync(who, $"/work/{about.Part}/{verb}", [], cancel)) NotePart(to);
            partWaiting = null;
            return;
        }
        var (move, by, fields) = Next();
        waiting = move;
        if (move == PackageMove.Return) partWaiting = ContributionState.Returned;
        if (await SubmitAsync(by, $"/packages/{about.Package}/{Verb(move)}", fields, cancel)) Note(move);
        (waiting, partWaiting) = (null, null);
    }

    public override async Task<IReadOnlyList<string>> JudgeAsync(Workspace workspace, AppDb db, CancellationToken cancel)
    {
        var wrong = new List<string>();
        var logged = await LoggedAsync(db, cancel);
        var steps = await db.ContributionEvents.AsNoTracking().Where(e => e.ContributionId == about.Part).OrderBy(e => e.Id).Select(e => e.To).ToListAsync(cancel);
        // What was sent and not answered is there whole, or not at all; a return is one deed on the package and on its part.
        if (waiting is { } move && logged.Count == passed.Count + 1 && logged[^1] == move) Note(move, acknowledged: false);
        else if (waiting is null && partWaiting is { } to && steps.Count == partPassed.Count + 1 && steps[^1] == to) NotePart(to, acknowledged: false);
        (waiting, partWaiting) = (null, null);
        if (!logged.SequenceEqual(passed)) wrong.Add($"{Name}: {logged.Count} rows of the log, {passed.Count} deeds, or others");
        if (!steps.SequenceEqual(partPassed)) wrong.Add($"{Name}: {steps.Count} steps of its part stored, {partPassed.Count} known, or others");
        var record = await db.Packages.AsNoTracking().SingleAsync(p => p.Id == about.Package, cancel);
        if (record.State != state) wrong.Add($"{Name}: state {record.State}, the deeds give {state}");
        wrong.AddRange(await SubmissionsAsync(db, record, cancel));
        wrong.AddRange((await new SubmissionCheck(workspace).RunAsync(cancel)).Found.Select(f => $"{Name}: {f.Subject}: {f.Problem.Message}"));
        return wrong;
    }

    // A submission has its row, its list of entries on the disk, and the duty to make facts of it; the newest is in force.
    private async Task<IReadOnlyList<string>> SubmissionsAsync(AppDb db, PackageRecord record, CancellationToken cancel)
    {
        var wrong = new List<string>();
        var made = await db.Submissions.AsNoTracking().Where(s => s.PackageId == about.Package).OrderBy(s => s.Number).ToListAsync(cancel);
        if (made.Count != passed.Count(m => m == PackageMove.Submit)) wrong.Add($"{Name}: {made.Count} submissions");
        if (record.SubmissionId != (made.Count == 0 ? null : made[^1].Id)) wrong.Add($"{Name}: another submission is in force");
        for (var i = 0; i < made.Count; i++)
        {
            var key = made[i].Id.ToString(System.Globalization.CultureInfo.InvariantCulture);
            if (made[i].Number != i + 1 || made[i].PreviousId != (i == 0 ? null : made[i - 1].Id)) wrong.Add($"{Name}: submission {i + 1} does not follow the one before");
            if (!await db.Outbox.AnyAsync(o => o.Kind == SubmissionLibrary.FactsDuty && o.Key == key, cancel)) wrong.Add($"{Name}: submission {i + 1} without its duty");
        }
        var orders = await db.ReturnOrders.AsNoTracking().Where(o => db.Submissions.Any(s => s.Id == o.SubmissionId && s.PackageId == about.Package)).ToListAsync(cancel);
        if (orders.Count != passed.Count(m => m == PackageMove.Return)) wrong.Add($"{Name}: {orders.Count} return orders");
        var open = passed.LastIndexOf(PackageMove.Return) > passed.LastIndexOf(PackageMove.Submit) ? 1 : 0;
        if (orders.Count(o => o.State == ReturnState.Open) != open) wrong.Add($"{Name}: open return orders not {open}");
        return wrong;
    }

    private async Task<List<PackageMove>> LoggedAsync(AppDb db, CancellationToken cancel)
    {
        var subject = $"package:{about.Package}";
        var actions = await db.AuditEntries.AsNoTracking().Where(a => a.Subject == subject).OrderBy(a => a.Sequence).Select(a => a.Action).ToListAsync(cancel);
        return [.. actions.Select(a => Targets.Keys.Where(m => PackageDeeds.ActionOf(m) == a).Select(m => (PackageMove?)m).FirstOrDefault()).OfType<PackageMove>()];
    }

    private async Task<bool> SubmitAsync(ClerkSession who, string address, (string, string)[] fields, CancellationToken cancel)
    {
        Sent(new { address, package = state.ToString(), part = part.ToString() });
        var (status, answer) = await who.SubmitAsync(address, cancel, fields);
        if (status is HttpStatusCode.Redirect or HttpStatusCode.SeeOther) return true;
        // Somebody of the region did something at the same moment: said in words, and nothing is stored.
        if (answer?.Contains(JustChanged, StringComparison.Ordinal) != true) Fault($"{address} in {state}/{part}: {(int)status} {answer}");
        return false;
    }

    private void Note(PackageMove move, bool acknowledged = true)
    {
        passed.Add(move);
        state = Targets[move];
        if (acknowledged) Acked(new { package = about.Package, state = state.ToString() });
        if (move == PackageMove.Return) NotePart(ContributionState.Returned, acknowledged: false);
    }

    private void NotePart(ContributionState to, bool acknowledged = true)
    {
        part = to;
        partPassed.Add(to);
        if (acknowledged) Acked(new { part = about.Part, state = to.ToString() });
    }

    private (ContributionState To, ClerkSession Who, string Verb) NextOfPart() => part switch
    {
        ContributionState.HandedToCheck => (ContributionState.Checked, people.Checker, "check"),
        ContributionState.Checked => (ContributionState.Merged, people.Lead, "merge"),
        _ => (ContributionState.HandedToCheck, people.Clerk, "hand-in"),
    };

    private (PackageMove Move, ClerkSession Who, (string, string)[] Fields) Next() => state switch
    {
        PackageState.Preparing => (PackageMove.Compile, people.Lead, [("reason", "县级自评按计划下月报送，先行汇总")]),
        PackageState.Compiled or PackageState.Returned =>
            (PackageMove.Approve, people.Office, [("body", "市政府常务会议"), ("number", "会议纪要第 9 号"), ("on", "2026-11-02")]),
        PackageState.Approved => (PackageMove.Submit, people.Office, []),
        PackageState.Submitted when random.Next(2) == 0 => (PackageMove.Accept, people.Evaluator, []),
        _ => (PackageMove.Return, people.Evaluator, [("reason", "有一项数字与决算不符"), ("due", "2099-12-31"), ("items", Seeding.BareItem)]),
    };

    private static string Verb(PackageMove move) => move == PackageMove.Approve ? "approval" : move.ToString().ToLowerInvariant();
}
