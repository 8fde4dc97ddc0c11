using Hengjian.Audit.Checks;
using Hengjian.Audit.Findings;
using Hengjian.Audit.Numbers;
using Hengjian.Audit.Phrases;

namespace Hengjian.Audit.Retold;

/// <summary>Accuses last year's figure told as this year's: the report gives what it has become since.</summary>
internal sealed class Outdated
{
    private const int LeastDigits = 3;
    private const double LeastShared = 0.9;

    // So many digits are met by chance seldom.
    private const int ManyDigits = 4;
    private const double LeastOfMany = 0.5;
    private const double MostApart = 0.5;
    private const int MostOfValue = 8;

    private readonly Kinship kinship;
    private readonly int? main;

    // What each figure of before has become, by where it stands.
    private readonly Dictionary<int, int> become = [];
    private readonly HashSet<int> based;
    private readonly HashSet<int> basedAnywhere;

    // The values of these in order: a cheap look before all words are compared.
    private readonly Dictionary<string, double[]> outdated;

    /// <summary>Prepares for a report.</summary>
    public Outdated(Kinship kinship, int? main, IReadOnlyList<Claim> claims)
    {
        (this.kinship, this.main) = (kinship, main);
        var at = new Dictionary<int, int>();
        for (var i = 0; i < kinship.All.Count; i++) at[kinship.All[i].Quantity.Start] = i;
        foreach (var claim in claims)
            if (claim.Verdict == Verdict.Consistent && claim.Numbers.FirstOrDefault(n => n.Role == "base") is { End: > 0 } b && claim.Numbers.FirstOrDefault(n => n.Role == "current") is { End: > 0 } c && at.TryGetValue(b.Start, out var from) && at.TryGetValue(c.Start, out var to)) become[from] = to;
        Moved(claims, at);
        for (var i = 0; i < kinship.All.Count; i++)
            if (!become.ContainsKey(i) && Successor(i) is { } now) become[i] = now;
        outdated = become.Keys.Select(i => kinship.All[i].Quantity).GroupBy(q => q.Unit.Family).ToDictionary(g => g.Key, g => g.Select(q => q.Value).Order().ToArray());
        var reckoned = claims.Where(c => c.Verdict == Verdict.Consistent && c.Kind != ClaimKind.Repeat && c.Numbers.Count > 2).ToList();
        based = reckoned.SelectMany(c => Together(c, at)).ToHashSet();
        basedAnywhere = reckoned.SelectMany(c => c.Numbers).Select(n => n.Start).ToHashSet();
    }

    // 农业增加值 4.42 亿元 in a summary is this year's less its increase, for it is last year's: only what its own sentence reckons with it bears it out.
    private IEnumerable<int> Together(Claim claim, Dictionary<int, int> at) =>
        claim.Numbers.Where(n => at.TryGetValue(n.Start, out var i) && claim.Numbers.Any(o => o.Start != n.Start && (!at.TryGetValue(o.Start, out var k) || kinship.All[k].Sentence == kinship.All[i].Sentence))).Select(n => n.Start);

    // 专任教师 4606 人… 上年专任教师 4493 人，一年增加 113 人: the sum of both was told under one name.
    private void Moved(IReadOnlyList<Claim> claims, Dictionary<int, int> at)
    {
        Dictionary<(string, double), List<int>>? byValue = null;
        foreach (var claim in claims)
        {
            if (claim.Verdict != Verdict.Consistent || claim.Numbers.Any(n => n.Role == "current") || claim.Numbers.FirstOrDefault(n => n.Role == "base") is not { End: > 0 } b || claim.Numbers.FirstOrDefault(n => n.Role == "delta") is not { End: > 0 } d) continue;
            if (!at.TryGetValue(b.Start, out var from) || !at.TryGetValue(d.Start, out var by) || become.ContainsKey(from) || kinship.All[by].Mention is not { Direction: not 0 } change || !kinship.All[from].Quantity.Adds(change.Quantity)) continue;
            byValue ??= Enumerable.Range(0, kinship.All.Count).GroupBy(i => kinship.All[i].Value).ToDictionary(g => g.Key, g => g.Take(MostOfValue).ToList());
            var old = kinship.All[from];
            if (byValue.TryGetValue((old.Quantity.Unit.Family, Math.Round(old.Quantity.Value + change.Direction * change.Quantity.Value, 6)), out var same) && same.Find(i => !kinship.All[i].Past && FigureNames.Likeness(kinship.All[i], old) >= 1) is > 0 and var to) become[from] = to;
        }
    }

