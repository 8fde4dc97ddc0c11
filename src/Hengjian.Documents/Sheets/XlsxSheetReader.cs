using System.Globalization;
using System.Text;
using System.Xml;
using Hengjian.Documents.Packages;

namespace Hengjian.Documents.Sheets;

/// <summary>Streams the rows of an xlsx sheet.</summary>
internal sealed class XlsxSheetReader(
    OfficePackage package, XmlReader xml, string part, string sheet, List<string> texts, List<NumberLook> looks,
    bool from1904)
    : SheetReader
{
    private const int MaxColumns = 1 << 14;
    private const int MaxCellCharacters = 1 << 20;
    private readonly RowBuffer cells = new();
    private readonly List<CellRange> merges = [];
    private readonly StringBuilder text = new();
    private char[] chunk = new char[512];
    private int row;
    private bool hidden;

    public override int Row => row;

    public override int Count => cells.Count;

    public override bool IsHidden => hidden;

    public override IReadOnlyList<CellRange> Merges => merges;

    public override Cell this[int column] => cells[column];

    public override bool Read()
    {
        cells.Clear();
        if (Problem is not null) return false;
        try
        {
            while (xml.Read())
            {
                if (xml.NodeType != XmlNodeType.Element) continue;
                if (xml.LocalName == "row")
                {
                    if (!ReadRow()) return false;
                    if (cells.Count > 0) return true;
                }
                else if (xml.LocalName == "mergeCell"
                    && CellAddress.TryParseRange(xml.GetAttribute("ref"), out var range))
                {
                    merges.Add(range);
                }
            }
        }
        catch (Exception e) when (PackageFailures.IsOfTheFile(e))
        {
            Problem = PackageFailures.Describe(e, package, part);
        }
        cells.Clear();
        return false;
    }

    protected override void Dispose(bool disposing)
    {
        xml.Dispose();
        base.Dispose(disposing);
    }

    private bool ReadRow()
    {
        var number = xml.GetAttribute("r");
        var last = row;
        if (number is null) row++;
        else if (!int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out row) || row <= last)
            return Fail($"行号 {number} 不对");
        hidden = xml.GetAttribute("hidden") is "1" or "true";
        if (xml.IsEmptyElement) return true;
        var depth = xml.Depth;
        var column = 0;
        while (xml.Read() && xml.Depth > depth)
        {
            if (xml.NodeType != XmlNodeType.Element || xml.LocalName != "c") continue;
            if (!ReadCell(ref column)) return false;
        }
        return true;
    }

    private bool ReadCell(ref int column)
    {
        string? type = null;
        var look = NumberLook.Plain;
        while (xml.MoveToNextAttribute())
        {
            switch (xml.LocalName)
            {
                case "r":
                    if (!CellAddress.TryParse(xml.Value, out _, out var at)) return Fail($"单元格地址 {xml.Value} 不对");
                    column = at - 1;
                    break;
                case "t":
                    type = xml.Value;
                    break;
                case "s" when int.TryParse(xml.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var style):
                    look = style < looks.Count ? looks[style] : NumberLook.Plain;
                    break;
            }
        }
        xml.MoveToElement();
        if (column >= MaxColumns) return Fail($"第 {row} 行超过 {MaxColumns} 列");
        if (!xml.IsEmptyElement) ReadContent(column, type, look);
        column++;
        return true;
    }

    private void ReadContent(int column, string? type, NumberLook look)
    {
        var depth = xml.Depth;
        var formula = false;
        while (xml.Read() && xml.Depth > depth)
        {
            if (xml.NodeType != XmlNodeType.Element) continue;
            if (xml.LocalName == "f")
            {
                formula = true;
                if (!xml.IsEmptyElement) SkipChildren();
            }
            else if (xml.LocalName is "v" && !xml.IsEmptyElement)
            {
                Add(column, type, look, Value(), formula);
            }
            else if (xml.LocalName == "is" && !xml.IsEmptyElement)
            {
                text.Clear();
                RichText.Read(xml, text, MaxCellCharacters);
                cells.Add(column, CellKind.Text, RichText.Unescape(text.ToString()), double.NaN, formula);
            }
        }
    }

    private void SkipChildren()
    {
        var depth = xml.Depth;
        while (xml.Read() && xml.Depth > depth)
        {
        }
    }

    /// <summary>The characters of the element, without making a string of them.</summary>
    private ReadOnlySpan<char> Value()
    {
        var depth = xml.Depth;
        var length = 0;
        while (xml.Read() && xml.Depth > depth)
        {
            if (xml.NodeType is not (XmlNodeType.Text or XmlNodeType.CDATA)) continue;
            for (int got; (got = xml.ReadValueChunk(chunk, length, chunk.Length - length)) > 0;)
            {
                length += got;
                if (length == chunk.Length) Array.Resize(ref chunk, chunk.Length * 2);
                if (length > MaxCellCharacters) throw new InvalidDataException("A cell value is too long.");
            }
        }
        return chunk.AsSpan(0, length);
    }

    private void Add(int column, string? type, NumberLook look, ReadOnlySpan<char> value, bool formula)
    {
        switch (type)
        {
            case "s":
                if (!int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var index)
                    || index >= texts.Count)
                    throw new InvalidDataException("A shared string is not there.");
                cells.AddShared(column, texts[index], formula);
                break;
            case "str" or "inlineStr":
                cells.Add(column, CellKind.Text, RichText.Unescape(value.ToString()), double.NaN, formula);
                break;
            case "e":
                cells.Add(column, CellKind.Error, value, double.NaN, formula);
                break;
            case "b":
                cells.Add(column, CellKind.Bool, value is "1" ? "TRUE" : "FALSE", value is "1" ? 1 : 0, formula);
                break;
            case "d" when DateTime.TryParse(value, CultureInfo.InvariantCulture, out var day):
                cells.AddDate(column, day, formula);
                break;
            default:
                AddNumber(column, look, value, formula);
                break;
        }
    }

    private void AddNumber(int column, NumberLook look, ReadOnlySpan<char> value, bool formula)
    {
        if (!double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            || !double.IsFinite(number))
            cells.Add(column, CellKind.Text, value, double.NaN, formula);
        else if (look == NumberLook.Date && SerialDay.TryRead(number, from1904, out var day))
            cells.AddDate(column, day, formula);
        else
            cells.Add(column, look == NumberLook.Percent ? CellKind.Percent : CellKind.Number, value, number, formula);
    }

    private bool Fail(string detail)
    {
        Problem = DocumentProblems.BadSheet(sheet, detail);
        cells.Clear();
        return false;
    }
}

/// <summary>Days as table programs count them.</summary>
internal static class SerialDay
{
    private const int LastSerial = 2_958_465;

    /// <summary>1 is 1900-01-01, 60 the 29 February that never was; with the other base 0 is 1904-01-01.</summary>
    public static bool TryRead(double serial, bool from1904, out DateTime day)
    {
        day = default;
        if (serial is < 0 or > LastSerial) return false;
        if (from1904) serial += 1462;
        else if (serial < 60) serial++;
        day = new DateTime(1899, 12, 30).AddDays(Math.Min(serial, LastSerial));
        return true;
    }
}
