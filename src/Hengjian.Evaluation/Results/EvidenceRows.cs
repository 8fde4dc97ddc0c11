using Hengjian.Indicators.Catalogue;
using Hengjian.Indicators.Facts;
using Hengjian.Indicators.Results;

namespace Hengjian.Evaluation.Results;

/// <summary>One row that a value rests on.</summary>
/// <param name="Row">Row number in the table.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Cells">The reported cells the formula reads.</param>
/// <param name="Measures">Values of the school indicators that judge the row; empty when there are none.</param>
/// <param name="Included">The condition let it in.</param>
/// <param name="Met">达标, 未达标, or null when nothing judges it or a value is missing.</param>
public sealed record EvidenceRow(
    int Row, RowName Name, IReadOnlyList<CellText> Cells, IReadOnlyList<IndicatorValue> Measures, bool Included, bool? Met)
{
    /// <summary>The last cell is missing: the row could not count.</summary>
    public bool IsMissing => Cells.Count > 0 && Cells.Any(c => c.Flag == ValueFlag.Missing);
}

/// <summary>A page of the rows behind one part of a value, worst first.</summary>
/// <param name="Elements">Column heads of the cells.</param>
/// <param name="Measures">Column heads of the measures.</param>
/// <param name="Rows">The rows of this page.</param>
/// <param name="Total">All rows.</param>
/// <param name="NotMet">Rows known not to meet the standard; null when nothing judges rows.</param>
/// <param name="Page">From 1.</param>
/// <param name="Pages">Number of pages, at least 1.</param>
public sealed record EvidencePage(
    IReadOnlyList<DataElement> Elements, IReadOnlyList<Indicator> Measures, IReadOnlyList<EvidenceRow> Rows,
    int Total, int? NotMet, int Page, int Pages);

/// <summary>Lists the rows behind a part of a value.</summary>
public static class EvidenceRows
{
    /// <summary>Rows on a page.</summary>
    public const int PageSize = 20;

    /// <summary>One page of a part's rows: not met first, then missing, then met; inside each the worst value first.</summary>
    /// <param name="results">The run.</param>
    /// <param name="evidence">The value.</param>
    /// <param name="part">Which part of it.</param>
    /// <param name="page">From 1; beyond the end gives the last.</param>
    /// <param name="pageSize">Rows on a page.</param>
    public static EvidencePage Page(
        RoundResults results, ValueEvidence evidence, EvidencePart part, int page = 1, int pageSize = PageSize)
    {
        var table = results.Dataset.Find(part.Rows.Grain, part.Rows.Period)
            ?? throw new InvalidOperationException("An explanation names a table that the data set lacks.");
        var judge = new RowJudge(results, evidence, part);
        var judged = new (int Row, bool Included, bool? Met, double Badness)[part.Rows.Rows.Length];
        for (var i = 0; i < judged.Length; i++)
        {
            var row = part.Rows.Rows[i];
            var met = judge.Met(table, row, part.Rows.Included[i]);
            judged[i] = (row, part.Rows.Included[i], met, judge.Badness(table, row));
        }
        var pages = Math.Max(1, (judged.Length + pageSize - 1) / pageSize);
        var at = Math.Clamp(page, 1, pages);
        var shown = judged.OrderBy(r => r.Met switch { false => 0, null => 1, true => 2 })
            .ThenBy(r => r.Badness).ThenBy(r => r.Row).Skip((at - 1) * pageSize).Take(pageSize);
        return new EvidencePage(
            judge.Elements, judge.Measures,
            [.. shown.Select(r => judge.View(results.Dataset, table, r.Row, r.Included, r.Met))],
            judged.Length, judge.Judges ? judged.Count(r => r.Met == false) : null, at, pages);
    }
}
