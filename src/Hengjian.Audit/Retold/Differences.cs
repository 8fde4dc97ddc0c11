using Hengjian.Audit.Checks;
using Hengjian.Audit.Findings;
using Hengjian.Audit.Numbers;
using Hengjian.Audit.Tables;

namespace Hengjian.Audit.Retold;

/// <summary>
/// Accuses a figure that is told again with another value. Two like names are no reason: one must be the other's slip, or stand where the report speaks
/// of the very number told before (现有 77 名特教专任教师), and nothing else in the report may bear the differing value out.
/// </summary>
internal sealed class Differences
{
    // How much of the poorer name the two must share, and how much at all, by what speaks for an error.
    private const double SlipLong = 0.5;
    private const double SlipMiddle = 0.55;
    private const double SlipShort = 1.5;
    private const double SlipShifted = 1;
    private const double OfShort = 0.5;
    private const double LongOfOne = 1;
    private const double LeastOfOne = 1.8;
    private const double OfOne = 0.5;
    private const double OfOneMeant = 0.3;
    private const double OfOneNamed = 0.5;
    private const double LeastOfNear = 3;
    private const double OfNear = 0.33;
    private const double LeastWhole = 1;
    private const double Near = 0.1;
    private const double NearPercent = 0.04;
    private const double NearMeant = 0.16;
    private const double Lead = 1.25;
    private const int DigitsOfCoarse = 4;
    private const int LongName = 4;

    // What is told elsewhere under a name nearly as good is meant.
    private const double Told = 0.6;

    // So many others of its sentence are told again rightly: it is a summary.
    private const int LeastAgreeing = 2;

    private readonly IReadOnlyList<Telling> all;
    private readonly Bond[] bonds;
    private readonly HashSet<int> held;
    private readonly HashSet<int> exact;
    private readonly Dictionary<int, int> agreeing = [];
    private readonly ToldTotals totals;
    private readonly OtherScales scales;
    private readonly LoneFigures lone;
    private readonly Recalled recalled;
    private readonly Meant meant;

    // Numbers of some digits that another sentence prints too, whatever it calls them.
    private readonly HashSet<int> printed = [];

    /// <summary>Prepares for a report.</summary>
    public Differences(Kinship kinship, Bond[] bonds, IReadOnlyList<Claim> claims)
    {
        (all, this.bonds) = (kinship.All, bonds);
        totals = new ToldTotals(all);
        scales = new OtherScales(all);
        lone = new LoneFigures(all, bonds, IsBorne);
        held = claims.Where(c => c.Verdict == Verdict.Consistent && c.Kind != ClaimKind.Repeat && c.Numbers.Count > 2).SelectMany(c => c.Numbers).Select(n => n.Start).ToHashSet();
        exact = claims.Where(c => c is { Verdict: Verdict.Consistent, Kind: ClaimKind.Sum or ClaimKind.Difference, Numbers.Count: > 2 }).SelectMany(c => c.Numbers).Select(n => n.Start).ToHashSet();
        recalled = new Recalled(kinship, IsLone, i => held.Contains(all[i].Quantity.Start));
        meant = new Meant(kinship, i => bonds[i].Whole, i => held.Contains(all[i].Quantity.Start), printed.Contains);
        foreach (var same in Enumerable.Range(0, all.Count).Where(i => all[i].Digits > 2).GroupBy(i => (all[i].Quantity.Unit.Family, all[i].Quantity.Value)))
            if (same.Select(i => all[i].Sentence).Distinct().Count() > 1) printed.UnionWith(same);
        for (var i = 0; i < bonds.Length; i++)
            if (bonds[i].Same >= 0 && all[i].Digits > 2) agreeing[all[i].Sentence] = agreeing.GetValueOrDefault(all[i].Sentence) + 1;
    }

