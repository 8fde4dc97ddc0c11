using Hengjian.Audit.Checks;
using Hengjian.Audit.Findings;
using Hengjian.Audit.Numbers;
using Hengjian.Audit.Phrases;

namespace Hengjian.Audit.Claims;

/// <summary>Checks numbers against norms: 高于、低于、不低于、控制在…以内, 达到…的要求.</summary>
internal static class ThresholdClaims
{
    /// <summary>The claims of a sentence.</summary>
    public static IEnumerable<Claim> Of(Scope scope)
    {
        var claims = Near(scope).ToList();
        var done = claims.SelectMany(c => c.Numbers).Where(n => n.Role == "norm").Select(n => n.Start).ToHashSet();
        return claims.Concat(FartherNorms.Of(scope, done)).Concat(BracketNorms.Of(scope.Sentence, done)).Concat(NormsMet.Of(scope)).Concat(TeacherPay.Of(scope.Sentence) is { } pay ? [pay] : []);
    }

    private static IEnumerable<Claim> Near(Scope scope)
    {
        var mentions = scope.Sentence.Mentions;
        for (var i = 0; i < mentions.Count; i++)
        {
            var norm = mentions[i];
            if (!norm.Known || norm.Relation is not { } relation || norm.Role is not (Role.Norm or Role.Ratio) && !IsOther(norm)) continue;
            // 优于 19:1 may mean lower or higher.
            if (norm.Role == Role.Ratio && norm.Lead.Contains("优于", StringComparison.Ordinal) || relation != WordKind.Reach && IsOneTo(norm)) continue;
            // 按不低于 5% 的规定，甲县达标、乙县未达标: what is asked for, not what is so.
            if (norm.Lead.Length > 0 && (norm.Lead[0] == '按' || norm.Lead.StartsWith("对照", StringComparison.Ordinal) || norm.Lead.StartsWith("根据", StringComparison.Ordinal) || norm.Lead.StartsWith("依照", StringComparison.Ordinal))) continue;
            relation = Breached(norm, relation);
            if (Value(mentions, i, norm) is not { } value) continue;
            if (mentions[norm.Group].Lead.Contains("优于", StringComparison.Ordinal) && IsBetterLow(mentions[value.Group])) relation = WordKind.Below;
            var listed = IsListed(mentions, i, norm);
            // a、b，均高于 c is of both: see FartherNorms, as for what is told beside the value.
            if (norm.Size == 1 && value.Size == 1 && IsAll(norm)) continue;
            var claim = Claim(value, norm, relation);
            if (claim.Verdict == Verdict.Consistent || !listed && value.Quantity.Hedge == Hedge.None && !FartherNorms.IsAside(value)) yield return claim;
            if (listed) continue;
            for (var k = value.Group; norm.Size == 1 && value.Size > 1 && k < value.Group + value.Size; k++)
                if (mentions[k] != value) yield return Claim(mentions[k], norm, relation);
        }
    }

    // 差异系数 0.41 优于 0.50: what should be small is better below.
    private static readonly string[] BetterLow = ["生师比", "辍学", "流失", "大班额", "班额", "大校额", "事故", "近视", "差距", "差异", "死亡", "违法", "犯罪", "投诉", "负债", "缺编", "空编"];

    /// <summary>What should be small: 差异系数, 辍学率.</summary>
    internal static bool IsBetterLow(Mention value)
    {
        foreach (var name in BetterLow)
            if (value.AboutClean.Contains(name, StringComparison.Ordinal) || value.Lead.Contains(name, StringComparison.Ordinal)) return true;
        return false;
    }

    private static readonly string[] Bounds = ["不多于", "不高于", "不超过", "不大于", "不得超过", "不得高于", "不低于", "不少于", "不小于", "不得低于", "不得少于", "至多", "至少"];
    private static readonly string[] Overdone = ["超过", "超出", "突破", "高于", "多于", "大于"];
    private static readonly string[] Underdone = ["低于", "少于", "不足", "小于"];
    private static readonly string[] Missed = ["未达", "达不到", "没有达到", "没达到", "不符合", "未符合", "违反", "不满足", "未满足", "未做到", "没有做到", "未落实"];

    // 超过每名不多于 50 人的规定, 未达到不低于 95% 的要求: a bound that is said to be broken; 高于不低于 10% 的要求 keeps it.
    private static WordKind Breached(Mention norm, WordKind relation)
    {
        if (relation is not (WordKind.NotAbove or WordKind.NotBelow) || Bounds.Max(b => norm.Lead.LastIndexOf(b, StringComparison.Ordinal)) is not (> 0 and var bound)) return relation;
        var before = norm.Lead[..bound];
        var over = relation == WordKind.NotAbove;
        return Missed.Any(Says) || (over ? Overdone : Underdone).Any(Says) ? over ? WordKind.Above : WordKind.Below : relation;
        bool Says(string word) => before.IndexOf(word, StringComparison.Ordinal) is >= 0 and var at && (at == 0 || before[at - 1] is not ('不' or '未'));
    }

