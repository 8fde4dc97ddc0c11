namespace Hengjian.Audit.Numbers;

/// <summary>What follows the digits: 余 万 多 元 左右.</summary>
/// <param name="Scale">万, 亿 as a factor.</param>
/// <param name="Unit">The unit; <see cref="Unit.None"/> without one.</param>
/// <param name="Hedge">The softening word found on the way.</param>
/// <param name="UnitEnd">Offset after the unit.</param>
/// <param name="End">Offset after a hedge that follows the unit.</param>
public readonly record struct QuantityTail(double Scale, Unit Unit, Hedge Hedge, int UnitEnd, int End)
{
    private static readonly (string Word, double Factor)[] Scales =
    [
        ("个亿", 1e8), ("万亿", 1e12), ("千亿", 1e11), ("百亿", 1e10), ("千万", 1e7), ("百万", 1e6), ("十万", 1e5), ("亿", 1e8), ("万", 1e4), ("千", 1e3), ("百", 1e2),
    ];

    /// <summary>Reads what follows a numeral.</summary>
    public static QuantityTail Read(ReadOnlySpan<char> text, Numeral number)
    {
        var i = number.End;
        var hedge = Infix(text, ref i);
        var mark = i;
        Space(text, ref i);
        var scale = ScaleAt(text, ref i, number.Chinese);
        if (hedge == Hedge.None) hedge = Infix(text, ref i);
        if (scale == 1) i = hedge == Hedge.None ? number.End : mark;
        var beforeSpace = i;
        Space(text, ref i);
        var unit = UnitTable.At(text[Math.Min(i, text.Length)..]);
        if (unit is null) return new QuantityTail(scale, scale >= 1e4 && EndsHere(text, beforeSpace) ? Unit.Scaled : Unit.None, hedge, beforeSpace, beforeSpace);
        i += unit.Text.Length;
        i = PerUnit(text, i);
        var (after, length) = Hedges.StartingAt(text, i);
        return new QuantityTail(scale, unit, hedge != Hedge.None ? hedge : after, i, i + length);
    }

    // A name that follows is what is counted (30 万师生), a mark or 的 says nothing.
    private static bool EndsHere(ReadOnlySpan<char> text, int i) => i >= text.Length || !Digits.IsHan(text[i]) && !Digits.IsLatin(text[i]) || text[i] is '的' or '用' or '增' or '左' or '以' or '比' or '较' or '占'
        || text[i..].StartsWith("同比", StringComparison.Ordinal) || text[i..].StartsWith("下降", StringComparison.Ordinal) || text[i..].StartsWith("减少", StringComparison.Ordinal);

    private static void Space(ReadOnlySpan<char> text, ref int i)
    {
        if (i < text.Length && text[i] is ' ' or '\u00a0') i++;
    }

    private static Hedge Infix(ReadOnlySpan<char> text, ref int i)
    {
        if (i >= text.Length || text[i] is not ('余' or '多' or '几')) return Hedge.None;
        i++;
        return Hedge.Over;
    }

    private static double ScaleAt(ReadOnlySpan<char> text, ref int i, bool chinese)
    {
        if (chinese || i >= text.Length) return 1;
        foreach (var (word, factor) in Scales)
        {
            if (!text[i..].StartsWith(word, StringComparison.Ordinal)) continue;
            i += word.Length;
            return factor;
        }
        return 1;
    }

    // 元/生·年, 平方米/生: the unit is what stands before the stroke.
    private static int PerUnit(ReadOnlySpan<char> text, int i)
    {
        if (i + 1 >= text.Length || text[i] is not ('/' or '／') || !Digits.IsHan(text[i + 1])) return i;
        var end = i + 2;
        while (end < text.Length && end - i < 6 && text[end] is '·' or '.' or '•' or '年' or '月' or '天') end++;
        return end;
    }
}