    /// <summary>The flag of the later of two tellings; null when there is no reason for one.</summary>
    public Claim? Of(int at)
    {
        var bond = bonds[at];
        if (bond.Slipped >= 0 && IsBefore(bond.Slipped, at) && IsFree(at, bond.Slipped, bond.SlippedScore) && Slip(bond.Slipped, at, bond.SlippedScore) is { } slip) return Claim(all[bond.Slipped], all[at], slip);
        if (bond.Turned >= 0 && IsTurned(bond.Turned, at, bond.TurnedScore)) return Turned(all[bond.Turned], all[at]);
        if (bond.Same < 0 && bond.Backing == 0 && totals.Of(all[at]) is var (total, of) && !(of.Code == "off-by-one" ? IsBorneExactly(at) : IsBorne(at))) return Claim(total, all[at], of);
        if (bond.Same < 0 && bond.Backing == 0 && !held.Contains(all[at].Quantity.Start) && scales.Of(at) is var (scaled, unit)) return Claim(scaled, all[at], unit);
        return OutOfDate(at, bond) ?? ((lone.Of(at) ?? recalled.Of(at) ?? meant.Of(at)) is var (near, misprint) && !IsChance(near, all[at], misprint) ? Claim(near, all[at], misprint) : null);
    }

    // 学前段 86 人, 学前段入园 68 人; 民办学校 17 所, 全区 71 所学校: of two numbers with two digits one in forty is the other swapped, so they must have one name.
    private static bool IsChance(Telling before, Telling now, Diagnosis reason)
    {
        if (AreOfTwoDeeds(before, now)) return true;
        if (reason.Code != "digit-swap" || Math.Max(before.Digits, now.Digits) > 2) return false;
        var like = FigureNames.Likeness(before, now);
        var name = now.Front.Length > 0 ? now.Front : now.Behind;
        return like == 0 || like < 1 && (before.Front.Length > name.Length || now.Front.Length > before.Front.Length + 1);
    }

    private Claim? OutOfDate(int at, Bond bond)
    {
        if (bond.Others.Count == 0) return null;
        var (other, score) = bond.Others[0];
        if (!IsBefore(other, at) || bonds[other].Others[0].Score > score * Lead || !IsFree(at, other, score) && !IsOfOneYear(all[other], all[at])) return null;
        return score >= Next(at, other) * Lead && IsOutOfDate(other, at, score) ? Claim(all[other], all[at], new Diagnosis("stale-value", "其中一处没有随之更新")) : null;
    }

    // 教育支出增长 4.9%, and of the same time 教育支出下降 4.9%: one name, one value, two ways; and neither told again its own way.
    private bool IsTurned(int before, int now, double score)
    {
        var (a, b) = (all[before], all[now]);
        return Math.Min(a.Digits, b.Digits) > 1 && score >= SlipShort && FigureNames.Likeness(a, b) >= 1 && (a.Area.Length == 0 || b.Area.Length == 0 || a.Area == b.Area) && Retellings.Apart(a, b) == 0 && (a.Era is null || b.Era is null || a.Era == b.Era)
            && bonds[before].Backing < Told * score && bonds[now].Backing < Told * score && a.Mention!.Comparison?.Other is null && b.Mention!.Comparison?.Other is null && a.Mention.Comparison?.Conflicts(b.Mention.Comparison) != true && a.Mention.Yearly == b.Mention.Yearly;
    }

    private static Claim Turned(Telling before, Telling now) =>
        Retellings.Open(before, now, $"“{Retellings.Name(before, now)}”前文{Way(before)} {Figures.Print(before.Quantity)}，此处{Way(now)} {Figures.Print(now.Quantity)}，增减相反。") with { Verdict = Verdict.Inconsistent, Diagnoses = [new Diagnosis("sign", "方向写反，增减相反")] };

    private static string Way(Telling told) => told.Mention!.Direction > 0 ? "增加" : "减少";

    private bool IsBefore(int other, int at) => all[other].Quantity.Start < all[at].Quantity.Start;

    // One of them must be borne out by nothing: neither arithmetic nor the same value under a name as good.
    private bool IsFree(int a, int b, double score) => Free(a, score) || Free(b, score);

    private bool IsBorne(int at) => printed.Contains(at) || held.Contains(all[at].Quantity.Start);

    // 1893 ÷ 2167 is 87.4% as 1893 ÷ 2166 is: of a last place only sums, differences and the same number elsewhere tell.
    private bool IsBorneExactly(int at) => printed.Contains(at) || exact.Contains(all[at].Quantity.Start);

