using System.Xml;
using Hengjian.Documents.Packages;
using Hengjian.Kernel;

namespace Hengjian.Documents.Inspecting;

/// <summary>Looks into docx and xlsx: every part is unpacked and counted, and none may act or fetch.</summary>
internal static class OfficeInspection
{
    private const int Deepest = 2;
    private const long RatioFreeBytes = 8L << 20;
    private const int HeadLength = 16;

    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersFromEntities = 0,
        CheckCharacters = false,
        CloseInput = true,
    };

    /// <summary>Looks into a file whose head is a zip.</summary>
    public static Result<InspectedFile> Inspect(Stream file, EvidenceType type, string extension, InspectionLimits limits)
    {
        var budget = new Budget(limits);
        return Check(file, type, extension, budget, depth: 1) is { } problem ? problem : new InspectedFile(type);
    }

    private static Problem? Check(Stream file, EvidenceType type, string extension, Budget budget, int depth)
    {
        OfficePackage? package = null;
        try
        {
            var opened = OfficePackage.Open(file, new(budget.Limits.MaxEntries, budget.Left, budget.Limits.MaxRatio, RatioFreeBytes));
            if (!opened.TryGet(out package))
                return opened.Problems[0] is var why && why == DocumentProblems.TooManyEntries(budget.Limits.MaxEntries) ? InspectionProblems.Bomb(why.Message, null) : InspectionProblems.Damaged("文件", "压缩目录解不开");
            if (Names(package) is { } named) return named;
            var main = type == EvidenceType.Docx ? "word/document.xml" : "xl/workbook.xml";
            if (!IsOfType(package, type, main)) return InspectionProblems.Disguised(extension, KindOf(package));
            return Types(package) ?? Relations(package) ?? Unpack(package, budget, depth);
        }
        catch (PackageLimitException e)
        {
            return InspectionProblems.Bomb(e.Problem.Message, e.Problem.Where);
        }
        catch (Exception e) when (PackageFailures.IsOfTheFile(e))
        {
            return InspectionProblems.Damaged("文件", e is XmlException ? "内部的 XML 不完整或带有 DTD" : "解不开");
        }
        finally
        {
            package?.Dispose();
        }
    }

    // The same part twice: one program reads the first, another the second.
    private static Problem? Names(OfficePackage package)
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var entry in package.Entries)
        {
            var name = entry.FullName.Replace('\\', '/').TrimStart('/');
            if (!seen.Add(name)) return InspectionProblems.Damaged("文件", "同名的部件出现两次：" + name);
            if (name.Split('/').Contains("..")) return InspectionProblems.Damaged("文件", "部件的名称越出了文件：" + name);
            if (Has(name, "vbaProject") || Has(name, "vbaData") || Has(name, "/macrosheets/") || Has(name, "/dialogsheets/"))
                return InspectionProblems.Macros(name);
            if (Has(name, "/activeX/")) return InspectionProblems.Embedded(name);
        }
        return null;
    }

    private static bool Has(string name, string word) => name.Contains(word, StringComparison.OrdinalIgnoreCase);

    private static bool IsOfType(OfficePackage package, EvidenceType type, string usual)
    {
        var main = package.Relations("").FirstOrDefault(r => r.Type == "officeDocument").Target;
        if (main is null or "" || !package.Has(main)) main = usual;
        var folder = type == EvidenceType.Docx ? "word/" : "xl/";
        return package.Has(main) && main.StartsWith(folder, StringComparison.OrdinalIgnoreCase);
    }

    private static string KindOf(OfficePackage package) =>
        package.Has("word/document.xml") ? " Word 文档" : package.Has("xl/workbook.xml") ? " Excel 工作簿"
        : package.Has("ppt/presentation.xml") ? " PowerPoint 演示文稿" : "别的压缩文件";

    private static Problem? Types(OfficePackage package)
    {
        const string part = "[Content_Types].xml";
        using var stream = package.Open(part);
        if (stream is null) return InspectionProblems.Damaged("文件", "缺少 " + part);
        using var xml = XmlReader.Create(stream, Settings);
        while (xml.Read())
        {
            if (xml.NodeType != XmlNodeType.Element || xml.GetAttribute("ContentType") is not { } type) continue;
            if (Has(type, "macroEnabled") || Has(type, "vbaProject") || Has(type, "macrosheet")) return InspectionProblems.Macros(part);
        }
        return null;
    }

    private static Problem? Relations(OfficePackage package)
    {
        foreach (var part in package.Parts.Where(p => p.EndsWith(".rels", StringComparison.OrdinalIgnoreCase)).Order(StringComparer.Ordinal))
        {
            using var xml = XmlReader.Create(package.Open(part)!, Settings);
            while (xml.Read())
            {
                if (xml.NodeType != XmlNodeType.Element || xml.LocalName != "Relationship") continue;
                if (!string.Equals(xml.GetAttribute("TargetMode"), "External", StringComparison.OrdinalIgnoreCase)) continue;
                var type = xml.GetAttribute("Type") ?? "";
                var target = xml.GetAttribute("Target") ?? "";
                if (!IsHarmless(type[(type.LastIndexOf('/') + 1)..], target)) return InspectionProblems.OuterLink(part, Short(target));
            }
        }
        return null;
    }

    // A hyperlink waits for a click. Word notes the template on the writer's own disk and does not miss it.
    private static bool IsHarmless(string type, string target) => type switch
    {
        "hyperlink" => !target.StartsWith("javascript:", StringComparison.OrdinalIgnoreCase),
        "attachedTemplate" => IsOwnDisk(target),
        _ => false,
    };

    private static bool IsOwnDisk(string target)
    {
        var path = target.StartsWith("file:///", StringComparison.OrdinalIgnoreCase) ? target[8..] : target;
        return path.Length > 2 && char.IsAsciiLetter(path[0]) && path[1] == ':';
    }

    private static string Short(string target) => target.Length <= 60 ? target : target[..60] + "…";

    private static Problem? Unpack(OfficePackage package, Budget budget, int depth)
    {
        foreach (var entry in package.Entries)
        {
            var name = entry.FullName.Replace('\\', '/').TrimStart('/');
            using var part = package.Open(name)!;
            if (Magic(part, out var head) is { } kind)
            {
                if (!IsChartBook(name) || kind != "zip") return InspectionProblems.Embedded(name);
                if (depth >= Deepest) return InspectionProblems.TooDeep(name);
                if (ChartBook(part, head, budget, name, depth) is { } inner) return inner;
                continue;
            }
            if (Has(name, "/embeddings/")) return InspectionProblems.Embedded(name);
            budget.Take(head.Length + Drain(part));
        }
        return null;
    }

    // The figures behind a chart are a workbook inside the document; it must be as clean as one handed in by itself.
    private static Problem? ChartBook(Stream part, byte[] head, Budget budget, string name, int depth)
    {
        using var inner = new MemoryStream();
        inner.Write(head);
        part.CopyTo(inner);
        budget.Take(inner.Length);
        inner.Position = 0;
        return Check(inner, EvidenceType.Xlsx, ".xlsx", budget, depth + 1) is { } problem ? problem with { Where = name } : null;
    }

    private static bool IsChartBook(string name) => Has(name, "/embeddings/") && name.EndsWith(".xlsx", StringComparison.OrdinalIgnoreCase);

    // A package or program as a part; null for everything else.
    private static string? Magic(Stream part, out byte[] head)
    {
        head = new byte[HeadLength];
        Array.Resize(ref head, part.ReadAtLeast(head, HeadLength, throwOnEndOfStream: false));
        var kind = Inspecting.Magic.Of(head).Kind;
        return kind is "zip" or "ole" or "exe" or "archive" or "pdf" ? kind : null;
    }

    private static long Drain(Stream part)
    {
        var buffer = new byte[1 << 16];
        long all = 0;
        for (int got; (got = part.Read(buffer)) > 0;) all += got;
        return all;
    }

    /// <summary>What may still come out, over all depths.</summary>
    private sealed class Budget(InspectionLimits limits)
    {
        public InspectionLimits Limits { get; } = limits;

        public long Left { get; private set; } = limits.MaxUnpackedBytes;

        public void Take(long bytes)
        {
            Left -= bytes;
            if (Left < 0) throw new PackageLimitException(DocumentProblems.UnpacksTooLarge("全部部件", Limits.MaxUnpackedBytes));
        }
    }
}
