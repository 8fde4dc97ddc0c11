using System.IO.Compression;
using System.Text;
using System.Xml;
using Hengjian.Documents.Sheets;

namespace Hengjian.Documents.Writing;

/// <summary>
/// Writes an xlsx file sheet by sheet and row by row in constant memory; the same calls give the same bytes.
/// </summary>
/// <remarks>
/// Rows and columns count from 1 and must ascend. Numbers are written as numbers; NaN is a caller's bug.
/// </remarks>
public sealed class XlsxWriter : IDisposable
{
    // Zip stores local time without zone; any fixed day will do.
    private static readonly DateTimeOffset Stamp = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly XmlWriterSettings Settings =
        new() { Encoding = new UTF8Encoding(false), CheckCharacters = false, CloseOutput = true };

    private readonly ZipArchive zip;
    private readonly List<(SheetLayout Layout, bool HasNotes)> sheets = [];
    private readonly List<(int Row, int Column, string Text)> notes = [];
    private XmlWriter? xml;
    private SheetLayout? layout;
    private int row;
    private int column;

    /// <summary>Begins a file; the stream stays the caller's to close.</summary>
    public XlsxWriter(Stream stream) => zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true);

    /// <summary>Begins a sheet; the one before ends.</summary>
    public void BeginSheet(SheetLayout sheet)
    {
        EndSheet();
        layout = sheet with { Name = XlsxNames.SheetName(sheet.Name) };
        (row, column) = (0, 0);
        xml = Part($"xl/worksheets/sheet{sheets.Count + 1}.xml");
        SheetParts.WriteHead(xml, layout, isFirst: sheets.Count == 0);
        xml.WriteStartElement("sheetData");
    }

    /// <summary>Begins a row.</summary>
    /// <param name="number">Its number, above that of the row before.</param>
    /// <param name="height">In points; null for the default.</param>
    public void BeginRow(int number, double? height = null)
    {
        var open = xml ?? throw new InvalidOperationException("A row needs a sheet.");
        if (number <= row) throw new ArgumentOutOfRangeException(nameof(number), number, "Rows ascend.");
        if (row > 0) open.WriteEndElement();
        (row, column) = (number, 0);
        open.WriteStartElement("row");
        open.WriteAttributeString("r", XlsxNames.Number(number));
        if (height is not { } points) return;
        open.WriteAttributeString("ht", XlsxNames.Number(points));
        open.WriteAttributeString("customHeight", "1");
    }

    /// <summary>Writes a text; empty text gives an empty cell with the style.</summary>
    public void Text(int at, string text, XlsxStyle style = XlsxStyle.Plain)
    {
        var open = BeginCell(at, style);
        if (text.Length > 0)
        {
            open.WriteAttributeString("t", "inlineStr");
            open.WriteStartElement("is");
            open.WriteStartElement("t");
            open.WriteAttributeString("xml", "space", null, "preserve");
            open.WriteString(XlsxNames.CellText(text));
            open.WriteEndElement();
            open.WriteEndElement();
        }
        open.WriteEndElement();
    }

    /// <summary>Writes a number.</summary>
    /// <exception cref="ArgumentException">The number is not finite.</exception>
    public void Number(int at, double value, XlsxStyle style = XlsxStyle.Plain)
    {
        if (!double.IsFinite(value)) throw new ArgumentException("A cell holds finite numbers only.", nameof(value));
        var open = BeginCell(at, style);
        open.WriteElementString("v", XlsxNames.Number(value));
        open.WriteEndElement();
    }

    /// <summary>Writes a day as table programs count them.</summary>
    public void Date(int at, DateOnly day, XlsxStyle style = XlsxStyle.Date) =>
        Number(at, day.DayNumber - new DateOnly(1899, 12, 30).DayNumber, style);

    /// <summary>Hangs a note on a cell of this sheet; at most one a cell.</summary>
    public void Note(int atRow, int atColumn, string text) => notes.Add((atRow, atColumn, text));

    /// <summary>Ends the file. Without this call the file is not readable.</summary>
    public void Dispose()
    {
        if (sheets.Count > 0 || xml is not null)
        {
            EndSheet();
            WritePart("xl/styles.xml", XlsxStyleTable.Write);
            WritePart("xl/workbook.xml", part => WorkbookParts.WriteWorkbook(part, [.. sheets.Select(s => s.Layout)]));
            WritePart("xl/_rels/workbook.xml.rels", part => WorkbookParts.WriteRelations(part, sheets.Count));
            WritePart("_rels/.rels", WorkbookParts.WriteRoot);
            WritePart("[Content_Types].xml", part =>
                WorkbookParts.WriteTypes(part, [.. sheets.Select(s => s.HasNotes)]));
        }
        zip.Dispose();
    }

    private XmlWriter BeginCell(int at, XlsxStyle style)
    {
        if (xml is null || row == 0) throw new InvalidOperationException("A cell needs a row.");
        if (at <= column) throw new ArgumentOutOfRangeException(nameof(at), at, "Columns ascend.");
        column = at;
        xml.WriteStartElement("c");
        xml.WriteAttributeString("r", CellAddress.Of(row, at));
        if (style != XlsxStyle.Plain) xml.WriteAttributeString("s", XlsxNames.Number((int)style));
        return xml;
    }

    private void EndSheet()
    {
        if (xml is null || layout is null) return;
        if (row > 0) xml.WriteEndElement();
        xml.WriteEndElement();
        SheetParts.WriteTail(xml, layout, notes.Count > 0);
        xml.WriteEndElement();
        xml.Dispose();
        xml = null;
        sheets.Add((layout, notes.Count > 0));
        if (notes.Count > 0) WriteNotes(sheets.Count);
        notes.Clear();
    }

    private void WriteNotes(int sheet)
    {
        var ordered = notes.OrderBy(n => n.Row).ThenBy(n => n.Column).ToList();
        WritePart($"xl/comments{sheet}.xml", part => NoteParts.WriteComments(part, ordered));
        WritePart($"xl/drawings/vmlDrawing{sheet}.vml", part => NoteParts.WriteBoxes(part, ordered));
        WritePart($"xl/worksheets/_rels/sheet{sheet}.xml.rels", part => NoteParts.WriteRelations(part, sheet));
    }

    private void WritePart(string name, Action<XmlWriter> write)
    {
        using var part = Part(name);
        write(part);
    }

    private XmlWriter Part(string name)
    {
        var entry = zip.CreateEntry(name, CompressionLevel.Fastest);
        entry.LastWriteTime = Stamp;
        return XmlWriter.Create(entry.Open(), Settings);
    }
}
