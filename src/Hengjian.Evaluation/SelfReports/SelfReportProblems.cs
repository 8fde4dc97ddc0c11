using System.Globalization;
using Hengjian.Kernel;

namespace Hengjian.Evaluation.SelfReports;

/// <summary>What may be wrong with a self-evaluation report: HJP0586–HJP0588, HJP0815–0816, HJP0923.</summary>
public static class SelfReportProblems
{
    /// <summary>A block that is not in the report.</summary>
    public static Problem NoBlock() => new("HJP0586", "报告里没有这一段，来源可能刚刚改过，请刷新。");

    /// <summary>Too long.</summary>
    public static Problem TooLong(int most) => new("HJP0587", string.Create(CultureInfo.InvariantCulture, $"一段超过 {most} 字，没有保存。"));

    /// <summary>Somebody saved the same block meanwhile, or its sources changed; both cannot stand.</summary>
    /// <param name="by">Who; empty when it is not known; null when the sources changed.</param>
    public static Problem Moved(string? by) => new(
        "HJP0815",
        by is null ? "您修改的时候，这一段的来源文字或数据变了，没有保存。" : $"您修改的时候，{(by.Length > 0 ? by : "别人")}保存了这一段的另一种改法，没有保存。",
        null, "对照下面现在的文字，改好再保存，以您的为准");

    /// <summary>A form that does not say what its editor began with.</summary>
    public static Problem NotSeen() => new("HJP0816", "这一页太旧，没有保存。", null, "刷新以后再改");

    /// <summary>The report cannot be changed as the package stands.</summary>
    public static Problem Closed(string why) => new("HJP0923", "没有保存：" + why);

    /// <summary>The file does not say what the page says.</summary>
    public static Problem NotPrinted(string line) => new("HJP0588", $"生成的文件里读不回“{line}”，没有交付。");
}
