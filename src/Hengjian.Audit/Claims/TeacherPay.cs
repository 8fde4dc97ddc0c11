using Hengjian.Audit.Findings;
using Hengjian.Audit.Phrases;

namespace Hengjian.Audit.Claims;

/// <summary>The norm of the law on teachers' pay, told by two amounts: 教师年平均工资收入 9.42 万元，当地公务员 9.37 万元，做到了“不低于”.</summary>
internal static class TeacherPay
{
    private static readonly string[] Kept = ["做到", "实现", "达到", "落实", "兑现", "守住", "符合", "满足"];
    private static readonly string[] Doubts = ["未", "没有", "尚", "剔除", "确保", "力争", "如果", "若"];

    /// <summary>The claim of a sentence that says that the norm is kept; none when either amount is told twice.</summary>
    public static Claim? Of(Sentence sentence)
    {
        var text = sentence.Text.AsSpan(sentence.Start, sentence.End - sentence.Start);
        if (text.IndexOf("不低于") is not (>= 0 and var at) || !text.Contains("公务员", StringComparison.Ordinal)) return null;
        var mentions = sentence.Mentions;
        var officials = mentions.FindIndex(m => m.Lead.Contains("公务员", StringComparison.Ordinal) && m.Role is Role.Level or Role.Other);
        if (officials < 1 || mentions[officials - 1] is not { Role: Role.Level, Size: 1 } teachers || mentions[officials] is not { Size: 1, Known: true } norm) return null;
        if (!teachers.Known || !teachers.Lead.Contains("教师", StringComparison.Ordinal) && !teachers.AboutClean.Contains("教师", StringComparison.Ordinal) || !teachers.Quantity.Adds(norm.Quantity) || teachers.Segment != norm.Segment) return null;
        if (!text[(at + "不低于".Length)..].IsEmpty && char.IsAsciiDigit(text[at + "不低于".Length])) return null;
        foreach (var word in Doubts)
            if (text.Contains(word, StringComparison.Ordinal)) return null;
        foreach (var word in Kept)
            if (text.Contains(word, StringComparison.Ordinal)) return ThresholdClaims.Claim(teachers, norm, WordKind.NotBelow);
        return null;
    }
}
