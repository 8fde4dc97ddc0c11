using Hengjian.Audit.Numbers;
using Hengjian.Audit.Phrases;

namespace Hengjian.Audit.Claims;

/// <summary>What the words at a number say of its being a total, a part or a rest.</summary>
internal static class SumWords
{
    /// <summary>True for a number that may be a total in this role; an increase may have parts too: 增加 3.27 亿元，其中….</summary>
    public static bool IsHead(Mention mention, Role role) => mention.Role == role && mention.Known && mention.Size == 1 && IsTotal(mention);

    /// <summary>新增 4860 个（小学…、初中…）: what is new has parts as any number has.</summary>
    public static bool IsFlow(Mention head) => head.Comparison is null && (head.Lead.EndsWith("新增", StringComparison.Ordinal) || head.Lead.EndsWith("增设", StringComparison.Ordinal) || head.Lead.EndsWith("增招", StringComparison.Ordinal));

    /// <summary>True for a number that may be a sum.</summary>
    public static bool IsTotal(Mention mention) => mention.Quantity.Kind is QuantityKind.Count or QuantityKind.Amount && mention.Each is null && !mention.Quantity.IsTime;

    /// <summary>True for a number that may be a part of the other.</summary>
    public static bool IsPart(Mention mention, Mention head) =>
        (mention.Role == Role.Level || mention.Role == Role.Change && (head.Role == Role.Change && mention.Direction == head.Direction || head.Added)) && mention.Known && mention.Quantity.Adds(head.Quantity) && mention is { Each: null, Planned: false, Yearly: false, Relation: null } && !IsNorm(mention);

    /// <summary>标准分别为 4.5 平方米、5.8 平方米: other numbers of the same thing are no parts of it.</summary>
    public static bool IsNorm(Mention mention)
    {
        foreach (var word in (ReadOnlySpan<string>)["标准", "要求", "目标", "满分", "上限", "下限", "底线"])
            if (mention.Clean.EndsWith(word, StringComparison.Ordinal) || mention.Group > 0 && mention.Size > 1 && mention.Lead.Contains(word, StringComparison.Ordinal)) return true;
        return false;
    }

    /// <summary>年初 86 所 … 年末 78 所: one measure at two times.</summary>
    public static bool OtherTime(Mention a, Mention b) => a.Own is { Shift: { } x } && b.Own is { Shift: { } y } && x != y;

    /// <summary>True when the words before the number say that it adds up.</summary>
    public static bool IsSummary(Mention total) =>
        total.Subject.Contains("合计", StringComparison.Ordinal) || total.Subject.Contains("总计", StringComparison.Ordinal) || total.Subject.Contains("共计", StringComparison.Ordinal)
        || total.Subject.Contains("加起来", StringComparison.Ordinal) || total.Subject.Contains("合起来", StringComparison.Ordinal) || total.Subject.Contains("之和", StringComparison.Ordinal) || total.Subject.Contains("相加", StringComparison.Ordinal)
        || total.Subject.Contains("总共", StringComparison.Ordinal) || total.Subject.Contains("总人数", StringComparison.Ordinal);

    /// <summary>两项合计, 三县共: how many numbers are added; 0 when it is not said.</summary>
    public static int Counted(Mention total)
    {
        foreach (var sum in (ReadOnlySpan<string>)["合计", "共计", "相加", "之和", "加起来", "总计", "共"])
            if (total.Lead.IndexOf(sum, StringComparison.Ordinal) is var at and > 1 && total.Lead[at - 1] is '项' or '者' or '类' or '县' or '市' or '区' or '校' or '地' or '级')
                return total.Lead[at - 2] is '两' or '二' ? 2 : Math.Max(0, "零一两三四五六七八九".IndexOf(total.Lead[at - 2], StringComparison.Ordinal));
        return 0;
    }

    /// <summary>True for what is left, or not yet done.</summary>
    public static bool IsRest(Mention mention)
    {
        foreach (var word in (ReadOnlySpan<string>)["剩余", "余下", "其余", "剩下", "尚余", "尚有", "还有", "另有", "结余", "尚未", "在建", "未完工", "未竣工", "未完成", "未开工", "正在整改", "未整改", "待整改"])
            if (mention.Lead.Contains(word, StringComparison.Ordinal)) return true;
        return false;
    }

    /// <summary>整改到位 13 个，基本完成 3 个，正在推进 1 个: what is done stands beside what is under way, and is not made of it.</summary>
    public static bool IsDone(Mention mention) =>
        !Wording.Has(mention.Lead, Undones) && (Wording.Ends(mention.Lead, Dones) || mention.Lead.Contains('已', StringComparison.Ordinal) && Wording.Has(mention.Lead, DonesSaid));

    /// <summary>True for what is begun, planned or left.</summary>
    public static bool IsUnderWay(Mention mention) => Wording.Begins(mention.Lead, Underway);

    private static readonly string[] Dones = ["到位", "完成", "销号", "办结", "解决", "竣工", "建成", "验收", "达标", "完工", "完毕"];
    // 已受理 1254 条: taken in, not done.
    private static readonly string[] DonesSaid = ["整改", "完成", "销号", "办结", "解决", "到位", "竣工", "建成", "完工", "验收", "达标", "化解", "清退", "拆除", "修复", "交付", "脱贫"];
    private static readonly string[] Undones = ["未", "需", "应", "拟", "计划", "待", "要求"];
    private static readonly string[] Underway = ["基本", "正在", "在建", "尚", "未", "拟", "待", "限期", "长期", "持续", "仍", "部分", "续建", "即将"];

    /// <summary>True for all that is left: 其余, 剩余.</summary>
    public static bool IsRemainder(Mention mention) => mention.Lead.StartsWith("其余", StringComparison.Ordinal) || mention.Lead.StartsWith("剩余", StringComparison.Ordinal) || mention.Lead.StartsWith("余下", StringComparison.Ordinal) || mention.Lead.StartsWith("剩下", StringComparison.Ordinal);

    /// <summary>Neither a sum nor a slip away from one: a point shifted makes ten times.</summary>
    public static bool FarOff(Mention head, List<Mention> parts)
    {
        var sum = 0d;
        foreach (var part in parts) sum += part.Quantity.Value;
        return (sum > 11 * head.Quantity.Value || head.Quantity.Value > 11 * sum) && !PartLabels.Complement(parts);
    }
}
