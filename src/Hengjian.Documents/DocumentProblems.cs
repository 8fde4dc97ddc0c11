using System.Globalization;
using Hengjian.Kernel;

namespace Hengjian.Documents;

/// <summary>Every way in which a file handed in cannot be read. HJD01xx csv, HJD02xx xlsx and xls, HJD03xx limits.</summary>
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

    /// <summary>A record longer than allowed.</summary>
    public static Problem LineTooLong(long line, int limit) =>
        new("HJD0301", $"一行超过 {Number(limit)} 字节，不像是数据表。", Line(line));

    /// <summary>A record with more fields than allowed.</summary>
    public static Problem TooManyFields(long line, int limit) => new("HJD0302", $"一行超过 {Number(limit)} 列。", Line(line));

    /// <summary>More rows than allowed.</summary>
    public static Problem TooManyRows(long limit) => new("HJD0303", $"超过 {Number(limit)} 行，请分成几个文件导入。");

    private static string Line(long line) => $"第 {line.ToString(CultureInfo.InvariantCulture)} 行";

    private static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
