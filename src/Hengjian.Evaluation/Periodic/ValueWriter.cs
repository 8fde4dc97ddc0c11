using Hengjian.Data.Records;
using Hengjian.Domain;
using Hengjian.Domain.Periodic;

namespace Hengjian.Evaluation.Periodic;

/// <summary>Writes values of one report and, with each, a line of its history; the caller saves.</summary>
/// <param name="db">The records.</param>
/// <param name="report">The report.</param>
/// <param name="source">How the values come about.</param>
/// <param name="by">Sign-in name.</param>
/// <param name="now">When.</param>
internal sealed class ValueWriter(AppDb db, PeriodicReportRecord report, ValueSource source, string by, DateTimeOffset now)
{
    /// <summary>Who is named for what nobody typed.</summary>
    public const string System = "system";

    /// <summary>Sets a value.</summary>
    /// <param name="field">Its field.</param>
    /// <param name="values">What stands in the report, or in the row, by name.</param>
    /// <param name="text">As typed; empty clears.</param>
    /// <param name="op">The client's number for the change.</param>
    /// <param name="row">Number of the row; 0 for the report itself.</param>
    public PeriodicValueRecord Set(FormField field, Dictionary<string, PeriodicValueRecord> values, string text, Guid op, long row = 0)
    {
        var cell = FieldCell.Read(field, text);
        var known = SetMark(values, field.Id, text, op, row);
        (known.Number, known.Flag) = (cell.Number, cell.Flag);
        Note(field.Id, text, row);
        return known;
    }

    /// <summary>Sets a mark: it has no history.</summary>
    public PeriodicValueRecord SetMark(Dictionary<string, PeriodicValueRecord> values, string name, string text, Guid op, long row = 0)
    {
        if (!values.TryGetValue(name, out var known))
        {
            known = new PeriodicValueRecord { ReportId = report.Id, Row = row, Field = name, Text = text };
            values.Add(name, known);
            db.PeriodicValues.Add(known);
        }
        (known.Text, known.Revision, known.Op) = (text, known.Revision + 1, op);
        return known;
    }

    /// <summary>Puts a value of an earlier period there; the empty number says that nobody typed it.</summary>
    public void Carry(PeriodicValueRecord value, long row = 0)
    {
        db.PeriodicValues.Add(new PeriodicValueRecord
        { ReportId = report.Id, Row = row, Field = value.Field, Text = value.Text, Number = value.Number, Flag = value.Flag, Revision = 1, Op = Guid.Empty });
        Note(value.Field, value.Text, row);
    }

    /// <summary>Adds a line to the history.</summary>
    public void Note(string field, string text, long row = 0) => db.PeriodicRevisions.Add(new PeriodicRevisionRecord
    {
        ReportId = report.Id,
        Row = row,
        Field = field,
        Text = text,
        By = by,
        At = now,
        Source = source,
        AfterDue = BeijingTime.DayOf(now) > report.Due,
    });
}
