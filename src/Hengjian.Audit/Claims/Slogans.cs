using Hengjian.Audit.Numbers;
using Hengjian.Audit.Phrases;

namespace Hengjian.Audit.Claims;

/// <summary>Finds the numbers in names that announce a list: “三大工程”：…, 五项管理（…）. Elsewhere they measure nothing.</summary>
internal static class Slogans
{
    private const string Numbers = "二两三四五六七八九十";
    private static readonly Unit Great = new("大", QuantityKind.Count, "大");
    private static readonly Unit Thing = new("项", QuantityKind.Count, "项");

    /// <summary>Each as a quantity whose text is the number and the character after it, with a list mark right behind the name.</summary>
    public static IEnumerable<Quantity> Of(Sentence sentence)
    {
        var text = sentence.Text;
        for (var i = sentence.Start; i + 3 < sentence.End; i++)
        {
            if (!Numbers.Contains(text[i], StringComparison.Ordinal) || i > 0 && (Digits.Chinese(text[i - 1]) >= 0 || Digits.Power(text[i - 1]) > 0 || text[i - 1] is '第')) continue;
            var great = text[i + 1] == '大';
            var quoted = i > sentence.Start && text[i - 1] is '“' or '"' && text[i + 1] is '项' or '个' or '类' or '条' or '大';
            if (!great && !quoted || Name(text, i + 2, sentence.End) is not { } end) continue;
            yield return new Quantity { Start = i, End = end, Unit = great ? Great : Thing, Printed = Value(text[i]), Chinese = true };
        }
    }

    // The name behind: up to six characters, then the closing mark, then what opens a list.
    private static int? Name(string text, int i, int stop)
    {
        var from = i;
        while (i < stop && i - from <= 6 && Digits.IsHan(text[i])) i++;
        if (i == from || i - from > 6) return null;
        if (i < stop && text[i] is '”' or '"') i++;
        return i < stop && text[i] is '：' or ':' or '（' or '(' ? i : null;
    }

    private static double Value(char c) => c == '十' ? 10 : Digits.Chinese(c);
}
