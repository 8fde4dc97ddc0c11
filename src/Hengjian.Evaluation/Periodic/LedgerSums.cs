using Hengjian.Domain.Periodic;

namespace Hengjian.Evaluation.Periodic;

/// <summary>What the rows of one report add up to, drafts too: as the totals will have it once it is handed in.</summary>
public static class LedgerSums
{
    /// <summary>The sum of a field of the ledger, or what is computed of sums, as text; empty when no row has it.</summary>
    public static string Of(ReportView view, FormField field)
    {
        var line = new SheetLine(new PeriodicReportRecord
        {
            FormId = view.Report.FormId,
            UnitId = view.Report.UnitId,
            RegionCode = view.Report.RegionCode,
            PeriodNo = view.Report.PeriodNo,
            Due = view.Report.Due,
            State = PeriodicState.Handed,
        }, view.UnitName, view.Values, true, view.Timeliness)
        { Rows = view.Table.Rows };
        return FieldTotal.Of(view.Form, field, [line]).Text;
    }
}
