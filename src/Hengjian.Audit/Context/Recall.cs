using Hengjian.Audit.Checks;
using Hengjian.Audit.Claims;
using Hengjian.Audit.Findings;
using Hengjian.Audit.Numbers;
using Hengjian.Audit.Phrases;

namespace Hengjian.Audit.Context;

/// <summary>
/// A figure told again in a later paragraph in other words: 安全专项资金 1860 万元 … 1680 万元安全专款. The words around both are compared by
/// their pairs of characters, rare ones counting more. What shares most with one earlier figure, and is a slip or little away from it, is accused.
/// </summary>
internal sealed class Recall
{
    private const int Before = 26;
    private const int After = 10;
    private const int MostKept = 4000;
    private const int MostOfPair = 60;
    private const int LeastDigits = 3;
    private const double Near = 0.08;

    private const double SlipLong = 2.5;
    private const double SlipShort = 5;
    private const double Stale = 18;
    private const double Lead = 1.3;

    // What tells two figures of like words apart.
    private static readonly string[] Kinds =
        ["幼儿", "学前", "小学", "初中", "高中", "中职", "职业", "特殊", "特教", "义务", "城区", "乡村", "农村", "乡镇", "公办", "民办", "男", "女", "寄宿", "骨干", "在编", "编外", "新增", "新建", "上年", "去年", "上学年", "应", "未", "其中", "以上", "校均", "平均", "生均", "累计", "全国", "全省", "最高", "最低", "标准", "初级", "中级", "高级", "省级", "市级", "县级", "中央"];

    private readonly List<Told> all = [];
    private readonly Dictionary<int, List<int>> byPair = [];

    private readonly Dictionary<int, int> years = [];

    // The year the report is about, as far as it was read: the one most often named.
    private int? MainYear => years.Count == 0 ? null : years.OrderByDescending(y => y.Value).ThenByDescending(y => y.Key).First().Key;

    // What each figure of before has become.
    private readonly Dictionary<int, int> now = [];

    private sealed record Told(Mention Mention, HashSet<int> Pairs, string Kinds, int? Year, int Block);

    /// <summary>The claims of a paragraph's figures that were told before; then keeps them.</summary>
    /// <param name="sentences">The sentences with numbers.</param>
    /// <param name="block">Number of the paragraph.</param>
    /// <param name="held">Where numbers stand that other statements bear out or accuse.</param>
    /// <param name="changes">The statements of the paragraph that bear a change out.</param>
    public List<Claim> Of(IReadOnlyList<Sentence> sentences, int block, IReadOnlySet<int> held, IEnumerable<Claim> changes)
    {
        var found = new List<Claim>();
        foreach (var change in changes)
            if (change.Numbers.FirstOrDefault(n => n.Role == "base") is { End: > 0 } b && change.Numbers.FirstOrDefault(n => n.Role == "current") is { End: > 0 } c) now[b.Start] = c.Start;
        foreach (var sentence in sentences)
        {
            foreach (var token in sentence.Tokens)
                if (token is { Kind: TokenKind.Period, Period: { Year: { } year, Until: null } }) years[year] = years.GetValueOrDefault(year) + 1;
            foreach (var mention in sentence.Mentions)
            {
                if (!IsFigure(mention)) continue;
                var told = new Told(mention, PairsOf(sentence, mention), KindsOf(sentence, mention), YearOf(mention), block);
                if (!held.Contains(mention.Quantity.Start) && !mention.Planned && Compare(told) is { } claim) found.Add(claim);
                Keep(told);
            }
        }
        return found;
    }

    private static bool IsFigure(Mention m) =>
        Figure.IsValue(m) && m.Quantity.Hedge == Hedge.None && m.Size == 1 && m.Depth == 0 && !m.Yearly && (m.Role != Role.Norm || m.Own is not null) && m.Role != Role.Gap && m.Period?.Until is null && Digits(m.Quantity) > 1;

    private void Keep(Told told)
    {
        if (all.Count >= MostKept) return;
        foreach (var pair in told.Pairs)
        {
            if (!byPair.TryGetValue(pair, out var list)) byPair[pair] = list = [];
            if (list.Count < MostOfPair) list.Add(all.Count);
        }
        all.Add(told);
    }

    private Claim? Compare(Told told)
    {
        Told? best = null;
        var (first, second) = (0d, 0d);
        foreach (var (before, score) in Alike(told))
        {
            if (!before.Mention.Quantity.Adds(told.Mention.Quantity)) continue;
            if (RepeatClaims.Agree(before.Mention.Quantity, told.Mention.Quantity)) return Outdated(before, told);
            if (before.Block == told.Block || Class(before.Mention) != Class(told.Mention) || before.Kinds != told.Kinds || before.Year is not null && told.Year is not null && before.Year != told.Year || before.Mention.Role == Role.Base) continue;
            if (best is null) (best, first) = (before, score);
            else if (second == 0) second = score;
        }
        if (best is null) return null;
        var (a, b) = (best.Mention.Quantity, told.Mention.Quantity);
        var slip = RepeatClaims.Slip(a, b) is { Code: not "off-by-one" } s ? s : null;
        var digits = Math.Min(Digits(a), Digits(b));
        if (slip is not null && (digits >= LeastDigits || slip.Code != "digit-swap") && first >= (digits > LeastDigits ? SlipLong : SlipShort)) return Claim(best.Mention, told.Mention, slip);
        var near = digits >= LeastDigits && Math.Abs(a.Value - b.Value) < Near * Math.Max(a.Value, b.Value);
        return near && best.Year == told.Year && first >= Stale && first >= Lead * second ? Claim(best.Mention, told.Mention, new Diagnosis("stale-value", "其中一处没有随之更新")) : null;
    }

