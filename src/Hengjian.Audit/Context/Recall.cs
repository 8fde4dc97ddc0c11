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
    private const double Vague = 9;
    private const double Lead = 1.3;

    // 实地察看的 27 所学校: what 的 points back to is meant to be the very number, and may miss it by more, or by one.
    private const double NearDefinite = 0.16;
    private const double ScoreDefinite = 9;
    private const int DigitsDefinite = 2;

    // What tells two figures of like words apart.
    private static readonly WordSet Kinds = new(
        "幼儿", "学前", "小学", "初中", "高中", "中职", "职业", "特殊", "特教", "义务", "城区", "乡村", "农村", "乡镇", "公办", "民办", "男", "女", "寄宿", "骨干", "在编", "编外", "新增", "新建", "上年", "去年", "上学年", "应", "未", "其中", "以上", "校均", "平均", "生均", "累计", "全国", "全省", "最高", "最低", "标准", "初级", "中级", "高级", "省级", "市级", "县级", "中央");

    private readonly List<Told> all = [];
    private readonly Dictionary<int, List<int>> byPair = [];

    private readonly double[] scores = new double[MostKept];
    private readonly List<int> touched = [];
    private readonly Dictionary<int, int> years = [];

    // The year the report is about, as far as it was read: the one most often named.
    private int? MainYear => years.Count == 0 ? null : years.OrderByDescending(y => y.Value).ThenByDescending(y => y.Key).First().Key;

    // What each figure of before has become.
    private readonly Dictionary<int, int> now = [];

    private sealed record Told(Mention Mention, int[] Pairs, UInt128 Kinds, int? Year, int Block, int Sentence);

    private static bool IsDefinite(Mention m) => m is { Role: Role.Level, Each: null, Among: false, Tail.Length: > 1 } && m.Lead.Length > 1 && m.Lead[^1] == '的' && m.Quantity.Kind is QuantityKind.Count or QuantityKind.Amount;

    /// <summary>The claims of a paragraph's figures that were told before; then keeps them.</summary>
    /// <param name="sentences">The sentences with numbers.</param>
    /// <param name="block">Number of the paragraph.</param>
    /// <param name="held">Where numbers stand that other statements bear out or accuse.</param>
    /// <param name="changes">The statements of the paragraph that bear a change out.</param>
    /// <param name="again">Where numbers stand that only agree with a figure told before: that may be the wrong year's.</param>
    public List<Claim> Of(IReadOnlyList<Sentence> sentences, int block, IReadOnlySet<int> held, IEnumerable<Claim> changes, IReadOnlySet<int> again)
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
                var told = new Told(mention, PairsOf(sentence, mention), KindsOf(sentence, mention), YearOf(mention), block, sentence.Start);
                var free = !held.Contains(mention.Quantity.Start);
                if ((free || again.Contains(mention.Quantity.Start)) && !mention.Planned && Compare(told, free) is { } claim) found.Add(claim);
                Keep(told);
            }
        }
        return found;
    }

    private static bool IsFigure(Mention m) =>
        Figure.IsValue(m) && m.Quantity.Hedge == Hedge.None && (m.Size == 1 || m.Listed) && m.Depth == 0 && !m.Yearly && (m.Role != Role.Norm || m.Own is not null) && m.Role != Role.Gap && m.Period?.Until is null && Digits(m.Quantity) > 1;

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

    private Claim? Compare(Told told, bool differing)
    {
        Score(told);
        var (agreeing, best, second, slipped) = (-1, -1, -1, -1);
        foreach (var at in touched)
        {
            var before = all[at];
            if (!before.Mention.Quantity.Adds(told.Mention.Quantity)) continue;
            if (RepeatClaims.Agree(before.Mention.Quantity, told.Mention.Quantity))
            {
                if (agreeing < 0 || IsBetter(at, agreeing)) agreeing = at;
            }
            else if (agreeing >= 0 || !differing || !MayBeSame(before, told)) continue;
            else if (scores[at] >= SlipLong && MaySlip(before.Mention.Quantity, told.Mention.Quantity) && (slipped < 0 || IsBetter(at, slipped))) slipped = at;
            else if (best < 0 || IsBetter(at, best)) (best, second) = (at, best);
            else if (second < 0 || IsBetter(at, second)) second = at;
        }
        var (first, next) = (best < 0 ? 0 : scores[best], second < 0 ? 0 : scores[second]);
        var slip = slipped < 0 ? 0 : scores[slipped];
        foreach (var at in touched) scores[at] = 0;
        touched.Clear();
        if (agreeing >= 0) return Outdated(all[agreeing], told);
        return (slipped < 0 ? null : Differs(all[slipped], told, slip, first)) ?? (best < 0 ? null : Differs(all[best], told, first, Math.Max(next, slip)));
    }

    private static bool MayBeSame(Told before, Told told) =>
        (before.Block != told.Block || IsDefinite(told.Mention) && before.Mention.Quantity.Start < told.Sentence) && Class(before.Mention) == Class(told.Mention) && before.Kinds == told.Kinds && (before.Year is null || told.Year is null || before.Year == told.Year) && before.Mention.Role != Role.Base;

    // The same digits, or two of them swapped: a cheap look, before the slips are listed.
    private static bool MaySlip(Quantity a, Quantity b)
    {
        if (a.Value <= 0 || b.Value <= 0) return false;
        var shift = Math.Log10(a.Value / b.Value);
        if (Math.Abs(shift - Math.Round(shift)) < 1e-7) return true;
        var apart = Math.Abs(a.Value - b.Value) / Math.Min(a.Place, b.Place);
        return a.Place == b.Place && Math.Abs(shift) < 1 && Math.Abs(apart - Math.Round(apart)) < 1e-6 && Math.Round(apart) % 9 == 0;
    }

    private static Claim? Differs(Told best, Told told, double first, double second)
    {
        var (a, b) = (best.Mention.Quantity, told.Mention.Quantity);
        var slip = RepeatClaims.Slip(a, b) is { Code: not "off-by-one" } s ? s : null;
        var digits = Math.Min(Digits(a), Digits(b));
        // 300 and 3000 meet by chance: what a shifted point leaves says as much as its digits do.
        var vague = slip?.Code is "decimal-shift" or "unit-slip" && Significant(b) < LeastDigits && first < Vague;
        if (slip is not null && !vague && (digits >= LeastDigits || slip.Code != "digit-swap") && first >= (digits > LeastDigits ? SlipLong : SlipShort)) return Claim(best.Mention, told.Mention, slip);
        if (IsDefinite(told.Mention) && digits >= DigitsDefinite && Math.Abs(a.Value - b.Value) < NearDefinite * Math.Max(a.Value, b.Value) && best.Year == told.Year && first >= ScoreDefinite && first >= Lead * second && !IsDefinite(best.Mention)) return Claim(best.Mention, told.Mention, slip ?? new Diagnosis("stale-value", "其中一处没有随之更新"));
        var near = digits >= LeastDigits && Math.Abs(a.Value - b.Value) < Near * Math.Max(a.Value, b.Value);
        return near && best.Year == told.Year && first >= Stale && first >= Lead * second ? Claim(best.Mention, told.Mention, new Diagnosis("stale-value", "其中一处没有随之更新")) : null;
    }

    // The more words are shared, and the rarer they are, the better; of equals the earlier.
    private bool IsBetter(int a, int b) => scores[a] > scores[b] || scores[a] == scores[b] && a < b;

    // How much the words of each figure before share with these.
    private void Score(Told told)
    {
        foreach (var pair in told.Pairs)
        {
            if (!byPair.TryGetValue(pair, out var list)) continue;
            var weight = Math.Log((all.Count + 20d) / list.Count);
            foreach (var at in list)
            {
                if (scores[at] == 0) touched.Add(at);
                scores[at] += weight;
            }
        }
    }

    // 49.06 亿元 of the year before told again as that of this year.
    private Claim? Outdated(Told before, Told told)
    {
        if (!now.TryGetValue(before.Mention.Quantity.Start, out var at) || told.Block == before.Block || Digits(told.Mention.Quantity) < LeastDigits) return null;
        if (all.Find(t => t.Mention.Quantity.Start == at) is not { } current || RepeatClaims.Agree(current.Mention.Quantity, told.Mention.Quantity)) return null;
        if (told.Mention.Own is { } own ? own.Shift is not (null or 0) || own.Year is { } said && (before.Year == said || said != (current.Mention.Own?.Year ?? MainYear)) : !IsToldAsNow(told, current)) return null;
        var shared = told.Pairs.Count(current.Pairs.Contains);
        return shared < 3 && told.Mention.Own is not null ? null : Claim(current.Mention, told.Mention, new Diagnosis("stale-value", $"{Figures.Print(told.Mention.Quantity)} 是上一期的数，没有随之更新"));
    }

    // 巩固率 96.1%，达到考核线: told of no year, under the very name that has a newer value.
    private bool IsToldAsNow(Told told, Told current)
    {
        var (m, name) = (told.Mention, current.Mention.AboutClean);
        return m is { Role: Role.Level, Comparison: null, Departs: false, Direction: 0, Each: null, Among: false } && m.Clean.Length > 2 && name.EndsWith(m.Clean, StringComparison.Ordinal)
            && (m.Period?.Year is not { } year || year == MainYear) && m.Period?.Shift is null or 0 && told.Kinds == current.Kinds;
    }

    private static int Class(Mention m) => m.Role == Role.Rate ? 1 : m.Role == Role.Change ? 2 : m.Each is not null ? 3 : 0;

    // The pairs of characters around a number, each once.
    private static int[] PairsOf(Sentence sentence, Mention m)
    {
        var text = sentence.Text;
        Span<int> pairs = stackalloc int[Before + After];
        var count = 0;
        for (var i = Math.Max(sentence.Start, m.Quantity.Start - Before); i + 1 < m.Quantity.Start; i++) Add(text, i, pairs, ref count);
        for (var i = m.Quantity.End; i + 1 < sentence.End && i < m.Quantity.End + After && text[i] is not ('，' or '；' or ','); i++) Add(text, i, pairs, ref count);
        return pairs[..count].ToArray();
    }

    private static void Add(string text, int i, Span<int> pairs, ref int count)
    {
        if (!Numbers.Digits.IsHan(text[i]) || !Numbers.Digits.IsHan(text[i + 1])) return;
        var pair = text[i] << 16 | text[i + 1];
        if (!pairs[..count].Contains(pair)) pairs[count++] = pair;
    }

    private static UInt128 KindsOf(Sentence sentence, Mention m)
    {
        var from = Math.Max(sentence.Start, m.Quantity.Start - 16);
        var to = m.Quantity.End;
        while (to < sentence.End && to < m.Quantity.End + 8 && Numbers.Digits.IsHan(sentence.Text[to])) to++;
        return Kinds.In(sentence.Text.AsSpan(from, to - from));
    }

    private static int? YearOf(Mention m) => m.Own?.Year ?? (m.Role != Role.Base ? m.Period?.Year : m.Comparison?.Period?.Year ?? m.Period?.Year + (m.Comparison?.Period?.Shift ?? 0));

    // Small and round numbers meet by chance.
    private static int Digits(Quantity q) => (int)Math.Floor(Math.Log10(Math.Max(1, Math.Round(q.Printed / q.Step)))) + 1;

    private static int Significant(Quantity q)
    {
        var digits = Math.Round(q.Printed / q.Step);
        while (digits >= 10 && digits % 10 == 0) digits /= 10;
        return (int)Math.Floor(Math.Log10(Math.Max(1, digits))) + 1;
    }

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
