using Hengjian.Audit.Claims;
using Hengjian.Audit.Numbers;
using Hengjian.Audit.Phrases;

namespace Hengjian.Audit.Context;

/// <summary>The two numbers that a difference lies between: the standard, the plan or the other one that the words name, and what is held against it.</summary>
internal static class GapPairs
{
    private const int MostClauses = 2;
    private const int MostBetween = 4;
    private const int LeastName = 3;

    private static readonly string[] Words =
    [
        "低", "高", "多", "少", "差", "欠", "缺", "超", "快", "慢", "高出", "低出", "超出", "多出", "超过", "少提", "欠拨", "少拨", "差额", "缺口", "相差", "差距", "超额", "还差", "尚差", "扣", "扣掉", "扣去", "扣分", "失分",
        "富余", "空余", "闲置", "空置", "结余", "多核", "虚报", "多报", "少报", "缺额", "缺勤", "后者", "高于后者", "低于后者",
    ];

    // 占比提高: of a change, not of two that are compared.
    private static readonly string[] Changes = ["提高", "升高", "增高", "降低", "减低", "增多", "减少", "加快", "放慢", "提升", "上升", "下降", "增长", "增加"];

    private static readonly string[] Norms = ["满分", "标准", "目标", "计划", "任务", "应配", "应到", "应当", "核定", "上限", "下限", "底线", "要求", "规定", "需", "预算", "平均", "设计规模", "分值", "控制线", "起始线", "警戒线", "限值", "门槛", "定额"];
    private static readonly string[] Relations = ["高于", "低于", "高出", "低出", "超过", "超出", "未达到", "不足", "超", "比", "较"];

    /// <summary>The two numbers; null when words do not name them.</summary>
    public static (Mention One, Mention Other)? Of(Asked asked) =>
        Pair(asked) is var (one, other) && !(asked.Target.Size > 1 && (one.Role == Role.Base || other.Role == Role.Base)) ? (one, other) : null;

    // 分别比 2020 年的 a 和 b 提高…，比规划目标（c、d）高…: what it was is not held against the aim.
    private static (Mention One, Mention Other)? Pair(Asked asked)
    {
        var target = asked.Target;
        if (target.Yearly || asked.EndsIn(Changes)) return null;
        if ((Places(asked) ?? Both(asked)) is { } told) return told;
        // 扣 36.5 分，其中经费扣 12 分、师资扣 14.5 分: one of several, each from something else.
        if (asked.Near.Count == 0 || target.Among || asked.EndsIn("扣", "扣分", "失分") && asked.Before is { } before && (before.Lead.EndsWith('扣') || before.Lead.EndsWith("扣分", StringComparison.Ordinal))) return null;
        if (target.Role != Role.Gap && !asked.EndsIn(Words) && !IsBehindOther(asked) && !IsSmall(asked)) return null;
        return Told(asked);
    }

    // 教师高出公务员 600 元, but not 高于 10.2 平方米的规定标准: no difference is as large as what it is taken from.
    private static bool IsSmall(Asked asked) =>
        asked.Target.Role == Role.Level && GapSides.Read(asked.Target.Lead).Sign != 0 && asked.Near[0].Quantity.Value > 2 * asked.Target.Quantity.Value;

    // 高于 50% 的要求 7.0 个百分点, 超出 2000 人上限 1260 人: the difference stands right behind what is compared with.
    private static bool IsBehindOther(Asked asked) =>
        asked.Before is { } before && before == asked.Near[0] && before.Clause == asked.Target.Clause && Wording.Has(before.Lead, Relations) && (asked.Target.Clean.Length < 2 || Wording.Has(asked.Target.Lead, Norms) || Wording.Has(asked.Target.Lead, "水平"));

    private static (Mention, Mention)? Told(Asked asked)
    {
        var near = asked.Near;
        var target = asked.Target;
        if (asked.Behind is { } behind && (IsCompared(behind, target) || IsNorm(behind))) return (near[0], behind);
        if (near.Count < 2) return null;
        if (asked.Here > 0 && IsBehindOther(asked)) return (near[1], near[0]);
        var sides = GapSides.Read(target.Lead);
        // 教育支出增幅高于后者: the last one told.
        if (sides.Sign != 0 && sides.Right is "后者" or "其" or "它" && asked.Here > 1) return (near[1], near[0]);
        if (sides.Choose(near) is var (left, right) && left != right) return (left, right);
        // 未达到 92% 的要求，与澄江市相差: what is compared is no norm.
        if (With(asked) is { } with) return near.Find(m => m != with && m.Role != Role.Norm) is { } own ? (own, with) : null;
        if (OfLast(asked, sides) is { } told) return told;
        if (sides is { Sign: not 0, Right.Length: > 1 } || asked.Here < 2 || target.Clause - near[0].Clause > MostClauses) return null;
        var here = near.Take(Math.Min(asked.Here, MostBetween)).ToList();
        if ((Only(here, m => IsCompared(m, target)) ?? Only(here, IsNorm)) is { } other) return other == near[0] ? (near[1], near[0]) : (near[0], other);
        return asked.Here == 2 && near[0].Segment == target.Segment && near[1].Segment == target.Segment && near[0].Clause - near[1].Clause <= MostClauses ? (near[0], near[1]) : null;
    }

