using System.Collections.Frozen;

namespace Hengjian.Evaluation.Importing.Cells;

/// <summary>Units as people write them: 万元, 亿, ㎡, 千元/人, ％; and how many of one make another.</summary>
internal static class UnitText
{
    private const string Ratio = "小数";

    private static readonly FrozenDictionary<string, (string Base, decimal Factor)> Spellings =
        new Dictionary<string, (string, decimal)>(StringComparer.OrdinalIgnoreCase)
        {
            ["㎡"] = ("平方米", 1),
            ["m2"] = ("平方米", 1),
            ["m²"] = ("平方米", 1),
            ["平米"] = ("平方米", 1),
            ["圆"] = ("元", 1),
            ["人民币元"] = ("元", 1),
            ["名"] = ("人", 1),
            ["位"] = ("人", 1),
            ["本"] = ("册", 1),
            ["小时"] = ("分钟", 60),
            ["兆"] = ("Mbps", 1),
            ["M"] = ("Mbps", 1),
            ["Mbps"] = ("Mbps", 1),
            ["Mb/s"] = ("Mbps", 1),
            ["Gbps"] = ("Mbps", 1000),
            ["%"] = (Ratio, 0.01m),
            ["‰"] = (Ratio, 0.001m),
            ["百分点"] = (Ratio, 0.01m),
            ["个百分点"] = (Ratio, 0.01m),
            ["小数"] = (Ratio, 1),
            ["百分比"] = (Ratio, 0.01m),
            // A hundred people is no multiple that anybody converts to: it is the name of a ratio's base.
            ["人/百人"] = ("人/百人", 1),
            ["间/百人"] = ("间/百人", 1),
            ["百人"] = ("百人", 1),
        }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    private static readonly (string Prefix, decimal Factor)[] Multiples =
    [
        ("百万", 1_000_000m), ("千万", 10_000_000m), ("十万", 100_000m), ("亿", 100_000_000m), ("万", 10_000m), ("千", 1_000m),
    ];

    /// <summary>
    /// How many <paramref name="wanted"/> one <paramref name="written"/> is; false when they do not convert.
    /// </summary>
    /// <param name="written">As typed; a bare multiple (万) means that many of the wanted unit.</param>
    /// <param name="wanted">The element's unit.</param>
    /// <param name="factor">1 when they are the same.</param>
    public static bool TryFactor(ReadOnlySpan<char> written, string wanted, out decimal factor)
    {
        factor = 1;
        var text = CellText.Narrow(written).Trim().ToString();
        if (text.Length == 0 || text == wanted) return true;
        var bare = Array.FindIndex(Multiples, m => m.Prefix == text);
        if (bare >= 0)
        {
            factor = Multiples[bare].Factor;
            return wanted.Length > 0 && Split(wanted).Base != Ratio;
        }
        var (from, fromFactor) = Split(text);
        var (to, toFactor) = Split(wanted);
        factor = fromFactor / toFactor;
        return from == to && wanted.Length > 0;
    }

    private static (string Base, decimal Factor) Split(string unit)
    {
        if (Spellings.TryGetValue(unit, out var known)) return known;
        var per = unit.IndexOf('/', StringComparison.Ordinal);
        if (per > 0)
        {
            var (above, factor) = Split(unit[..per]);
            var below = Split(unit[(per + 1)..]);
            return (above + "/" + below.Base, factor / below.Factor);
        }
        foreach (var (prefix, factor) in Multiples)
        {
            if (unit.Length <= prefix.Length || !unit.StartsWith(prefix, StringComparison.Ordinal)) continue;
            var (rest, more) = Split(unit[prefix.Length..]);
            return (rest, factor * more);
        }
        return (unit, 1);
    }
}
