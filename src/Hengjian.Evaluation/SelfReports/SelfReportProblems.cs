using System.Globalization;
using Hengjian.Kernel;

namespace Hengjian.Evaluation.SelfReports;

/// <summary>What may be wrong with a self-evaluation report: HJP0586–HJP0589.</summary>
public static class SelfReportProblems
{
    /// <summary>A block that is not in the report.</summary>
    public static Problem NoBlock() => new("HJP0586", "报告里没有这一段，来源可能刚刚改过，请刷新。");

    /// <summary>Too long.</summary>
    public static Problem TooLong(int most) => new("HJP0587", string.Create(CultureInfo.InvariantCulture, $"一段超过 {most} 字，没有保存。"));

    /// <summary>The file does not say what the page says.</summary>
    public static Problem NotPrinted(string line) => new("HJP0588", $"生成的文件里读不回“{line}”，没有交付。");
}
