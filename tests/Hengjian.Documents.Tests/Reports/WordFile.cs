using System.Text;
using Hengjian.Documents.Reports;
using Hengjian.Documents.Tests.Sheets;
using Hengjian.Kernel.Reports;

namespace Hengjian.Documents.Tests.Reports;

/// <summary>.docx files put together by hand, as Word, WPS and others write them, or as nobody should.</summary>
internal static class WordFile
{
    public const string Space =
        "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\""
        + " xmlns:wps=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";

    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Types = "application/vnd.openxmlformats-officedocument.wordprocessingml.";

    private static readonly string[] Kinds = ["styles", "numbering", "footnotes", "endnotes", "comments"];

    /// <summary>A document with this body; further parts by their kind (styles, numbering, footnotes, endnotes, comments).</summary>
    public static byte[] Make(string body, params (string Kind, string Content)[] parts) => HandMade.Zip(Parts(body, parts));

    public static (string Name, string Content)[] Parts(string body, params (string Kind, string Content)[] parts)
    {
        var known = parts.Where(p => Kinds.Contains(p.Kind)).ToList();
        return
        [
            ("[Content_Types].xml", ContentTypes(known.Select(k => k.Kind))),
            ("_rels/.rels", $"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"{Office}/officeDocument\" Target=\"word/document.xml\"/></Relationships>"),
            ("word/document.xml", $"<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<w:document {Space}><w:body>{body}</w:body></w:document>"),
            ("word/_rels/document.xml.rels", "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
                + string.Concat(known.Select((k, i) => $"<Relationship Id=\"rId{i + 1}\" Type=\"{Office}/{k.Kind}\" Target=\"{k.Kind}.xml\"/>")) + "</Relationships>"),
            .. known.Select(k => ($"word/{k.Kind}.xml", $"<w:{k.Kind} {Space}>{k.Content}</w:{k.Kind}>")),
            .. parts.Except(known),
        ];
    }

    /// <summary>A paragraph of plain runs.</summary>
    public static string P(params string[] runs) => $"<w:p>{string.Concat(runs.Select(r => R(r)))}</w:p>";

    public static string R(string text, string properties = "") =>
        $"<w:r>{(properties.Length > 0 ? $"<w:rPr>{properties}</w:rPr>" : "")}<w:t xml:space=\"preserve\">{text}</w:t></w:r>";

    public static string Cell(string content, string properties = "") =>
        $"<w:tc><w:tcPr>{properties}</w:tcPr>{(content.StartsWith('<') ? content : P(content))}</w:tc>";

    public static string Row(params string[] cells) => $"<w:tr>{string.Concat(cells)}</w:tr>";

    public static string Table(params string[] rows) => $"<w:tbl>{string.Concat(rows)}</w:tbl>";

    public static DocxReport Read(byte[] file)
    {
        var read = DocxReader.Read("x.docx", file);
        Assert.True(read.IsOk, string.Join(';', read.Problems));
        return read.Value;
    }

    public static DocxReport Read(string body, params (string Kind, string Content)[] parts) => Read(Make(body, parts));

    /// <summary>Blocks as text: kind and level, then the words; tables as rows with bars.</summary>
    public static string[] Blocks(DocxReport read) => [.. read.Report.Blocks.Select(b => Block(read.Report.Text, b))];

    public static string Problem(byte[] file, DocxLimits? limits = null) => Assert.Single(DocxReader.Read("x.docx", file, limits).Problems).Code;

    private static string Block(string text, ReportBlock block)
    {
        if (block.Table is null) return block.Kind.ToString()[0] + (block.Level > 0 ? block.Level.ToString(System.Globalization.CultureInfo.InvariantCulture) : "") + ":" + text[block.Start..block.End];
        var rows = new StringBuilder("T:");
        foreach (var row in block.Table.Rows)
            rows.AppendJoin('|', row.Select(c => c.Column.ToString(System.Globalization.CultureInfo.InvariantCulture) + "=" + text[c.Start..c.End])).Append('/');
        return rows.ToString();
    }

    private static string ContentTypes(IEnumerable<string> kinds) =>
        "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"xml\" ContentType=\"application/xml\"/>"
        + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
        + $"<Override PartName=\"/word/document.xml\" ContentType=\"{Types}document.main+xml\"/>"
        + string.Concat(kinds.Select(k => $"<Override PartName=\"/word/{k}.xml\" ContentType=\"{Types}{k}+xml\"/>")) + "</Types>";
}
