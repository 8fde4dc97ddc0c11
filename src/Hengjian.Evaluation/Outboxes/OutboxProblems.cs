using Hengjian.Kernel;

namespace Hengjian.Evaluation.Outboxes;

/// <summary>What may be wrong with a deed on the outbox: HJS0210–0214.</summary>
public static class OutboxProblems
{
    /// <summary>Done, let go or never there.</summary>
    public static Problem Gone() => new("HJS0210", "这一件已经办好、放弃，或者不在了。", null, "刷新页面");

    /// <summary>Letting go needs a reason.</summary>
    public static Problem ReasonNeeded(int most) => new("HJS0211", "放弃须写明理由。", "理由", $"1 至 {most} 个字");

    /// <summary>What was submitted rests on it.</summary>
    public static Problem Owed(string name) => new("HJS0212", $"“{name}”不能放弃，系统会一直尝试。", null, "按写明的原因处理，再点“再试”");

    /// <summary>It is still being tried by itself.</summary>
    public static Problem StillTried() => new("HJS0213", "这一件还在自动重试，不能放弃。");
}
