using Hengjian.Documents.Sheets;

namespace Hengjian.Evaluation.Importing;

/// <summary>
/// What is noticed about a sheet while its rows go by: formulas, hidden rows, cells without a column name.
/// </summary>
internal sealed class SheetScan(HeaderMap header, IssueLog log, SheetFormat format)
{
    private readonly int[] formulas = new int[header.Columns.Count];
    private readonly string[] firstFormula = new string[header.Columns.Count];
    private readonly HashSet<int> unnamed = [];
    private int hiddenRows;
    private int firstHidden;

    /// <summary>Looks at the current row; true when some column that counts holds something.</summary>
    public bool See(SheetReader reader)
    {
        var holds = false;
        for (var i = 0; i < reader.Count; i++)
        {
            var cell = reader[i];
            if (cell.Kind == CellKind.Empty) continue;
            var column = i < header.Columns.Count ? header.Columns[i] : null;
            if (column is null)
            {
                if (unnamed.Add(i)) log.Add(ImportProblems.UnnamedColumn(), reader.Row, i + 1);
                continue;
            }
            holds |= column.Field is not null;
            if (cell.IsFormula && column.Field is not null && formulas[i]++ == 0)
                firstFormula[i] = CellAddress.Of(reader.Row, i + 1);
        }
        if (reader.IsHidden && hiddenRows++ == 0) firstHidden = reader.Row;
        return holds;
    }

    /// <summary>Says what was noticed, after the last row.</summary>
    public void End(SheetReader reader)
    {
        for (var i = 0; i < formulas.Length; i++)
            if (formulas[i] > 0)
                log.Warn(ImportProblems.Formulas(header.Columns[i]!.Field!.NameZh, formulas[i], firstFormula[i]));
        if (hiddenRows > 0) log.Warn(ImportProblems.HiddenRows(hiddenRows, firstHidden));
        if (format == SheetFormat.Xls) log.Warn(ImportProblems.OldExcel());
        foreach (var merge in reader.Merges)
        {
            if (merge.LastRow <= header.LastRow || merge.FirstColumn > header.Columns.Count) continue;
            log.Add(ImportProblems.Merged(merge.ToString()), Math.Max(merge.FirstRow, header.LastRow + 1),
                merge.FirstColumn);
        }
    }
}
