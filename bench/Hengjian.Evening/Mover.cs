using System.Net;
using Hengjian.Data.Records;
using Hengjian.Domain.Packages;
using Hengjian.Evaluation.Packages;
using Hengjian.Evaluation.Workspaces;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Evening;

/// <summary>A unit's part goes round and round: handed in, withdrawn or checked, merged, returned; three people's doing.</summary>
internal sealed class Mover(long part, ClerkSession clerk, ClerkSession checker, ClerkSession lead, int seed, AckJournal journal)
    : KillClient($"hand-in {part}", journal)
{
    private readonly Random random = new(seed);
    private readonly List<ContributionState> passed = [];
    private ContributionState state;
    private ContributionState? waiting;

    protected override async Task StepAsync(CancellationToken cancel)
    {
        var (to, who, verb) = Next();
        waiting = to;
        Sent(new { part, from = state.ToString(), to = to.ToString() });
        (string, string)[] fields = verb == "return" ? [("reason", "数字与决算不符"), ("due", "2099-12-31")] : [];
        var (status, answer) = await who.SubmitAsync($"/work/{part}/{verb}", cancel, fields);
        waiting = null;
        if (status is not (HttpStatusCode.Redirect or HttpStatusCode.SeeOther))
        {
            if (answer?.Contains(JustChanged, StringComparison.Ordinal) != true) Fault($"{verb} from {state}: {(int)status} {answer}");
            return;
        }
        state = to;
        passed.Add(to);
        Acked(new { part, state = to.ToString() });
    }

    public override async Task<IReadOnlyList<string>> JudgeAsync(Workspace workspace, AppDb db, CancellationToken cancel)
    {
        var events = await db.ContributionEvents.AsNoTracking().Where(e => e.ContributionId == part).OrderBy(e => e.Id).ToListAsync(cancel);
        var wrong = new List<string>();
        // What was sent and not answered is there whole, or not at all.
        if (waiting is { } unsure && events.Count == passed.Count + 1 && events[^1].To == unsure) passed.Add(unsure);
        waiting = null;
        if (!events.Select(e => e.To).SequenceEqual(passed)) wrong.Add($"{Name}: {events.Count} steps stored, {passed.Count} acknowledged, or others");
        for (var i = 1; i < events.Count; i++)
        {
            if (events[i].From != events[i - 1].To) wrong.Add($"{Name}: step {i} begins elsewhere than the step before ended");
        }
        var record = await db.Contributions.AsNoTracking().SingleAsync(c => c.Id == part, cancel);
        if (record.State != (passed.Count == 0 ? ContributionState.Open : passed[^1])) wrong.Add($"{Name}: state {record.State} after {passed.Count} steps");
        if (record.Openness != ContributionMachine.OpennessOf(record.State) || record.Version != passed.Count) wrong.Add($"{Name}: openness or version of another state");
        var logged = await db.AuditEntries.CountAsync(a => a.Subject == $"contribution:{part}", cancel);
        if (logged != passed.Count) wrong.Add($"{Name}: {logged} rows of the log for {passed.Count} steps");
        var key = ContributionTasks.Check(part);
        var duty = await db.WorkTasks.AsNoTracking().SingleOrDefaultAsync(t => t.Key == key, cancel);
        if ((duty is { DoneAt: null }) != (record.State == ContributionState.HandedToCheck)) wrong.Add($"{Name}: duty to check is open in state {record.State}");
        state = record.State;
        return wrong;
    }

    private (ContributionState To, ClerkSession Who, string Verb) Next() => state switch
    {
        ContributionState.HandedToCheck => random.Next(3) switch
        {
            0 => (ContributionState.Open, clerk, "withdraw"),
            1 => (ContributionState.Returned, checker, "return"),
            _ => (ContributionState.Checked, checker, "check"),
        },
        ContributionState.Checked when random.Next(2) == 0 => (ContributionState.Merged, lead, "merge"),
        ContributionState.Checked or ContributionState.Merged => (ContributionState.Returned, lead, "return"),
        _ => (ContributionState.HandedToCheck, clerk, "hand-in"),
    };
}
