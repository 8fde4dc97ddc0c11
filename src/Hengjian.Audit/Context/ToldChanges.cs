using Hengjian.Audit.Checks;
using Hengjian.Audit.Findings;
using Hengjian.Audit.Numbers;
using Hengjian.Audit.Phrases;
using Hengjian.Audit.Retold;

namespace Hengjian.Audit.Context;

/// <summary>
/// Changes against the year before that the report bore out, held against those told again in a later paragraph: 53.40 亿元，同比增长 4.1% where
/// 51.20 亿元 came before; last year's amount told with this year's rate.
/// </summary>
internal sealed class ToldChanges
{
    private const int MostKept = 400;
    private const int LeastDigits = 3;
    private const double Close = 0.3;

    private static readonly string[] Endings = ["总人数", "人数", "总数", "总额", "总量", "数量", "规模", "总投入"];

    private readonly List<Change> all = [];

    // What was told of the year before and of now, by name and unit.
    private readonly Dictionary<string, List<(Quantity Quantity, int Block)>> lasts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<(Quantity Quantity, int Block)>> nows = new(StringComparer.Ordinal);
    private int kept;

    private sealed record Change(Mention Base, double Current, double Rate);

    /// <summary>The claims of a paragraph's rates that nothing decided yet; then keeps what it tells.</summary>
    /// <param name="sentences">The sentences with numbers.</param>
    /// <param name="claims">What was found in them.</param>
    /// <param name="block">Number of the paragraph.</param>
    public List<Claim> Of(IReadOnlyList<Sentence> sentences, IReadOnlyList<Claim> claims, int block)
    {
        var found = new List<Claim>();
        if (kept > 0 || all.Count > 0)
        {
            var decided = claims.Where(c => c.Verdict != Verdict.Undetermined).SelectMany(c => c.Numbers).Where(n => n.Role is "rate" or "stated" or "delta").Select(n => n.Start).ToHashSet();
            foreach (var sentence in sentences)
                for (var i = 1; i < sentence.Mentions.Count; i++)
                    if (IsRate(sentence.Mentions[i]) && !decided.Contains(sentence.Mentions[i].Quantity.Start) && Level(sentence.Mentions, i) is { } level && Claim(level, sentence.Mentions[i], block) is { } claim) found.Add(claim);
        }
        foreach (var claim in claims)
            if (claim is { Kind: ClaimKind.Growth, Verdict: Verdict.Consistent } && all.Count < MostKept) Keep(sentences, claim);
        foreach (var sentence in sentences)
            foreach (var mention in sentence.Mentions) Keep(mention, block);
        return found;
    }

    private static bool IsRate(Mention m) =>
        m is { Role: Role.Rate, Yearly: false, Size: 1, Known: true, Clean.Length: 0, Depth: 0, Years: null, Quantity: { Kind: QuantityKind.Percent, Hedge: Hedge.None } } && IsOfLastYear(m.Comparison);

    private static bool IsOfLastYear(Comparison? with) => with is null || with.Other is null && with.Period is null or { Year: null, Shift: null or -1 };

    // What the rate is said of: the number right before it.
    private static Mention? Level(List<Mention> mentions, int index)
    {
        var (rate, level) = (mentions[index], mentions[index - 1]);
        if (level is { Role: Role.Change } && index > 1) level = mentions[index - 2];
        return level is { Role: Role.Level, Known: true, Size: 1, Each: null, Planned: false, Quantity: { Hedge: Hedge.None, Kind: QuantityKind.Count or QuantityKind.Amount } } && level.Segment == rate.Segment && rate.Clause - level.Clause <= 2 && level.Quantity.Digits >= LeastDigits ? level : null;
    }

