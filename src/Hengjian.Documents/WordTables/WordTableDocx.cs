using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Hengjian.Documents.Official;

namespace Hengjian.Documents.WordTables;

/// <summary>Writes such a table as a .docx: the looks of a 公文, a header row that repeats, grey locked columns. Same content, same bytes.</summary>
public static class WordTableDocx
{
    private const string MainType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
    private const string Grey = "F2F2F2";
    private const int Short = 11906;
    private const int Long = 16838;
    private const int Margin = 1304;

    // A row with a longer text may break over pages; a short one stays whole.
    private const int LongText = 300;

    /// <summary>The file's bytes.</summary>
    public static byte[] Write(WordTable table)
    {
        using var stream = new MemoryStream();
        using (var package = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
        {
            var main = package.AddNewPart<MainDocumentPart>(MainType, "rId1");
            main.AddNewPart<StyleDefinitionsPart>("rIdStyles").Styles = OfficialStyles.All();
            main.AddNewPart<DocumentSettingsPart>("rIdSettings").Settings = new Settings(
                new EvenAndOddHeaders(),
                new Compatibility(new CompatibilitySetting { Name = CompatSettingNameValues.CompatibilityMode, Uri = "http://schemas.microsoft.com/office/word", Val = "15" }));
            OfficialPage.AddFooter(main, "rIdOdd", right: true);
            OfficialPage.AddFooter(main, "rIdEven", right: false);
            var body = new Body();
            foreach (var line in table.Title) body.Append(OfficialBody.Plain(OfficialStyles.Title, line));
            foreach (var remark in table.Remarks) body.Append(OfficialBody.Plain(OfficialStyles.TableText, remark));
            body.Append(Table(table), OfficialBody.Plain(OfficialStyles.TableText, ""), Section(table.Landscape));
            main.Document = new Document(body);
            OfficialDocx.WriteProperties(package, table.Properties);
        }
        return StableZip.Repack(stream.ToArray());
    }

    private static SectionProperties Section(bool landscape) => new(
        new FooterReference { Type = HeaderFooterValues.Default, Id = "rIdOdd" },
        new FooterReference { Type = HeaderFooterValues.Even, Id = "rIdEven" },
        landscape ? new PageSize { Width = Long, Height = Short, Orient = PageOrientationValues.Landscape } : new PageSize { Width = Short, Height = Long },
        new PageMargin { Top = Margin, Bottom = Margin, Left = Margin, Right = Margin, Header = 851, Footer = 794, Gutter = 0 });

    private static Table Table(WordTable source)
    {
        var widths = Widths(source.Columns, (source.Landscape ? Long : Short) - (2 * Margin));
        var table = new Table(
            new TableProperties(
                new TableWidth { Type = TableWidthUnitValues.Dxa, Width = Digits(widths.Sum()) },
                new TableJustification { Val = TableRowAlignmentValues.Center },
                OfficialTables.Borders(),
                new TableLayout { Type = TableLayoutValues.Fixed },
                new TableCellMarginDefault(
                    new TableCellLeftMargin { Width = 80, Type = TableWidthValues.Dxa },
                    new TableCellRightMargin { Width = 80, Type = TableWidthValues.Dxa })),
            new TableGrid(widths.Select(w => new GridColumn { Width = Digits(w) })));
        table.Append(Header(source.Columns, widths));
        for (var i = 0; i < source.Rows.Count; i++) table.Append(Row(source, i, widths));
        return table;
    }

    private static TableRow Header(IReadOnlyList<WordColumn> columns, int[] widths)
    {
        var row = new TableRow(new TableRowProperties(new CantSplit(), new TableHeader()));
        for (var i = 0; i < columns.Count; i++)
            row.Append(new TableCell(Properties(widths[i], null, Grey), OfficialBody.Plain(OfficialStyles.TableHead, columns[i].Header, new Justification { Val = JustificationValues.Center })));
        return row;
    }

    private static TableRow Row(WordTable source, int index, int[] widths)
    {
        var cells = source.Rows[index].Cells;
        if (cells.Count != source.Columns.Count) throw new ArgumentException("A row has as many cells as the table has columns.");
        var row = new TableRow();
        if (cells.Max(c => c.Length) < LongText) row.Append(new TableRowProperties(new CantSplit()));
        var marked = false;
        for (var i = 0; i < cells.Count; i++)
        {
            var column = source.Columns[i];
            var same = column.Merges && index > 0 && source.Rows[index - 1].Cells[i] == cells[i];
            var merge = !column.Merges ? null : new VerticalMerge { Val = same ? MergedCellValues.Continue : MergedCellValues.Restart };
            var cell = new TableCell(Properties(widths[i], merge, column.Editable ? null : Grey));
            foreach (var line in (same ? "" : cells[i]).Split('\n'))
            {
                var paragraph = OfficialBody.Plain(OfficialStyles.TableText, line, new Justification { Val = Justify(column.Alignment) });
                // The hidden name stands in the first cell that is the row's own.
                if (!column.Merges && !marked) Mark(paragraph, source.Rows[index].Mark, index);
                marked |= !column.Merges;
                cell.Append(paragraph);
            }
            row.Append(cell);
        }
        return row;
    }

    private static void Mark(Paragraph paragraph, string name, int id)
    {
        var first = paragraph.GetFirstChild<Run>();
        var (start, end) = (new BookmarkStart { Id = Digits(id + 1), Name = name }, new BookmarkEnd { Id = Digits(id + 1) });
        if (first is null) paragraph.Append(start, end);
        else
        {
            paragraph.InsertBefore(start, first);
            paragraph.Append(end);
        }
    }

    private static TableCellProperties Properties(int width, VerticalMerge? merge, string? fill)
    {
        var properties = new TableCellProperties(new TableCellWidth { Type = TableWidthUnitValues.Dxa, Width = Digits(width) });
        if (merge is not null) properties.Append(merge);
        if (fill is not null) properties.Append(new Shading { Val = ShadingPatternValues.Clear, Color = "auto", Fill = fill });
        properties.Append(new TableCellVerticalAlignment { Val = TableVerticalAlignmentValues.Center });
        return properties;
    }

    private static JustificationValues Justify(OfficialAlignment alignment) => alignment switch
    {
        OfficialAlignment.Center => JustificationValues.Center,
        OfficialAlignment.Right => JustificationValues.Right,
        _ => JustificationValues.Left,
    };

    private static int[] Widths(IReadOnlyList<WordColumn> columns, int width)
    {
        var all = columns.Sum(c => c.Width);
        var edges = new int[columns.Count + 1];
        var sum = 0.0;
        for (var i = 0; i < columns.Count; i++) edges[i + 1] = (int)Math.Round(width * (sum += columns[i].Width) / all);
        return [.. Enumerable.Range(0, columns.Count).Select(i => edges[i + 1] - edges[i])];
    }

    private static string Digits(int value) => value.ToString(CultureInfo.InvariantCulture);
}
