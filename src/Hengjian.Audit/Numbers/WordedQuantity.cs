namespace Hengjian.Audit.Numbers;

/// <summary>Reads quantities made of words: 百分之七点四, 三分之二, 七成半, 一半, 翻一番.</summary>
public static class WordedQuantity
{
    private static readonly Unit Percent = new("%", QuantityKind.Percent, "%");
    private static readonly Unit Times = new("番", QuantityKind.Times, "倍");

    /// <summary>Reads at an offset; null when no such form starts here.</summary>
    public static Quantity? Read(ReadOnlySpan<char> text, int at, out int next)
    {
        next = at;
        var rest = text[at..];
        var c = rest[0];
        if (c == '翻') return Doubled(rest, at, out next);
        if (rest.StartsWith("百分之", StringComparison.Ordinal) || rest.StartsWith("千分之", StringComparison.Ordinal))
            return PerHundred(text, at, c == '百' ? 1 : 0.1, out next);
        if (rest.StartsWith("一半", StringComparison.Ordinal) || rest.StartsWith("半数", StringComparison.Ordinal))
            return Word(text, at, next = at + 2, 50);
        if (Digits.Chinese(c) < 0 && Digits.Arabic(c) < 0 && Digits.Power(c) == 0) return null;
        return Fraction(text, at, out next) ?? Tenths(text, at, out next);
    }

    // 翻番, 翻一番, 翻了一番, 翻两番.
    private static Quantity? Doubled(ReadOnlySpan<char> rest, int at, out int next)
    {
        next = at;
        var i = 1;
        if (i < rest.Length && rest[i] == '了') i++;
        var turns = i < rest.Length ? Digits.Chinese(rest[i]) : -1;
        if (turns > 0) i++;
        if (i >= rest.Length || rest[i] != '番' || turns is 0 or > 4) return null;
        next = at + i + 1;
        // 翻了一番多, 翻一番还多.
        var over = next - at < rest.Length && rest[next - at] is '多' or '有' or '还' ? Hedge.AtLeast : Hedge.About;
        return new Quantity
        {
            Start = at,
            End = next,
            Unit = Times,
            Printed = Math.Pow(2, turns < 0 ? 1 : turns),
            Step = 0,
            Chinese = true,
            InWords = true,
            Hedge = over,
        };
    }

    private static Quantity? PerHundred(ReadOnlySpan<char> text, int at, double factor, out int next)
    {
        next = at;
        var from = at + 3;
        if (from >= text.Length) return null;
        var number = Digits.Arabic(text[from]) >= 0 ? ArabicNumeral.Read(text, from, out _) : ChineseNumeral.Read(text, from);
        if (number is not { } n) return null;
        next = n.End;
        return new Quantity
        {
            Start = at,
            End = n.End,
            Unit = Percent,
            Printed = n.Value * factor,
            Step = n.Step * factor,
            Chinese = true,
            Hedge = Hedges.EndingAt(text, at),
        };
    }

    private static Quantity? Fraction(ReadOnlySpan<char> text, int at, out int next)
    {
        next = at;
        if (ChineseNumeral.Read(text, at) is not { } below || !text[below.End..].StartsWith("分之", StringComparison.Ordinal)) return null;
        var from = below.End + 2;
        if (from >= text.Length || below.Value == 0 || ChineseNumeral.Read(text, from) is not { } above) return null;
        return Word(text, at, next = above.End, 100 * above.Value / below.Value);
    }

    // 七成, 七成半, 6成; 成 must not begin a word (三成立, 五成员).
    private static Quantity? Tenths(ReadOnlySpan<char> text, int at, out int next)
    {
        next = at;
        var digit = Math.Max(Digits.Chinese(text[at]), Digits.Arabic(text[at]));
        if (digit <= 0 || at + 1 >= text.Length || text[at + 1] != '成' || at > 0 && Digits.Arabic(text[at - 1]) >= 0) return null;
        var i = at + 2;
        var half = i < text.Length && text[i] == '半';
        var more = !half && i < text.Length && (i + 1 >= text.Length || text[i + 1] is not ('个' or '所' or '名' or '人' or '年' or '十' or '百')) ? Math.Max(Digits.Chinese(text[i]), 0) : 0;
        if (half || more > 0) i++;
        if (i < text.Length && text[i] is '立' or '员' or '果' or '功' or '绩' or '长' or '为' or '本' or '人' or '套') return null;
        var quantity = Word(text, at, i, digit * 10 + (half ? 5 : more));
        next = i + Hedges.StartingAt(text, i).Length;
        return quantity;
    }

    // A share in words is a round figure: it says more or less.
    private static Quantity Word(ReadOnlySpan<char> text, int at, int end, double percent)
    {
        var (after, _) = Hedges.StartingAt(text, end);
        var hedge = after != Hedge.None ? after : Hedges.EndingAt(text, at);
        if (at > 0 && text[at - 1] is '过' or '超') hedge = Hedge.AtLeast;
        return new Quantity
        {
            Start = at,
            End = end,
            Unit = Percent,
            Printed = percent,
            Step = 1,
            Chinese = true,
            InWords = true,
            Hedge = hedge == Hedge.None ? Hedge.About : hedge,
        };
    }
}
