using System.Globalization;
using Hengjian.Kernel;

namespace Hengjian.Domain.Evidences;

/// <summary>What may be wrong when evidence is handed in or used: HJP0560–HJP0589.</summary>
public static class EvidenceProblems
{
    /// <summary>A piece that does not begin where the last one ended.</summary>
    public static Problem WrongOffset(long received) =>
        new("HJP0560", string.Create(CultureInfo.InvariantCulture, $"已收到 {received} 字节，请从那里接着传。"));

    /// <summary>A piece that is not what its hash says.</summary>
    public static Problem BrokenPiece() => new("HJP0561", "这一段在路上出了错，没有保存，请重传这一段。");

    /// <summary>More bytes than announced.</summary>
    public static Problem TooMuch(long size) => new("HJP0562", string.Create(CultureInfo.InvariantCulture, $"传来的内容超过所报的 {size} 字节。"));

    /// <summary>Ended too early.</summary>
    public static Problem NotWhole(long received, long size) =>
        new("HJP0563", string.Create(CultureInfo.InvariantCulture, $"只收到 {received} 字节，应为 {size} 字节。"));

    /// <summary>The whole file is not the one whose hash was announced.</summary>
    public static Problem OtherFile() => new("HJP0564", "收到的文件与本机计算的指纹不一致，没有保存，请重新上传。");

    /// <summary>Over.</summary>
    public static Problem Over(string state) => new("HJP0565", $"这次上传{state}，不能再继续，请重新上传。");

    /// <summary>The pieces are gone from the disk.</summary>
    public static Problem PiecesGone() => new("HJP0566", "已收到的部分在服务器上找不到了，请重新上传。");

    /// <summary>Too many open uploads.</summary>
    public static Problem TooManyOpen(int most) =>
        new("HJP0567", string.Create(CultureInfo.InvariantCulture, $"没有传完的文件超过 {most} 个，请先传完或放弃一些。"));

    /// <summary>Too large to be announced.</summary>
    public static Problem BadSize(long most) =>
        new("HJP0568", string.Create(CultureInfo.InvariantCulture, $"文件是空的，或超过 {most >> 20} MB。"));

    /// <summary>A file name that is none.</summary>
    public static Problem BadName() => new("HJP0569", "文件名是空的或过长。", null, "200 个字符以内的文件名");

    /// <summary>No title.</summary>
    public static Problem NoTitle() => new("HJP0570", "还没有写材料名称。", "名称");

    /// <summary>Days the wrong way round.</summary>
    public static Problem BadPeriod() => new("HJP0571", "所属时段的结束早于开始。", "所属时段");

    /// <summary>A day that is none.</summary>
    public static Problem BadDay(string text) => new("HJP0572", $"“{text}”不是日期。", null, "如 2025-12-31");

    /// <summary>Pages the wrong way round or beyond the end.</summary>
    public static Problem BadPages(int? pages) => new("HJP0573", "页码不对。", "页码",
        pages is { } all ? string.Create(CultureInfo.InvariantCulture, $"1 至 {all}，结束页不小于起始页") : "从 1 起，结束页不小于起始页");

    /// <summary>A slot the item does not have.</summary>
    public static Problem NoSlot(string slot) => new("HJP0574", $"这个条目没有“{slot}”这项佐证要求。");

    /// <summary>Signs no database keeps.</summary>
    public static Problem NotStorable() => new("HJP0754", "名称、文号或摘录里有不能保存的字符。", null, "删去看不见的控制字符后再试");

    /// <summary>A quote that is too long.</summary>
    public static Problem LongQuote(int most) => new("HJP0755", string.Create(CultureInfo.InvariantCulture, $"摘录超过 {most} 字。"), "摘录", "只摘最要紧的一段");

    /// <summary>A kind the slot does not take.</summary>
    public static Problem WrongKind(string slot, string kinds) => new("HJP0575", $"“{slot}”要的不是这类材料。", null, kinds);

    /// <summary>Evidence of another time.</summary>
    public static Problem WrongPeriod(string slot, string wanted, string given) =>
        new("HJP0576", $"“{slot}”要{wanted}的材料，这份是{given}的。", null, "换成该时段的材料，或更正这份材料的成文日期、所属时段");

    /// <summary>Evidence without any date, where a time is asked.</summary>
    public static Problem NoPeriod(string slot, string wanted) =>
        new("HJP0577", $"“{slot}”要{wanted}的材料，这份没有写成文日期和所属时段。", null, "补上其中一项");

    /// <summary>A use that holds a version back.</summary>
    public static Problem Used(int uses) => new("HJP0578", string.Create(CultureInfo.InvariantCulture, $"这份材料还用在 {uses} 处，不能移除。"), null, "先在条目里取消引用");

    /// <summary>Used the same way already.</summary>
    public static Problem UsedAlready() => new("HJP0579", "这份材料已经用在这里，页码也相同。");

    /// <summary>A slot short of evidence, told when handing in.</summary>
    public static Problem SlotEmpty(string slot, int have, int least) =>
        new("HJP0580", string.Create(CultureInfo.InvariantCulture, $"佐证“{slot}”要 {least} 份，合用的有 {have} 份。"));

    /// <summary>Evidence of another unit.</summary>
    public static Problem OtherUnit() => new("HJP0581", "只能用本单位的材料。");

    /// <summary>No file chosen.</summary>
    public static Problem NoFile() => new("HJP0582", "还没有选择文件。");

    /// <summary>The state of the work does not allow it.</summary>
    public static Problem Closed(string why) => new("HJP0583", why);

    /// <summary>What is said of an evidence that is checked or sealed with a part.</summary>
    public static Problem DescriptionClosed(string item, string why) =>
        new("HJP0746", $"这份材料用在条目 {item}，说明随它一起审核和封存，现在不能改：{why}", null, "内容不同的，另传一份材料");

    /// <summary>A kind that cannot be shown here.</summary>
    public static Problem NoPreview() => new("HJP0584", "旧版 Word 文档不能在线预览，请下载后打开；以后请上传 docx 或 PDF。");

    /// <summary>The disk is nearly full.</summary>
    public static Problem DiskFull() => new("HJD0930", "服务器磁盘空间不足，暂时不能上传。", Expected: "请系统管理员清理磁盘后再传");

    /// <summary>A unit's open uploads are too large together.</summary>
    public static Problem TooMuchOpen(long most) => new(
        "HJD0931", string.Create(CultureInfo.InvariantCulture, $"本单位没有传完的文件合计已到 {most >> 30} GB 的上限。"), Expected: "传完，或在“佐证材料”里放弃不要的");
}
