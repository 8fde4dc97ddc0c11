namespace Hengjian.Audit.Numbers;

/// <summary>Reads a figure that was left blank: x所, **%, XX万元, ××个.</summary>
public static class MaskedQuantity
{
    // A longer run is a line to write on.
    private const int Longest = 16;

    /// <summary>True for the signs that stand for a figure to be filled in.</summary>
    public static bool IsMask(char c) => c is 'x' or 'X' or '*' or '×' or '＊' or 'Ｘ' or 'ｘ' or '○' or '□' or '△' or '_' or '＿';

    /// <summary>Reads at a mask; null when no unit follows, so that it stands for a name or is a sign of its own.</summary>
    public static Quantity? Read(ReadOnlySpan<char> text, int at, out int next)
    {
        next = at;
        if (at > 0 && (Digits.IsLatin(text[at - 1]) || text[at - 1] is '+' or '＋')) return null;
        var i = at;
        while (i < text.Length && i - at < Longest && (IsMask(text[i]) || i > at && (Digits.IsPoint(text[i]) || text[i] == ' '))) i++;
        if (i < text.Length && (Digits.IsLatin(text[i]) || Digits.Arabic(text[i]) >= 0)) return null;
        var tail = QuantityTail.Read(text, new Numeral(i, 0, 1, false));
        // xx市, xx县: a place without its name.
        if (tail.Unit.Kind == QuantityKind.Bare || tail.Unit.Text is "市" or "县" or "区" or "镇" or "乡" or "村" or "街道" or "园" or "校" or "班") return null;
        next = tail.End;
        return new Quantity { Start = at, End = tail.UnitEnd, Unit = tail.Unit, Scale = tail.Scale, Masked = true };
    }
}