    // The figures whose words share most with these, best first.
    private IEnumerable<(Told Told, double Score)> Alike(Told told)
    {
        var scores = new Dictionary<int, double>();
        foreach (var pair in told.Pairs)
        {
            if (!byPair.TryGetValue(pair, out var list)) continue;
            var weight = Math.Log((all.Count + 20d) / list.Count);
            foreach (var at in list) scores[at] = scores.GetValueOrDefault(at) + weight;
        }
        return scores.OrderByDescending(s => s.Value).ThenBy(s => s.Key).Select(s => (all[s.Key], s.Value));
    }

    // 49.06 亿元 of the year before told again as that of this year.
    private Claim? Outdated(Told before, Told told)
    {
        if (!now.TryGetValue(before.Mention.Quantity.Start, out var at) || told.Block == before.Block || Digits(told.Mention.Quantity) < LeastDigits) return null;
        if (all.Find(t => t.Mention.Quantity.Start == at) is not { } current || RepeatClaims.Agree(current.Mention.Quantity, told.Mention.Quantity)) return null;
        if (told.Mention.Own is not { } own || own.Shift is not (null or 0) || own.Year is { } said && (before.Year == said || said != (current.Mention.Own?.Year ?? MainYear))) return null;
        var shared = told.Pairs.Count(current.Pairs.Contains);
        return shared < 3 ? null : Claim(current.Mention, told.Mention, new Diagnosis("stale-value", $"{Figures.Print(told.Mention.Quantity)} 是上一期的数，没有随之更新"));
    }

    private static int Class(Mention m) => m.Role == Role.Rate ? 1 : m.Role == Role.Change ? 2 : m.Each is not null ? 3 : 0;

    private static HashSet<int> PairsOf(Sentence sentence, Mention m)
    {
        var text = sentence.Text;
        var pairs = new HashSet<int>();
        for (var i = Math.Max(sentence.Start, m.Quantity.Start - Before); i + 1 < m.Quantity.Start; i++) Add(text, i, pairs);
        for (var i = m.Quantity.End; i + 1 < sentence.End && i < m.Quantity.End + After && text[i] is not ('，' or '；' or ','); i++) Add(text, i, pairs);
        return pairs;
    }

    private static void Add(string text, int i, HashSet<int> pairs)
    {
        if (Numbers.Digits.IsHan(text[i]) && Numbers.Digits.IsHan(text[i + 1])) pairs.Add(text[i] << 16 | text[i + 1]);
    }

    private static string KindsOf(Sentence sentence, Mention m)
    {
        var from = Math.Max(sentence.Start, m.Quantity.Start - 16);
        var to = m.Quantity.End;
        while (to < sentence.End && to < m.Quantity.End + 8 && Numbers.Digits.IsHan(sentence.Text[to])) to++;
        var words = sentence.Text.AsSpan(from, to - from);
        var found = "";
        foreach (var kind in Kinds)
            if (words.Contains(kind, StringComparison.Ordinal)) found += kind + ",";
        return found;
    }

    private static int? YearOf(Mention m) => m.Own?.Year ?? (m.Role != Role.Base ? m.Period?.Year : m.Comparison?.Period?.Year ?? m.Period?.Year + (m.Comparison?.Period?.Shift ?? 0));

    // Small and round numbers meet by chance.
    private static int Digits(Quantity q) => (int)Math.Floor(Math.Log10(Math.Max(1, Math.Round(q.Printed / q.Step)))) + 1;

    private static Claim Claim(Mention before, Mention now, Diagnosis slip) =>
        ClaimMaker.Open(ClaimKind.Repeat, $"“{Name(before, now)}”前文 {Figures.Print(before.Quantity)}，此处 {Figures.Print(now.Quantity)}，前后不一。", new Term("base", before.Quantity), new Term("stated", now.Quantity)) with
        {
            Verdict = Verdict.Inconsistent,
            Stated = now.Quantity.Printed,
            Computed = before.Quantity.Value / now.Quantity.Factor,
            Unit = Figures.UnitOf(now.Quantity),
            Diagnoses = [slip],
        };

    private static string Name(Mention before, Mention now) => before.AboutClean.Length > 0 ? before.AboutClean : now.Clean.Length > 0 ? now.Clean : now.Tail;
}
