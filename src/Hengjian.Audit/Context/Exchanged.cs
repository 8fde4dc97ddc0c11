using Hengjian.Audit.Checks;
using Hengjian.Audit.Claims;
using Hengjian.Audit.Numbers;
using Hengjian.Audit.Phrases;

namespace Hengjian.Audit.Context;

/// <summary>
/// Whether a difference that fails needs no slip to be called wrong: its two numbers stand beside it and words say which they are, nothing else near gives it, and
/// what it asks for is about as large as what is printed. Then one of the three was put for another of its kind: 由 82460 万元增加到 82460 万元，增加 5855 万元.
/// </summary>
internal static class Exchanged
{
    private const double MostApart = 0.3;
    private const int LeastName = 3;
    private const int MostClauses = 2;

    /// <summary>True when nothing but an exchanged number is left.</summary>
    /// <param name="asked">The difference.</param>
    /// <param name="equation">What words say it follows from.</param>
    public static bool Is(Asked asked, Equation equation) =>
        equation.Inputs is [var a, var b] && (IsFromTo(asked, equation) || IsPlausible(a.Quantity, b.Quantity, equation.Stated.Quantity)) && IsTold(asked, equation) && !HasOther(asked);

    /// <summary>The same of a rate between two amounts.</summary>
    /// <param name="asked">The rate.</param>
    /// <param name="equation">What words say it follows from: what was, and what is now.</param>
    public static bool IsRate(Asked asked, Equation equation) =>
        equation.Inputs is [var b, var c] && b.Quantity.Unit.Text == c.Quantity.Unit.Text && (IsFromTo(asked, equation) || Math.Abs(Math.Abs(c.Quantity.Value / b.Quantity.Value - 1) - equation.Stated.Quantity.Value / 100) <= MostApart) && IsTold(asked, equation);

    // 由 214 个降为 77 个，降幅: whatever is said, it is of these.
    private static bool IsFromTo(Asked asked, Equation equation)
    {
        var mentions = asked.Sentence.Mentions;
        var at = mentions.FindIndex(m => m.Quantity.Start == equation.Inputs[0].Quantity.Start);
        return at >= 0 && at + 1 < mentions.Count && mentions[at] is { Departs: true } from && mentions[at + 1] is { Reached: true } to && to.Quantity.Start == equation.Inputs[1].Quantity.Start && to.Clause == from.Clause && asked.Target.Clause - to.Clause <= MostClauses;
    }

    private static bool IsPlausible(Quantity a, Quantity b, Quantity stated)
    {
        var larger = Math.Max(a.Value, b.Value);
        return a.Unit.Text == b.Unit.Text && stated.Value < larger && Math.Abs(Math.Abs(a.Value - b.Value) - stated.Value) <= MostApart * larger;
    }

    private static bool IsTold(Asked asked, Equation equation)
    {
        var target = asked.Target;
        // 上年极差 7.4 个百分点, 其中 2023 年新增 120 名: of other numbers than these. 其间撤并 29 所、新建 8 所: one of several moves.
        if (target.Among || target.Own?.Shift < 0 || target.Role is not (Role.Change or Role.Gap) && asked.Next(target) is { } next && next.Quantity.Unit.Text == target.Quantity.Unit.Text) return false;
        var pair = asked.Sentence.Mentions.FindAll(m => equation.Inputs.Any(t => t.Quantity.Start == m.Quantity.Start));
        if (target.Comparison?.Period is { Year: not null } && pair.Exists(m => m.Own?.Shift < 0 || m.Comparison?.Period is { Shift: < 0 })) return false;
        if (pair.Count < 2) return IsOfName(asked, equation);
        var named = IsNamedBy(asked.Sentence.Text, target, pair);
        return named != false && pair.TrueForAll(m => m.Size == target.Size) && (named == true || pair.TrueForAll(m => m.Segment == target.Segment) || IsNext(asked, pair));
    }

    // 比甲县低, 与甲县相差: whether one of the two bears the name; null when none is told.
    private static bool? IsNamedBy(string text, Mention target, List<Mention> pair)
    {
        if (pair.Exists(m => m.Clean.Length > 1 && target.Lead.Contains(m.Clean, StringComparison.Ordinal))) return true;
        return target.Comparison?.Other is { Length: > 1 } other and not "另一数" && SubjectText.Clean(other) is { Length: > 1 } name ? pair.Exists(m => m.Role is Role.Other or Role.Norm || (m.Lead + m.About + GapClaims.StretchOf(text, m)).Contains(name, StringComparison.Ordinal)) : null;
    }

    // 入学率 96.9%；2024 年为 97.5%，回落 0.6 个百分点; 支出 7.26 亿元，其中…；总额较上年的 6.92 亿元增加.
    private static bool IsNext(Asked asked, List<Mention> pair) =>
        asked.Target.Clause - pair[1].Clause <= 1 && (pair[1].Clause - pair[0].Clause <= MostClauses || pair[0] == asked.Sentence.Mentions[0] && pair[1].Clean.Length == 1);

    // 优良率 54.8%。与上年的 51.9% 相比，优良率提高: the name is told again.
    private static bool IsOfName(Asked asked, Equation equation)
    {
        var pair = asked.Near.FindAll(m => equation.Inputs.Any(t => t.Quantity.Start == m.Quantity.Start));
        return asked is { Here: 1, Target.YearsSaid: false } && pair.Count == 2 && (pair[0].Own?.Shift < 0 || pair[0].Comparison?.Period is not null) && pair[1].AboutClean is { Length: >= LeastName } name && name[^1] is not ('省' or '市' or '县' or '区' or '乡' or '镇') && (name == asked.Target.Clean || name == pair[0].AboutClean);
    }

    // As printed, some two of the numbers near give it.
    private static bool HasOther(Asked asked)
    {
        var near = asked.Behind is { } behind ? asked.Near.Append(behind).ToList() : asked.Near;
        var stated = asked.Target.Quantity;
        return near.Exists(a => near.Exists(b => Math.Abs(a.Quantity.Value - b.Quantity.Value - stated.Value) < stated.Place / 2));
    }
}
