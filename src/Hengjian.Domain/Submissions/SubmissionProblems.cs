using Hengjian.Kernel;

namespace Hengjian.Domain.Submissions;

/// <summary>What approval, submission and return may refuse: HJP0340–0359, 0594, 0860, 0920–0921, 0925.</summary>
public static class SubmissionProblems
{
    /// <summary>The record of the approval is not complete.</summary>
    public static Problem NoBody() => new("HJP0340", "请写明哪次会议或哪位领导审定。", "审定方式", "例如：市政府第 32 次常务会议");

    /// <summary>The number of the minutes is missing.</summary>
    public static Problem NoNumber() => new("HJP0341", "请写会议纪要或批件的文号。", "文号", "1 至 60 个字");

    /// <summary>The day is not one on which it can have been approved.</summary>
    public static Problem BadDay() => new("HJP0342", "审定日期不对。", "审定日期", "今天或以前的日期，不早于公示结束");

    /// <summary>Nothing was named that is to be mended.</summary>
    public static Problem NoTargets() => new("HJP0343", "请勾选退回补正的条目。", "退回内容", "至少一项");

    /// <summary>An item that is not in the package.</summary>
    public static Problem UnknownItem(string item) => new("HJP0344", $"这份自评里没有条目 {item}。");

    /// <summary>An item that was agreed not to apply has nothing to be mended.</summary>
    public static Problem NotApplicable(string item) => new("HJP0925", $"条目 {item} 已同意不适用，没有内容可以退回补正。");

    /// <summary>Cells, a block or a slot that is not under the item.</summary>
    public static Problem UnknownPlace(string item) => new("HJP0594", $"条目 {item} 里没有要退回的这一处。", null, "刷新页面后重选");

    /// <summary>No such receipt.</summary>
    public static Problem UnknownReceipt() => new("HJP0345", "没有这个回执编号。", "回执编号", "回执上的编号，例如 HJ-2026-990100-1-7F3K9Q");

    /// <summary>What is stored no longer gives the root that was signed.</summary>
    public static Problem RootChanged(string receipt) => new("HJP0346", $"报送 {receipt} 的清单与回执上的根哈希不符。");

    /// <summary>The signature is not the server's over the receipt.</summary>
    public static Problem BadSignature(string receipt) => new("HJP0347", $"报送 {receipt} 的签名无效。");

    /// <summary>A record that was sealed says something else now.</summary>
    public static Problem LeafChanged(string receipt, string what) => new("HJP0348", $"报送 {receipt} 封存的内容被改动：{what}。");

    /// <summary>A package stands where no logged deed has brought it.</summary>
    public static Problem StateNotLogged(long package, string state) => new("HJP0349", $"自评 {package} 的状态“{state}”与审计日志中的最后一次办理不符。");

    /// <summary>The record says another government, round, number or receipt than the signed list.</summary>
    public static Problem HeaderChanged(string receipt) => new("HJP0350", $"报送 {receipt} 登记的地区、轮次、次数或编号与签过名的清单不符。");

    /// <summary>A sealed file is gone or was changed.</summary>
    public static Problem FileChanged(string receipt, string name, string why) => new("HJP0351", $"报送 {receipt} 封存的文件“{name}”：{why}");

    /// <summary>Sealed figures have not become facts.</summary>
    public static Problem NoFacts(string receipt, string why) => new("HJP0352", $"报送 {receipt} 的数据没有进入测算：{why}");

    /// <summary>Stored values are not those the log has the hash of.</summary>
    public static Problem BatchChanged(long sequence) => new("HJP0353", $"审计日志第 {sequence} 条登记的一批填报数据与库中的不符：有数被改、被删或被添。");

    /// <summary>Stored values that no entry of the log covers.</summary>
    public static Problem NotInBatch(int count, long first) => new("HJP0354", $"有 {count} 个填报的数不在审计日志登记的任何一批里，第一个是修订 {first}。");

    /// <summary>Stored texts that no entry of the log covers.</summary>
    public static Problem TextNotInBatch(int count, long first) => new("HJP0860", $"有 {count} 段自评文字的版本不在审计日志登记的任何一批里，第一个是版本 {first}。");

    /// <summary>An approval, a publicity, an objection or its answer is not as it was logged.</summary>
    public static Problem NotAsLogged(string what, long id) => new("HJP0355", $"{what} {id} 与审计日志登记的不符。");

    /// <summary>An answer to a check that the log has and the records have not.</summary>
    public static Problem AnswerGone(string flag) => new("HJP0920", $"审计日志登记的对核查提示 {flag} 的答复已不在库中。");

    /// <summary>Sealed figures wait longer than they should, and nothing says why.</summary>
    public static Problem FactsLate(string receipt) => new("HJP0921", $"报送 {receipt} 的数据还没有进入测算，也没有说明原因。", null, "启动服务器；仍不进入的，请系统管理员查看“发送失败”");
}
