using System.Globalization;
using System.IO.Compression;
using System.Xml.Linq;

namespace Hengjian.Evaluation.Tests.SheetBooks;

/// <summary>Edits cells of a workbook of ours as a table program would, without one.</summary>
internal sealed class XlsxEdit
{
    private static readonly XNamespace Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private readonly Dictionary<string, byte[]> parts = new(StringComparer.Ordinal);
    private readonly XDocument sheet;
    private readonly string name;

    public XlsxEdit(byte[] book, int number = 1)
    {
        using var zip = new ZipArchive(new MemoryStream(book), ZipArchiveMode.Read);
        foreach (var entry in zip.Entries)
        {
            using var stream = entry.Open();
            using var copy = new MemoryStream();
            stream.CopyTo(copy);
            parts[entry.FullName] = copy.ToArray();
        }
        name = string.Create(CultureInfo.InvariantCulture, $"xl/worksheets/sheet{number}.xml");
        sheet = XDocument.Load(new MemoryStream(parts[name]));
    }

    public XlsxEdit Text(string at, string text)
    {
        var cell = Cell(at);
        cell.RemoveNodes();
        cell.SetAttributeValue("t", text.Length == 0 ? null : "inlineStr");
        if (text.Length > 0) cell.Add(new XElement(Main + "is", new XElement(Main + "t", text)));
        return this;
    }

    public XlsxEdit Number(string at, double value, string? formula = null, int? style = null)
    {
        var cell = Cell(at);
        cell.RemoveNodes();
        cell.SetAttributeValue("t", null);
        if (style is { } look) cell.SetAttributeValue("s", look);
        if (formula is not null) cell.Add(new XElement(Main + "f", formula));
        cell.Add(new XElement(Main + "v", value.ToString("R", CultureInfo.InvariantCulture)));
        return this;
    }

    /// <summary>Swaps what stands in two cells, as sorting does.</summary>
    public XlsxEdit Swap(string one, string other)
    {
        var (a, b) = (Cell(one), Cell(other));
        a.SetAttributeValue("r", "ZZ1");
        b.SetAttributeValue("r", one);
        a.SetAttributeValue("r", other);
        a.ReplaceWith(new XElement(Main + "hole"));
        b.ReplaceWith(a);
        sheet.Descendants(Main + "hole").Single().ReplaceWith(b);
        return this;
    }

    public XlsxEdit Merge(string range)
    {
        var merges = new XElement(Main + "mergeCells", new XAttribute("count", 1), new XElement(Main + "mergeCell", new XAttribute("ref", range)));
        sheet.Root!.Element(Main + "sheetProtection")!.AddAfterSelf(merges);
        return this;
    }

    /// <summary>Copies a row below the last, as people do.</summary>
    public XlsxEdit CopyRow(int from, int to)
    {
        var row = new XElement(sheet.Descendants(Main + "row").Single(r => (int)r.Attribute("r")! == from));
        row.SetAttributeValue("r", to);
        foreach (var cell in row.Elements(Main + "c")) cell.SetAttributeValue("r", Letters(cell.Attribute("r")!.Value) + to.ToString(CultureInfo.InvariantCulture));
        sheet.Descendants(Main + "sheetData").Single().Add(row);
        return this;
    }

    public XlsxEdit DropRow(int number)
    {
        sheet.Descendants(Main + "row").Single(r => (int)r.Attribute("r")! == number).Remove();
        return this;
    }

    /// <summary>Cells of a column that may be filled in, from a row on.</summary>
    public IEnumerable<string> OpenCells(string column, int from) => sheet.Descendants(Main + "c")
        .Where(c => Letters(c.Attribute("r")!.Value) == column && (int)c.Parent!.Attribute("r")! >= from && (string?)c.Attribute("s") is "22" or "23" or "24")
        .Select(c => c.Attribute("r")!.Value);

    /// <summary>All cells that may be filled in, row by row.</summary>
    public IReadOnlyList<string> OpenCells() => [.. sheet.Descendants(Main + "c").Where(c => (string?)c.Attribute("s") is "22" or "23" or "24").Select(c => c.Attribute("r")!.Value)];

    public byte[] Bytes()
    {
        using var body = new MemoryStream();
        sheet.Save(body);
        parts[name] = body.ToArray();
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (part, bytes) in parts)
            {
                using var stream = zip.CreateEntry(part).Open();
                stream.Write(bytes);
            }
        }
        return file.ToArray();
    }

    private XElement Cell(string at) => sheet.Descendants(Main + "c").Single(c => c.Attribute("r")!.Value == at);

    private static string Letters(string at) => at.TrimEnd("0123456789".ToCharArray());
}