    private Claim? Claim(Mention level, Mention rate, int block)
    {
        if (Name(level) is not { } name) return null;
        var then = IsThen(level);
        var others = (then ? nows : lasts).TryGetValue(name, out var told) ? told.FindAll(t => t.Block != block) : [];
        Claim? wrong = null;
        foreach (var (other, _) in others)
        {
            var equation = then ? Equations.Growth(level.Quantity, other, rate.Quantity, rate.Direction) : Equations.Growth(other, level.Quantity, rate.Quantity, rate.Direction);
            var judged = Judge.Of(equation);
            if (judged.Verdict == Verdict.Consistent) return ClaimMaker.Make(equation, judged);
            if (judged is { Verdict: Verdict.Inconsistent, Computed: { } computed } && Math.Abs(computed - rate.Quantity.Value) < Close * Math.Abs(rate.Quantity.Value)) wrong = ClaimMaker.Make(equation, judged);
        }
        foreach (var change in all)
            if (!then && change.Base.Quantity.Adds(level.Quantity) && Agreement.Agree(change.Base.Quantity, level.Quantity) && Math.Abs(change.Rate - rate.Quantity.Printed) < 1e-9 && SubjectText.Overlap(change.Base.AboutClean + change.Base.Tail, level.AboutClean + level.Tail)) return Stale(change, level);
        return others.Select(o => o.Quantity.Value).Distinct().Count() == 1 ? wrong : null;
    }

    // 上年 … 51.20 亿元: of the year before.
    private static bool IsThen(Mention m) => m.Own?.Shift == -1;

    // What is told, by its whole name; null when it says too little or is no plain value.
    private static string? Name(Mention m)
    {
        var name = m.AboutClean;
        foreach (var ending in Endings)
            if (name.Length > ending.Length + 2 && name.EndsWith(ending, StringComparison.Ordinal))
            {
                name = name[..^ending.Length];
                break;
            }
        return name.Length < 3 ? null : name + "|" + m.Quantity.Unit.Family;
    }

    private void Keep(Mention m, int block)
    {
        if (kept >= MostKept * 4 || m is not { Role: Role.Level or Role.Base, Known: true, Size: 1, Each: null, Planned: false, Depth: 0, Added: false, Among: false, Years: null } || m.Quantity.Hedge != Hedge.None || m.Quantity.Kind is not (QuantityKind.Count or QuantityKind.Amount) || m.Quantity.Digits < LeastDigits || Name(m) is not { } name) return;
        if (m.Own is { Shift: not (null or 0 or -1) } or { Until: not null } || m.Period?.Until is not null) return;
        var of = IsThen(m) || m.Role == Role.Base && m.Own?.Year is null ? lasts : nows;
        if (!of.TryGetValue(name, out var list)) of[name] = list = [];
        list.Add((m.Quantity, block));
        kept++;
    }

    private static Claim Stale(Change change, Mention now) =>
        ClaimMaker.Open(ClaimKind.Repeat, $"前文同样的增幅是从 {Figures.Print(change.Base.Quantity)} 增长到 {Figures.In(change.Base.Quantity, change.Current)}，此处写的 {Figures.Print(now.Quantity)} 是上一期的数。", new Term("base", change.Base.Quantity), new Term("stated", now.Quantity)) with
        {
            Verdict = Verdict.Inconsistent,
            Stated = now.Quantity.Printed,
            Computed = change.Current / now.Quantity.Factor,
            Unit = Figures.UnitOf(now.Quantity),
            Diagnoses = [new Diagnosis("stale-value", $"{Figures.Print(now.Quantity)} 是上一期的数，没有随之更新")],
        };

    // Only of the year before: a rate over five years is another.
    private void Keep(IReadOnlyList<Sentence> sentences, Claim claim)
    {
        if (Number(claim, "rate") is not { Value: { } rate } stated || Number(claim, "base") is not { } from) return;
        if (sentences.MentionAt(from.Start) is not { } b || sentences.MentionAt(stated.Start) is not { Yearly: false } r || b.Quantity.Digits < LeastDigits) return;
        var c = Number(claim, "current") is { } to ? sentences.MentionAt(to.Start) : null;
        var d = Number(claim, "delta") is { } by ? sentences.MentionAt(by.Start) : null;
        if ((c?.Quantity.Value ?? b.Quantity.Value + (r.Direction < 0 ? -1 : 1) * d?.Quantity.Value) is { } now) all.Add(new(b, now, rate));
    }

    private static ClaimNumber? Number(Claim claim, string role) => claim.Numbers.FirstOrDefault(n => n.Role == role) is { End: > 0 } number ? number : null;
}
