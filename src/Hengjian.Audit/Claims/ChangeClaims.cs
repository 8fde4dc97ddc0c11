using Hengjian.Audit.Checks;
using Hengjian.Audit.Findings;
using Hengjian.Audit.Numbers;
using Hengjian.Audit.Phrases;

namespace Hengjian.Audit.Claims;

/// <summary>Checks frames of change: base, current, increment and rate must follow from each other.</summary>
internal static class ChangeClaims
{
    // Numbers of so many digits lie so near each other once in a hundred times.
    private const int LeastBaseDigits = 4;
    private const double NearBase = 0.02;

    /// <summary>The claims of one frame; nothing when it has fewer than two numbers.</summary>
    public static IEnumerable<Claim> Of(ChangeFrame frame, IReadOnlyList<ChangeFrame> others)
    {
        var equations = Equations(frame).ToList();
        foreach (var equation in equations)
        {
            var claim = AsPoints(frame, equation) ?? ClaimMaker.Make(equation with { Named = IsNamed(frame) });
            if (claim.Verdict == Verdict.Inconsistent && (frame.Weak && !Near(claim) || IsRestated(frame) || IsOfNextYear(frame) || IsOfOtherYears(frame) || claim.Diagnoses is [{ Code: "wrong-base" }, ..] && others.Any(o => o != frame && TellsNextYear(o)))) claim = Doubt(claim);
            yield return claim;
        }
        if (Mixed(frame) is { } mixed) yield return mixed;
        else if (equations.Count == 0 && Missing(frame) is { } open) yield return Elsewhere(frame, others) ?? open;
        if (Direction(frame) is { } wrong) yield return wrong;
    }

    // 由 A 到 B, 比上年的 A; 2021 年 A，2023 年 B; 14.70 亿元，比上年增加 8200 万元，增幅 6.2%.
    private static bool IsNamed(ChangeFrame frame) =>
        !frame.Weak && (frame.Base is { Role: Role.Base } || frame is { Base.Own.Year: not null, Current.Own.Year: not null } || frame is { Base: null, Current: { } c, Delta: { Comparison: not null } d } && c.Segment == d.Segment && d.Clause - c.Clause <= 1);

    // 64469 万元，与上年的 73991 万元同口径相比增 12.05%: the base was made comparable and is not the one printed.
    private static bool IsRestated(ChangeFrame frame) => (frame.Rate ?? frame.Delta) is { } change && (change.Lead.Contains("口径", StringComparison.Ordinal) || change.Lead.Contains("可比", StringComparison.Ordinal));

    // 2022年，教师 14236 人，今年增加 271 人，增长 1.90%；学生…: what was may be the base of all changes told behind.
    private static bool IsOfNextYear(ChangeFrame frame) =>
        frame.Base is null && Known(frame.Current) is { } c && frame.Delta is { } d && c.Period is { Year: not null } && c.Own is null && d.Period is { Shift: 0 };

    // 2022年，学生 221903 人，今年增加 1579 人；教师 14236 人，增加 271 人: the sentence tells what was and then what changed.
    private static bool TellsNextYear(ChangeFrame frame) =>
        frame.Base is null && Known(frame.Current) is { Period.Year: not null } && frame.Delta is { Period.Shift: 0 };

    // 2023 年 45.73 亿元，2022 年 43.18 亿元。2022 年比 2021 年增长 4.40%: of other years than these two.
    private static bool IsOfOtherYears(ChangeFrame frame)
    {
        if ((frame.Rate ?? frame.Delta) is not { Comparison.Period.Year: { } with } change || Known(frame.Base) is not { } b || Known(frame.Current) is not { } c) return false;
        return b.Own?.Year is { } from && from != with && change.Own?.Year != from || change.Own?.Year is { } now && now != with && c.Own?.Year is { } to && to != now;
    }

