using System.Xml.Linq;

namespace Hengjian.Documents.Reports;

/// <summary>What of a style matters to the text: heading level, numbering, hidden, and whether it is of a table of contents.</summary>
/// <param name="Heading">Outline level from 1 to 9, 0 for the title; null for body text.</param>
/// <param name="List">Number of the list it is in; null when in none.</param>
/// <param name="ListLevel">Level in that list; null when the list tells by the style's id.</param>
/// <param name="Hidden">Its text is hidden.</param>
/// <param name="Contents">A line of a table of contents.</param>
internal readonly record struct DocxStyle(int? Heading, int? List, int? ListLevel, bool Hidden, bool Contents);

/// <summary>The styles of a document, each with what it takes from those it is based on.</summary>
internal sealed class DocxStyles
{
    private const int LongestChain = 20;
    private readonly Dictionary<string, XElement> sources = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DocxStyle> known = new(StringComparer.Ordinal);
    private readonly DocxStyle standard;

    public DocxStyles(XDocument? part)
    {
        string? first = null;
        foreach (var style in part?.Root?.Elements().Where(e => e.Local() == "style") ?? [])
        {
            if (style.Val("styleId") is not { } id) continue;
            sources.TryAdd(id, style);
            if (style.Val("type") == "paragraph" && style.Val("default") is "1" or "true" or "on") first ??= id;
        }
        standard = first is null ? default : Of(first);
    }

    /// <summary>A paragraph's style; the document's standard one when it names none.</summary>
    public DocxStyle Paragraph(string? id) => id is null ? standard : Of(id);

    /// <summary>A run's style.</summary>
    public DocxStyle Run(string? id) => id is null ? default : Of(id);

    private DocxStyle Of(string id)
    {
        if (known.TryGetValue(id, out var found)) return found;
        var (heading, list, level, hidden, contents) = ((int?)null, (int?)null, (int?)null, (bool?)null, false);
        var at = id;
        // A chain may be a circle.
        for (var i = 0; i < LongestChain && at is not null && sources.TryGetValue(at, out var style); i++)
        {
            var paragraph = style.Child("pPr");
            var name = style.Child("name").Val() ?? "";
            heading ??= Outline(paragraph) ?? Named(name);
            list ??= paragraph.Child("numPr").Child("numId").Whole();
            level ??= paragraph.Child("numPr").Child("ilvl").Whole();
            hidden ??= style.Child("rPr").Switch("vanish");
            contents |= name.StartsWith("toc ", StringComparison.OrdinalIgnoreCase) || name.StartsWith("TOC", StringComparison.Ordinal);
            at = style.Child("basedOn").Val();
        }
        // Level 10 (9 in the file) is body text.
        return known[id] = new DocxStyle(heading is > 9 ? null : heading, list, level, hidden ?? false, contents);
    }

    /// <summary>Outline level written in paragraph properties, from 1; null when none is.</summary>
    public static int? Outline(XElement? properties) => properties.Child("outlineLvl").Whole() is >= 0 and <= 9 and var level ? level + 1 : null;

    private static int? Named(string name)
    {
        if (string.Equals(name, "title", StringComparison.OrdinalIgnoreCase) || name is "标题" or "公文标题") return 0;
        var digits = name.StartsWith("heading ", StringComparison.OrdinalIgnoreCase) ? name[8..] : name.StartsWith("标题 ", StringComparison.Ordinal) ? name[3..] : "";
        return digits is [>= '1' and <= '9'] ? digits[0] - '0' : null;
    }
}
