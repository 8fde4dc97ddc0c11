using Hengjian.Audit.Numbers;

namespace Hengjian.Audit.Phrases;

/// <summary>Finds the lists of values with nothing between them: 分别为 720 元、920 元; all of one list are the same thing.</summary>
internal static class MentionGroups
{
    /// <summary>Numbers the groups, copies the role of the first of each to the others, gives periods to values listed after periods.</summary>
    public static void Find(string text, List<Token> tokens, List<Mention> mentions)
    {
        for (var first = 0; first < mentions.Count;)
        {
            var last = first;
            while (last + 1 < mentions.Count && Joined(text, tokens, mentions[last], mentions[last + 1])) last++;
            Unite(mentions, first, last);
            if (last > first)
            {
                Periods(tokens, mentions, first, last);
                Names(text, tokens, mentions, first, last);
            }
            first = last + 1;
        }
    }

    private static bool Joined(string text, List<Token> tokens, Mention a, Mention b)
    {
        var (x, y) = (a.Quantity, b.Quantity);
        // 3.2 个和 5.6 个百分点.
        var points = x.Unit.Text == "个" && y.Kind == QuantityKind.Points;
        if (x.Kind != QuantityKind.Bare && !points && !x.Adds(y) || b.Token - a.Token is < 2 or > 3) return false;
        for (var i = a.Token + 1; i < b.Token; i++)
            if (!IsPause(text, tokens[i])) return false;
        return true;
    }

    private static bool IsPause(string text, Token token) =>
        token.Kind is TokenKind.Pause || token.Kind == TokenKind.Text && text.AsSpan(token.Start, token.End - token.Start) is "和" or "与" or "及" or "以及" or "或";

    private static void Unite(List<Mention> mentions, int first, int last)
    {
        var head = mentions[first];
        for (var i = first; i <= last; i++)
        {
            var one = mentions[i];
            (one.Group, one.Place, one.Size) = (first, i - first, last - first + 1);
            var shortened = one.Quantity.Unit.Text == "个" && mentions[last].Quantity.Kind == QuantityKind.Points;
            if (shortened || one.Quantity.Kind == QuantityKind.Bare && mentions[last].Quantity.Kind != QuantityKind.Bare) one.Quantity = WithUnit(one.Quantity, mentions[last].Quantity);
            if (i == first) continue;
            (one.Role, one.Direction, one.Reached, one.Comparison) = (head.Role, head.Direction, head.Reached, head.Comparison);
            (one.Respectively, one.Yearly, one.Each, one.ShareWord, one.Relation) = (head.Respectively, head.Yearly, head.Each, head.ShareWord, head.Relation);
            (one.Subject, one.Inherited, one.Own, one.Period, one.Planned) = (head.Subject, head.Inherited, head.Own, head.Period, head.Planned);
        }
        if (last > first && mentions[first].Role == Role.Level && IsRate(mentions[first]))
            for (var i = first; i <= last; i++) mentions[i].Role = Role.Rate;
    }

    // 720、920元: the unit of the last is the unit of all; then the role must be looked at again.
    private static bool IsRate(Mention head) => head.Quantity.Kind == QuantityKind.Percent && head.Direction != 0 && !head.Reached && !head.ShareWord && head.Subject.Length == 0;

    private static Quantity WithUnit(Quantity bare, Quantity like) =>
        bare with { Unit = like.Unit, Scale = bare.Scale == 1 ? like.Scale : bare.Scale };

    // 校舍维修、设备购置分别为 7285 万元、3418 万元: as many names as values.
    private static void Names(string text, List<Token> tokens, List<Mention> mentions, int first, int last)
    {
        var head = mentions[first];
        if (!head.Respectively) return;
        var end = head.Token - 1;
        while (end > 0 && head.Token - end < 4 && tokens[end] is not { Kind: TokenKind.Word, Word: WordKind.Respectively }) end--;
        if (end <= 0 || tokens[end].Word != WordKind.Respectively) return;
        var from = end - 1;
        while (from >= 0 && end - from < MostOfNames && tokens[from].Kind is TokenKind.Text or TokenKind.Pause or TokenKind.Filler || from >= 0 && tokens[from] is { Kind: TokenKind.Word, Word: not WordKind.Among and not WordKind.Made }) from--;
        var name = text[tokens[from + 1].Start..tokens[end].Start];
        var names = Split(name, "、");
        if (names.Length != head.Size) names = Split(name, "、和与及");
        if (names.Length != head.Size || names.Any(n => n.Length is < 2 or > LongestName)) return;
        for (var i = first; i <= last; i++) (mentions[i].Subject, mentions[i].Listed) = (names[i - first], true);
    }

    private static string[] Split(string name, string marks) => name.Split(marks.ToCharArray(), StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private const int LongestName = 14;
    private const int MostOfNames = 24;

    private static void Periods(List<Token> tokens, List<Mention> mentions, int first, int last)
    {
        var found = new List<Period>();
        for (var i = mentions[first].Token - 1; i >= 0 && mentions[first].Token - i < 24; i--)
        {
            if (tokens[i].Kind is TokenKind.Quantity or TokenKind.Semicolon) break;
            if (tokens[i].Kind == TokenKind.Period) found.Insert(0, tokens[i].Period!);
        }
        var size = last - first + 1;
        if (found is [{ Year: { } from, Until: { } until } range] && until - from + 1 == size)
            found = [.. Enumerable.Range(from, size).Select(year => new Period(range.Start, range.End, year, null, ""))];
        // 2021年至2023年分别为: 至 is a word of its own.
        else if (size > 2 && found is [{ Year: { } start, Until: null } first1, { Year: { } end, Until: null }] && end - start + 1 == size)
            found = [.. Enumerable.Range(start, size).Select(year => first1 with { Year = year })];
        else if (found.Count == 0 && mentions[first] is { Respectively: true, Years: { } years } && (int)years == size)
            found = [.. Enumerable.Range(1 - size, size).Select(shift => new Period(0, 0, null, shift, ""))];
        if (found.Count != size) return;
        for (var i = first; i <= last; i++) mentions[i].Own = mentions[i].Period = found[i - first];
    }
}
