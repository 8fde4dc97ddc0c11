namespace Hengjian.Audit.Numbers;

/// <summary>Reads 1:11.7, 4.2∶5.8, 14：1.</summary>
public static class RatioReader
{
    private static readonly Unit Ratio = new(":", QuantityKind.Ratio, ":");

    /// <summary>Reads the second side, if a colon and a numeral follow the first at once.</summary>
    public static Quantity? Read(ReadOnlySpan<char> text, int at, Numeral left, out int end)
    {
        end = left.End;
        if (end + 1 >= text.Length || text[end] is not (':' or '∶' or '：' or '︰') || Digits.Arabic(text[end + 1]) < 0) return null;
        if (ArabicNumeral.Read(text, end + 1, out var after) is not { } right) return null;
        // Three parts are a time or a threefold ratio; 08:30 is a time; 1:0 divides by nothing.
        var third = after + 1 < text.Length && text[after] is ':' or '∶' or '：';
        var clock = right.Step == 1 && after - end == 3 && left.Step == 1 && left.Value < 24 && right.Value < 60 && text[end + 1] is '0' or '3' && left.End - at == 2;
        if (third || clock || right.Value == 0 || left.Value == 0) return null;
        var scaled = QuantityTail.Read(text, right);
        if (scaled.Scale != 1 || scaled.Unit.Kind == QuantityKind.Count && left.Value != 1 && right.Value != 1) return null;
        end = after;
        return new Quantity { Start = at, End = after, Unit = Ratio, Printed = left.Value / right.Value, Step = 0, Sides = (left, right) };
    }
}
