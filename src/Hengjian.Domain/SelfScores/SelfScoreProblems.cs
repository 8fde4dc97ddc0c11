using Hengjian.Indicators.Scoring;
using Hengjian.Kernel;

namespace Hengjian.Domain.SelfScores;

/// <summary>What keeps a self score from being taken: HJP0800–0812, HJP0924.</summary>
public static class SelfScoreProblems
{
    internal static Problem NoNumber(string item, string text, double most) => new("HJP0800", $"“{text}”不是得分。", Place(item), $"0 至 {NumberText.Points(most)} 的数");

    internal static Problem TooMany(string item, string points, double most) => new("HJP0801", $"{points} 分超过分值。", Place(item), $"0 至 {NumberText.Points(most)} 分");

    internal static Problem BadStep(string item, string points, double step) => new("HJP0802", $"{points} 分不合打分单位。", Place(item), $"{NumberText.Plain(step)} 分的整数倍，或满分");

    internal static Problem BadReason(string item, int most) => new("HJP0803", "理由太长，或有不能显示的字符。", Place(item), FormattableString.Invariant($"{most} 个字以内"));

    /// <summary>A reason without points.</summary>
    public static Problem ReasonOnly(string item) => new("HJP0804", "写了理由，没有写得分。", Place(item), "写上得分；0 分须写 0");

    /// <summary>Somebody else has changed it meanwhile.</summary>
    public static Problem Changed(string item, string by, string now) => new("HJP0805", $"{by}刚刚把这一项改成了{now}，没有保存。", Place(item), "对照后再保存，以您的为准");

    /// <summary>No such item, or it does not apply.</summary>
    public static Problem UnknownItem(string item, string? nearest) => new("HJP0806", $"没有可以打分的条目“{item}”。", null, nearest is null ? null : $"最接近：{nearest}");

    /// <summary>Nothing differs from what is held.</summary>
    public static Problem NothingChanged() => new("HJP0807", "没有改动可以保存。");

    /// <summary>The package, or the unit's part, is not open for it.</summary>
    public static Problem Closed(string reason) => new("HJP0808", "不能打分：" + reason);

    /// <summary>A scheme in which every item must pass.</summary>
    public static Problem NoPoints() => new("HJP0809", "本方案逐项判断达标，不打分。", "须逐项自评打分", "不勾选");

    /// <summary>A package whose figures go into another's, and which nobody scores.</summary>
    public static Problem NotEvaluated() => new("HJP0810", "本级只为上一级的自评提供数据，不打分。");

    /// <summary>Code of <see cref="NoPackage"/>.</summary>
    public static readonly string NoPackageCode = NoPackage().Code;

    /// <summary>No such package.</summary>
    public static Problem NoPackage() => new("HJP0811", "没有这个自评。");

    /// <summary>A trial that is not for this reader, not now, or cannot be computed.</summary>
    public static Problem NoTrial(string why) => new("HJP0924", "不能试算：" + why);

    private static string Place(string item) => "条目 " + item;
}