    private bool IsLone(int at) => bonds[at].Backing == 0 && !IsBorne(at);

    private bool Free(int at, double score) => !IsBorne(at) && bonds[at].Backing < Told * score;

    // The year and the bare name said both times.
    private static bool IsOfOneYear(Telling a, Telling b) => a.Year is { } year && b.Year == year && a.Front.Length > 3 && a.Front == b.Front && a.Behind.Length == 0 && b.Behind.Length == 0;

    // How much of the poorer name both share.
    private double Part(int a, int b, double score) => score / Math.Max(LeastWhole, Math.Min(bonds[a].Whole, bonds[b].Whole));

    // 约束性指标 14 项，…约束性指标完成 13 项: what was set, and what was done of it.
    private static bool AreOfTwoDeeds(Telling a, Telling b) => IsDone(a) != IsDone(b);

    private static bool IsDone(Telling told) => told.Mention is { Quantity.Kind: QuantityKind.Count } m && Phrases.Wording.Ends(m.Lead, "完成", "办结", "销号");

    private static bool MayDiffer(Telling a, Telling b) => !AreOfTwoDeeds(a, b) && a.Past == b.Past && a.IsAim == b.IsAim && !FigureNames.AreOfTwo(a.Front, b.Front) && (a.Area.Length == 0 || b.Area.Length == 0 || a.Area == b.Area) && IsOfWhole(a, b) && IsOfWhole(b, a);

    private Diagnosis? Slip(int before, int now, double score)
    {
        var (a, b) = (all[before], all[now]);
        if (!MayDiffer(a, b) || Agreement.Slip(a.Quantity, b.Quantity) is not { } slip) return null;
        var named = FigureNames.Likeness(a, b) > 0;
        return slip.Code switch
        {
            "off-by-one" => IsOneOff(before, now, score) ? slip : null,
            "digit-swap" => IsSwapped(a, b, score, Part(before, now, score), named) && !IsChance(a, b, slip) ? slip : null,
            _ => IsShifted(before, now, score, named, slip.Code == "unit-slip") ? slip : null,
        };
    }

    // Only where the very number of before is meant: from one year to the next a count grows by one often.
    private bool IsOneOff(int before, int now, double score)
    {
        var (a, b) = (all[before], all[now]);
        if (b.IsPartedFrom(a) || a.Label is not null || b.Label is not null || a.Quantity.Step < 1 || a.Quantity.Scale != 1 && Math.Min(a.Digits, b.Digits) < DigitsOfCoarse || a.Quantity.Kind == QuantityKind.Percent || Retellings.Apart(a, b) > 0) return false;
        var digits = Math.Max(a.Digits, b.Digits);
        if (a.Quantity.Kind != QuantityKind.Count && digits < 3) return false;
        if (digits > 3) return score >= LongOfOne;
        // 现有临聘教师 516 人 where there were 517: three digits under one long name are one apart for no other reason.
        if (digits == 3 && FigureNames.Likeness(a, b) >= 1 && Math.Min(LengthOf(a), LengthOf(b)) >= LongName && score >= LeastOfOne && score >= Next(now, before) * Lead) return true;
        return IsMeant(a, b) && FigureNames.Likeness(a, b) >= (digits > 1 ? 0 : OfOneNamed) && Part(before, now, score) >= (b.IsDefinite ? OfOneMeant : OfOne) && score >= LeastOfOne && score >= Next(now, before) * Lead;
    }

    private static int LengthOf(Telling told) => Math.Max(told.Front.Length, told.Behind.Length);

    // Rates of growth are many, and alike in all their words.
    private static bool IsSwapped(Telling a, Telling b, double score, double part, bool named)
    {
        var digits = Math.Max(a.Digits, b.Digits);
        // 93.09% with two digits swapped is 90% too, to the nearest one: too coarse to say.
        if (a.Quantity.Place != b.Quantity.Place && Math.Min(a.Digits, b.Digits) < DigitsOfCoarse) return false;
        if (a.Class == 1) return digits > 3 && named && part >= OfShort;
        if (digits > 3) return score >= SlipLong;
        if (a.Quantity.Kind == QuantityKind.Percent && !named) return false;
        return digits == 3 ? score >= SlipMiddle : Retellings.Apart(a, b) == 0 && score >= SlipShort && part >= OfShort;
    }

