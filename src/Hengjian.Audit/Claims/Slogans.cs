using Hengjian.Audit.Numbers;
using Hengjian.Audit.Phrases;

namespace Hengjian.Audit.Claims;

/// <summary>Finds the numbers that count a list and measure nothing elsewhere: “三大工程”：…, 五项管理（…）, 甲、乙两地, 市、县、校三级.</summary>
internal static class Slogans
{
    private const string Numbers = "二两三四五六七八九十";

    // Words that count names and are no units.
    private const string Counting = "大地级科步样方道者";
    private const int LongestName = 6;

    /// <summary>Each as a quantity whose text is the number and the character after it, with a list mark right behind the name, or a list before.</summary>
    public static IEnumerable<Quantity> Of(Sentence sentence)
    {
        var text = sentence.Text;
        for (var i = sentence.Start; i + 1 < sentence.End; i++)
        {
            if (!Numbers.Contains(text[i], StringComparison.Ordinal) || i > 0 && (Digits.Chinese(text[i - 1]) >= 0 || Digits.Power(text[i - 1]) > 0 || text[i - 1] is '第')) continue;
            var counting = Counting.Contains(text[i + 1], StringComparison.Ordinal) && (i + 2 >= text.Length || text[i + 2] is not '面');
            var opens = i > sentence.Start && text[i - 1] is '“' or '"';
            if ((counting || opens && text[i + 1] is '项' or '个' or '类' or '条') && Name(text, i + 2, sentence.End) is { } end) yield return Make(text, i, end, counting ? text[i + 1].ToString() : "项");
            else if (Digits.Chinese(text[i + 1]) < 0 && Digits.Power(text[i + 1]) == 0 && (counting || opens && Closes(text, i + 1, sentence.End)))
                yield return Make(text, i, i + 2, !counting ? "项" : text[i + 1].ToString());
        }
    }

    /// <summary>True when a list mark stands behind it.</summary>
    public static bool Announces(Sentence sentence, Quantity slogan) => slogan.End < sentence.End && sentence.Text[slogan.End] is '：' or ':' or '（' or '(';

    private static Quantity Make(string text, int start, int end, string unit) =>
        new() { Start = start, End = end, Unit = new Unit(unit, QuantityKind.Count, unit), Printed = text[start] == '十' ? 10 : Digits.Chinese(text[start]), Chinese = true };

    // “五同步”.
    private static bool Closes(string text, int i, int stop)
    {
        var from = i;
        while (i < stop && i - from < LongestName && Digits.IsHan(text[i])) i++;
        return i > from && i < stop && text[i] is '”' or '"';
    }

    // The name behind: up to six characters, then the closing mark, then what opens a list.
    private static int? Name(string text, int i, int stop)
    {
        var from = i;
        while (i < stop && i - from <= LongestName && Digits.IsHan(text[i])) i++;
        if (i == from || i - from > LongestName) return null;
        if (i < stop && text[i] is '”' or '"') i++;
        return i < stop && text[i] is '：' or ':' or '（' or '(' ? i : null;
    }
}
