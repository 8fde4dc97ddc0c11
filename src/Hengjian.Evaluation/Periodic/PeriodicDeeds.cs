using System.Globalization;
using Hengjian.Data.Records;
using Hengjian.Domain;
using Hengjian.Domain.Access;
using Hengjian.Domain.Periodic;
using Hengjian.Evaluation.Tasks;
using Hengjian.Evaluation.Workspaces;
using Hengjian.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Evaluation.Periodic;

/// <summary>上报、退回、说明、催报: each deed, its tasks and its line in the log are one transaction.</summary>
public sealed class PeriodicDeeds(Workspace workspace, FormBook book, PeriodicReader reader, PeriodicReminders reminders)
{
    /// <summary>Longest reason.</summary>
    public const int LongestReason = 300;

    private const int MostMendDays = 60;
    private const int MostCells = 20;

    /// <summary>Hands a report in, or says what stands in the way.</summary>
    public async Task<Result<ReportView>> HandInAsync(long report, Principal principal, CancellationToken cancel = default)
    {
        await using var db = workspace.OpenDb();
        await using var transaction = await AuditLog.BeginAsync(db, cancel);
        if (await db.PeriodicReports.SingleOrDefaultAsync(r => r.Id == report, cancel) is not { } found) return PeriodicProblems.Unknown();
        if (PeriodicSaver.Refusal(found, principal) is { } no) return no;
        var done = await HandInAsync(db, found, principal, behalf: false, cancel);
        if (!done.TryGet(out var details)) return Result.Fail<ReportView>(done.Problems);
        var entry = await workspace.Audit.AppendAsync(db, principal.Account, "hand-in-periodic", SubjectOf(report), details, cancel);
        await workspace.Audit.CommitAsync(transaction, entry, cancel);
        return await reader.OfAsync(db, found, cancel);
    }

    /// <summary>The same within the caller's transaction; gives what the log is to say.</summary>
    internal async Task<Result<object>> HandInAsync(AppDb db, PeriodicReportRecord found, Principal principal, bool behalf, CancellationToken cancel)
    {
        var view = await reader.OfAsync(db, found, cancel);
        var obstacles = view.Empty.Select(f => PeriodicProblems.Empty(f.Name))
            .Concat(Cells(view))
            .Concat(view.Flags.Where(f => f.IsOpen).Select(f => PeriodicProblems.Flagged(f.Words, !f.Stops))).ToList();
        if (obstacles.Count > 0) return Result.Fail<object>(obstacles);
        var now = workspace.Clock.GetUtcNow();
        var late = Timeliness.LateBy(view.Due, BeijingTime.DayOf(now));
        (found.State, found.HandedAt, found.By, found.Openness) = (PeriodicState.Handed, now, principal.Account, Openness.Public);
        var values = await ValuesAsync(db, found.Id, cancel);
        var writer = new ValueWriter(db, found, ValueSource.Deed, principal.Account, now);
        var most = Math.Max(late, new MarkReader(values).Late);
        writer.SetMark(values, PeriodicMarks.Late, most.ToString(CultureInfo.InvariantCulture), Guid.NewGuid()).Number = most;
        if (!values.ContainsKey(PeriodicMarks.First))
            writer.SetMark(values, PeriodicMarks.First, now.ToString("O", CultureInfo.InvariantCulture), Guid.NewGuid());
        var root = FieldCell.RootOf(values.Values, view.Table.Rows);
        writer.Note(PeriodicMarks.Handed, root);
        await TaskLedger.CloseAsync(db, PeriodicMaker.TaskKey(found.Id), principal.Account, now, cancel);
        await PeriodicMaker.CarryOnAsync(db, view.Given, found, values.Values, now, cancel);
        return new
        {
            region = found.RegionCode,
            unit = found.UnitId,
            form = view.Given.Record.Code,
            period = view.Period.Name,
            late,
            behalf,
            count = values.Count(v => !PeriodicMarks.IsMark(v.Key)),
            rows = view.Form.Ledger is null ? (int?)null : view.Table.Rows.Count,
            root,
        };
    }

    /// <summary>Gives a report back with a reason and a day.</summary>
    public async Task<Result<ReportView>> ReturnAsync(long report, string reason, DateOnly? until, Principal principal, CancellationToken cancel = default)
    {
        await using var db = workspace.OpenDb();
        await using var transaction = await AuditLog.BeginAsync(db, cancel);
        if (await db.PeriodicReports.SingleOrDefaultAsync(r => r.Id == report, cancel) is not { } found) return PeriodicProblems.Unknown();
        if (AccessPolicy.Decide(principal, Permission.ManagePeriodic, AccessObject.Of(found)) is { Allowed: false } no) return AccessProblems.Denied(no);
        if (found.State != PeriodicState.Handed) return PeriodicProblems.NotNow("这一期还没有上报，没有可以退回的。");
        if (reason.Trim() is not { Length: > 0 and <= LongestReason } said) return PeriodicProblems.NoReason();
        if (PersonalData.HoldsIdentity(said)) return LedgerProblems.HoldsIdentity("原因");
        var now = workspace.Clock.GetUtcNow();
        var today = BeijingTime.DayOf(now);
        if (until is not { } day || day <= today || day > today.AddDays(MostMendDays)) return PeriodicProblems.BadMend();
        (found.State, found.Openness) = (PeriodicState.Returned, Openness.Unit);
        var values = await ValuesAsync(db, report, cancel);
        var writer = new ValueWriter(db, found, ValueSource.Deed, principal.Account, now);
        writer.SetMark(values, PeriodicMarks.Return, said, Guid.NewGuid());
        writer.SetMark(values, PeriodicMarks.Mend, MarkReader.Day(day), Guid.NewGuid());
        writer.Note(PeriodicMarks.Return, said);
        var given = book.Of(await db.PeriodicForms.AsNoTracking().SingleAsync(f => f.Id == found.FormId, cancel));
        await TaskLedger.PutAsync(db, PeriodicMaker.TaskOf(found, given, day, principal.Account, "退回待改："), now, cancel);
        await reminders.TellAsync(db, found, given, day, "return", now, cancel);
        var entry = await workspace.Audit.AppendAsync(
            db, principal.Account, "return-periodic", SubjectOf(report), new { region = found.RegionCode, unit = found.UnitId, form = given.Record.Code, reason = said, due = day }, cancel);
        await workspace.Audit.CommitAsync(transaction, entry, cancel);
        return await reader.OfAsync(db, found, cancel);
    }

