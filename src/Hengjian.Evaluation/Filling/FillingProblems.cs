using Hengjian.Kernel;

namespace Hengjian.Evaluation.Filling;

/// <summary>What may keep a value from being filled in: HJP0510–0539; of files HJD0800–0839.</summary>
public static class FillingProblems
{
    /// <summary>No such sheet.</summary>
    public static Problem UnknownSheet() => new("HJP0510", "没有这张填报表。");

    /// <summary>The row is not in the sheet any more.</summary>
    public static Problem UnknownRow() => new("HJP0511", "这一行已不在表中。", Expected: "刷新页面");

    /// <summary>The column is not in the sheet.</summary>
    public static Problem UnknownColumn(string element, string? nearest) =>
        new("HJP0512", $"这张表没有“{element}”一列。" + (nearest is null ? "" : $"最接近的是“{nearest}”。"));

    /// <summary>A figure that is computed.</summary>
    public static Problem Computed(string id) => new("HJP0590", $"“{id}”由系统按公式计算，不能填写。", Expected: "填写公式用到的数，系统随即重算");

    /// <summary>The table is handed in as a file.</summary>
    public static Problem WholeFile() => new("HJP0591", "这张表按整个文件交，不逐格填写。", Expected: "在表的页面上传文件");

    /// <summary>The table is filled in cell by cell.</summary>
    public static Problem NoFileSheet() => new("HJP0592", "这张表逐格填写，不交整表文件。", Expected: "用“导入 Excel”逐格导入");

    /// <summary>Two units handed in a file for the same table.</summary>
    public static Problem TwoFiles(string kind, int period) => new("HJP0593", FormattableString.Invariant($"{period}年{kind}有两个单位各交了一个文件，不能合并。"), Expected: "由一个单位交整表");

    /// <summary>The cell may not be changed now, or by this person.</summary>
    public static Problem NotNow(string reason) => new("HJP0513", reason);

    /// <summary>Too long.</summary>
    public static Problem TooLong(int most) => new("HJP0514", $"一格最多 {most} 个字。");

    /// <summary>A request that cannot be read.</summary>
    public static Problem BadRequest() => new("HJP0515", "请求的格式不对，没有保存。", Expected: "刷新页面后再试");

    /// <summary>More changes than one request may bring.</summary>
    public static Problem TooMany(int most) => new("HJP0516", $"一次最多保存 {most} 格。");

    /// <summary>The item has no sheets: nothing was issued.</summary>
    public static Problem NothingAsked() => new("HJP0517", "这一条目没有需要填报的数据。");

    /// <summary>A comment or answer without text, or too long.</summary>
    public static Problem BadText(int most) => new("HJP0518", $"请写明内容，最多 {most} 个字。");

    /// <summary>The flag is gone: a value has changed.</summary>
    public static Problem FlagGone() => new("HJP0519", "这条提示已不在，数据可能刚改过。", Expected: "刷新页面");

    /// <summary>An error cannot be explained away.</summary>
    public static Problem ErrorsAreMended() => new("HJP0520", "“错误”须更正，不能用说明代替。");

    /// <summary>Signs no database keeps.</summary>
    public static Problem NotStorable() => new("HJP0750", "含有不能保存的字符（看不见的控制字符或残缺的字）。", Expected: "删去后重新输入");

    /// <summary>The number of a change came back with something else.</summary>
    public static Problem OtherContent() => new("HJP0751", "这次改动的编号已用于另一次改动。", Expected: "再填一次");

    /// <summary>A row needs a code and a name that are not taken.</summary>
    public static Problem BadRow(string why) => new("HJP0521", why);

    /// <summary>The file is no book of this sheet.</summary>
    public static Problem NotThisSheet(string why) => new("HJD0800", why, Expected: "从本页下载的表格，填写后原样交回");

    /// <summary>Somebody has left more remarks open than anybody reads.</summary>
    public static Problem TooManyRemarks(int most) => new("HJP0861", $"您在这张表里有 {most} 条批注还没有处理，处理一些再写。");
}
