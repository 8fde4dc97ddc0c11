using System.Buffers;
using System.Text;

namespace Hengjian.Audit.Phrases;

/// <summary>Compares the names that numbers are about.</summary>
public static class SubjectText
{
    private static readonly string[] Empty =
    [
        "全省", "全市", "全县", "全区", "全州", "全国", "全旗", "全乡", "全镇", "我省", "我市", "我县", "我区", "我州", "本省", "本市", "本县", "本区", "该市", "该县", "该区",
        "方面", "其", "分别", "共有", "现有", "共", "已", "均", "也", "又", "仍", "并", "还", "再", "只", "仅", "约", "近", "将", "可", "达", "有", "是", "为", "的", "了", "在", "与", "和", "及", "同",
        "截至", "截止", "全年", "年度", "学年", "现行", "前者", "后者", "两者", "二者", "三者", "该项", "此项", "相应", "到", "其他", "总", "各", "各类", "各级", "各级各类", "全", "一年", "而", "则", "被", "把", "实际", "累计", "数量", "规模", "亦", "由",
    ];

    // Words that begin with a filler and are none.
    private static readonly string[] Whole =
    [
        "在校", "在园", "在编", "在职", "在岗", "在读", "在册", "在籍", "在建", "在学", "均衡", "均等", "同学", "同步", "达标", "达成", "有效", "有关", "有序", "有机", "可持续", "到位", "到岗", "到校", "全日制", "全面", "全科", "全部", "近视", "约谈", "约束",
        "共青", "共享", "共建", "共同", "由此", "由于", "为民",
    ];

    private static readonly Dictionary<char, string[]> ByFirst =
        Empty.GroupBy(w => w[0]).ToDictionary(g => g.Key, g => g.OrderByDescending(w => w.Length).ToArray());

    private static readonly Dictionary<char, string[]> WholeByFirst = Whole.GroupBy(w => w[0]).ToDictionary(g => g.Key, g => g.ToArray());

    private static readonly SearchValues<char> Single = SearchValues.Create([.. Empty.Where(w => w.Length == 1).Select(w => w[0])]);
    private const string Marks = " \t\u3000“”\"《》·—-*#>|";

    // Subjects longer than this are sentences; their end says enough.
    private const int Longest = 40;

    /// <summary>The name without words of scope and without fillers at its ends.</summary>
    public static string Clean(string subject)
    {
        var text = subject.AsSpan();
        if (text.Length > Longest) text = text[^Longest..];
        while (true)
        {
            text = text.Trim(Marks);
            var before = text.Length;
            if (before == 0) return "";
            text = CutStart(text);
            if (text.Length > 0 && Single.Contains(text[^1])) text = text[..^1];
            if (text.Length == before) return before == subject.Length ? subject : text.ToString();
        }
    }

    private static ReadOnlySpan<char> CutStart(ReadOnlySpan<char> text)
    {
        if (!ByFirst.TryGetValue(text[0], out var words)) return text;
        if (WholeByFirst.TryGetValue(text[0], out var whole))
            foreach (var word in whole)
                if (text.StartsWith(word, StringComparison.Ordinal)) return text;
        foreach (var word in words)
            if (text.StartsWith(word, StringComparison.Ordinal)) return text[word.Length..];
        return text;
    }

    /// <summary>True when two names may be of the same thing: one is empty, equals or ends the other.</summary>
    public static bool MayBeSame(string a, string b) => MayMean(Clean(a), Clean(b));

    /// <summary>The same for names already cleaned.</summary>
    public static bool MayMean(string x, string y)
    {
        if (x.Length == 0 || y.Length == 0 || x == y) return true;
        var (longer, shorter) = x.Length >= y.Length ? (x, y) : (y, x);
        return shorter.Length >= 2 && (longer.EndsWith(shorter, StringComparison.Ordinal) || longer.StartsWith(shorter, StringComparison.Ordinal));
    }

    /// <summary>True when two names say the same thing, and say something.</summary>
    public static bool Same(string a, string b)
    {
        var (x, y) = (Clean(a), Clean(b));
        return x.Length >= 2 && x == y;
    }

    /// <summary>新购计算机 1460 台，总数达到 4170 台: the total of what was spoken of, under no name of its own.</summary>
    public static bool IsBareTotal(string subject) => subject.Trim() is "总数" or "总量" or "总额" or "总数量" or "总规模" or "总计";

    /// <summary>True when two names share a stretch of two characters.</summary>
    public static bool Overlap(string a, string b)
    {
        for (var i = 0; i + 1 < a.Length; i++)
            if (Numbers.Digits.IsHan(a[i]) && Numbers.Digits.IsHan(a[i + 1]) && b.AsSpan().IndexOf(a.AsSpan(i, 2)) >= 0) return true;
        return false;
    }

    /// <summary>Joins the tokens that belong to a name.</summary>
    public static string Join(ReadOnlySpan<char> text, List<Token> tokens, IReadOnlyList<int> parts)
    {
        if (parts.Count == 0) return "";
        var whole = true;
        for (var i = 1; i < parts.Count && whole; i++) whole = tokens[parts[i - 1]].End == tokens[parts[i]].Start;
        if (whole) return text[tokens[parts[0]].Start..tokens[parts[^1]].End].ToString();
        var made = new StringBuilder();
        foreach (var part in parts) made.Append(text[tokens[part].Start..tokens[part].End]);
        return made.ToString();
    }
}
