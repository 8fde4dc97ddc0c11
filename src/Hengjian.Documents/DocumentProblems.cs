using System.Globalization;
using Hengjian.Kernel;

namespace Hengjian.Documents;

/// <summary>
/// Every way in which a file handed in cannot be read. HJD01xx csv, HJD02xx xlsx and xls, HJD03xx limits; those of Word reports are HJD08xx (DocxProblems).
/// </summary>
public static class DocumentProblems
{
    /// <summary>The csv file is not text.</summary>
    public static Problem NotText(string looksLike) => new("HJD0101",
        "文件不是文本，无法按 CSV 读取" + (looksLike.Length > 0 ? $"（{looksLike}）。" : "。"), null, "UTF-8 或 GBK 编码的 CSV 文件");

    /// <summary>UTF-16: 记事本的“Unicode”, Excel's “Unicode 文本”.</summary>
    public static Problem Utf16() => new("HJD0102", "文件是 UTF-16（Unicode）编码。", null, "另存为 UTF-8 或 GBK 编码的 CSV 文件后再导入");

    /// <summary>Neither UTF-8 nor GB18030.</summary>
    public static Problem BadEncoding(string encoding, long line, byte bad) => new("HJD0103",
        $"有一个字节（0x{bad:X2}）不符合 {encoding} 编码，文件可能损坏或混用了两种编码。", Line(line), "全文 UTF-8 或全文 GBK（GB18030）");

    /// <summary>A quoted field that never ends.</summary>
    public static Problem UnclosedQuote(long line) =>
        new("HJD0104", "双引号没有成对，从这里起读不出单元格边界。", Line(line), "字段内的双引号写两遍，字段首尾各一个");

    /// <summary>Text between a closing quote and the delimiter.</summary>
    public static Problem TextAfterQuote(long line, int field) =>
        new("HJD0105", $"第 {field} 个字段的右引号后面还有文字。", Line(line), "右引号后面紧跟分隔符或换行");

    /// <summary>No header, no rows.</summary>
    public static Problem EmptyFile() => new("HJD0106", "文件是空的。");

    /// <summary>The zip directory or a part is broken.</summary>
    public static Problem Damaged(string detail) =>
        new("HJD0201", $"文件不完整或已损坏，打不开（{detail}）。", null, "用 Excel 或 WPS 能正常打开的 .xlsx、.xls 文件，必要时另存一份");

    /// <summary>Password-protected workbook.</summary>
    public static Problem Encrypted() => new("HJD0202", "工作簿设了打开密码，读不到内容。", null, "去掉打开密码后另存");

    /// <summary>A workbook with macros.</summary>
    public static Problem Macros() => new("HJD0203", "工作簿带有宏，为安全起见不接收。", null, "另存为不带宏的 .xlsx 文件");

    /// <summary>A zip file that is no workbook.</summary>
    public static Problem NotAWorkbook() => new("HJD0204", "压缩文件里没有工作簿。", null, ".xlsx、.xls 或 .csv 文件");

    /// <summary>A document type declaration inside a part: the way of XXE and entity bombs.</summary>
    public static Problem DtdForbidden(string part) =>
        new("HJD0205", "工作簿内部含有 DTD 声明，正常的表格软件不会写，为安全起见不接收。", part);

    /// <summary>An HTML or XML table with an .xls name.</summary>
    public static Problem WebPage() =>
        new("HJD0206", "文件其实是网页（HTML 或 XML）表格，只是扩展名像表格。", null, "用 Excel 或 WPS 打开后另存为 .xlsx");

    /// <summary>Rows out of order, addresses that are none.</summary>
    public static Problem BadSheet(string sheet, string detail) =>
        new("HJD0207", $"工作表内容有误（{detail}）。", $"工作表“{sheet}”", "用 Excel 或 WPS 打开后另存一份");

    /// <summary>A workbook without worksheets.</summary>
    public static Problem NoSheets() => new("HJD0208", "工作簿里没有工作表。");

    /// <summary>A record longer than allowed.</summary>
    public static Problem LineTooLong(long line, int limit) =>
        new("HJD0301", $"一行超过 {Number(limit)} 字节，不像是数据表。", Line(line));

    /// <summary>A record with more fields than allowed.</summary>
    public static Problem TooManyFields(long line, int limit) => new("HJD0302", $"一行超过 {Number(limit)} 列。", Line(line));

    /// <summary>More rows than allowed.</summary>
    public static Problem TooManyRows(long limit) => new("HJD0303", $"超过 {Number(limit)} 行，请分成几个文件导入。");

    /// <summary>A zip entry that grows too much when unpacked.</summary>
    public static Problem UnpacksTooLarge(string part, long limit) =>
        new("HJD0304", $"解压后超过 {Size(limit)}，疑似压缩炸弹，已停止读取。", part);

    /// <summary>A ratio no real table reaches.</summary>
    public static Problem SuspiciousRatio(string part, int limit) =>
        new("HJD0305", $"解压后膨胀超过 {limit} 倍，疑似压缩炸弹，已停止读取。", part);

    /// <summary>Too many parts in the zip.</summary>
    public static Problem TooManyEntries(int limit) => new("HJD0306", $"压缩包内超过 {Number(limit)} 个文件，不像是 Office 文件。");

    /// <summary>The file itself is too large.</summary>
    public static Problem FileTooLarge(long limit) => new("HJD0307", $"文件超过 {Size(limit)}，请分成几个文件导入。");

    /// <summary>More text than is held in memory.</summary>
    public static Problem TooMuchText(long limit) =>
        new("HJD0308", $"工作簿的文字超过 {Number(limit)} 个字符，请分成几个文件，或另存为 CSV 后导入。");

    /// <summary>More columns than allowed.</summary>
    public static Problem TooManyColumns(string sheet, int row, int limit) =>
        new("HJD0309", $"一行超过 {Number(limit)} 列。", $"工作表“{sheet}”第 {row} 行");

    private static string Size(long bytes) => bytes >= 1 << 20 ? $"{Number(bytes >> 20)} MB" : $"{Number(bytes)} 字节";

    private static string Line(long line) => $"第 {line.ToString(CultureInfo.InvariantCulture)} 行";

    private static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
