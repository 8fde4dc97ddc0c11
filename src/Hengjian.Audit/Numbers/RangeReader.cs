namespace Hengjian.Audit.Numbers;

/// <summary>Reads 300至800元, 5%—8%, 3～5个.</summary>
public static class RangeReader
{
    /// <summary>Reads the upper end, if a dash and a numeral follow the lower end at once.</summary>
    public static Quantity? Read(ReadOnlySpan<char> text, int at, Numeral low, QuantityTail tail, ref int next)
    {
        var dash = tail.UnitEnd;
        if (dash + 1 >= text.Length) return null;
        var length = text[dash] is '-' or '－' or '–' or '—' or '―' or '～' or '~' or '至' ? 1 : 0;
        if (length == 0) return null;
        while (dash + length < text.Length && text[dash + length] is '-' or '—') length++;
        var from = dash + length;
        // 由600元至720元 is a change, not a range.
        if (text[dash] == '至' && tail.Unit.Kind != QuantityKind.Bare && tail.Unit.Kind != QuantityKind.Percent || from >= text.Length) return null;
        var high = Digits.Arabic(text[from]) >= 0 ? ArabicNumeral.Read(text, from, out _) : low.Chinese ? ChineseNumeral.Read(text, from) : null;
        if (high is not { } upper) return null;
        var end = QuantityTail.Read(text, upper);
        if (tail.Unit.Kind != QuantityKind.Bare && end.Unit.Family != tail.Unit.Family) return null;
        next = end.End;
        return new Quantity
        {
            Start = at,
            End = end.UnitEnd,
            Unit = end.Unit,
            Printed = low.Value,
            Step = low.Step,
            Scale = tail.Scale == 1 ? end.Scale : tail.Scale,
            Upper = upper.Value,
            Chinese = low.Chinese,
        };
    }
}