    /// <summary>Explains what a check found; holds as long as the values stay.</summary>
    public async Task<Result<ReportView>> AnswerAsync(long report, string flag, string reason, Principal principal, CancellationToken cancel = default)
    {
        await using var db = workspace.OpenDb();
        await using var transaction = await AuditLog.BeginAsync(db, cancel);
        if (await db.PeriodicReports.SingleOrDefaultAsync(r => r.Id == report, cancel) is not { } found) return PeriodicProblems.Unknown();
        if (PeriodicSaver.Refusal(found, principal) is { } no) return no;
        if (reason.Trim() is not { Length: > 0 and <= LongestReason } said) return PeriodicProblems.NoReason();
        if (PersonalData.HoldsIdentity(said)) return LedgerProblems.HoldsIdentity("原因");
        var view = await reader.OfAsync(db, found, cancel);
        if (view.Flags.FirstOrDefault(f => f.Id == flag) is not { Stops: false } asked) return PeriodicProblems.NotNow("没有这条提示，或者它只能改正。");
        var values = await ValuesAsync(db, report, cancel);
        new ValueWriter(db, found, ValueSource.Deed, principal.Account, workspace.Clock.GetUtcNow()).SetMark(values, PeriodicMarks.Answer + flag, ReportChecks.AnswerText(asked, said), Guid.NewGuid());
        var entry = await workspace.Audit.AppendAsync(
            db, principal.Account, "answer-periodic", SubjectOf(report), new { region = found.RegionCode, unit = found.UnitId, flag, reason = said }, cancel);
        await workspace.Audit.CommitAsync(transaction, entry, cancel);
        return await reader.OfAsync(db, found, cancel);
    }

    /// <summary>催报: tells the units of a period that have not handed in; each once a day.</summary>
    /// <returns>How many were told.</returns>
    public async Task<Result<int>> RemindAsync(long form, int period, Principal principal, CancellationToken cancel = default)
    {
        await using var db = workspace.OpenDb();
        await using var transaction = await AuditLog.BeginAsync(db, cancel);
        if (await db.PeriodicForms.AsNoTracking().SingleOrDefaultAsync(f => f.Id == form, cancel) is not { } record) return PeriodicProblems.Unknown();
        if (AccessPolicy.Decide(principal, Permission.ManagePeriodic, record.RegionCode) is { Allowed: false } no) return AccessProblems.Denied(no);
        var given = book.Of(record);
        var now = workspace.Clock.GetUtcNow();
        var open = await db.PeriodicReports.AsNoTracking().Where(r => r.FormId == form && r.PeriodNo == period && r.State != PeriodicState.Handed).OrderBy(r => r.Id).ToListAsync(cancel);
        var before = await db.Outbox.CountAsync(o => o.Kind == MessageOutbox.Kind, cancel);
        foreach (var report in open) await reminders.TellAsync(db, report, given, report.Due, "asked", now, cancel);
        await db.SaveChangesAsync(cancel);
        var told = await db.Outbox.CountAsync(o => o.Kind == MessageOutbox.Kind, cancel) - before;
        if (told == 0) return PeriodicProblems.NobodyToRemind();
        var entry = await workspace.Audit.AppendAsync(
            db, principal.Account, "remind-periodic", FormattableString.Invariant($"periodic-form:{form}"), new { region = record.RegionCode, period = given.Form.Scale.At(period).Name, count = told }, cancel);
        await workspace.Audit.CommitAsync(transaction, entry, cancel);
        return told;
    }

    // A ledger of hundreds of rows with an empty column says so once.
    private static IEnumerable<Problem> Cells(ReportView view)
    {
        var empty = view.EmptyCells;
        foreach (var (row, field) in empty.Take(MostCells)) yield return LedgerProblems.EmptyCell($"{view.Form.Ledger!.Name} {row.Key}", field.Name);
        if (empty.Count > MostCells) yield return LedgerProblems.EmptyCell(FormattableString.Invariant($"另有 {empty.Count - MostCells} 格"), "必填项");
    }

    private static Task<Dictionary<string, PeriodicValueRecord>> ValuesAsync(AppDb db, long report, CancellationToken cancel) =>
        db.PeriodicValues.Where(v => v.ReportId == report && v.Row == 0).ToDictionaryAsync(v => v.Field, StringComparer.Ordinal, cancel);

    private static string SubjectOf(long report) => FormattableString.Invariant($"periodic-report:{report}");
}
