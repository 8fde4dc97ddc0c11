using Hengjian.Audit.Numbers;

namespace Hengjian.Audit.Phrases;

/// <summary>Tells where words say of how many parts a total is: 四地共反馈, 两项合计, 分三类, 三种方式安置.</summary>
internal static class SaidParts
{
    // What counts parts, and not people or things that a total itself may count.
    private static readonly string[] Counters = ["项", "者", "类", "大类", "种", "块", "部分", "方面", "个方面", "个部分", "个层次", "个学段", "学段", "学期", "个学期", "个渠道", "渠道", "个来源", "个片区", "片区", "个板块", "板块", "维度", "个维度", "批", "次", "轮", "县", "市", "区", "镇", "乡", "地", "校", "家", "处", "个县", "个市", "个区", "个镇", "个乡", "科", "园", "部门", "个部门", "笔", "届", "个等次", "个等级", "个档次", "个年度", "个学科", "个专业", "条渠道", "个项目", "个批次"];

    /// <summary>三种方式安置: the clause begins with how many there are.</summary>
    public static bool Begins(ReadOnlySpan<char> clause) => clause.Length > 2 && (clause[0] == '两' || Digits.Chinese(clause[0]) > 1) && Says(clause[..Math.Min(4, clause.Length)], clause[0] == '两' ? 2 : Digits.Chinese(clause[0]));

    /// <summary>True when the words say that so many are added.</summary>
    public static bool Says(ReadOnlySpan<char> words, int count)
    {
        for (var i = 0; i + 1 < words.Length; i++)
        {
            var value = words[i] == '两' ? 2 : Math.Max(Digits.Chinese(words[i]), Digits.Arabic(words[i]));
            if (value != count || i > 0 && (words[i - 1] is '第' or '前' or '后' or '近' or '十' or '百' or '.' or '其' or '之' || Digits.Chinese(words[i - 1]) >= 0 || Digits.Arabic(words[i - 1]) >= 0)) continue;
            foreach (var counter in Counters)
                if (words[(i + 1)..].StartsWith(counter, StringComparison.Ordinal)) return true;
        }
        return false;
    }
}
