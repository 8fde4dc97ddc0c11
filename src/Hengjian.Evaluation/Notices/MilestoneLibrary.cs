using Hengjian.Data.Records;
using Hengjian.Domain;
using Hengjian.Domain.Access;
using Hengjian.Domain.Notices;
using Hengjian.Domain.Tasks;
using Hengjian.Evaluation.Tasks;
using Hengjian.Evaluation.Workspaces;
using Hengjian.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Evaluation.Notices;

/// <summary>One government's line in the table of milestones.</summary>
/// <param name="RegionCode">The government.</param>
/// <param name="Name">Chinese.</param>
/// <param name="Deliveries">By milestone.</param>
public sealed record MilestoneLine(int RegionCode, string Name, IReadOnlyDictionary<long, MilestoneDeliveryRecord> Deliveries);

/// <summary>The milestones of a round with what came in.</summary>
/// <param name="Milestones">By day.</param>
/// <param name="Lines">By region code.</param>
public sealed record MilestoneTable(IReadOnlyList<MilestoneRecord> Milestones, IReadOnlyList<MilestoneLine> Lines);

/// <summary>节点报送: what each government has delivered by the days the plan names.</summary>
public sealed class MilestoneLibrary(Workspace workspace)
{
    /// <summary>Longest note or reason.</summary>
    public const int LongestNote = 300;

    /// <summary>The table of a round in the regions given.</summary>
    public async Task<MilestoneTable> TableAsync(long round, RegionScope scope, CancellationToken cancel = default)
    {
        await using var db = workspace.OpenDb();
        var milestones = await db.Milestones.AsNoTracking().Where(m => m.RoundId == round).OrderBy(m => m.Due).ThenBy(m => m.Code).ToListAsync(cancel);
        var ids = milestones.Select(m => m.Id).ToList();
        var deliveries = await db.MilestoneDeliveries.AsNoTracking().Where(d => ids.Contains(d.MilestoneId)).InScope(scope).ToListAsync(cancel);
        var codes = deliveries.Select(d => d.RegionCode).Distinct().ToList();
        var names = (await db.Regions.AsNoTracking().Where(r => codes.Contains(r.RegionCode) && r.ValidTo == null).ToListAsync(cancel)).ToDictionary(r => r.RegionCode, r => r.Name);
        var lines = deliveries.GroupBy(d => d.RegionCode).OrderBy(g => g.Key)
            .Select(g => new MilestoneLine(g.Key, names.GetValueOrDefault(g.Key, ""), g.ToDictionary(d => d.MilestoneId)));
        return new MilestoneTable(milestones, [.. lines]);
    }

    /// <summary>报送: notes what was delivered; the day makes it in time or late.</summary>
    public Task<Result<DeliveryState>> DeliverAsync(long delivery, string note, Principal principal, CancellationToken cancel = default) =>
        SettleAsync(delivery, DeliveryState.Received, note, Permission.DeliverMilestone, "milestone-received", principal, cancel);

    /// <summary>免报: the evaluator asks for it no more, with a reason.</summary>
    public Task<Result<DeliveryState>> WaiveAsync(long delivery, string reason, Principal principal, CancellationToken cancel = default) =>
        SettleAsync(delivery, DeliveryState.Waived, reason, Permission.ManageRounds, "milestone-waived", principal, cancel);

    /// <summary>Asks each government for the milestones whose day is still to come; the caller saves.</summary>
    internal static async Task AskAsync(AppDb db, long round, string by, DateTimeOffset now, CancellationToken cancel)
    {
        var today = BeijingTime.DayOf(now);
        var milestones = await db.Milestones.Where(m => m.RoundId == round && m.Due >= today).ToListAsync(cancel);
        var tasks = new List<TaskSpec>();
        foreach (var milestone in milestones)
            foreach (var delivery in await db.MilestoneDeliveries.AsNoTracking().Where(d => d.MilestoneId == milestone.Id).ToListAsync(cancel))
            {
                tasks.Add(new TaskSpec(
                    KeyOf(delivery.Id), TaskKinds.Milestone, delivery.RegionCode, "", $"节点报送：{milestone.Title}",
                    FormattableString.Invariant($"/milestones?round={round}"), milestone.Due, by)
                { Openness = Openness.Public });
            }
        await TaskLedger.PutManyAsync(db, tasks, now, cancel);
        await db.SaveChangesAsync(cancel);
    }

    private async Task<Result<DeliveryState>> SettleAsync(
        long id, DeliveryState state, string text, Permission needs, string action, Principal principal, CancellationToken cancel)
    {
        await using var db = workspace.OpenDb();
        await using var transaction = await AuditLog.BeginAsync(db, cancel);
        var delivery = await db.MilestoneDeliveries.SingleOrDefaultAsync(d => d.Id == id, cancel);
        if (delivery is null) return NoticeProblems.UnknownDelivery(id);
        var right = AccessPolicy.Decide(principal, needs, delivery.RegionCode, ProcessStage.Open);
        if (!right.Allowed) return AccessProblems.Denied(right);
        var words = text.Trim();
        if (words.Length is 0 or > LongestNote || words.Any(c => char.IsControl(c) && c is not ('\n' or '\r'))) return NoticeProblems.BadText("说明", LongestNote);
        var now = workspace.Clock.GetUtcNow();
        var milestone = await db.Milestones.AsNoTracking().SingleAsync(m => m.Id == delivery.MilestoneId, cancel);
        if (delivery.State != DeliveryState.Expected) return NoticeProblems.AlreadySettled(MilestoneStatuses.Of(delivery, milestone.Due, now).NameOf());
        (delivery.State, delivery.At, delivery.Reason) = (state, now, words);
        await TaskLedger.CloseAsync(db, KeyOf(id), principal.Account, now, cancel);
        await db.SaveChangesAsync(cancel);
        var details = new { region = delivery.RegionCode, milestone = milestone.Code, reason = words };
        var entry = await workspace.Audit.AppendAsync(db, principal.Account, action, FormattableString.Invariant($"milestone:{milestone.Id}"), details, cancel);
        await workspace.Audit.CommitAsync(transaction, entry, cancel);
        return state;
    }

    private static string KeyOf(long delivery) => FormattableString.Invariant($"{TaskKinds.Milestone}:delivery:{delivery}");
}
