using System.Text;

namespace Hengjian.Audit.Phrases;

/// <summary>Compares the names that numbers are about.</summary>
public static class SubjectText
{
    private static readonly string[] Empty =
    [
        "全省", "全市", "全县", "全区", "全州", "全国", "全旗", "全乡", "全镇", "我省", "我市", "我县", "我区", "我州", "本省", "本市", "本县", "本区", "该市", "该县", "该区",
        "方面", "其", "分别", "共有", "现有", "共", "已", "均", "也", "又", "仍", "并", "还", "再", "只", "仅", "约", "近", "将", "可", "达", "有", "是", "为", "的", "了", "在", "与", "和", "及", "同", "上", "中", "里",
        "截至", "截止", "前者", "后者", "两者", "二者", "三者", "该项", "此项", "相应", "到", "其他", "总", "各", "全", "一年", "而", "则", "被", "把", "实际", "累计", "数量", "规模", "亦", "由",
    ];

    // Subjects longer than this are sentences; their end says enough.
    private const int Longest = 40;

    /// <summary>The name without words of scope and without fillers at its ends.</summary>
    public static string Clean(string subject)
    {
        var text = subject.AsSpan();
        if (text.Length > Longest) text = text[^Longest..];
        for (var changed = true; changed && text.Length > 0;)
        {
            changed = false;
            text = text.Trim(" \t\u3000“”\"《》·—-*#>|".AsSpan());
            foreach (var word in Empty)
            {
                var before = text.Length;
                if (text.StartsWith(word, StringComparison.Ordinal)) text = text[word.Length..];
                if (word.Length < 2 && text.EndsWith(word, StringComparison.Ordinal)) text = text[..^word.Length];
                changed |= text.Length < before;
            }
        }
        return text.ToString();
    }

    /// <summary>True when two names may be of the same thing: one is empty, equals or ends the other.</summary>
    public static bool MayBeSame(string a, string b)
    {
        var (x, y) = (Clean(a), Clean(b));
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
        if (parts.Count == 1) return text[tokens[parts[0]].Start..tokens[parts[0]].End].ToString();
        var made = new StringBuilder();
        foreach (var part in parts) made.Append(text[tokens[part].Start..tokens[part].End]);
        return made.ToString();
    }
}
