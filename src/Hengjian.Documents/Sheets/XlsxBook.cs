using System.Globalization;
using System.Text;
using System.Xml;
using Hengjian.Documents.Packages;
using Hengjian.Kernel;

namespace Hengjian.Documents.Sheets;

/// <summary>An xlsx file: finds its sheets through the relations, wherever the writing program put them.</summary>
internal sealed class XlsxBook : SheetBook
{
    private readonly OfficePackage package;
    private readonly List<(SheetInfo Info, string Part)> sheets = [];
    private readonly List<string> texts = [];
    private List<NumberLook> looks = [];
    private bool from1904;

    private XlsxBook(OfficePackage package) => this.package = package;

    public override SheetFormat Format => SheetFormat.Xlsx;

    public override IReadOnlyList<SheetInfo> Sheets => [.. sheets.Select(s => s.Info)];

    public static new Result<SheetBook> Open(Stream stream, SheetOptions options)
    {
        OfficePackage? package = null;
        var part = "压缩目录";
        try
        {
            var opened = OfficePackage.Open(stream, options.Package);
            if (!opened.TryGet(out package)) return Result.Fail<SheetBook>(opened.Problems);
            var book = new XlsxBook(package);
            var problem = book.Load(options, ref part);
            if (problem is null) return book;
            package.Dispose();
            return problem;
        }
        catch (Exception e) when (PackageFailures.IsOfTheFile(e))
        {
            var problem = PackageFailures.Describe(e, package, part);
            package?.Dispose();
            return problem;
        }
    }

    public override Result<SheetReader> Read(int sheet)
    {
        var (info, part) = sheets[sheet];
        try
        {
            var xml = package.Read(part);
            if (xml is null) return DocumentProblems.Damaged("缺少 " + part);
            return new XlsxSheetReader(package, xml, part, info.Name, texts, looks, from1904);
        }
        catch (Exception e) when (PackageFailures.IsOfTheFile(e))
        {
            return PackageFailures.Describe(e, package, part);
        }
    }

    protected override void Dispose(bool disposing)
    {
        package.Dispose();
        base.Dispose(disposing);
    }

    private Problem? Load(SheetOptions options, ref string part)
    {
        if (package.Parts.Any(p => p.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase))
            || DeclaresMacros(ref part))
            return DocumentProblems.Macros();
        part = "_rels/.rels";
        var workbook = package.Relations("").FirstOrDefault(r => r.Type == "officeDocument").Target;
        if (workbook is null || !package.Has(workbook)) workbook = "xl/workbook.xml";
        part = workbook;
        if (!package.Has(part)) return DocumentProblems.NotAWorkbook();
        var folder = workbook[..(workbook.LastIndexOf('/') + 1)];
        var relations = package.Relations(workbook);
        LoadWorkbook(workbook, relations);
        if (sheets.Count == 0) return DocumentProblems.NoSheets();
        part = relations.FirstOrDefault(r => r.Type == "styles").Target ?? folder + "styles.xml";
        using (var xml = package.Read(part))
            if (xml is not null) looks = XlsxStyles.Read(xml);
        part = relations.FirstOrDefault(r => r.Type == "sharedStrings").Target ?? folder + "sharedStrings.xml";
        using (var xml = package.Read(part))
            return xml is null ? null : LoadTexts(xml, options.MaxSharedCharacters);
    }

    private bool DeclaresMacros(ref string part)
    {
        part = "[Content_Types].xml";
        using var xml = package.Read(part);
        while (xml is not null && xml.Read())
        {
            var type = xml.NodeType == XmlNodeType.Element ? xml.GetAttribute("ContentType") : null;
            if (type is not null && type.Contains("macroEnabled", StringComparison.OrdinalIgnoreCase)) return true;
        }
        return false;
    }

    private void LoadWorkbook(string part, List<PackageRelation> relations)
    {
        using var xml = package.Read(part)!;
        while (xml.Read())
        {
            if (xml.NodeType != XmlNodeType.Element) continue;
            if (xml.LocalName == "workbookPr") from1904 = xml.GetAttribute("date1904") is "1" or "true";
            if (xml.LocalName != "sheet") continue;
            var name = xml.GetAttribute("name") ?? "";
            var hidden = xml.GetAttribute("state") is "hidden" or "veryHidden";
            var id = RelationId(xml);
            var relation = relations.FirstOrDefault(r => r.Id == id);
            // A chart sheet has no cells.
            if (relation.Type == "worksheet") sheets.Add((new SheetInfo(name, hidden), relation.Target));
        }
    }

    private static string? RelationId(XmlReader xml)
    {
        for (var i = 0; i < xml.AttributeCount; i++)
        {
            xml.MoveToAttribute(i);
            if (xml.LocalName != "id" || xml.Prefix.Length == 0) continue;
            var id = xml.Value;
            xml.MoveToElement();
            return id;
        }
        xml.MoveToElement();
        return null;
    }

    private Problem? LoadTexts(XmlReader xml, long limit)
    {
        var text = new StringBuilder();
        long total = 0;
        while (xml.Read())
        {
            if (xml.NodeType != XmlNodeType.Element || xml.LocalName != "si") continue;
            text.Clear();
            if (!xml.IsEmptyElement) RichText.Read(xml, text, limit);
            total += text.Length + 1;
            if (total > limit) return DocumentProblems.TooMuchText(limit);
            texts.Add(RichText.Unescape(text.ToString()));
        }
        return null;
    }
}

/// <summary>Texts of shared and inline strings.</summary>
internal static class RichText
{
    /// <summary>
    /// Gathers the text of the element the reader stands on, without the reading aids of names (rPh).
    /// </summary>
    public static void Read(XmlReader xml, StringBuilder text, long limit)
    {
        var depth = xml.Depth;
        var aids = 0;
        while (xml.Read() && xml.Depth > depth)
        {
            if (xml.LocalName == "rPh" && !xml.IsEmptyElement)
                aids += xml.NodeType == XmlNodeType.Element ? 1 : xml.NodeType == XmlNodeType.EndElement ? -1 : 0;
            if (aids > 0) continue;
            if (xml.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace)
                text.Append(xml.Value);
            if (text.Length > limit) throw new PackageLimitException(DocumentProblems.TooMuchText(limit));
        }
    }

    /// <summary>Undoes _x000D_, by which Excel writes characters that XML forbids.</summary>
    public static string Unescape(string text)
    {
        var at = text.IndexOf("_x", StringComparison.Ordinal);
        if (at < 0) return text;
        var plain = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '_' && i + 6 < text.Length && text[i + 1] == 'x' && text[i + 6] == '_'
                && ushort.TryParse(text.AsSpan(i + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture,
                    out var code))
            {
                plain.Append((char)code);
                i += 6;
            }
            else
            {
                plain.Append(text[i]);
            }
        }
        return plain.ToString();
    }
}
