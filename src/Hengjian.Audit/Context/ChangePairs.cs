using Hengjian.Audit.Numbers;
using Hengjian.Audit.Phrases;

namespace Hengjian.Audit.Context;

/// <summary>What was and what is now, of a change told behind both: words, years and brackets say which is which.</summary>
internal static class ChangePairs
{
    private const int MostClauses = 2;

    // Shorter names are what is left of a verb.
    private const int LeastName = 3;

    // Verbs of change that need no number, so that they are no words of the grammar.
    private static readonly string[] Deeds =
        ["撤并", "消除", "缓解", "抬升", "回升", "缩短", "减轻", "压缩", "收窄", "化解", "关停", "清退", "取消", "上调", "下调", "前移", "后移", "多拿出", "少走了", "减", "增", "加", "涨", "降", "升"];

    private static readonly string[] Ways = ["提高", "降低", "提升", "上升", "下降", "增长", "增加", "减少", "回升", "回落"];

    private static readonly string[] Earlier = ["上次", "上期", "上轮", "上一", "上学期", "此前", "原有", "原来", "原标准", "整改前", "反馈时", "当时"];

    // 一年前为 51.2%, 督导时为 9 所, 比上年秋季的 22310 人: when, and not what.
    private static readonly string[] Times = ["前", "时", "秋季", "春季", "学期", "学年"];
    private static readonly string[] NoTimes = ["目前", "同时", "按时", "临时", "课时", "学时", "及时", "当前", "学前", "提前"];

    // 现剩 2 所: of what was told before.
    private static readonly string[] Left = ["保留", "剩", "剩余", "余", "现存", "现剩", "尚存", "还剩"];

    /// <summary>The two numbers; null when they are not told, or may be of different things.</summary>
    public static (Mention Base, Mention Current)? Of(Asked asked)
    {
        var target = asked.Target;
        if (OfOther(asked) is { } since) return since;
        if (target.Yearly || target.Comparison?.Other is not null || asked.Near.Count == 0) return null;
        var changes = target.Role == Role.Change && (target.Direction != 0 || target.Quantity.Kind == QuantityKind.Points) || target is { Role: Role.Rate, Direction: not 0, Quantity.Kind: QuantityKind.Percent };
        // 县里去年 800 元，今年 1000 元，仍低 200 元: than the standard told before.
        if (asked.EndsIn("低", "高", "快", "慢") && !asked.EndsIn("提高", "降低", "升高", "增高", "加快", "减慢", "抬高")) return null;
        if (!changes && !(target is { Role: Role.Level, Size: 1, Total: false } && asked.EndsIn(Deeds))) return null;
        if (Told(asked, NameOf(asked)) is not var (b, c)) return null;
        return target.Comparison?.Period is { Year: { } with } && b.Own?.Year is { } year && year != with ? null : (b, c);
    }

    // 占 96.8%，较政策实施前的 71.3% 提高; 12106 元，低于上年 12348 元，降低: what it was is told as of another thing.
    private static (Mention Base, Mention Current)? OfOther(Asked asked)
    {
        var target = asked.Target;
        if (target is not { Role: Role.Gap, Yearly: false } || asked.Here < 2 || asked.Near[0] is not { Role: Role.Other } then || !asked.EndsIn(Ways)) return null;
        var now = asked.Near[1];
        return (then.Own?.Shift < 0 || then.Clause == target.Clause && IsWhen(then.Lead.TrimEnd('的'))) && then.Clause - now.Clause == 1 && target.Clause - then.Clause <= 1 && now.Segment == target.Segment && now.Role is Role.Level or Role.Share ? (then, now) : null;
    }

    // 紧张程度缓解, 每人每月增加: no name of a measure.
    private static string NameOf(Asked asked) =>
        asked.Target.Clean is { Length: >= LeastName } name && name[0] != '每' && !asked.EndsIn(Deeds) ? name : "";

