using System.Globalization;
using System.Text.RegularExpressions;

namespace Hengjian.Web.Features.ReportDesk;

/// <summary>The measured quality of the audit as docs/audit-quality.md publishes it: one source, shown in Chinese.</summary>
/// <param name="Headers">Chinese headings.</param>
/// <param name="Rows">Cells as printed.</param>
public sealed partial record PublishedFigures(IReadOnlyList<string> Headers, IReadOnlyList<IReadOnlyList<string>> Rows)
{
    private static readonly Dictionary<string, string> Words = new(StringComparer.OrdinalIgnoreCase)
    {
        ["texts"] = "文本",
        ["errors"] = "其中的错误",
        ["recall first → now"] = "查出率：初次 → 现在",
        ["flags now, precision first → now"] = "现在的提示，其中正确的：初次 → 现在",
        ["true claims (five kinds), coverage first → now"] = "正确的表述（五类），核实率：初次 → 现在",
        ["flags where nothing is wrong, now"] = "对没有错误的文字的提示（现在）",
    };

    // What the sets of texts are, by their letter and half.
    private static readonly (string Letter, string Word)[] Sets =
    [
        ("(a)", "（甲）真实报告"), ("(b)", "（乙）真实报告，每处埋入一个错误"), ("(c)", "（丙）自写的各种说法，每处一个错误"),
        ("(d)", "（丁）另一作者写的段落"), ("(e)", "（戊）六位作者写的整篇报告，一直没有看过"), ("(f)", "（己）十四位作者写的整篇报告，初次测时没有看过"),
        ("(g)", "（庚）公开的教育类文本，每份埋入一个错误，没有看过"), ("(h)", "（辛）公开的统计公报，每份埋入一个错误，没有看过"),
        ("(i)", "（壬）全部属实的报告，后四十份没有看过"), ("(j)", "（癸）戊组报告，每个可核对的数由程序埋入一个错误"),
        ("(k)", "（子）347 份公开文本里没有人埋过的错误，由细心的读者查出"),
        ("(l)", "（丑）十位新作者的报告，每份埋入一个错误，初次测时没有看过"), ("(m)", "（寅）公开的教育类文本，每份埋入一个错误，初次测时没有看过"),
    ];

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

    private static string Chinese(string marked)
    {
        var cell = marked.Replace("**", "", StringComparison.Ordinal);
        if (Words.TryGetValue(cell, out var word)) return word;
        if (Sets.FirstOrDefault(s => cell.StartsWith(s.Letter, StringComparison.Ordinal)) is { Word: { } set })
            return set + (cell.Contains("development", StringComparison.Ordinal) ? "，开发时看过的一半" : cell.Contains("held-out", StringComparison.Ordinal) ? "，留出的一半" : "");
        if (FirstAndNow.Match(cell) is { Success: true } rates)
            return (rates.Groups["count"] is { Success: true } count ? count.Value + " 处，" : "") + Percent(rates.Groups["first"]) + "\u00a0→\u00a0" + Percent(rates.Groups["now"]);
        return cell.Replace(" of ", " / ", StringComparison.Ordinal).Replace(" %", "%", StringComparison.Ordinal)
            .Replace(" negatives", " 段反例", StringComparison.Ordinal).Replace(" traps", " 个陷阱", StringComparison.Ordinal);
    }

    private static string Percent(Group rate) => rate.ValueSpan is "–" ? "–" : (100 * decimal.Parse(rate.ValueSpan, CultureInfo.InvariantCulture)).ToString("0.#", CultureInfo.InvariantCulture) + "%";

    // A count and two rates of one: “58, .957 → .983”; there may have been no first reading.
    [GeneratedRegex(@"^(?:(?<count>\d[\d,]*), )?(?<first>–|1|0?\.\d+) → (?<now>1|0?\.\d+)$", RegexOptions.CultureInvariant)]
    private static partial Regex FirstAndNow { get; }
}
