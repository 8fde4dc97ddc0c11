using Hengjian.Data.Records;
using Hengjian.Domain;
using Hengjian.Domain.Access;
using Hengjian.Domain.Filling;
using Hengjian.Domain.Periodic;
using Hengjian.Evaluation.Filling;
using Hengjian.Evaluation.Saving;
using Hengjian.Evaluation.Workspaces;
using Hengjian.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Evaluation.Periodic;

/// <summary>
/// Saves what is typed into reports through the queue of data entry: answered after the commit, done once for each number of a
/// change, and never over what somebody else has written since. Drafts are not logged; handing in logs what was handed in.
/// </summary>
public sealed class PeriodicSaver(Workspace workspace, SaveQueue queue, FormBook book)
{
    // A value keeps no name; only people of one unit write into its reports.
    private const string Someone = "同一单位的人";

    /// <summary>Saves changes of one report; <see cref="CellOp.Row"/> counts for fields of the ledger alone, the base is the revision of the value (0 or null for none).</summary>
    public Task<Result<SavedCells>> SaveAsync(long report, IReadOnlyList<CellOp> ops, Principal principal, CancellationToken cancel = default) => queue.SaveAsync(
        async (db, _, stop) =>
        {
            var now = workspace.Clock.GetUtcNow();
            var found = await db.PeriodicReports.AsNoTracking().SingleOrDefaultAsync(r => r.Id == report, stop);
            var why = found is null ? PeriodicProblems.Unknown() : Refusal(found, principal);
            if (why is not null) return new SavedCells([.. ops.Select(o => new CellOutcome.Refused(o.Op, why))], 0, now);
            var form = book.Of(await db.PeriodicForms.AsNoTracking().SingleAsync(f => f.Id == found!.FormId, stop)).Form;
            var values = await ValuesAsync(db, report, form, ops, stop);
            var writer = new ValueWriter(db, found!, ValueSource.Typed, principal.Account, now);
            var outcomes = ops.Select(o => Apply(writer, form, values, o, now)).ToList();
            await db.SaveChangesAsync(stop);
            return new SavedCells(outcomes, 0, now);
        },
        cancel);

    /// <summary>Why a report cannot be changed by somebody now; null when it can.</summary>
    internal static Problem? Refusal(PeriodicReportRecord report, Principal principal)
    {
        var right = PeriodicScopes.MayFill(principal, report);
        if (!right.Allowed) return PeriodicProblems.NotNow(right.Reason);
        return report.State == PeriodicState.Handed ? PeriodicProblems.NotNow("这一期已经上报，要改请联系收表单位退回。") : null;
    }

    // What stands in the report and in the rows that are spoken of, by row; rows that are gone are none.
    private static async Task<Dictionary<long, Dictionary<string, PeriodicValueRecord>>> ValuesAsync(AppDb db, long report, PeriodicForm form, IReadOnlyList<CellOp> ops, CancellationToken stop)
    {
        var asked = ops.Where(o => form.Find(o.Element) is null).Select(o => o.Row).Distinct().ToList();
        var rows = asked.Count == 0 || form.Ledger is null ? []
            : await db.PeriodicRows.Where(r => r.ReportId == report && r.RemovedAt == null && asked.Contains(r.Id)).Select(r => r.Id).ToListAsync(stop);
        var values = await db.PeriodicValues.Where(v => v.ReportId == report && (v.Row == 0 || rows.Contains(v.Row))).ToListAsync(stop);
        var byRow = values.ToLookup(v => v.Row);
        return rows.Append(0).ToDictionary(r => r, r => byRow[r].ToDictionary(v => v.Field, StringComparer.Ordinal));
    }

    private static CellOutcome Apply(ValueWriter writer, PeriodicForm form, Dictionary<long, Dictionary<string, PeriodicValueRecord>> all, CellOp op, DateTimeOffset now)
    {
        var own = form.Find(op.Element);
        if ((own ?? form.RowForm?.Find(op.Element)) is not { } field || field.Kind is FieldKind.Computed or FieldKind.File) return new CellOutcome.Refused(op.Op, PeriodicProblems.Unknown());
        var row = own is null ? op.Row : 0;
        if (!all.TryGetValue(row, out var values) || (own is null && row == 0)) return new CellOutcome.Refused(op.Op, LedgerProblems.UnknownRow());
        var text = op.Text.Trim();
        var known = values.GetValueOrDefault(op.Element);
        if (known is null && text.Length == 0) return new CellOutcome.Saved(op.Op, 0, "", null);
        if (known?.Text != text && Unfit(field, text, BeijingTime.DayOf(now)) is { } unfit) return new CellOutcome.Refused(op.Op, unfit);
        if (known is not null && known.Op != op.Op && known.Text != text && (op.Base ?? 0) != known.Revision && !op.After.Contains(known.Op))
            return new CellOutcome.Conflict(op.Op, known.Revision, known.Text, Someone, now);
        if (known is null || (known.Op != op.Op && known.Text != text)) known = writer.Set(field, values, text, op.Op, row);
        return new CellOutcome.Saved(op.Op, known.Revision, FieldCell.Show(field, known), FieldCell.Read(field, known.Text).Problem);
    }

    /// <summary>Why a text is not stored at all; null when it is (also one that cannot be read is).</summary>
    internal static Problem? Unfit(FormField field, string text, DateOnly today)
    {
        if (text.Length > FieldCell.LongestText) return PeriodicProblems.TooLong(field.Name, FieldCell.LongestText);
        if (PersonalData.HoldsIdentity(text)) return LedgerProblems.HoldsIdentity(field.Name);
        return field.Id == PeriodicMarks.Closed && FieldCell.Read(field, text).Number is { } day && day > today.DayNumber ? LedgerProblems.ClosedTooLate(field.Name, today) : null;
    }
}
