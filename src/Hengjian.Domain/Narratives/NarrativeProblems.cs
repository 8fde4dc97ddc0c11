using System.Globalization;
using Hengjian.Kernel;

namespace Hengjian.Domain.Narratives;

/// <summary>What may be wrong with the text of an item: HJP0540–HJP0559.</summary>
public static class NarrativeProblems
{
    private const string LockedCode = "HJP0554";

    /// <summary>True for <see cref="Locked"/>.</summary>
    public static bool IsLocked(Problem problem) => problem.Code == LockedCode;

    /// <summary>No status chosen.</summary>
    public static Problem NoStatus() => new("HJP0540", "还没有选择完成情况。", "完成情况", string.Join("、", ItemStatus.All.Select(s => s.Word)) + "之一");

    /// <summary>A word that is no status.</summary>
    public static Problem UnknownStatus(string word) => new("HJP0541", $"“{word}”不是规定的完成情况用词。", "完成情况",
        NearestName.Of(word, ItemStatus.All.Select(s => s.Word)) ?? string.Join("、", ItemStatus.All.Select(s => s.Word)) + "之一");

    /// <summary>Nothing written.</summary>
    public static Problem Empty(string block) => new("HJP0542", "还没有内容。", block);

    /// <summary>A status that needs a reason.</summary>
    public static Problem NoCause(string status) => new("HJP0543", $"选了“{status}”，还没有写原因。", "完成情况");

    /// <summary>A status that needs what remains.</summary>
    public static Problem NoRemainder(string status) => new("HJP0544", $"选了“{status}”，还没有写剩余哪些对象，或剩余多少个。", "完成情况");

    /// <summary>A status that needs a date.</summary>
    public static Problem NoDate(string status) => new("HJP0545", $"选了“{status}”，还没有写预计哪天完成。", "完成情况");

    /// <summary>A date long past.</summary>
    public static Problem EarlyDate(int year) => new("HJP0546", string.Create(CultureInfo.InvariantCulture, $"预计完成的日期早于 {year} 年，那时就该完成了。"), "完成情况", "今后的日期，或改选其他完成情况");

    /// <summary>More or earlier, without a number.</summary>
    public static Problem NoFigure(string status) => new("HJP0547", $"选了“{status}”，正文里还没有插入数据。", "完成情况", "用“插入数据”放进一个〔值 …〕或〔指标 …〕");

    /// <summary>Too long.</summary>
    public static Problem TooLong(string block, int length, int most) =>
        new("HJP0548", string.Create(CultureInfo.InvariantCulture, $"文字有 {length} 字，超过 {most} 字，没有保存。"), block, "精简，或把细节放进佐证材料");

    /// <summary>Signs no database keeps.</summary>
    public static Problem NotStorable() => new("HJP0752", "文字里有不能保存的字符（看不见的控制字符或残缺的字）。", null, "删去后重新输入");

    /// <summary>A flag let stand without a reason.</summary>
    public static Problem NoSeenReason() => new("HJP0757", "“已看过”须写理由。", "理由");

    /// <summary>The flag is not there any more.</summary>
    public static Problem FlagGone() => new("HJP0758", "这条提示已不在，文字或数据刚改过。", null, "刷新页面");

    /// <summary>A cause that is too long.</summary>
    public static Problem CauseTooLong(int most) => new("HJP0753", string.Create(CultureInfo.InvariantCulture, $"原因超过 {most} 字。"), "完成情况", "精简");

    /// <summary>A number below nothing.</summary>
    public static Problem BadCount() => new("HJP0549", "剩余数量不能是负数。", "完成情况");

    /// <summary>A token that is not written as tokens are.</summary>
    public static Problem BadToken(string text, string right) => new("HJP0550", $"“{text}”读不出来。", null, right);

    /// <summary>A token of something unknown.</summary>
    public static Problem UnknownToken(string text, string? nearest) => new("HJP0551", $"“{text}”找不到对应的数据。", null, nearest);

    /// <summary>A token without a value.</summary>
    public static Problem MissingValue(string text, string name) => new("HJP0552", $"“{text}”（{name}）现在没有数值，正文里会印成【缺】。", null, "先填这项数据，或删去这个数据");

    /// <summary>The block was changed meanwhile where this text changes it too.</summary>
    public static Problem Conflict(string by) => new("HJP0553", $"{by} 刚才改了同一段文字，两份文字都在下面，没有覆盖任何一份。", null, "对照后定稿，再保存");

    /// <summary>Somebody else writes.</summary>
    public static Problem Locked(string by, string until) => new(LockedCode, $"{by} 正在编辑这一块，锁定到 {until}。", null, "等对方编辑完，或由牵头人员写明理由接手");

    /// <summary>Takeover without a reason.</summary>
    public static Problem NoReason() => new("HJP0555", "接手别人正在编辑的文字，要写明理由。");

    /// <summary>A date that is none.</summary>
    public static Problem BadDate(string text) => new("HJP0556", $"“{text}”不是日期。", "预计完成日期", "如 2026-12-31");

    /// <summary>The state of the work does not allow it.</summary>
    public static Problem Closed(string why) => new("HJP0557", why);

    /// <summary>A comment without words.</summary>
    public static Problem EmptyComment() => new("HJP0558", "还没有写批注内容。");

    /// <summary>Words that are not in the text.</summary>
    public static Problem QuoteGone(string quote) => new("HJP0559", $"正文里现在没有“{quote}”，可能刚刚改过。", null, "重新选一段文字再批注");

    /// <summary>A block without text.</summary>
    public static Problem NothingToComment() => new("HJP0585", "这一块还没有文字，不能批注。");

    /// <summary>The table says that there is no value: it is not replaced by an older one.</summary>
    public static Problem FilledAs(string text, string filled) =>
        new("HJP0747", $"“{text}”在数据填报里是“{filled}”，没有可用的数。", null, "改填一个数，或者改写这句话");
}
