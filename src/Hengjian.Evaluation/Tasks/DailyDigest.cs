using System.Globalization;
using Hengjian.Domain;
using Hengjian.Domain.Calendars;
using Hengjian.Domain.Outboxes;
using Hengjian.Domain.Tasks;
using Hengjian.Evaluation.Outboxes;
using Hengjian.Evaluation.Workspaces;
using Hengjian.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Evaluation.Tasks;

/// <summary>每日提醒: at 07:30 Beijing time of each working day everybody with open tasks and an address gets one message, never two.</summary>
/// <param name="workspace">The workspace.</param>
/// <param name="calendar">Working days.</param>
/// <param name="messaging">Which groups get a summary; null for none.</param>
public sealed class DailyDigest(Workspace workspace, WorkCalendar calendar, MessagingOptions? messaging = null)
{
    /// <summary>Kind of the duty; its key is the day.</summary>
    public const string Kind = "digest";

    private const int Named = 5;
    private const int MostTogether = 500;

    private static readonly TimeOnly Hour = new(7, 30);

    /// <summary>Puts down the next digest; called at each start, put once.</summary>
    public async Task PlanAsync(CancellationToken cancel = default)
    {
        var now = workspace.Clock.GetUtcNow();
        var today = BeijingTime.DayOf(now);
        var first = calendar.OnOrAfter(At(today) > now ? today : today.AddDays(1));
        await using var db = workspace.OpenDb();
        await Outbox.PutAsync(db, Kind, KeyOf(first), new { day = first }, At(first), cancel);
        await db.SaveChangesAsync(cancel);
    }

    /// <summary>Makes the messages of a day and puts down the next; made again it makes the same.</summary>
    public async Task<Result<bool>> MakeAsync(OutboxRecord row, CancellationToken cancel)
    {
        var day = DateOnly.ParseExact(row.Key, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        var now = workspace.Clock.GetUtcNow();
        // A server that stood still for days does not tell about each of them. Everything is read before the transaction: it holds the
        // one that writes, and at this hour everybody begins to save.
        List<(string Key, object Body)> messages = day == BeijingTime.DayOf(now) ? await MessagesAsync(day, now, cancel) : [];
        var next = calendar.OnOrAfter((day > BeijingTime.DayOf(now) ? day : BeijingTime.DayOf(now)).AddDays(1));
        foreach (var some in messages.Chunk(MostTogether))
        {
            await using var part = workspace.OpenDb();
            await Outbox.PutManyAsync(part, MessageOutbox.Kind, some, now, cancel);
            await part.SaveChangesAsync(cancel);
        }
        await using var db = workspace.OpenDb();
        if (day == BeijingTime.DayOf(now))
            await Outbox.PutManyAsync(db, MessageSender.ChatKind, await GroupsAsync(db, day, cancel), now, cancel);
        await Outbox.PutAsync(db, Kind, KeyOf(next), new { day = next }, At(next), cancel);
        await db.SaveChangesAsync(cancel);
        return true;
    }

    // One summary a group: how much waits in its region, by kind. Whose it is everybody reads in the own list.
    private async Task<List<(string Key, object Body)>> GroupsAsync(Data.Records.AppDb db, DateOnly day, CancellationToken cancel)
    {
        var found = new List<(string, object)>();
        foreach (var group in messaging?.Groups ?? [])
        {
            var region = int.TryParse(group, NumberStyles.None, CultureInfo.InvariantCulture, out var code) ? code : (int?)null;
            var tasks = await db.WorkTasks.AsNoTracking().Where(t => t.DoneAt == null && (region == null || t.RegionCode == region))
                .GroupBy(t => t.Kind).Select(g => new { Kind = g.Key, All = g.Count(), Late = g.Count(t => t.Due < day) }).ToListAsync(cancel);
            if (tasks.Count == 0) continue;
            var late = tasks.Sum(t => t.Late);
            var title = FormattableString.Invariant($"待办汇总：{tasks.Sum(t => t.All)} 项") + (late == 0 ? "" : FormattableString.Invariant($"，其中逾期 {late} 项"));
            var lines = tasks.OrderByDescending(t => t.All).ThenBy(t => t.Kind, StringComparer.Ordinal)
                .Select(t => FormattableString.Invariant($"{TaskKinds.NameOf(t.Kind)} {t.All} 项") + (t.Late == 0 ? "" : FormattableString.Invariant($"，逾期 {t.Late} 项")));
            found.Add(($"digest:{group}:{KeyOf(day)}", new ChatDuty(group, title, string.Join('\n', lines), "/tasks")));
        }
        return found;
    }

    private async Task<List<(string Key, object Body)>> MessagesAsync(DateOnly day, DateTimeOffset now, CancellationToken cancel)
    {
        await using var db = workspace.OpenDb();
        var found = new List<(string, object)>();
        var book = await workspace.RoleBooks.CurrentAsync(db, cancel);
        var accounts = await db.Accounts.AsNoTracking().Include(a => a.Grants)
            .Where(a => a.PersonId != null && !a.Disabled).OrderBy(a => a.Name).ToListAsync(cancel);
        foreach (var account in accounts)
        {
            var tasks = await (await TaskBoxes.QueryAsync(db, account.ToPrincipal(now, book), TaskBox.Todo, cancel)).AsNoTracking().ToListAsync(cancel);
            if (tasks.Count == 0) continue;
            found.Add(($"digest:{account.Name}:{KeyOf(day)}", new Message(null, 0, "", account.Name, TitleOf(tasks, day), TextOf(tasks, day), "/tasks")));
        }
        return found;
    }

    private static string TitleOf(List<WorkTaskRecord> tasks, DateOnly day)
    {
        var late = tasks.Count(t => t.Due < day);
        return FormattableString.Invariant($"今日待办 {tasks.Count} 项") + (late == 0 ? "" : FormattableString.Invariant($"，其中逾期 {late} 项"));
    }

    // Kinds and days only: titles of work stay in the house.
    private string TextOf(List<WorkTaskRecord> tasks, DateOnly day)
    {
        var lines = tasks.GroupBy(t => (Kind: TaskKinds.NameOf(t.Kind), t.Due)).Take(Named)
            .Select(g => $"{g.Key.Kind} {g.Count()} 项" + (g.Key.Due is { } due ? $"，{DeadlineWords.DayOf(due, day)}，{DeadlineWords.LeftOf(due, day, calendar)}" : ""));
        return string.Join('\n', lines);
    }

    private static string KeyOf(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static DateTimeOffset At(DateOnly day) => new DateTimeOffset(day.ToDateTime(Hour), BeijingTime.Offset).ToUniversalTime();
}
