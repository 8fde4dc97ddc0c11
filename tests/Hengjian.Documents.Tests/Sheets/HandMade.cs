using System.IO.Compression;
using System.Text;

namespace Hengjian.Documents.Tests.Sheets;

/// <summary>xlsx files put together by hand, as other programs write them, or as nobody should.</summary>
internal static class HandMade
{
    private const string Main = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Package = "xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"";

    private const string ContentTypes = """
        <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/>
        <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
        <Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>
        <Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>
        """;

    public static string Workbook { get; } =
        $"<workbook {Main} xmlns:r=\"{Office}\"><sheets><sheet name=\"表一\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>";

    /// <summary>A workbook with one sheet; further parts replace those of the same name.</summary>
    public static byte[] Xlsx(string sheetXml, params (string Name, string Content)[] parts) =>
        Zip([.. Basic(sheetXml).Where(b => parts.All(p => p.Name != b.Name)), .. parts]);

    public static byte[] Rows(string rows, string after = "") =>
        Xlsx($"<worksheet {Main}><sheetData>{rows}</sheetData>{after}</worksheet>");

    public static string Sheet(string rows, string after = "") =>
        $"<worksheet {Main}><sheetData>{rows}</sheetData>{after}</worksheet>";

    public static (string, string) SharedStrings(params string[] items) => ("xl/sharedStrings.xml",
        $"<sst {Main}>{string.Concat(items.Select(i => $"<si>{i}</si>"))}</sst>");

    public static (string, string) Styles(string content) =>
        ("xl/styles.xml", $"<styleSheet {Main}>{content}</styleSheet>");

    public static (string, string) Relations(string target) => ("xl/_rels/workbook.xml.rels",
        $"<Relationships {Package}><Relationship Id=\"rId1\" Type=\"{Office}/worksheet\" Target=\"{target}\"/>"
        + $"<Relationship Id=\"rId9\" Type=\"{Office}/styles\" Target=\"styles.xml\"/></Relationships>");

    public static byte[] Zip(params (string Name, string Content)[] parts)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in parts)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(Encoding.UTF8.GetBytes(content));
            }
        }
        return stream.ToArray();
    }

    private static (string Name, string Content)[] Basic(string sheetXml) =>
    [
        ("[Content_Types].xml", ContentTypes),
        ("_rels/.rels", $"<Relationships {Package}><Relationship Id=\"rId1\" Type=\"{Office}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"),
        ("xl/workbook.xml", Workbook),
        Relations("worksheets/sheet1.xml"),
        ("xl/worksheets/sheet1.xml", sheetXml),
    ];
}
