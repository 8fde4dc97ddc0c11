using Hengjian.Data.Records;
using Hengjian.Domain.Access;
using Hengjian.Domain.Calendars;
using Hengjian.Evaluation.Tasks;
using Hengjian.Evaluation.Workspaces;
using Hengjian.Web.Security;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Web.Shell;

/// <summary>What concerns this person now, for the head of every page and the number in the menu; asked once a request.</summary>
/// <remarks>The parts of a page are made side by side: what they ask for goes through contexts of its own, never through the request's.</remarks>
public sealed class Concern(Workspace workspace, Viewer viewer, TimeProvider clock, WorkCalendar calendar)
{
    private Task<TaskCounts>? counts;

    /// <summary>Tasks to be done.</summary>
    public Task<TaskCounts> CountsAsync(CancellationToken cancel = default) => counts ??= CountAsync(cancel);

    /// <summary>
    /// 6 项待办，11月30日（周一），剩 3 个工作日; for whoever has none the deadline of the round they watch over; null when nothing is due.
    /// </summary>
    public async Task<(string Text, bool Late, string Href)?> WordsAsync(CancellationToken cancel = default)
    {
        var now = clock.GetUtcNow();
        var found = await CountsAsync(cancel);
        if (found.Late > 0) return ($"{found.Open} 项待办，{found.Late} 项逾期", true, "/tasks");
        if (found.Open > 0) return ($"{found.Open} 项待办" + (found.Next is { } due ? "，" + DeadlineWords.Of(due, now, calendar) : ""), false, "/tasks");
        await using var db = workspace.OpenDb();
        // A lead's region lies inside the round's: the packages say whose rounds these are.
        var own = db.Packages.InScope(viewer.ScopeOf(Permission.ViewBreakdown)).Select(p => p.RoundId);
        var deadline = await db.Rounds.AsNoTracking()
            .Where(r => r.Stage == ProcessStage.Open && r.Deadline != null && own.Contains(r.Id)).OrderBy(r => r.Deadline)
            .Select(r => new { r.Id, r.Year, r.Deadline }).FirstOrDefaultAsync(cancel);
        return deadline is null ? null : ($"{deadline.Year}年自评截止 {DeadlineWords.Of(deadline.Deadline!.Value, now, calendar)}", false, $"/breakdown?round={deadline.Id}");
    }

    private async Task<TaskCounts> CountAsync(CancellationToken cancel)
    {
        if (!viewer.IsSignedIn) return new TaskCounts(0, 0, null);
        await using var db = workspace.OpenDb();
        return await TaskBoxes.CountAsync(db, viewer.Principal, clock.GetUtcNow(), cancel);
    }
}
