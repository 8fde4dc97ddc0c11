using Hengjian.Domain.Periodic;
using Hengjian.Kernel;

namespace Hengjian.Evaluation.Periodic;

/// <summary>Everything that can be wrong with ledgers, their rows and personal data in them: HJP0890–0899.</summary>
public static class LedgerProblems
{
    internal static Problem NoFiles(string where, string name) => new("HJP0890", $"台账的字段“{name}”不能是附件。", where, "附件放在报表自己的字段里");

    internal static Problem AsksForPeople(string where, string name) =>
        new("HJP0891", $"字段“{name}”要填学生或家长的个人信息，报表不收。", where, "用编号、人数、责任岗位代替姓名、证件号、学籍号和住址");

    /// <summary>An identity number stands in a value.</summary>
    public static Problem HoldsIdentity(string name) =>
        new("HJP0892", $"“{name}”里有像身份证号或学籍号的数字，没有存。", name, "去掉证件号码；要指明对象时用台账编号");

    /// <summary>No such row in this report.</summary>
    public static Problem UnknownRow() => new("HJP0893", "没有这一行，或者它已被删除。", Expected: "刷新页面后再看");

    /// <summary>Too many rows.</summary>
    public static Problem TooMany(Ledger ledger, int there) =>
        new("HJP0894", FormattableString.Invariant($"一期最多 {ledger.Most} 行，已有 {there} 行，再加就超过了。"), ledger.Name, "已办结的不再沿用，或由收表单位调整报表");

    /// <summary>A row is closed in the future.</summary>
    public static Problem ClosedTooLate(string name, DateOnly today) =>
        new("HJP0895", FormattableString.Invariant($"“{name}”晚于今天，没有存。"), name, FormattableString.Invariant($"不晚于 {today:yyyy-MM-dd}"));

    /// <summary>Nothing to take over.</summary>
    public static Problem NothingToCarry(string why) => new("HJP0896", why);

    /// <summary>The form has no ledger.</summary>
    public static Problem NoLedger() => new("HJP0897", "这张报表没有台账。");

    /// <summary>A row of a workbook has a key the report has not.</summary>
    public static Problem UnknownKey(string where, string key, string? nearest) =>
        new("HJP0898", $"本期台账里没有编号“{key}”，这一行没有读。", where, nearest is null ? "上期的行先在页面上沿用；新的一行编号留空" : $"最接近：{nearest}；新的一行编号留空");

    /// <summary>A required cell of a row.</summary>
    public static Problem EmptyCell(string row, string field) => new("HJP0899", $"{row}的“{field}”还没有填。", row);
}
