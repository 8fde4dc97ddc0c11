using Hengjian.Kernel;

namespace Hengjian.Evaluation.Reports;

/// <summary>Every way a report can be refused (HJP0600–0619).</summary>
public static class ReportProblems
{
    /// <summary>The round has no official run yet.</summary>
    public static Problem NoOfficialRun(string round) =>
        new("HJP0600", $"轮次“{round}”还没有正式测算结果，不能生成报告。", null, "先运行正式测算");

    /// <summary>The unit is not evaluated in the round.</summary>
    public static Problem UnknownUnit(int code, string round) =>
        new("HJP0601", FormattableString.Invariant($"轮次“{round}”不评价区划代码为 {code:D6} 的单位。"));

    /// <summary>A number of the document rests on no value.</summary>
    public static Problem UnboundNumber(string number, string sentence) =>
        new("HJP0602", $"报告中的数字“{number}”找不到数据来源。", $"“{sentence}”", "改用测算结果中的数，或删去");

    /// <summary>A value that the document must show is not in it.</summary>
    public static Problem NumberLost(string number, string place) =>
        new("HJP0603", $"数据中的“{number}”没有写进报告。", place);

    /// <summary>The public text names a unit where it may not.</summary>
    public static Problem UnitNamed(string unit, string sentence) =>
        new("HJP0604", $"公开报告的问题部分出现了被评价单位“{unit}”。", $"“{sentence}”", "改用“个别、部分、多数”等表述");

    /// <summary>A statement about one unit and item is not what the run says of them.</summary>
    public static Problem NotOfTheRun(string statement) =>
        new("HJP0606", $"“{statement}”与该单位该条目的测算结果不一致。");

    /// <summary>A quantifier does not say what the counts say.</summary>
    public static Problem WrongQuantifier(string text, string expected) =>
        new("HJP0605", $"“{text}”的量词与核查数不符。", null, expected);
}
