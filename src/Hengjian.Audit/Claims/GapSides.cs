using Hengjian.Audit.Phrases;

namespace Hengjian.Audit.Claims;

/// <summary>What a difference says of which side is larger: A 高于 B, A 比 B 低.</summary>
/// <param name="Left">Name before the word of comparison; empty when the clause gives none.</param>
/// <param name="Right">Name after it.</param>
/// <param name="Sign">+1 when the left side is said to be larger, −1 when smaller, 0 when not said.</param>
internal sealed record GapSides(string Left, string Right, int Sign)
{
    private static readonly (string Word, int Sign)[] Over =
    [
        ("高于", 1), ("低于", -1), ("高出", 1), ("低出", -1), ("超过", 1), ("超出", 1), ("快于", 1), ("慢于", -1), ("大于", 1), ("小于", -1), ("多于", 1), ("少于", -1), ("优于", 1), ("领先", 1), ("落后于", -1), ("落后", -1),
    ];

    private static readonly string[] Than = ["相比于", "相较于", "比", "较"];
    private const string More = "高多快大";
    private const string Less = "低少慢小";

    /// <summary>Reads the words before the difference in its clause.</summary>
    public static GapSides Read(string lead)
    {
        foreach (var (word, sign) in Over)
            if (lead.IndexOf(word, StringComparison.Ordinal) is var at and >= 0 && lead.IndexOf('比', StringComparison.Ordinal) is var than && (than < 0 || than > at))
                return new GapSides(lead[..at], lead[(at + word.Length)..], sign);
        foreach (var word in Than)
        {
            var at = lead.LastIndexOf(word, StringComparison.Ordinal);
            if (at < 0 || at + word.Length >= lead.Length || lead[at + word.Length] is '例' or '重' or '率' || at > 0 && lead[at - 1] is '占' or '同' or '环' || IsRatioName(lead[..at])) continue;
            var right = lead[(at + word.Length)..];
            var end = right.AsSpan().LastIndexOfAny(More + Less);
            return end < 0 ? new GapSides(lead[..at], right, 0) : new GapSides(lead[..at], right[..end], More.Contains(right[end], StringComparison.Ordinal) ? 1 : -1);
        }
        return new GapSides("", "", 0);
    }

    private static bool IsRatioName(string before) =>
        before.EndsWith("生师", StringComparison.Ordinal) || before.EndsWith("师生", StringComparison.Ordinal) || before.EndsWith("普职", StringComparison.Ordinal) || before.EndsWith("班师", StringComparison.Ordinal);

    /// <summary>The two numbers that the names point to, the left one first; null when they do not tell.</summary>
    /// <param name="levels">Candidates, nearest first.</param>
    /// <param name="label">What each is called; null for its name and the words before it.</param>
    public (Mention Left, Mention Right)? Choose(IReadOnlyList<Mention> levels, Func<Mention, string>? label = null)
    {
        label ??= static l => l.About + "|" + l.Lead;
        if (Sign == 0 || levels.Count < 2) return null;
        if (Left.EndsWith("前者", StringComparison.Ordinal) && Right.StartsWith("后者", StringComparison.Ordinal)) return (levels[1], levels[0]);
        if (Left.EndsWith("后者", StringComparison.Ordinal) && Right.StartsWith("前者", StringComparison.Ordinal)) return (levels[0], levels[1]);
        var right = levels.Count(l => l.Role == Role.Other) == 1 ? levels.First(l => l.Role == Role.Other) : Best(levels, Right, null, label);
        if (right is null) return null;
        var left = Left.Length > 1 ? Best(levels, Left, right, label) : null;
        if (left is null && levels.Count == 2) left = levels.First(l => l != right);
        return left is null ? null : (left, right);
    }

    // The candidate whose label shares most with the name, if one does alone.
    private static Mention? Best(IReadOnlyList<Mention> levels, string name, Mention? not, Func<Mention, string> label)
    {
        Mention? best = null;
        name = Bare(name);
        // Less than half of the name says another thing: 财政经常性收入 is not 财政教育总投入.
        var (most, tie) = ((name.Length - 1) / 2.0 - 0.25, false);
        if (name.Length < 2) return null;
        foreach (var level in levels)
        {
            if (level == not) continue;
            var shared = Shared(name, label(level));
            if (shared == most) tie = true;
            if (shared <= most) continue;
            (best, most, tie) = (level, shared, false);
        }
        return tie ? null : best;
    }

    // 增幅, 增速 say what is compared, not of whom.
    private static string Bare(string name)
    {
        name = SubjectText.Clean(name);
        foreach (var word in (ReadOnlySpan<string>)["增长幅度", "增长率", "增长速度", "增幅", "增速", "降幅", "涨幅", "的"])
            name = name.Replace(word, "", StringComparison.Ordinal);
        return name;
    }

    private static int Shared(string name, string label)
    {
        var shared = 0;
        for (var i = 0; i + 1 < name.Length; i++)
            if (label.AsSpan().IndexOf(name.AsSpan(i, 2)) >= 0) shared++;
        return shared;
    }
}