    // What a shifted point leaves says as much as its digits do; a tenth is missing of something often.
    private bool IsShifted(int before, int now, double score, bool named, bool unit)
    {
        var (a, b) = (all[before], all[now]);
        // 68420 万元 is told as 6.84 亿元, and then as 6.84 万元: rounded, and of another unit.
        if (a.Class != b.Class || a.Class == 1 || !unit && a.Digits != b.Digits && a.Quantity.Unit.Text == b.Quantity.Unit.Text && a.Quantity.Scale == b.Quantity.Scale) return false;
        // Of two things one is often about ten times the other; a unit is left out of one.
        if (a.Quantity.Unit.Text == b.Quantity.Unit.Text && a.Quantity.Scale == b.Quantity.Scale && !IsMeant(a, b) && (Math.Min(a.Digits, b.Digits) < 3 || Retellings.Apart(a, b) > 0 || !named || score < SlipShifted)) return false;
        return Math.Min(a.Digits, b.Digits) switch
        {
            > 3 => score >= SlipLong,
            3 => score >= SlipMiddle && (named || a.Quantity.Kind != QuantityKind.Percent),
            2 => named && Retellings.Apart(a, b) == 0 && score >= SlipShort && Part(before, now, score) >= OfShort && bonds[before].Backing < Told * score && bonds[now].Backing < Told * score,
            _ => false,
        };
    }

    // 现有 77 名特教专任教师; a summary that tells others rightly; one year said both times.
    private bool IsMeant(Telling a, Telling b) =>
        b.IsDefinite && !a.IsDefinite || agreeing.GetValueOrDefault(b.Sentence) >= LeastAgreeing && FigureNames.Likeness(a, b) > 0 || IsOfOneYear(a, b);

    // How much the best of another value shares, of no earlier time: 由 864 人压减至 517 人 tells one name twice. Where the full name is one, what has no name in common is no rival.
    private double Next(int at, int than)
    {
        var named = FigureNames.Likeness(all[at], all[than]) >= 1;
        foreach (var (other, score) in bonds[at].Others)
            if (other != than && (!all[other].Past || all[at].Past) && !(named && FigureNames.Likeness(all[at], all[other]) == 0) && !Agreement.Agree(all[other].Quantity, all[than].Quantity)) return score;
        return 0;
    }

    private bool IsOutOfDate(int before, int now, double score)
    {
        var (a, b) = (all[before], all[now]);
        if (!MayDiffer(a, b) || a.Class > 0 || !IsMeant(a, b) || a.Label is not null || b.Label is not null || Math.Min(a.Digits, b.Digits) < 2) return false;
        var apart = Math.Abs(a.Quantity.Value - b.Quantity.Value) / Math.Max(a.Quantity.Value, b.Quantity.Value);
        if (apart >= (a.Quantity.Kind == QuantityKind.Percent ? NearPercent : b.IsDefinite ? NearMeant : Near) || (a.Era ?? b.Era) is not null && (a.Era ?? a.Latest) != (b.Era ?? b.Latest)) return false;
        return !b.IsDefinite || Part(before, now, score) >= OfNear && score >= LeastOfNear;
    }

    // A cell of one row is the number of that row alone: only totals, and a year's, are told of the whole.
    private static bool IsOfWhole(Telling told, Telling other) => told.Label is not { } label || TableColumn.IsTotalName(label) || told.Year is not null && told.Year == other.Year;

    private static Claim Claim(Telling one, Telling other, Diagnosis reason)
    {
        var (before, now) = one.Quantity.Start < other.Quantity.Start ? (one, other) : (other, one);
        return Retellings.Open(before, now, $"“{Retellings.Name(before, now)}”前文 {Figures.Print(before.Quantity)}，此处 {Figures.Print(now.Quantity)}，前后不一。") with { Verdict = Verdict.Inconsistent, Diagnoses = [reason] };
    }
}