    private static IEnumerable<Equation> Equations(ChangeFrame frame)
    {
        var (b, c, d) = (Known(frame.Base), Known(frame.Current), Known(frame.Delta));
        if (b is not null && c is not null && d is not null) yield return ChangeEquations.Increment(b, c, d);
        if (Known(frame.Rate) is { } r)
        {
            if (b is not null && c is not null)
            {
                var all = d is not null && c.Quantity.Adds(d.Quantity) && Judge.Of(ChangeEquations.Increment(b, c, d)).Verdict == Verdict.Consistent;
                yield return all ? ChangeEquations.RateOfAll(b, c, d!, r) : ChangeEquations.RateOfBoth(b, c, r);
            }
            // 去年 1346 人，今年少了 39 人: what was before the change.
            else if (c?.Own is { } then && d is not null && c.Quantity.Adds(d.Quantity) && then.Precedes(d.Own ?? r.Own) && d.Own is not null) yield return ChangeEquations.RateOfBase(c, d, r);
            else if (c is not null && d is not null && IsOfStock(c, d, r)) yield return ChangeEquations.RateOfBase(c, d, r);
            else if (c is not null && d is not null && c.Quantity.Adds(d.Quantity)) yield return ChangeEquations.RateOfIncrement(c, d, r);
            else if (b is not null && d is not null && b.Quantity.Adds(d.Quantity)) yield return ChangeEquations.RateOfBase(b, d, r);
        }
        if (b is not null && c is not null && Known(frame.Yearly) is { } y && YearlyEquations.Of(b, c, y) is { } yearly) yield return yearly;
        if (b is not null && c is not null && Known(frame.Times) is { } t) yield return ChangeEquations.Multiple(b, c, t);
    }

    // 培训机构 312 家，压减 186 家，压减率 59.6%: what was taken from what there was, where no other time is compared with and nothing says that it is what was left.
    private static bool IsOfStock(Mention c, Mention d, Mention r) =>
        d is { Direction: < 0, Comparison: null } && r is { Direction: < 0, Comparison: null } && c.Quantity.Adds(d.Quantity) && c.Quantity.Value > d.Quantity.Value && !c.Reached && c.Own is null && !Wording.Has(c.Lead, "现", "剩", "余", "仅", "保留", "目前")
            && Judge.Of(ChangeEquations.RateOfBase(c, d, r)).Verdict == Verdict.Consistent;

    // 今年投入 2.5 亿元，其中小学 1.2 亿元、初中 1.3 亿元，比上年增长 25%: of the whole before, where that holds.
    private static Claim? Elsewhere(ChangeFrame frame, IReadOnlyList<ChangeFrame> others)
    {
        if (frame.Base is not null || Known(frame.Rate) is not { } r) return null;
        foreach (var other in others)
        {
            if (other == frame || other.Rate is not null || Known(other.Base) is not { } b || Known(other.Current) is not { } c) continue;
            if (b.Quantity.Kind == QuantityKind.Percent || Math.Abs(c.Token - r.Token) > 40) continue;
            var equation = ChangeEquations.RateOfBoth(b, c, r);
            if (Judge.Of(equation) is { Verdict: Verdict.Consistent } judged) return ClaimMaker.Make(equation, judged);
        }
        return null;
    }

    // 教育支出 24.7 亿元，增长 7.4 个百分点: right as a rate, wrong in its unit.
    private static Claim? Mixed(ChangeFrame frame)
    {
        if (frame.PointsAsRate is not { Known: true } points || Known(frame.Current) is not { } c || frame.Rate is not null) return null;
        var equation = Known(frame.Base) is { } b ? ChangeEquations.RateOfBoth(b, c, points)
            : Known(frame.Delta) is { } d && c.Quantity.Adds(d.Quantity) ? ChangeEquations.RateOfIncrement(c, d, points) : null;
        if (equation is null || frame.Weak) return null;
        var claim = ClaimMaker.Make(equation);
        if (claim.Verdict != Verdict.Consistent) return claim with { Verdict = Verdict.Undetermined, Diagnoses = [] };
        var mistake = new Diagnosis("point-percent", "增减幅度应写“%”，不应写“个百分点”");
        return claim with { Verdict = Verdict.Inconsistent, Diagnoses = [mistake], Message = claim.Message.Split('，')[0] + $"，数值相符，但{mistake.Text}。" };
    }

    // 由 91.6% 提高到 93.2%，上升 1.6%: just the difference of two percentages.
    private static Claim? AsPoints(ChangeFrame frame, Equation equation)
    {
        if (frame.Rate is not { Quantity.Kind: QuantityKind.Percent } r || equation.Stated.Quantity.Start != r.Quantity.Start || Known(frame.Base) is not { Quantity.Kind: QuantityKind.Percent } b || Known(frame.Current) is not { Quantity.Kind: QuantityKind.Percent } c) return null;
        var (high, low) = b.Quantity.Value > c.Quantity.Value ? (b, c) : (c, b);
        if (Math.Abs(high.Quantity.Value - low.Quantity.Value - r.Quantity.Value) > 1e-9 * high.Quantity.Value || r.Direction != 0 && r.Direction > 0 != c.Quantity.Value > b.Quantity.Value) return null;
        return PointsClaim.Of(high.Quantity, low.Quantity, r.Quantity);
    }

