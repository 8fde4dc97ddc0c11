using System.Globalization;
using Hengjian.Data.Records;
using Hengjian.Domain.Tasks;
using Hengjian.Evaluation.Breakdown;
using Hengjian.Evaluation.Tasks;
using Hengjian.Web.Security;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Web.Features.Tasks;

/// <summary>A row of the task centre.</summary>
/// <param name="Task">The task.</param>
/// <param name="Unit">Name of the unit or government.</param>
/// <param name="Reminders">How often it was reminded of.</param>
/// <param name="MadeBy">Name of who gave it.</param>
/// <param name="DoneBy">Name of who did it; empty while nobody has.</param>
public sealed record TaskRow(WorkTaskRecord Task, string Unit, int Reminders, string MadeBy, string DoneBy);

/// <summary>A box of the task centre, and how many lie in each.</summary>
/// <param name="Rows">The first rows.</param>
/// <param name="All">How many there are.</param>
/// <param name="Todo">How many are to be done.</param>
public sealed record TaskPageList(IReadOnlyList<TaskRow> Rows, int All, int Todo);

/// <summary>Reads a box for the page.</summary>
internal sealed class TaskList(AppDb db, Viewer viewer)
{
    /// <summary>Most rows shown; the page says so when there are more.</summary>
    public const int Most = 300;

    public async Task<TaskPageList> ReadAsync(TaskBox box, CancellationToken cancel)
    {
        var query = await TaskBoxes.QueryAsync(db, viewer.Principal, box, cancel);
        var tasks = await query.AsNoTracking().Take(Most + 1).ToListAsync(cancel);
        var all = tasks.Count <= Most ? tasks.Count : await query.CountAsync(cancel);
        var todo = box == TaskBox.Todo ? all : await (await TaskBoxes.QueryAsync(db, viewer.Principal, TaskBox.Todo, cancel)).CountAsync(cancel);
        tasks = [.. tasks.Take(Most)];
        var units = tasks.Select(t => t.UnitId).Distinct().ToList();
        var names = await db.Units.AsNoTracking().Where(u => units.Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => u.Name, cancel);
        var codes = tasks.Select(t => t.RegionCode).Distinct().ToList();
        var regions = (await db.Regions.AsNoTracking().Where(r => codes.Contains(r.RegionCode) && r.ValidTo == null).ToListAsync(cancel))
            .ToDictionary(r => r.RegionCode, r => r.Name);
        var people = tasks.SelectMany(t => new[] { t.MadeBy, t.DoneBy ?? "" }).Distinct().ToList();
        var said = await db.Accounts.AsNoTracking().Where(a => people.Contains(a.Name)).ToDictionaryAsync(a => a.Name, a => a.DisplayName, cancel);
        string Person(string? account) => account is null or "" ? "" : said.GetValueOrDefault(account, account == "system" ? "系统" : account);
        var reminded = await RemindersAsync(tasks, cancel);
        return new TaskPageList(
            [.. tasks.Select(t => new TaskRow(
                t, names.GetValueOrDefault(t.UnitId) ?? regions.GetValueOrDefault(t.RegionCode, ""), reminded.GetValueOrDefault(PartOf(t)), Person(t.MadeBy), Person(t.DoneBy)))],
            all, todo);
    }

    private async Task<Dictionary<long, int>> RemindersAsync(List<WorkTaskRecord> tasks, CancellationToken cancel)
    {
        var parts = tasks.Select(PartOf).Where(p => p > 0).ToList();
        return await db.ContributionEvents.AsNoTracking()
            .Where(e => parts.Contains(e.ContributionId) && e.From == e.To && e.Reason.StartsWith(Reminders.Mark))
            .GroupBy(e => e.ContributionId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancel);
    }

    private static long PartOf(WorkTaskRecord task)
    {
        const string Prefix = TaskKinds.HandIn + ":contribution:";
        return task.Key.StartsWith(Prefix, StringComparison.Ordinal)
            && long.TryParse(task.Key.AsSpan(Prefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var part) ? part : 0;
    }
}
