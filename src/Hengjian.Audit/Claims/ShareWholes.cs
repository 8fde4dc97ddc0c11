using Hengjian.Audit.Phrases;

namespace Hengjian.Audit.Claims;

/// <summary>Chooses the one number that the words leave as the whole of a share.</summary>
internal static class ShareWholes
{
    // A name and 中.
    private const int LongestOpening = 14;

    // What two stages of schooling are together called.
    private static readonly (string Name, string[] Parts)[] Unions =
    [
        ("义务教育", ["小学", "初中"]), ("中小学", ["小学", "中学"]), ("高中阶段", ["普通高中", "中职"]), ("高中阶段", ["普高", "中职"]), ("高中阶段", ["普通高中", "中等职业"]), ("中学", ["初中", "高中"]),
    ];

    /// <summary>True when the name means both numbers together: 义务教育 for 小学 and 初中.</summary>
    public static bool AreBoth(string name, Mention a, Mention b)
    {
        if (name.Length < 3) return false;
        foreach (var (union, parts) in Unions)
            if (name.Contains(union, StringComparison.Ordinal) && (Has(a, parts[0]) && Has(b, parts[1]) || Has(a, parts[1]) && Has(b, parts[0]))) return true;
        return false;
    }

    /// <summary>True when the name means a number together with others: 义务教育学校 for 小学 46 所.</summary>
    public static bool IsPartOf(string name, Mention one)
    {
        if (name.Length < 3) return false;
        foreach (var (union, parts) in Unions)
            if (name.Contains(union, StringComparison.Ordinal) && !Has(one, union) && (Has(one, parts[0]) != Has(one, parts[1]))) return true;
        return false;
    }

    /// <summary>The whole that the words point to; null when several may be meant.</summary>
    public static Mention? Choose(Mention share, List<Mention> wholes, Mention? known, Scope scope, Mention part)
    {
        var larger = wholes.Where(w => w.Quantity.Value >= part.Quantity.Value).ToList();
        var alike = larger.Where(w => w.Quantity.Unit.Text == part.Quantity.Unit.Text).ToList();
        if (alike.Count > 0) larger = alike;
        if (share.WholeName.Length > 0 && !ShareReadings.IsGeneric(share.WholeName))
        {
            if (known is not null && larger.Contains(known)) return known;
            var named = larger.Where(w => IsNamed(SubjectText.Clean(share.WholeName), w)).ToList();
            return named.Count > 0 ? named[^1] : null;
        }
        if (known is not null && larger.Contains(known)) return known;
        // A semicolon parts what is said of different things, unless 其中 leads on.
        var here = larger.Where(w => (w.Token < share.Token || w.Total || w.Lead.AsSpan().Contains('总')) && scope.Sentence.Mentions.Contains(w) && (w.Segment == part.Segment || w == Head(scope, part))).ToList();
        if (here.Select(w => w.Quantity.Value).Distinct().Count() == 1) return here[0];
        if (here.Count > 0) return Head(scope, part) is { } head && here.Contains(head) ? head : null;
        return OnlyBefore(scope, larger);
    }

    /// <summary>The number of the sentence before that the first words name: 保育员 798 人…。保育员中，大专以上 519 人，占; null when they name none.</summary>
    public static Mention? Opened(Scope scope)
    {
        if (scope.Before is not { } before) return null;
        var text = scope.Sentence.Text.AsSpan(scope.Sentence.Start, Math.Min(LongestOpening, scope.Sentence.End - scope.Sentence.Start));
        var at = text.IndexOf("中，");
        if (at < 2 || scope.Sentence.Mentions.Exists(m => m.Quantity.Start < scope.Sentence.Start + at)) return null;
        var name = SubjectText.Clean(text[..at].ToString());
        return name.Length < 2 ? null : before.Mentions.FindLast(m => m is { Known: true, Role: Role.Level } && (m.Clean == name || m.Clean.Length == 0 && m.Tail == name));
    }

    // 财政总支出 is not 财政教育投入: half of the name must be in the label.
    private static bool IsNamed(string name, Mention whole)
    {
        foreach (var end in (ReadOnlySpan<string>)["总人数", "总数", "总量", "总额", "人数", "总"])
            if (name.Length > end.Length + 1 && name.EndsWith(end, StringComparison.Ordinal))
            {
                name = name[..^end.Length];
                break;
            }
        return name.Length < 2 || ShareNames.Shared(name, whole.About + whole.Tail + whole.Quantity.Unit.Text) * 2 >= name.Length - 1;
    }

    private static bool Has(Mention mention, string word) => (mention.About + mention.Tail).Contains(word, StringComparison.Ordinal);

    private static Mention? OnlyBefore(Scope scope, List<Mention> larger)
    {
        // 女教师 17215 人，占专任教师的 68.0%。少数民族教师…: what goes on after a share is of the whole of that share.
        if (scope.Before is null || scope.Before.Mentions.Exists(m => m.Role == Role.Share)) return null;
        var before = scope.Before is { } b ? larger.Where(b.Mentions.Contains).ToList() : [];
        return before.Count == 1 ? before[0] : null;
    }

    // The number right before 其中 in the same sentence.
    private static Mention? Head(Scope scope, Mention part)
    {
        var among = scope.Sentence.Tokens.FindLastIndex(part.Token, t => t is { Kind: TokenKind.Word, Word: WordKind.Among } or { Kind: TokenKind.Colon });
        return among < 0 ? null : scope.Sentence.Mentions.FindLast(m => m.Token < among && m.Quantity.Adds(part.Quantity) && m.Role == Role.Level);
    }
}
