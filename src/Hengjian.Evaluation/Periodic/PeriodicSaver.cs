using Hengjian.Data.Records;
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

    /// <summary>Saves changes of one report; <see cref="CellOp.Row"/> is ignored, the base is the revision of the value (0 or null for none).</summary>
    public Task<Result<SavedCells>> SaveAsync(long report, IReadOnlyList<CellOp> ops, Principal principal, CancellationToken cancel = default) => queue.SaveAsync(
        async (db, _, stop) =>
        {
            var now = workspace.Clock.GetUtcNow();
            var found = await db.PeriodicReports.AsNoTracking().SingleOrDefaultAsync(r => r.Id == report, stop);
            var why = found is null ? PeriodicProblems.Unknown() : Refusal(found, principal);
            if (why is not null) return new SavedCells([.. ops.Select(o => new CellOutcome.Refused(o.Op, why))], 0, now);
            var form = book.Of(await db.PeriodicForms.AsNoTracking().SingleAsync(f => f.Id == found!.FormId, stop)).Form;
            var values = await db.PeriodicValues.Where(v => v.ReportId == report).ToDictionaryAsync(v => v.Field, StringComparer.Ordinal, stop);
            var outcomes = ops.Select(o => Apply(db, report, form, values, o, now)).ToList();
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

    /// <summary>Sets a value; the caller saves.</summary>
    internal static PeriodicValueRecord Set(AppDb db, long report, FormField field, Dictionary<string, PeriodicValueRecord> values, string text, Guid op)
    {
        var cell = FieldCell.Read(field, text);
        var known = SetMark(db, report, values, field.Id, text, op);
        (known.Number, known.Flag) = (cell.Number, cell.Flag);
        return known;
    }

    /// <summary>Sets a mark or the bare text of a value; the caller saves.</summary>
    internal static PeriodicValueRecord SetMark(AppDb db, long report, Dictionary<string, PeriodicValueRecord> values, string name, string text, Guid op)
    {
        if (!values.TryGetValue(name, out var known))
        {
            known = new PeriodicValueRecord { ReportId = report, Field = name, Text = text };
            values.Add(name, known);
            db.PeriodicValues.Add(known);
        }
        (known.Text, known.Revision, known.Op) = (text, known.Revision + 1, op);
        return known;
    }

    private static CellOutcome Apply(AppDb db, long report, PeriodicForm form, Dictionary<string, PeriodicValueRecord> values, CellOp op, DateTimeOffset now)
    {
        if (form.Find(op.Element) is not { } field || field.Kind is FieldKind.Computed or FieldKind.File) return new CellOutcome.Refused(op.Op, PeriodicProblems.Unknown());
        var text = op.Text.Trim();
        if (text.Length > FieldCell.LongestText) return new CellOutcome.Refused(op.Op, PeriodicProblems.TooLong(field.Name, FieldCell.LongestText));
        var known = values.GetValueOrDefault(op.Element);
        if (known is null && text.Length == 0) return new CellOutcome.Saved(op.Op, 0, "", null);
        if (known is not null && known.Op != op.Op && known.Text != text && (op.Base ?? 0) != known.Revision && !op.After.Contains(known.Op))
            return new CellOutcome.Conflict(op.Op, known.Revision, known.Text, Someone, now);
        if (known is null || (known.Op != op.Op && known.Text != text)) known = Set(db, report, field, values, text, op.Op);
        return new CellOutcome.Saved(op.Op, known.Revision, FieldCell.Show(field, known), FieldCell.Read(field, known.Text).Problem);
    }
}
