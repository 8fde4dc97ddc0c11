using Hengjian.Audit.Phrases;

namespace Hengjian.Audit.Data;

/// <summary>What the words before a number say, when every one of them is understood.</summary>
/// <param name="Figures">The figures they may name; empty when they name none.</param>
/// <param name="Stage">Key of the stage named; null for none.</param>
/// <param name="Place">The region named; null for none.</param>
/// <param name="Period">The time named last; null for none.</param>
internal sealed record ReadName(IReadOnlyList<FigureName> Figures, string? Stage, PlaceName? Place, Period? Period);

/// <summary>Reads names of figures. A word it does not know makes the whole phrase unknown: 农村小学专任教师 is not 小学专任教师.</summary>
internal sealed class NamePhrases
{
    private static readonly string[] Links =
    [
        "截至", "截止", "达到", "提高到", "提升到", "上升到", "增长到", "增加到", "下降到", "降低到", "提高至", "提升至", "上升至", "增长至", "增加至", "下降至", "降低至",
        "降至", "增至", "升至", "达", "为", "是", "共有", "现有", "拥有", "有", "共", "已", "分别", "仍", "约", "近", "由", "从", "的", "在", "至", "到", "总计", "合计", "平均",
    ];

    private static readonly (string Word, string Stage)[] Stages =
    [
        ("义务教育阶段", "compulsory"), ("义务教育", "compulsory"), ("普通高中", "senior"), ("高中阶段", "senior"), ("普高", "senior"), ("高中", "senior"), ("初级中学", "junior"),
        ("初中阶段", "junior"), ("初中", "junior"), ("小学阶段", "primary"), ("小学", "primary"), ("学前教育", "preschool"), ("幼儿园", "preschool"), ("学前", "preschool"),
        ("中等职业学校", "vocational"), ("中职学校", "vocational"), ("中等职业", "vocational"), ("中职", "vocational"), ("特殊教育", "special"),
    ];

    private static readonly PlaceName Elsewhere = new(-1, "", []);

    private readonly Dictionary<char, List<(string Word, object Meaning)>> words = [];
    private readonly Dictionary<char, List<(string Word, PlaceName Place)>> places = [];

    public NamePhrases(DataContext context)
    {
        foreach (var group in context.Figures.SelectMany(f => f.Words.Distinct(StringComparer.Ordinal).Select(w => (Word: w, Figure: f))).GroupBy(p => p.Word, StringComparer.Ordinal))
            Add(group.Key, group.Select(p => p.Figure).ToList());
        foreach (var place in context.Places)
            foreach (var word in place.Words) Add(word, place);
        foreach (var (word, stage) in Stages) Add(word, stage);
        foreach (var link in Links) Add(link, "");
        foreach (var list in words.Values) list.Sort((a, b) => b.Word.Length.CompareTo(a.Word.Length));
        foreach (var (word, place) in context.Places.SelectMany(p => p.Words.Select(w => (w, p))).Concat(context.Others.Select(o => (o, Elsewhere))))
        {
            if (!places.TryGetValue(word[0], out var list)) places.Add(word[0], list = []);
            list.Add((word, place));
        }
        foreach (var list in places.Values) list.Sort((a, b) => b.Word.Length.CompareTo(a.Word.Length));
    }

    /// <summary>The last place named in a stretch of text; null when it names none. One that is no region of the report has code −1.</summary>
    public PlaceName? LastPlace(ReadOnlySpan<char> text)
    {
        PlaceName? last = null;
        for (var at = 0; at < text.Length; at++)
        {
            if (!places.TryGetValue(text[at], out var list)) continue;
            foreach (var (word, place) in list)
            {
                if (!text[at..].StartsWith(word, StringComparison.Ordinal)) continue;
                (last, at) = (place, at + word.Length - 1);
                break;
            }
        }
        return last;
    }

    /// <summary>Reads a phrase; null when a word of it is not known, or when it names two things.</summary>
    public ReadName? Read(ReadOnlySpan<char> text, int start, int end)
    {
        List<FigureName> figures = [];
        var (stage, place, period) = ((string?)null, (PlaceName?)null, (Period?)null);
        for (var at = start; at < end;)
        {
            if (char.IsWhiteSpace(text[at]) || text[at] is '“' or '”' or '　' or '-' or '*')
            {
                at++;
                continue;
            }
            if (PeriodReader.Read(text[..end], at) is { } time)
            {
                // 2025年…由上年的: the nearer one is the number's.
                (period, at) = (time, time.End);
                continue;
            }
            if (Longest(text[at..end]) is not { } found) return null;
            at += found.Word.Length;
            switch (found.Meaning)
            {
                case List<FigureName> named:
                    if (figures.Count > 0) return null;
                    figures = named;
                    break;
                case PlaceName named:
                    if (place is not null) return null;
                    place = named;
                    break;
                case string { Length: > 0 } named:
                    if (stage is not null) return null;
                    stage = named;
                    break;
            }
        }
        return new ReadName(figures, stage, place, period);
    }

    private (string Word, object Meaning)? Longest(ReadOnlySpan<char> text)
    {
        if (!words.TryGetValue(text[0], out var list)) return null;
        foreach (var entry in list)
            if (text.StartsWith(entry.Word, StringComparison.Ordinal)) return entry;
        return null;
    }

    private void Add(string word, object meaning)
    {
        if (word.Length == 0) return;
        if (!words.TryGetValue(word[0], out var list)) words.Add(word[0], list = []);
        // A figure called as a link or a stage is would never be found: the figure goes first.
        if (!list.Exists(e => e.Word == word)) list.Add((word, meaning));
    }
}