    // 上年 38.62 亿元 beside 41.37 亿元; the last of three years.
    private int? Successor(int at)
    {
        var old = kinship.All[at];
        if (old.Label is not null || !old.Past && !(old.Year < main)) return null;
        int? found = null;
        for (var i = at - 1; i >= 0 && kinship.All[i].Sentence == old.Sentence; i--) Take(i);
        for (var i = at + 1; i < kinship.All.Count && kinship.All[i].Sentence == old.Sentence; i++) Take(i);
        return found;

        void Take(int i)
        {
            var now = kinship.All[i];
            if (found is null && now.Quantity.Adds(old.Quantity) && now.Class == old.Class && !now.Past && (now.Year is null || now.Year == main) && Math.Abs(now.Quantity.Value - old.Quantity.Value) < MostApart * now.Quantity.Value && (now.Kinds & ~old.AllKinds) == 0 && (old.Kinds & ~now.AllKinds) == 0) found = i;
        }
    }

    /// <summary>The flag; null when the figure is not known to be of an earlier time, or is told as such.</summary>
    public Claim? Of(int at)
    {
        var told = kinship.All[at];
        if (!IsOld(told.Quantity) || told.Digits < LeastDigits || told.Past || told.Mention is not { } mention || IsOfThen(mention) || based.Contains(told.Quantity.Start)) return null;
        Telling? best = null;
        var most = 0d;
        var kin = kinship.Of(told);
        foreach (var (other, shared) in kin)
        {
            var score = shared;
            var old = kinship.All[other];
            if (other == at || old.Sentence == told.Sentence || !old.Quantity.Adds(told.Quantity) || !Agreement.Agree(old.Quantity, told.Quantity)) continue;
            // Told so by another place that is of no earlier time: then it is this year's.
            if (!become.TryGetValue(other, out var to)) { if (!old.Past && score >= most) return null; continue; }
            var now = kinship.All[to];
            // 毛入学率 94.8%，比 2023 年的 93.1% 高 1.7 个百分点: the name is told with what it is now.
            score = Math.Max(score, kin.Find(k => k.At == to).Score);
            if (now.Quantity.Start > told.Quantity.Start && (basedAnywhere.Contains(told.Quantity.Start) || !IsSummed(told, mention, now)) || now.Sentence == told.Sentence || Agreement.Agree(now.Quantity, told.Quantity) || score < (told.Digits >= ManyDigits ? LeastOfMany : LeastShared) || score <= most) continue;
            // 2022 年排查的 263 条: of the very year that had it.
            if (mention.Own?.Year is { } own && own == old.Year || !IsOfYear(told, mention, now)) continue;
            if ((KindsOf(told, mention) & ~(now.AllKinds | old.AllKinds)) != 0 || (now.Kinds & old.Kinds & ~told.AllKinds) != 0) continue;
            if (told.Area.Length > 0 && now.Area.Length > 0 && told.Area != now.Area) continue;
            (best, most) = (now, score);
        }
        return best is null ? null : Retellings.Open(best, told, $"“{Retellings.Name(best, told)}”前文 {Figures.Print(best.Quantity)}，此处 {Figures.Print(told.Quantity)}，前后不一。") with
        {
            Verdict = Verdict.Inconsistent,
            Diagnoses = [new Diagnosis("stale-value", $"{Figures.Print(told.Quantity)} 是上一期的数，没有随之更新")],
        };
    }

    // 78904 万元 told as 7.89 亿元 too: as near as it is printed.
    private bool IsOld(Quantity told)
    {
        if (!outdated.TryGetValue(told.Unit.Family, out var values)) return false;
        var least = told.Value - told.Half * 1.001 - 1e-6;
        var (from, behind) = (0, values.Length);
        while (from < behind)
        {
            var middle = (from + behind) / 2;
            if (values[middle] < least) from = middle + 1;
            else behind = middle;
        }
        return from < values.Length && values[from] <= told.Value + told.Half * 1.001 + 1e-6;
    }

    // A summary tells of the year before the report does.
    private bool IsSummed(Telling told, Mention mention, Telling now) => (mention.Period?.Year ?? told.Era ?? told.Latest ?? main) is { } year && year == (now.Year ?? now.Era ?? main);

    private static bool IsOfThen(Mention m) => m.Role is Role.Change or Role.Rate or Role.Gap || m is { Role: Role.Norm, Own: null } || m.Own is { } own && (own.Shift is not (null or 0) || own.Until is not null);

    // Told of the year that the report gives another figure for; what is to be done away with next year is what there is now.
    private bool IsOfYear(Telling told, Mention mention, Telling now)
    {
        var of = now.Year ?? now.Era ?? main;
        if (mention.Own is { Year: { } own }) return own == of || own > of && IsGiven(told);
        return mention.Period?.Year is not { } year || year == of || year == main || year > of && IsGiven(told);
    }

    // 总的看，我县以 9.35 亿元的教育支出…, behind what is planned.
    private static bool IsGiven(Telling told) => told.IsDefinite || told.Mention is { Partitive: true, Planned: false } m && (m.Lead.EndsWith('以') || m.Lead.EndsWith('用'));

    // 2024年秋季学期前: the season of a date tells no figures apart that are told without one.
    private static UInt128 KindsOf(Telling told, Mention mention) => mention.Own is { Year: not null, Part.Length: > 0 } own && told.IsDefinite ? told.Kinds & ~TellingReader.KindsOf(own.Part) : told.Kinds;
}