    private static (Mention Base, Mention Current)? Told(Asked asked, string name)
    {
        var near = asked.Near;
        if (asked.Behind is { } behind && (IsBefore(behind) || behind.Own is { Year: not null, Until: null } && behind.Depth > asked.Target.Depth)) return IsOf(name, behind, near[0]) ? (behind, near[0]) : null;
        if (near.Count < 2) return null;
        var (late, early) = (near[0], near[1]);
        // 较 2022 年末减少 51 家: of the year that the words compare with.
        if (asked.Target.Comparison?.Period is { Year: { } with } && near.FindAll(m => m.Own is { Until: null } own && own.Year == with) is [var then]) return near.Find(m => m != then && IsEarlier(then, m) && IsOf(name, then, m)) is { } since ? (then, since) : null;
        var follows = early.Segment == late.Segment && late.Clause - early.Clause <= MostClauses;
        if (!IsBefore(late) && (IsBefore(early) && follows || early.Own?.Year is not null && late.Own?.Year is not null && early.Own.Precedes(late.Own)) && IsOf(name, early, late)) return (early, late);
        if (!IsBefore(late) && late.Own is not { Year: not null, Until: null }) return null;
        if (Current(asked, name, late) is { } now) return (late, now);
        // 优良率 66.3%，较去年同类核查的 58.4% 提高: nothing else is told.
        return asked.Here == 2 && late is { Role: Role.Base or Role.Level, Departs: false, Comparison.Period: not null } && (late.Role == Role.Base || IsCompared(late)) && late.Clause == asked.Target.Clause && late.Clause - early.Clause == 1 && early.Segment == late.Segment && early.Role is Role.Level or Role.Share ? (late, early) : null;
    }

    // 自评总分 94.3 分，达到 90 分的标准，比上年的 92.6 分提高 1.7 分: the nearest that may be called so, and no standard; of two years the later one.
    private static Mention? Current(Asked asked, string name, Mention before)
    {
        var dated = !IsBefore(before);
        var found = asked.Near.Skip(1).FirstOrDefault(m => IsCurrent(m) && IsSame(name, before, m)) ?? asked.Near.Skip(1).FirstOrDefault(m => IsCurrent(m) && (m.Total || IsOf(name, before, m)));
        // 2024 年 48.36 亿元，2023 年 46.20 亿元。同 2019 年的 39.52 亿元相比: the latest of the years told.
        if (found?.Own is { Year: { } told }) found = asked.Near.Find(m => IsCurrent(m) && m.Own is { Until: null } own && own.Year > told && IsOf(name, before, m)) ?? found;
        return found is null || dated && !IsEarlier(before, found) ? null : found;

        bool IsCurrent(Mention m) => m.Role is Role.Level or Role.Share or Role.Whole && !IsBefore(m) && !asked.IsPart(m) && !(before.Role == Role.Base && IsAmong(asked, m)) && !Wording.Has(m.Lead, "满分", "失分", "扣") && !(m.Own is { Year: { } year } && before.Own is { Year: { } then } && year <= then);
    }

    // 近视率 49.8%，其中高中为 72.4%、小学为 33.5%，较上年的 51.0% 下降: of the whole.
    private static bool IsAmong(Asked asked, Mention m) => asked.Sentence.Mentions.Contains(m) && (m.Among || asked.Sentence.Mentions.Exists(o => o.Among && o.Clause == m.Clause && o.Token < m.Token));

    private static bool IsEarlier(Mention before, Mention now) => before.Own is { } then && (now.Own is { } own ? then.Precedes(own) : !(now.Period?.Year <= then.Year) && now.Period?.Shift is not < 0);

    private static bool IsBefore(Mention m) => m.Role == Role.Base || m is { Role: Role.Level, Comparison.Period: not null } && IsCompared(m) || m.Departs || m.Own?.Shift < 0 || Wording.Has(m.Lead, Earlier) || IsWhen(m.Lead.TrimEnd('为', '的', '是', '有', '只'));

    // 较去年同类核查的 58.4%.
    private static bool IsCompared(Mention m) => m.Lead.Length > 0 && m.Lead[0] is '比' or '较' or '与';

    private static bool IsWhen(string name) => Wording.Ends(name, Times) && !Wording.Ends(name, NoTimes);

    // 各学段差异明显，较上年的 51.0% 下降: what the clause before says is no name; nor is 总额较上年的 6.92 亿元增加.
    private static bool IsNameless(Mention before) => before.Clean.Length == 0 || Wording.Has(before.Clean, Earlier) || IsWhen(before.Clean) || before.Role == Role.Base && IsCompared(before) && !before.Lead.Contains(before.Clean, StringComparison.Ordinal) || before.Role == Role.Base && before.Clean.Length == 1;

    private static bool IsSame(string name, Mention before, Mention now) =>
        now.AboutClean.Length > 1 && (now.AboutClean == before.Clean || IsNameless(before) && now.AboutClean == name);

    private static bool IsOf(string name, Mention before, Mention now) =>
        (IsNameless(before) || Names(before.Clean, now) || Wording.Ends(now.Clean, Left)) && (name.Length == 0 || Names(name, now) || SubjectText.Overlap(name, before.AboutClean)) || before.ShareWord && now.ShareWord;

    private static bool Names(string name, Mention now) => SubjectText.MayMean(name, now.AboutClean) || SubjectText.Overlap(name, now.AboutClean + now.Tail);
}
