using System.Text.RegularExpressions;
using Hengjian.Audit.Findings;
using Hengjian.Audit.Numbers;

namespace Hengjian.Audit.Claims;

/// <summary>Holds a number that points back to the list that numbers itself before it: 一是…；二是…；三是…。上述三个方面….</summary>
internal static partial class PointedCounts
{
    private const int Farthest = 2400;
    private const int LongestLast = 260;
    private const int MostInParagraph = 20;

    /// <summary>The claims of one paragraph; the list may stand in those before.</summary>
    public static IEnumerable<Claim> Of(string text, int start, int end)
    {
        for (var (match, tried) = (Pointing().Match(text, start, end - start), 0); match.Success && tried < MostInParagraph; (match, tried) = (match.NextMatch(), tried + 1))
            if (Claim(text, match.Index) is { } claim) yield return claim;
    }

    private static Claim? Claim(string text, int at)
    {
        var number = at + (text[at] == '这' ? 1 : 2);
        var value = Math.Max(Digits.Chinese(text[number]), Digits.Arabic(text[number]));
        var runs = Enumerations.Before(text, Math.Max(0, at - Farthest), at);
        if (runs.Count == 0) return null;
        var unit = text[number + 1].ToString();
        var quantity = new Quantity { Start = number, End = number + 2, Unit = new Unit(unit, QuantityKind.Count, unit), Printed = value, Chinese = true };
        var last = runs.MaxBy(r => r.Last);
        var meant = runs.Find(r => r.Count == value && (r.Last >= last.First || !HasHeading(text, r.Last, last.First))) is { Count: > 0 } same ? same : last;
        return CountClaim.Of(quantity, meant.Count, meant.Count, meant.First, () => IsMiscount(text, at, value, last, runs));
    }

    // （五）…四、改进方向 1.…: the headings of a chapter before are no list of this.
    private static bool HasHeading(string text, int from, int to)
    {
        for (var at = text.IndexOf('\n', from, to - from); at >= 0 && at + 2 < to; at = text.IndexOf('\n', at + 1, to - at - 1))
            if (Digits.Chinese(text[at + 1]) > 0 && text[at + 2] == '、') return true;
        return false;
    }

    // The list nearest, with nothing added behind its last item.
    private static bool IsMiscount(string text, int at, double value, Enumerations.Told last, List<Enumerations.Told> runs)
    {
        var rest = text.AsSpan(last.Last, at - last.Last);
        if (rest.Length > LongestLast || Math.Abs(value - last.Count) > 1 || runs.Exists(r => r.Last != last.Last && r.Last > last.First)) return false;
        foreach (var more in (ReadOnlySpan<string>)["此外", "另外", "还有", "最后", "再就是", "再者", "加上", "另有"])
            if (rest.Contains(more, StringComparison.Ordinal)) return false;
        return true;
    }

    // 上述四个县 are none of the aspects told.
    [GeneratedRegex(@"(?:上述|以上|前述|这)(?:[两二三四五六七八九]|[2-9])(?:个(?:[^，。；：、\n]{0,6}?)(?:方面|问题|部分|难点|短板|不足|环节|原因|举措|措施|建议|情况|差距|弱项|矛盾|难题|特点|重点|任务)|[类项点条](?:[^，。；：、\n]{0,4}?)(?:问题|不足|短板|差距|工作|任务|措施|举措|建议|情况|原因|合计|困难|矛盾|要求|经验|做法))", RegexOptions.CultureInvariant)]
    private static partial Regex Pointing();
}
