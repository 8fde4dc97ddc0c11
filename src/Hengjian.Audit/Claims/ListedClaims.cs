using System.Text.RegularExpressions;
using Hengjian.Audit.Findings;
using Hengjian.Audit.Numbers;
using Hengjian.Audit.Phrases;

namespace Hengjian.Audit.Claims;

/// <summary>Checks a number announced in a sentence of its own against the items behind it: 做到五个确保。一是…。二是….</summary>
internal static partial class ListedClaims
{
    private const string Han = "一二三四五六七八九";

    // Beyond this the word before the stop is more than a name.
    private const int LongestName = 6;

    /// <summary>The claims of one paragraph.</summary>
    public static IEnumerable<Claim> Of(string text, int start, int end)
    {
        var block = text.AsSpan(start, end - start);
        if (!Wording.Has(text.Substring(start, end - start), Firsts)) yield break;
        foreach (Match match in Announced().Matches(text[start..end]))
        {
            var (from, items) = (start + match.Index, start + match.Index + match.Length);
            Func<int, string> mark = text[items] is '第' or '其' ? n => text[items] + Han.Substring(n, 1) + "，" : n => Han.Substring(n, 1) + text[items + 1];
            var marks = Items(text, items, end, mark);
            if (marks.Count < 2) continue;
            var stated = Han.IndexOf(text[from] == '两' ? '二' : text[from], StringComparison.Ordinal) + 1;
            // 原因有三：其一，…: without a unit.
            var bare = text[from + 1] is '：' or '。';
            var name = bare ? 0 : match.Length - 3;
            // Two lists in one paragraph, or a longer sentence before: the number may count something else.
            var sure = name <= LongestName && Math.Abs(stated - marks.Count) == 1 && Once(text, items, end, mark(0));
            if (stated == marks.Count || sure) yield return Claim(text, from, stated, marks, bare ? "项" : text[from + 1].ToString(), from + (bare ? 1 : 2));
        }
    }

    private static Claim Claim(string text, int from, int stated, List<int> marks, string unit, int end)
    {
        var holds = stated == marks.Count;
        return new Claim
        {
            Kind = ClaimKind.Count,
            Verdict = holds ? Verdict.Consistent : Verdict.Inconsistent,
            Stated = stated,
            Computed = marks.Count,
            Unit = unit,
            Message = holds ? $"列出 {marks.Count} 项，与文中 {stated}{unit} 一致。" : $"列出 {marks.Count} 项，文中 {stated}{unit}。",
            Spans = [new TextSpan(from, marks[^1] + 2)],
            Numbers = [new ClaimNumber(from, end, stated, unit, "stated"), .. marks.Select((m, i) => new ClaimNumber(m, m + 2, i + 1, "", "item"))],
            Diagnoses = holds ? [] : [new Diagnosis("off-by-one", "项数数错，或漏列、多列")],
        };
    }

    private static List<int> Items(string text, int at, int end, Func<int, string> mark)
    {
        var marks = new List<int>();
        while (marks.Count < Han.Length)
        {
            var found = text.IndexOf(mark(marks.Count), at, end - at, StringComparison.Ordinal);
            if (found < 0 || found > 0 && Digits.IsHan(text[found - 1])) break;
            marks.Add(found);
            at = found + 2;
        }
        return marks;
    }

    private static bool Once(string text, int at, int end, string sign) => text.IndexOf(sign, at + 2, end - at - 2, StringComparison.Ordinal) < 0;

    private static readonly string[] Firsts = ["一是", "第一，", "其一，", "一曰"];

    [GeneratedRegex(@"(?:(?<![第十百一二三四五六七八九0-9])[两二三四五六七八九][个项条点大件类](?![县乡镇村校班人月年])[\p{IsCJKUnifiedIdeographs}“”]{1,8}。|(?<=[有为是])[两二三四五六七八九][：。])(?=一是|第一，|其一，|一曰)", RegexOptions.CultureInvariant)]
    private static partial Regex Announced();
}
