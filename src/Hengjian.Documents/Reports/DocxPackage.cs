using System.Xml;
using System.Xml.Linq;
using Hengjian.Documents.Packages;
using Hengjian.Kernel;

namespace Hengjian.Documents.Reports;

/// <summary>The parts of a .docx, loaded after they were counted.</summary>
internal sealed class DocxPackage : IDisposable
{
    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersFromEntities = 0,
        // Control characters written as references occur in what converters make.
        CheckCharacters = false,
        CloseInput = true,
    };

    private readonly DocxLimits limits;
    // The framework keeps every name of a vocabulary for ever, and real documents use a few hundred.
    private const int MostNames = 5000;

    private readonly HashSet<string> names = new(StringComparer.Ordinal);
    private string reading = "压缩目录";
    private long nodes;

    private DocxPackage(OfficePackage zip, DocxLimits limits) => (Zip, this.limits) = (zip, limits);

    /// <summary>The zip.</summary>
    public OfficePackage Zip { get; }

    /// <summary>Name of the part with the body.</summary>
    public string Main { get; private set; } = "";

    /// <summary>What the body's part is related to.</summary>
    public IReadOnlyList<PackageRelation> Relations { get; private set; } = [];

    /// <summary>Opens a file and uses it; whatever the bytes of the file cause comes back as a problem.</summary>
    public static Result<T> Use<T>(byte[] file, DocxLimits limits, Func<DocxPackage, Result<T>> use)
    {
        if (file.LongLength > limits.MaxFileBytes) return DocxProblems.FileTooLarge(limits.MaxFileBytes);
        if (FileKind.Wrong(file) is { } wrong) return wrong;
        using var stream = new MemoryStream(file, writable: false);
        OfficePackage? zip = null;
        DocxPackage? package = null;
        try
        {
            var opened = OfficePackage.Open(stream, limits.Package);
            if (!opened.TryGet(out zip)) return DocxProblems.Unopened(opened.Problems[0]);
            package = new DocxPackage(zip, limits);
            return package.Find() is { } problem ? problem : use(package);
        }
        catch (DocxRefusedException e)
        {
            return e.Problem;
        }
        catch (PackageLimitException e)
        {
            return DocxProblems.Bomb(e.Problem.Message, e.Problem.Where);
        }
        catch (Exception e) when (PackageFailures.IsOfTheFile(e))
        {
            return Broken(e, package);
        }
        finally
        {
            zip?.Dispose();
        }
    }

    /// <summary>Name of the related part of a kind (styles, numbering, footnotes, comments); null when there is none.</summary>
    public string? Related(string type) => Relations.FirstOrDefault(r => r.Type == type && r.Target is { Length: > 0 } && Zip.Has(r.Target)).Target;

    /// <summary>The document of a part, every white space kept; null when the part is absent.</summary>
    public XDocument? Load(string? part)
    {
        if (part is null || !Zip.Has(part)) return null;
        Count(part);
        using var xml = XmlReader.Create(Zip.Open(part)!, Settings);
        return XDocument.Load(xml, LoadOptions.PreserveWhitespace);
    }

    public void Dispose() => Zip.Dispose();

    private static Problem Broken(Exception e, DocxPackage? package)
    {
        if (package is null) return DocxProblems.Damaged("压缩目录解不开");
        try
        {
            if (e is XmlException && package.Zip.HasDtd(package.reading)) return DocxProblems.DtdForbidden(package.reading);
        }
        catch (Exception again) when (PackageFailures.IsOfTheFile(again))
        {
            // What cannot be unpacked twice is damaged.
        }
        return DocxProblems.Damaged(package.reading + (e is XmlException ? " 不是完整的 XML" : " 解不开"));
    }

    private Problem? Find()
    {
        if (Zip.Parts.Any(p => p.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase))) return DocxProblems.Macros();
        reading = "[Content_Types].xml";
        if (Load(reading)?.Root?.Elements().Any(e => e.Attribute("ContentType")?.Value.Contains("macroEnabled", StringComparison.OrdinalIgnoreCase) == true) == true)
            return DocxProblems.Macros();
        reading = "_rels/.rels";
        Main = Zip.Relations("").FirstOrDefault(r => r.Type == "officeDocument").Target ?? "";
        if (Main.Length == 0 || !Zip.Has(Main)) Main = "word/document.xml";
        if (!Zip.Has(Main)) return DocxProblems.NotADocument("别的压缩文件");
        if (Main.StartsWith("xl/", StringComparison.Ordinal)) return DocxProblems.NotADocument("Excel 工作簿");
        if (Main.StartsWith("ppt/", StringComparison.Ordinal)) return DocxProblems.NotADocument("PowerPoint 演示文稿");
        reading = OfficePackage.RelationsPart(Main);
        Relations = Zip.Relations(Main);
        reading = Main;
        return null;
    }

    // A first pass that keeps nothing: what a tree of the part would take is known before there is one.
    private void Count(string part)
    {
        reading = part;
        using var xml = XmlReader.Create(Zip.Open(part, limits.MaxPartBytes)!, Settings);
        while (xml.Read())
        {
            if (xml.NodeType == XmlNodeType.EndElement) continue;
            nodes += 1 + xml.AttributeCount;
            if (nodes > limits.MaxNodes) throw new DocxRefusedException(DocxProblems.TooMuch(part, limits.MaxNodes));
            if (xml.Depth > limits.MaxDepth) throw new DocxRefusedException(DocxProblems.TooDeep(part, limits.MaxDepth));
            if (xml.NodeType != XmlNodeType.Element) continue;
            names.Add(xml.LocalName);
            while (xml.MoveToNextAttribute()) names.Add(xml.LocalName);
            if (names.Count > MostNames) throw new DocxRefusedException(DocxProblems.TooMuch(part, MostNames));
        }
    }
}

/// <summary>Carries a problem out of the depth of a document; never leaves this folder.</summary>
#pragma warning disable CA1032, CA1064 // Not a public exception: it is caught where the file is opened.
internal sealed class DocxRefusedException(Problem problem) : Exception(problem.Message)
{
    public Problem Problem { get; } = problem;
}
#pragma warning restore CA1032, CA1064
