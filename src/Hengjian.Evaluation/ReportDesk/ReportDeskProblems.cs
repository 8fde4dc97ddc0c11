using System.Globalization;
using Hengjian.Domain.ReportDesk;
using Hengjian.Kernel;

namespace Hengjian.Evaluation.ReportDesk;

/// <summary>What may keep a report from being audited or a flag from being answered: HJA0501–0519.</summary>
public static class ReportDeskProblems
{
    /// <summary>No such report, or none this person may see.</summary>
    public static Problem UnknownReport(long id) => new("HJA0501", string.Create(CultureInfo.InvariantCulture, $"没有编号为 {id} 的送审报告。"));

    /// <summary>The report has no such flag.</summary>
    public static Problem UnknownFlag(string flag) => new("HJA0502", $"这份报告里没有编号为 {flag} 的提示，可能已重新审核。", Expected: "刷新页面后再答复");

    /// <summary>The answer is none of those there are.</summary>
    public static Problem UnknownReply() =>
        new("HJA0503", "请选择一种答复。", Expected: string.Join("、", Enum.GetValues<FlagReply>().Select(r => r.NameOf())));

    /// <summary>To explain takes an explanation.</summary>
    public static Problem ReasonNeeded() => new("HJA0504", "选“说明”要写明理由。", Expected: "写清数据口径、来源或计算办法");

    /// <summary>The reason is too long.</summary>
    public static Problem ReasonTooLong() => new("HJA0505", $"理由超过了 {FlagAnswer.LongestReason} 字。");

    /// <summary>Nothing to take back.</summary>
    public static Problem NothingToWithdraw() => new("HJA0506", "这条提示还没有答复，不用撤回。");

    /// <summary>Whether a number is right is seen number by number.</summary>
    public static Problem NumbersOneByOne(FlagReply reply) =>
        new("HJA0517", $"对数的提示不能一并答复“{reply.NameOf()}”，要逐处看。", Expected: $"一并答复“{FlagReply.WillCorrect.NameOf()}”，或一处一处答复");

    /// <summary>None of the flags waits for this answer.</summary>
    public static Problem NothingToAnswer() => new("HJA0515", "没有要一并答复的提示。", Expected: "刷新页面，看还有哪些未答复");

    /// <summary>Somebody else has answered, or the report was audited again, since the page was opened.</summary>
    public static Problem ChangedMeanwhile(int gone) => new(
        "HJA0516", string.Create(CultureInfo.InvariantCulture, $"打开页面以后，有 {gone} 处已由别人答复或重新审核，这次一处也没有答复。"), Expected: "看过下面的列表再答复");

    /// <summary>The report has not been audited.</summary>
    public static Problem NotAudited(string title) => new("HJA0507", $"“{title}”还没有审核结果。");

    /// <summary>The stored findings cannot be read.</summary>
    public static Problem FindingsUnreadable(string title) => new("HJA0508", $"“{title}”留存的审核结果无法读取。", Expected: "重新审核");

    /// <summary>The reader has changed since the findings were made.</summary>
    public static Problem ReadOtherwise(string title) => new("HJA0510", $"审核程序更新后读出的“{title}”与留存结果的文字不同，批注会错位。", Expected: "先点“重新审核”，再下载");

    /// <summary>A bug; its stack is on standard error.</summary>
    public static Problem Crashed(long id) => new(
        "HJA0511", string.Create(CultureInfo.InvariantCulture, $"审核送审报告 {id} 时程序出错，这一份没有审成。"), Expected: "请系统管理员查看服务器日志");

    /// <summary>Answers go to the newest version.</summary>
    public static Problem OldVersion(int newest) => new("HJA0509", string.Create(CultureInfo.InvariantCulture, $"这是旧版本，请到第 {newest} 版里答复。"));
}
