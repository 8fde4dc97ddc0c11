using System.Globalization;
using System.Xml.Linq;

namespace Hengjian.Documents.Reports;

/// <summary>Writes one Word comment.</summary>
internal static class CommentElement
{
    /// <summary>The comment, its lines as paragraphs that do not take over the size and indent of the document's text.</summary>
    public static XElement Of(XNamespace w, string id, string text, DocxAuthor author) =>
        new(w + "comment",
            new XAttribute(w + "id", id),
            new XAttribute(w + "author", author.Name),
            new XAttribute(w + "date", author.At.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)),
            new XAttribute(w + "initials", author.Initials),
            text.Split('\n').Select(line => Paragraph(w, line)));

    private static XElement Paragraph(XNamespace w, string line) =>
        new(w + "p",
            new XElement(w + "pPr",
                new XElement(w + "spacing", Val(w, "before", "0"), Val(w, "after", "0"), Val(w, "line", "240"), Val(w, "lineRule", "auto")),
                new XElement(w + "ind", Val(w, "left", "0"), Val(w, "firstLineChars", "0"), Val(w, "firstLine", "0")),
                new XElement(w + "jc", Val(w, "val", "left"))),
            new XElement(w + "r",
                new XElement(w + "rPr", new XElement(w + "sz", Val(w, "val", "18")), new XElement(w + "szCs", Val(w, "val", "18"))),
                new XElement(w + "t", new XAttribute(XNamespace.Xml + "space", "preserve"), Clean(line))));

    private static XAttribute Val(XNamespace w, string name, string value) => new(w + name, value);

    // The words quoted come from the document, which may hold what XML cannot.
    private static string Clean(string line) => string.Concat(line.Select((c, i) => IsText(line, i) ? c : '\uFFFD'));

    private static bool IsText(string line, int at)
    {
        var c = line[at];
        if (char.IsHighSurrogate(c)) return at + 1 < line.Length && char.IsLowSurrogate(line[at + 1]);
        if (char.IsLowSurrogate(c)) return at > 0 && char.IsHighSurrogate(line[at - 1]);
        return c is '\t' or >= ' ' and < '\uFFFE';
    }
}
