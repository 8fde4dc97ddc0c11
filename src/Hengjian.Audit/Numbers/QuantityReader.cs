namespace Hengjian.Audit.Numbers;

/// <summary>Reads one quantity: number, scale, unit, hedge, range. What only looks like a quantity is skipped.</summary>
public static class QuantityReader
{
    /// <summary>Reads at an offset where a digit stands.</summary>
    /// <param name="text">Whole text; nothing beyond its end is looked at.</param>
    /// <param name="at">Offset of the first digit, in Arabic or Chinese.</param>
    /// <param name="next">Where reading goes on: after the quantity, or after the digits that are none; <paramref name="at"/> when nothing was read.</param>
    public static Quantity? Read(ReadOnlySpan<char> text, int at, out int next)
    {
        if (WordedQuantity.Read(text, at, out next) is { } worded) return worded;
        if (Digits.Arabic(text[at]) < 0) return ReadChinese(text, at, out next);
        var numeral = ArabicNumeral.Read(text, at, out next);
        if (numeral is not { } number || NotQuantity.Before(text, at)) return null;
        if (RatioReader.Read(text, at, number, out var ratioEnd) is { } ratio)
        {
            next = ratioEnd;
            return ratio;
        }
        var tail = QuantityTail.Read(text, number);
        if (NotQuantity.After(text, at, number.End, tail)) return null;
        next = tail.End;
        return RangeReader.Read(text, at, number, tail, ref next) ?? Make(text, at, number, tail);
    }

    private static Quantity? ReadChinese(ReadOnlySpan<char> text, int at, out int next)
    {
        next = at;
        if (ChineseNumeral.Read(text, at) is not { } number || NotQuantity.Before(text, at)) return null;
        var tail = QuantityTail.Read(text, number);
        // 一 is mostly an article (一所学校), 二类 791 个 an ordinal, and characters without a unit are mostly words (一般, 三防).
        var ordinal = tail.UnitEnd < text.Length && Digits.Arabic(text[tail.UnitEnd]) >= 0;
        var article = ordinal || number.Value == 1 && tail.Unit.Kind is not QuantityKind.Times;
        if (tail.Unit.Kind == QuantityKind.Bare || article || NotQuantity.After(text, at, number.End, tail)) return null;
        next = tail.End;
        return RangeReader.Read(text, at, number, tail, ref next) ?? Make(text, at, number, tail);
    }

    private static Quantity Make(ReadOnlySpan<char> text, int at, Numeral number, QuantityTail tail)
    {
        var negative = NotQuantity.MinusBefore(text, at);
        return new Quantity
        {
            Start = negative ? at - 1 : at,
            End = tail.UnitEnd,
            Unit = tail.Unit,
            Printed = negative ? -number.Value : number.Value,
            Step = number.Step,
            Scale = tail.Scale,
            Hedge = tail.Hedge != Hedge.None ? tail.Hedge : Hedges.EndingAt(text, at),
            Chinese = number.Chinese,
        };
    }
}