    // 新生 14870 人，学位 13950 个，缺口 920 个: those who need places, and the places.
    private static (Mention, Mention)? Places(Asked asked)
    {
        var target = asked.Target;
        if (target.Quantity.Kind != QuantityKind.Count || !Wording.Has(target.Lead, "缺口", "富余", "空余", "盈余", "短缺", "尚缺", "还缺", "空编", "缺编", "超编") && target.Lead != "缺") return null;
        var mentions = asked.Sentence.Mentions;
        var at = mentions.IndexOf(target);
        if (at < 2 || mentions[at - 1] is not { Known: true, Size: 1, Quantity: { Kind: QuantityKind.Count, Hedge: Hedge.None } } near || mentions[at - 2] is not { Known: true, Size: 1, Quantity: { Kind: QuantityKind.Count, Hedge: Hedge.None } } far) return null;
        if (near.Segment != target.Segment || far.Segment != target.Segment || target.Clause - near.Clause > 2 || near.Clause - far.Clause > 1) return null;
        return near.Quantity.Unit.Family == "人" != (far.Quantity.Unit.Family == "人") && Wording.Has(near.About + near.Tail + far.About + far.Tail, "学位", "床位", "座位", "编制") ? (near, far) : null;
    }

    // 两县分别为 7.2 平方米和 6.4 平方米，前者高于后者 0.8 平方米: the two of the list before.
    private static (Mention, Mention)? Both(Asked asked)
    {
        var target = asked.Target;
        if (target.Size != 1 || !Wording.Has(target.Lead, "前者高于后者", "前者低于后者", "前者比后者", "后者比前者", "两者相差", "二者相差", "相差", "两地差距")) return null;
        var mentions = asked.Sentence.Mentions;
        var at = mentions.IndexOf(target);
        return at > 1 && mentions[at - 1] is { Known: true, Size: 2, Quantity.Hedge: Hedge.None } late && mentions[at - 2] is { Known: true, Size: 2 } early && late.Group == early.Group && late.Segment == target.Segment && target.Clause - late.Clause <= 1
            && (target.Quantity.Kind == QuantityKind.Points ? late.Quantity.Kind == QuantityKind.Percent : late.Quantity.Adds(target.Quantity)) ? (early, late) : null;
    }

    // 朔湾市 67.8% 垫底，比澜川市低: of the one told last, which is no norm; 澜川市完成 55 个，完成率 96.5%: a name may stand before another number.
    private static (Mention, Mention)? OfLast(Asked asked, GapSides sides)
    {
        if (sides is not { Sign: not 0, Left.Length: < 2, Right.Length: > 1 } || asked.Near.GetRange(0, asked.Here).FindAll(m => m.Role != Role.Norm) is not [var own, .. var others]) return null;
        var name = Bare(sides.Right);
        var than = others.FindAll(m => (m.Lead + m.About).Contains(name, StringComparison.Ordinal));
        if (than.Count == 0) than = others.FindAll(m => m.Segment != own.Segment && GapClaims.StretchOf(asked.Sentence.Text, m).Contains(name, StringComparison.Ordinal));
        return than is [var one] ? (own, one) : null;
    }

    // 全市平均水平: 全市平均拨付进度.
    private static string Bare(string name) => name.EndsWith("水平", StringComparison.Ordinal) && name.Length > LeastName ? name[..^2] : name;

    private static Mention? Only(List<Mention> mentions, Predicate<Mention> which) => mentions.FindAll(which) is [var one] ? one : null;

    // 与澄江市相差: the one number of that name.
    private static Mention? With(Asked asked)
    {
        var lead = asked.Target.Lead;
        var (from, to) = (lead.LastIndexOf('与'), lead.LastIndexOf("相差", StringComparison.Ordinal));
        if (from < 0 || to - from < 3) return null;
        var name = lead[(from + 1)..to];
        return asked.Near.FindAll(m => m != asked.Near[0] && m.About.Contains(name, StringComparison.Ordinal)) is [var one] ? one : null;
    }

    private static bool IsCompared(Mention m, Mention target) => m.Role is Role.Other or Role.Norm || m.Clause == target.Clause && m.Lead.Length > 0 && m.Lead[0] is '比' or '较' or '与';

    private static bool IsNorm(Mention m) => m.Planned || Wording.Has(m.Lead, Norms) || Norms.Any(n => m.Tail.StartsWith(n, StringComparison.Ordinal));
}