    // 均低于小学 45 人、初中 50 人: each of the values has a norm of its own.
    private static bool IsListed(List<Mention> mentions, int index, Mention norm) =>
        norm.Size == 1 && index + 1 < mentions.Count && mentions[index + 1] is { Known: true } next && next.Clause == norm.Clause && next.Depth == norm.Depth
        && next.Quantity.Adds(norm.Quantity);

    // 不低于公务员平均工资（8.9 万元）: what another thing amounts to, in brackets after its name.
    private static bool IsOther(Mention norm) => norm.Role == Role.Other && norm.Depth > 0;

    // The value just before, or the one of the same place in the list before.
    private static Mention? Value(List<Mention> mentions, int index, Mention norm)
    {
        var skipped = false;
        var place = norm.Size - 1;
        for (var i = norm.Group - 1; i >= 0 && norm.Group - i < 12; i--)
        {
            var value = mentions[i];
            if (value.Depth > norm.Depth)
            {
                skipped = true;
                continue;
            }
            // 小学不高于 0.50、初中不高于 0.45: a norm of its own.
            if (value.Relation is not null || value.Role is Role.Norm or Role.Other || norm.Clause - value.Clause > (skipped ? 3 : 1) + (norm.Size > 1 ? 1 : 0)) return null;
            if (!value.Known || !value.Quantity.Adds(norm.Quantity)) return null;
            if (place-- > norm.Place) continue;
            if (norm.Role == Role.Ratio) return value.Role == Role.Ratio ? value : null;
            return value.Role is Role.Level or Role.Share or Role.Rate && (norm.Size > 1 || value.Size == 1 || IsAll(norm)) ? value : null;
        }
        return null;
    }

    // 均高于 25 平方米: each of the list before.
    private static bool IsAll(Mention norm) => norm.Lead.AsSpan().ContainsAny('均', '都');

    /// <summary>The claim that a value keeps to a norm, or does not.</summary>
    public static Claim Claim(Mention value, Mention norm, WordKind relation)
    {
        // A value is as exact as it is printed, a norm is what it says.
        var (v, n) = (Reading(value), Interval.Of(Reading(norm).Middle));
        // 生师比尚未达到 12.5:1: a ratio gets better as it falls.
        if (norm.Role == Role.Ratio && relation is WordKind.Below or WordKind.Reach && (norm.Lead.AsSpan().ContainsAny('达', '及')))
            relation = relation == WordKind.Below ? WordKind.Above : WordKind.NotAbove;
        var (word, fails) = relation switch
        {
            WordKind.Above => ("高于", v.High <= n.Low || v.Middle <= n.Middle),
            WordKind.Below => ("低于", v.Low >= n.High || v.Middle >= n.Middle),
            WordKind.NotBelow => ("不低于", v.High < n.Low),
            WordKind.Reach => ("达到", v.High < n.Low),
            _ => ("不超过", v.Low > n.High),
        };
        var (a, b) = (Figures.Print(value.Quantity), Figures.Print(norm.Quantity));
        var made = ClaimMaker.Open(ClaimKind.Threshold, "", new Term("stated", value.Quantity), new Term("norm", norm.Quantity));
        return made with
        {
            Verdict = fails ? Verdict.Inconsistent : Verdict.Consistent,
            Stated = value.Quantity.Printed,
            Unit = Figures.UnitOf(value.Quantity),
            Message = fails ? $"文中说 {a} {word} {b}，与数值不符。" : $"{a} {word} {b}，相符。",
            Diagnoses = fails ? [new Diagnosis("sign", "方向词或其中一个数写错")] : [],
        };
    }

    // 师生比 1:18.3, 不低于 1:19 is right as one to eighteen and wrong as eighteen to one: see FartherNorms.
    private static bool IsOneTo(Mention norm) => norm.Quantity.Sides is { } sides && sides.Left.Value < sides.Right.Value;

    // 1:18.3 and 18.3:1 say the same.
    private static Interval Reading(Mention mention) => mention.Quantity.Sides is { } s
        ? Interval.Of(Math.Max(s.Left.Value, s.Right.Value) / Math.Min(s.Left.Value, s.Right.Value)) : mention.Quantity.AsPrinted;
}
