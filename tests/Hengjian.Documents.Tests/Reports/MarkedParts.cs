using System.IO.Compression;
using System.Text;
using System.Xml.Linq;
using Hengjian.Documents.Reports;

namespace Hengjian.Documents.Tests.Reports;

/// <summary>What lies between the marks of a comment, with what is no text: F a note's mark, P a picture, [ and ] a field.</summary>
internal static class MarkedParts
{
    private static readonly XNamespace W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    /// <summary>By the comment's id.</summary>
    public static Dictionary<string, string> Of(byte[] file)
    {
        var (open, found) = (new HashSet<string>(), new Dictionary<string, string>());
        foreach (var element in Body(file).Descendants())
        {
            var id = (string?)element.Attribute(W + "id") ?? "";
            if (element.Name == W + "commentRangeStart" && open.Add(id)) found[id] = "";
            else if (element.Name == W + "commentRangeEnd") open.Remove(id);
            else foreach (var each in open) found[each] += Sign(element);
        }
        return found;
    }

    /// <summary>What a remark should mark: from its first to its last character; whole fields; for a note its mark.</summary>
    public static string Expected(byte[] file, string text, DocxRemark remark)
    {
        var (signs, places) = (new StringBuilder(), new List<int>());
        foreach (var paragraph in Body(file).Descendants(W + "p"))
        {
            foreach (var sign in string.Concat(paragraph.Descendants().Select(Sign)))
            {
                // Signs that are no text have no place in it; what the reader trims has none either.
                var at = sign is 'F' or 'P' or '[' or ']' ? -1 : places.LastOrDefault(p => p >= 0, -1) + 1;
                while (at >= 0 && text[at] != sign) at++;
                signs.Append(sign);
                places.Add(at);
            }
        }
        var body = places.LastOrDefault(p => p >= 0, -1) + 1;
        if (remark.Start >= body + 1) return "F";
        var (start, end) = (char.IsLowSurrogate(text[remark.Start]) ? remark.Start - 1 : remark.Start, remark.End < text.Length && char.IsLowSurrogate(text[remark.End]) ? remark.End + 1 : remark.End);
        var (first, last) = (places.FindIndex(p => p >= start), places.FindLastIndex(p => p >= 0 && p < end));
        if (Inside(signs, first)) while (signs[first] != '[') first--;
        if (Inside(signs, last)) while (signs[last] != ']') last++;
        return signs.ToString(first, last - first + 1);
    }

    private static bool Inside(StringBuilder signs, int at)
    {
        while (at >= 0 && signs[at] is not ('[' or ']')) at--;
        return at >= 0 && signs[at] == '[';
    }

    private static string Sign(XElement element) => element.Name.LocalName switch
    {
        "t" => element.Value,
        "tab" => "\t",
        "footnoteReference" => "F",
        "drawing" => "P",
        "fldChar" when (string?)element.Attribute(W + "fldCharType") == "begin" => "[",
        "fldChar" when (string?)element.Attribute(W + "fldCharType") == "end" => "]",
        _ => "",
    };

    private static XDocument Body(byte[] file)
    {
        using var zip = new ZipArchive(new MemoryStream(file));
        using var stream = zip.GetEntry("word/document.xml")!.Open();
        return XDocument.Load(stream, LoadOptions.PreserveWhitespace);
    }
}
