using System.Globalization;
using Hengjian.Domain;
using Hengjian.Domain.Outboxes;
using Hengjian.Evaluation.Outboxes;
using Hengjian.Evaluation.Workspaces;
using Hengjian.Kernel;

namespace Hengjian.Evaluation.Periodic;

/// <summary>Once a day, a few minutes after midnight in Beijing: makes what is due and reminds; what was missed is made up for at the next start.</summary>
public sealed class PeriodicStep(Workspace workspace, PeriodicMaker maker, PeriodicReminders reminders)
{
    /// <summary>Kind of the duty; its key is the day.</summary>
    public const string Kind = "periodic";

    private static readonly TimeSpan AfterMidnight = TimeSpan.FromMinutes(5);

    /// <summary>Puts down today's duty; called at each start, put once.</summary>
    public async Task PlanAsync(CancellationToken cancel = default)
    {
        await using var db = workspace.OpenDb();
        await PutAsync(db, BeijingTime.DayOf(workspace.Clock.GetUtcNow()), cancel);
        await db.SaveChangesAsync(cancel);
    }

    /// <summary>Does a day's duty and puts down the next.</summary>
    public async Task<Result<bool>> DoAsync(OutboxRecord row, CancellationToken cancel)
    {
        await maker.MakeAllAsync(cancel);
        await reminders.SendAsync(cancel);
        await using var db = workspace.OpenDb();
        // Days that passed without a server are not done one by one: today's step has made up for them.
        await PutAsync(db, BeijingTime.DayOf(workspace.Clock.GetUtcNow()).AddDays(1), cancel);
        await db.SaveChangesAsync(cancel);
        return true;
    }

    private static Task PutAsync(Data.Records.AppDb db, DateOnly day, CancellationToken cancel) => Outbox.PutAsync(
        db, Kind, day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), new { day }, BeijingTime.StartOf(day) + AfterMidnight, cancel);
}
