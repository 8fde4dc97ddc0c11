namespace Hengjian.Audit.Claims;

/// <summary>Counts the items of a list that numbers itself: 一是…二是…; （一）…（二）…; 1.…2.…; ①…②….</summary>
internal static class Enumerations
{
    private const int Farthest = 2400;
    private const string Han = "一二三四五六七八九";
    private const string Circled = "①②③④⑤⑥⑦⑧⑨";

    private static readonly Func<int, string>[] Marks =
    [n => Han[n] + "是", n => "其" + Han[n] + "，", n => Han[n] + "曰", n => Han[n] + "类", n => "（" + Han[n] + "）", n => "(" + Han[n] + ")", n => "第" + Han[n] + "，", n => (n + 1) + ".", n => (n + 1) + "．", n => (n + 1) + "、", n => "（" + (n + 1) + "）", n => "(" + (n + 1) + ")", n => Circled[n].ToString()];

    /// <summary>A list that numbers itself.</summary>
    /// <param name="First">Where its first mark stands.</param>
    /// <param name="Last">Where its last stands.</param>
    /// <param name="Count">How many it has.</param>
    public readonly record struct Told(int First, int Last, int Count);

    /// <summary>The lists that stand in a stretch of text, the last of each kind of mark.</summary>
    public static List<Told> Before(string text, int from, int end)
    {
        var runs = new List<Told>();
        foreach (var mark in Marks)
        {
            var first = LastOf(text, mark(0), from, end);
            if (first < 0) continue;
            var (last, count) = (first, 1);
            while (count < Han.Length && FirstOf(text, mark(count), last + 1, end) is >= 0 and var next) (last, count) = (next, count + 1);
            if (count is > 1 && count < Han.Length) runs.Add(new Told(first, last, count));
        }
        return runs;
    }

    private static int LastOf(string text, string sign, int from, int end)
    {
        for (var at = end; at > from;)
        {
            at = text.LastIndexOf(sign, at - 1, at - from, StringComparison.Ordinal);
            if (at < 0 || IsItem(text, at)) return at;
        }
        return -1;
    }

    private static int FirstOf(string text, string sign, int from, int end)
    {
        for (var at = from; at < end; at++)
        {
            at = text.IndexOf(sign, at, end - at, StringComparison.Ordinal);
            if (at < 0 || IsItem(text, at)) return at;
        }
        return -1;
    }

    private static bool IsItem(string text, int at) => at == 0 || text[at - 1] is '\n' or '\r' || Begins(text, at);

    /// <summary>How many items follow at once, up to the end of the paragraph; 0 when no such list begins here.</summary>
    public static int Count(string text, int at)
    {
        while (at < text.Length && text[at] is ' ' or '\u3000') at++;
        if (at >= text.Length) return 0;
        var end = text.AsSpan(at, Math.Min(Farthest, text.Length - at)).IndexOfAny('\n', '\r');
        // 做法有四条：, and each in a line of its own.
        if (end == 0) return Lines(text, at);
        var rest = text.AsSpan(at, end < 0 ? Math.Min(Farthest, text.Length - at) : end);
        foreach (var mark in Marks)
            if (rest.StartsWith(mark(0), StringComparison.Ordinal)) return Whole(Run(rest, mark), end < 0 && text.Length - at > Farthest);
        return 0;
    }

    private static int Lines(string text, int at)
    {
        var count = 0;
        Func<int, string>? mark = null;
        while (at < text.Length && count < Han.Length)
        {
            while (at < text.Length && (char.IsWhiteSpace(text[at]) || text[at] == '\u3000')) at++;
            var line = text.AsSpan(at, Math.Min(40, text.Length - at));
            if (mark is null)
                foreach (var one in Marks)
                    if (line.StartsWith(one(0), StringComparison.Ordinal)) mark = one;
            if (mark is null || !line.StartsWith(mark(count), StringComparison.Ordinal)) break;
            count++;
            var next = text.IndexOf('\n', at, Math.Min(Farthest, text.Length - at));
            at = next < 0 ? text.Length : next + 1;
        }
        return Whole(count, false);
    }

    // A list that goes on beyond the marks known here, or beyond the window, was not counted to its end.
    private static int Whole(int count, bool isCut) => isCut || count >= Han.Length ? 0 : count;

    // Up to where the same marks begin again: another list.
    private static int Run(ReadOnlySpan<char> rest, Func<int, string> mark)
    {
        for (var from = 1; rest[from..].IndexOf(mark(0), StringComparison.Ordinal) is >= 0 and var found; from += found + 1)
        {
            if (!Begins(rest, from + found)) continue;
            rest = rest[..(from + found)];
            break;
        }
        var (count, at) = (0, 0);
        while (count < Han.Length)
        {
            var sign = mark(count);
            var found = rest[at..].IndexOf(sign, StringComparison.Ordinal);
            // 增加投入11.5%: a mark within a number is none; the next may be.
            while (found >= 0 && count > 0 && !Begins(rest, at + found))
            {
                var next = rest[(at + found + 1)..].IndexOf(sign, StringComparison.Ordinal);
                found = next < 0 ? -1 : found + 1 + next;
            }
            if (found < 0) break;
            count++;
            at += found + sign.Length;
        }
        return count;
    }

    // An item begins after a mark, not inside a word or a number (同一是非, 1.2.).
    private static bool Begins(ReadOnlySpan<char> text, int at) =>
        at == 0 || text[at - 1] is '。' or '；' or '，' or ';' or ',' or ' ' or '\u3000' or '：' or '、' or '！';
}