    private static Mention? Known(Mention? mention) => mention is { Known: true } ? mention : null;

    private static Claim? Missing(ChangeFrame frame)
    {
        var change = frame.Rate ?? frame.Delta ?? frame.Yearly;
        if (change is null || frame.Anchor is not { } anchor) return null;
        var kind = frame.Delta is { Quantity.Kind: QuantityKind.Points } ? ClaimKind.Difference : ClaimKind.Growth;
        if (ToldBase(frame, anchor) is { } told) return told;
        if (change == frame.Yearly) return ClaimMaker.Open(kind, "缺少起止年份，不知道是几年的平均，无法核算。", Term(anchor, "current"), Term(change, "rate"));
        var missing = frame.Any is { Known: true } && change.Known ? frame.Current is null ? "缺少变化后的数" : frame.Base is null ? "缺少变化前的数" : "缺少变化量" : "有空缺或区间数";
        return ClaimMaker.Open(kind, missing + "，无法核算。", Term(anchor, "current"), Term(change, change == frame.Rate ? "rate" : "delta"));
    }

    // 播种 10426 亩，比上年减少 10573 亩: what was there last year stands in the place of the change; nothing else halves to so near a number.
    private static Claim? ToldBase(ChangeFrame frame, Mention current)
    {
        if (frame.Base is not null || frame.Rate is not null || frame.Delta is not { Known: true, Direction: < 0, Quantity.Hedge: Hedge.None } delta || current is not { Known: true, Quantity.Hedge: Hedge.None }) return null;
        var (now, fall) = (current.Quantity, delta.Quantity);
        if (frame.Weak || !now.Adds(fall) || now.Digits < LeastBaseDigits || fall.Digits < LeastBaseDigits || now.Value == fall.Value || Math.Abs(fall.Value - now.Value) > NearBase * now.Value) return null;
        return ClaimMaker.Open(ClaimKind.Growth, $"减少 {Figures.Print(fall)} 后还有 {Figures.Print(now)}，两个数相近，像是把上年的数写成了减少的数。", Term(current, "current"), Term(delta, "delta")) with
        {
            Verdict = Verdict.Inconsistent,
            Stated = fall.Printed,
            Unit = Figures.UnitOf(fall),
            Diagnoses = [new Diagnosis("stale-value", "上年的数写成了减少的数")],
        };
    }

    // 由 85% 提高到 83%: the word contradicts the two numbers, whatever the increment.
    private static Claim? Direction(ChangeFrame frame)
    {
        if (Known(frame.Base) is not { } b || Known(frame.Current) is not { } c || frame.Weak) return null;
        // 由第 369 位上升到第 235 位: the less, the higher.
        if (c.Direction == 0 || !b.Departs || c.Quantity.Unit.Text == "位" || c.Lead.EndsWith('第')) return null;
        var alone = frame.Rate is null && frame.Delta is null;
        var change = c.Quantity.Interval - b.Quantity.Interval;
        var wrong = c.Direction > 0 ? change.High < 0 : change.Low > 0;
        var word = c.Direction > 0 ? "上升" : "下降";
        var (from, to) = (Figures.Print(b.Quantity), Figures.Print(c.Quantity));
        var open = ClaimMaker.Open(ClaimKind.Growth, "", Term(b, "base"), Term(c, "current"));
        if (!alone && (!wrong || frame.Delta is { } d && d.Direction == c.Direction)) return null;
        return wrong
            ? open with
            {
                Verdict = Verdict.Inconsistent,
                Message = $"文中说{word}，但 {from} 到 {to} 方向相反。",
                Stated = c.Quantity.Printed,
                Diagnoses = [new Diagnosis("sign", "方向词写反，或两个数写颠倒")],
            }
            : open with { Verdict = Verdict.Consistent, Message = $"由 {from} 到 {to}，与“{word}”一致。", Stated = c.Quantity.Printed };
    }

    // Numbers that do not belong together give anything; an error stays near or shows its slip.
    private static bool Near(Claim claim) =>
        claim.Diagnoses.Any(d => d.Code != "off-by-one") || claim is { Stated: { } s, Computed: { } c } && Math.Abs(Math.Abs(c) - s) < 0.1 * s;

    private static Claim Doubt(Claim claim) => claim with
    {
        Verdict = Verdict.Undetermined,
        Diagnoses = [],
        Message = "这些数是否说的同一件事不能确定：" + claim.Message,
    };

    private static Term Term(Mention mention, string role) => new(role, mention.Quantity);
}
