using Hengjian.Data.Records;
using Hengjian.Domain.Access;
using Hengjian.Domain.Periodic;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Evaluation.Periodic;

/// <summary>A line of the history of a report.</summary>
/// <param name="Revision">As stored.</param>
/// <param name="Key">编号 of the row; empty for the report itself.</param>
/// <param name="Name">Name of the field, or of the deed.</param>
/// <param name="Old">What stood there before, as shown; empty for nothing.</param>
/// <param name="New">What was written, as shown; empty when it was cleared.</param>
public sealed record HistoryLine(PeriodicRevisionRecord Revision, string Key, string Name, string Old, string New)
{
    /// <summary>It is a deed: handing in, returning, a row that came or went.</summary>
    public bool IsDeed => Revision.Field is PeriodicMarks.Handed or PeriodicMarks.Return or PeriodicMarks.Row;

    /// <summary>更正: a value that was handed in already says something else since.</summary>
    public bool Corrects { get; init; }
}

/// <summary>
/// 填报记录: who wrote what when. A unit's own people see every change. Others see what was handed in and how it differed from
/// what was handed in before: a draft nobody handed in is the unit's own affair, also in hindsight.
/// </summary>
public static class PeriodicHistory
{
    /// <summary>The history of a report, oldest first.</summary>
    /// <param name="db">The records.</param>
    /// <param name="view">The report.</param>
    /// <param name="principal">Who reads; the right to see the report was asked before.</param>
    /// <param name="cancel">Gives up.</param>
    public static async Task<IReadOnlyList<HistoryLine>> OfAsync(AppDb db, ReportView view, Principal principal, CancellationToken cancel = default)
    {
        var all = await db.PeriodicRevisions.AsNoTracking().Where(r => r.ReportId == view.Report.Id).OrderBy(r => r.Id).ToListAsync(cancel);
        var keys = view.Table.Rows.Concat(view.Table.Removed).ToDictionary(r => r.Record.Id, r => r.Key);
        return Lines(view.Form, Own(principal, view.Report) ? all : HandedOnly(all), all, keys);
    }

    /// <summary>更正: values that were changed after they had been handed in and after the last day, with what was handed in first; by row and field.</summary>
    public static async Task<IReadOnlyDictionary<(long Row, string Field), string>> CorrectionsAsync(AppDb db, ReportView view, CancellationToken cancel = default)
    {
        if (!view.Values.ContainsKey(PeriodicMarks.First)) return new Dictionary<(long, string), string>();
        var all = await db.PeriodicRevisions.AsNoTracking().Where(r => r.ReportId == view.Report.Id).OrderBy(r => r.Id).ToListAsync(cancel);
        var lines = Lines(view.Form, view.IsOpen ? all : HandedOnly(all), all, view.Table.Rows.ToDictionary(r => r.Record.Id, r => r.Key));
        return lines.Where(l => l.Corrects).GroupBy(l => (l.Revision.Row, l.Revision.Field)).Where(g => g.First().Old != g.Last().New).ToDictionary(g => g.Key, g => g.First().Old);
    }

    /// <summary>True for the unit's own people, who see its draft.</summary>
    public static bool Own(Principal principal, PeriodicReportRecord report) =>
        AccessPolicy.Decide(principal, Permission.ViewPeriodic, new AccessObject(report.RegionCode, report.UnitId, null, Openness.Unit)).Allowed;

    // At each handing in, of every place the last that was written; rows that came and went in between were never handed in.
    internal static List<PeriodicRevisionRecord> HandedOnly(IReadOnlyList<PeriodicRevisionRecord> all)
    {
        var (shown, waiting, gone) = (new List<PeriodicRevisionRecord>(), new Dictionary<(long, string), PeriodicRevisionRecord>(), new HashSet<long>());
        var handed = new Dictionary<(long, string), string>();
        foreach (var one in all)
        {
            if (one.Field == PeriodicMarks.Row && one.Text == LedgerDeeds.Removed) gone.Add(one.Row);
            else if (one.Field == PeriodicMarks.Row) gone.Remove(one.Row);
            if (one.Field == PeriodicMarks.Handed)
            {
                foreach (var (place, last) in waiting.OrderBy(w => w.Value.Id))
                {
                    var isRow = last.Field == PeriodicMarks.Row;
                    // A row that is away says nothing; that it went is told when it had been handed in.
                    if (gone.Contains(last.Row) && !(isRow && handed.ContainsKey(place))) continue;
                    if (handed.GetValueOrDefault(place, "") == last.Text) continue;
                    handed[place] = last.Text;
                    shown.Add(last);
                }
                waiting.Clear();
                shown.Add(one);
            }
            else if (one.Field == PeriodicMarks.Return) shown.Add(one);
            else waiting[(one.Row, one.Field)] = one;
        }
        return shown;
    }

    private static List<HistoryLine> Lines(PeriodicForm form, List<PeriodicRevisionRecord> shown, List<PeriodicRevisionRecord> all, Dictionary<long, string> keys)
    {
        var first = all.Find(r => r.Field == PeriodicMarks.Handed)?.Id;
        var (before, lines, rows) = (new Dictionary<(long, string), string>(), new List<HistoryLine>(shown.Count), form.RowForm);
        foreach (var one in shown)
        {
            var key = one.Row == 0 ? "" : keys.GetValueOrDefault(one.Row, "");
            var field = one.Row == 0 ? form.Find(one.Field) : rows?.Find(one.Field);
            var text = field is null ? one.Text : Show(field, one.Text);
            lines.Add(new HistoryLine(one, key, field?.Name ?? DeedOf(one), before.GetValueOrDefault((one.Row, one.Field), ""), text) { Corrects = first is { } handed && one.Id > handed && field is not null && one.AfterDue });
            before[(one.Row, one.Field)] = text;
        }
        return lines;
    }

    private static string Show(FormField field, string text)
    {
        var cell = FieldCell.Read(field, text);
        return FieldCell.Show(field, new PeriodicValueRecord { ReportId = 0, Field = field.Id, Text = text, Number = cell.Number, Flag = cell.Flag });
    }

    private static string DeedOf(PeriodicRevisionRecord one) => one.Field switch
    {
        PeriodicMarks.Handed => "上报",
        PeriodicMarks.Return => "退回",
        PeriodicMarks.Row => one.Text + "一行",
        _ => one.Field,
    };
}
