using System.Globalization;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Hengjian.Documents.Official;

/// <summary>Tables of a 公文: thin lines, a header row in 黑体 that repeats, rows that do not break over pages.</summary>
internal static class OfficialTables
{
    /// <summary>Width of the text area, twentieths of a point (156 mm).</summary>
    private const int TextWidth = 8844;

    internal static Table Of(OfficialTable source)
    {
        var widths = Widths(source.Columns);
        var table = new Table(
            new TableProperties(
                new TableWidth { Type = TableWidthUnitValues.Dxa, Width = Digits(TextWidth) },
                new TableJustification { Val = TableRowAlignmentValues.Center },
                Borders(),
                new TableLayout { Type = TableLayoutValues.Fixed },
                new TableCellMarginDefault(
                    new TableCellLeftMargin { Width = 80, Type = TableWidthValues.Dxa },
                    new TableCellRightMargin { Width = 80, Type = TableWidthValues.Dxa })),
            new TableGrid(widths.Select(w => new GridColumn { Width = Digits(w) })));
        table.Append(Row([.. source.Columns.Select(c => c.Header)], source.Columns, widths, header: true));
        foreach (var row in source.Rows) table.Append(Row(row, source.Columns, widths, header: false));
        return table;
    }

    private static TableRow Row(IReadOnlyList<string> cells, IReadOnlyList<OfficialColumn> columns, int[] widths, bool header)
    {
        if (cells.Count != columns.Count) throw new ArgumentException("A row has as many cells as the table has columns.");
        var properties = new TableRowProperties(new CantSplit());
        if (header) properties.Append(new TableHeader());
        var row = new TableRow(properties);
        for (var i = 0; i < cells.Count; i++)
            row.Append(new TableCell(
                new TableCellProperties(
                    new TableCellWidth { Type = TableWidthUnitValues.Dxa, Width = Digits(widths[i]) },
                    new TableCellVerticalAlignment { Val = TableVerticalAlignmentValues.Center }),
                OfficialBody.Plain(header ? OfficialStyles.TableHead : OfficialStyles.TableText, cells[i],
                    new Justification { Val = header ? JustificationValues.Center : Justify(columns[i].Alignment) })));
        return row;
    }

    private static JustificationValues Justify(OfficialAlignment alignment) => alignment switch
    {
        OfficialAlignment.Center => JustificationValues.Center,
        OfficialAlignment.Right => JustificationValues.Right,
        _ => JustificationValues.Left,
    };

    /// <summary>Shares as whole twentieths that add up to the text width.</summary>
    private static int[] Widths(IReadOnlyList<OfficialColumn> columns)
    {
        var all = columns.Sum(c => c.Width);
        var edges = new int[columns.Count + 1];
        var sum = 0.0;
        for (var i = 0; i < columns.Count; i++) edges[i + 1] = (int)Math.Round(TextWidth * (sum += columns[i].Width) / all);
        return [.. Enumerable.Range(0, columns.Count).Select(i => edges[i + 1] - edges[i])];
    }

    internal static TableBorders Borders() => new(
        new TopBorder { Val = BorderValues.Single, Size = 4 },
        new LeftBorder { Val = BorderValues.Single, Size = 4 },
        new BottomBorder { Val = BorderValues.Single, Size = 4 },
        new RightBorder { Val = BorderValues.Single, Size = 4 },
        new InsideHorizontalBorder { Val = BorderValues.Single, Size = 4 },
        new InsideVerticalBorder { Val = BorderValues.Single, Size = 4 });

    private static string Digits(int value) => value.ToString(CultureInfo.InvariantCulture);
}
