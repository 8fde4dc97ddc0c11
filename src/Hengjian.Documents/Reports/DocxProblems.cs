using System.Globalization;
using Hengjian.Kernel;

namespace Hengjian.Documents.Reports;

/// <summary>Every way in which a .docx report cannot be read.</summary>
public static class DocxProblems
{
    private const string SaveAgain = "用 Word 或 WPS 打开后另存为 .docx 文件";

    /// <summary>The zip or a part is broken.</summary>
    public static Problem Damaged(string detail) => new("HJD0801", $"文件不完整或已损坏，打不开（{detail}）。", null, SaveAgain);

    /// <summary>The zip cannot be opened; what the package says of it.</summary>
    public static Problem Unopened(Problem why) => new("HJD0813", why.Message, why.Where, SaveAgain);

    /// <summary>Opens with a password only.</summary>
    public static Problem Encrypted() => new("HJD0802", "文档设了打开密码，读不到内容。", null, "去掉打开密码后另存");

    /// <summary>A document with macros.</summary>
    public static Problem Macros() => new("HJD0803", "文档带有宏，为安全起见不接收。", null, "另存为不带宏的 .docx 文件");

    /// <summary>Some other file with the name of a document.</summary>
    public static Problem NotADocument(string what) => new("HJD0804", $"文件不是 Word 文档，其实是{what}。", null, ".docx 文件");

    /// <summary>Word 97–2003 or WPS's own format.</summary>
    public static Problem OldFormat() => new("HJD0805", "文件是旧版 Word（.doc）或 WPS 格式，只是扩展名像 .docx。", null, SaveAgain);

    /// <summary>A document type declaration: the way of XXE and entity bombs.</summary>
    public static Problem DtdForbidden(string part) =>
        new("HJD0806", "文档内部含有 DTD 声明，正常的文字处理软件不会写，为安全起见不接收。", part);

    /// <summary>Grows too much when unpacked.</summary>
    public static Problem Bomb(string message, string? part) => new("HJD0807", message, part);

    /// <summary>Elements within elements without end.</summary>
    public static Problem TooDeep(string part, int most) => new("HJD0808", $"文档内部嵌套超过 {most} 层，正常的文档没有这么深。", part);

    /// <summary>More than any report holds.</summary>
    public static Problem TooMuch(string part, long most) =>
        new("HJD0809", $"文档内部的标记超过 {Number(most)} 个，不像是一份报告。", part, "把文档拆开后分别审核");

    /// <summary>The file itself is too large.</summary>
    public static Problem FileTooLarge(long most) => new("HJD0810", $"文件超过 {Number(most >> 20)} MB。", null, "压缩文中的图片或拆开文档");

    /// <summary>More characters than are read.</summary>
    public static Problem TooLong(long most) => new("HJD0811", $"文档超过 {Number(most)} 字。", null, "把文档拆开后分别审核");

    /// <summary>Comments were asked for at places of another file.</summary>
    public static Problem OtherFile() => new("HJD0812", "批注的位置与这份文档对不上，文档可能已经改过。", null, "对现在的文档重新审核");

    private static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
