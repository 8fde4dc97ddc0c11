namespace Hengjian.Web.Features.ReportDesk;

/// <summary>The measured quality of the audit as docs/audit-quality.md publishes it: one source, shown in Chinese.</summary>
/// <param name="Headers">Chinese headings.</param>
/// <param name="Rows">Cells as printed.</param>
public sealed record PublishedFigures(IReadOnlyList<string> Headers, IReadOnlyList<IReadOnlyList<string>> Rows)
{
    private static readonly Dictionary<string, string> Words = new(StringComparer.OrdinalIgnoreCase)
    {
        ["texts"] = "文本",
        ["errors"] = "其中的错误",
        ["found"] = "查出",
        ["flags"] = "提示",
        ["right"] = "提示正确",
        ["true claims (five kinds)"] = "正确的表述（五类）",
        ["confirmed"] = "核实",
        ["flags on negatives"] = "对反例的误报",
        ["(a) real reports, development half"] = "（甲）真实报告，开发时看过的一半",
        ["(a) real reports, held-out half"] = "（甲）真实报告，留出的一半",
        ["(b) real reports, one planted error each"] = "（乙）真实报告，每处埋入一个错误",
    };

    /// <summary>Reads the file beside the program; null when it is not there.</summary>
    public static PublishedFigures? Load()
    {
        var path = Path.Combine(AppContext.BaseDirectory, "audit-quality.md");
        return File.Exists(path) ? Of(File.ReadLines(path)) : null;
    }

    /// <summary>The first table of the page; null when there is none.</summary>
    public static PublishedFigures? Of(IEnumerable<string> lines)
    {
        var table = lines.SkipWhile(l => !l.StartsWith('|')).TakeWhile(l => l.StartsWith('|')).ToList();
        if (table.Count < 3) return null;
        return new(Cells(table[0]), [.. table.Skip(2).Select(Cells)]);
    }

    private static List<string> Cells(string line) => [.. line.Trim().Trim('|').Split('|').Select(c => Chinese(c.Trim()))];

    private static string Chinese(string cell)
    {
        if (Words.TryGetValue(cell, out var word)) return word;
        if (cell.StartsWith("(c)", StringComparison.Ordinal)) return "（丙）自写的各种说法，每处一个错误";
        return cell.Replace(" of ", " / ", StringComparison.Ordinal).Replace(" %", "%", StringComparison.Ordinal);
    }
}
