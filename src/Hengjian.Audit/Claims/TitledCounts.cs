using System.Text.RegularExpressions;
using Hengjian.Audit.Checks;
using Hengjian.Audit.Findings;
using Hengjian.Audit.Numbers;

namespace Hengjian.Audit.Claims;

/// <summary>
/// A title that counts what the document holds, and the sentence that tells it: 印发《关于…的十二条措施》，从编制、待遇等 12 个方面…. Another number is wrong
/// only when a slip made it: of twelve measures a sentence may well name five.
/// </summary>
internal static partial class TitledCounts
{
    // 六条措施 from seven sides is a way of telling; of more it is a miscount.
    private const double LeastMiscounted = 8;
    private const int Farthest = 120;

    /// <summary>The claims of one paragraph.</summary>
    public static IEnumerable<Claim> Of(string text, int start, int end)
    {
        if (text.AsSpan(start, end - start).IndexOf('》') < 0) yield break;
        foreach (Match title in Title().Matches(text[start..end]))
        {
            var close = start + title.Index + title.Length;
            var rest = text.AsSpan(close, Math.Min(Farthest, end - close));
            if (rest.IndexOfAny("。；《\n") is >= 0 and var stop) rest = rest[..stop];
            if (Told().Match(rest.ToString()) is not { Success: true } told) continue;
            if (Read(text, start, title.Groups["n"], title.Groups["unit"]) is not { } said || Read(text, close, told.Groups["n"], told.Groups["unit"]) is not { } again) continue;
            var holds = said.Value == again.Value;
            if (!holds && (said.Value < LeastMiscounted || !Misprints.Of(again).Exists(m => m.Value(again) == said.Value))) continue;
            yield return ClaimMaker.Open(ClaimKind.Repeat, holds ? $"标题写 {Figures.Print(said)}，文中 {Figures.Print(again)}，一致。" : $"标题写 {Figures.Print(said)}，文中 {Figures.Print(again)}，前后不一。", new Term("base", said), new Term("stated", again)) with
            {
                Verdict = holds ? Verdict.Consistent : Verdict.Inconsistent,
                Stated = again.Printed,
                Computed = said.Printed,
                Unit = again.Unit.Text,
                Diagnoses = holds ? [] : [.. Misprints.Of(again).Where(m => m.Value(again) == said.Value).Take(1).Select(m => new Diagnosis(m.Code, Figures.Slip(again, m)))],
            };
        }
    }

    private static Quantity? Read(string text, int offset, Group number, Group unit)
    {
        var numeral = ArabicNumeral.Read(number.ValueSpan, 0, out _) ?? ChineseNumeral.Read(number.ValueSpan, 0);
        if (numeral is not { } read || read.Value < 2) return null;
        return new Quantity { Start = offset + number.Index, End = offset + unit.Index + unit.Length, Printed = read.Value, Step = 1, Unit = new Unit(unit.Value, QuantityKind.Count, unit.Value) };
    }

    // A document that others made is told of otherwise: 贯彻《…二十条》，提出 15 条措施.
    [GeneratedRegex(@"(?:印发|出台|制定|发布|下发|推出|制发)[^。；，《》]{0,8}《[^《》\n]{1,60}?(?<![第一二三四五六七八九十百\d])(?<n>[一二三四五六七八九十百]{1,4}|\d{1,3})(?<unit>[条项点])[^《》\n\d]{0,6}》", RegexOptions.CultureInvariant)]
    private static partial Regex Title();

    [GeneratedRegex(@"(?:等|从|提出|明确|包括|涵盖|细化为?|规定|共)(?<n>[一二三四五六七八九十百]{1,4}|\d{1,3})(?<unit>个方面|个领域|个部分|方面|条|项|点)", RegexOptions.CultureInvariant)]
    private static partial Regex Told();
}
