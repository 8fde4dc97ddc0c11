using Hengjian.Kernel;

namespace Hengjian.Audit;

/// <summary>Every way in which a report cannot be audited.</summary>
public static class AuditProblems
{
    /// <summary>The file is too long to be a report.</summary>
    public static Problem TooLong(string file, long characters, long most) =>
        new("HJA0101", $"文件有 {characters} 字，超过了 {most} 字的上限。", file, "把文件拆开后分别审核");

    /// <summary>The file holds no text.</summary>
    public static Problem Empty(string file) => new("HJA0102", "文件里没有文字。", file);

    /// <summary>The file is not text in a known encoding.</summary>
    public static Problem NotText(string file) => new("HJA0103", "文件不是 UTF-8 或 GBK（GB18030）编码的文本。", file, "另存为 UTF-8 编码的 .txt 或 .md 文件");

    /// <summary>A kind of file that is not read.</summary>
    public static Problem Kind(string file, string extension) => new("HJA0104", $"不能审核“{extension}”文件。", file, ".docx、.txt 或 .md 文件");

    /// <summary>Comments were asked for on a file that holds none.</summary>
    public static Problem NotWord(string file) => new("HJA0105", "只有 .docx 文件能带批注返回。", file, ".docx 文件");

    /// <summary>The system does not give the file out.</summary>
    public static Problem NotReadable(string file) => new("HJA0106", "文件读不出来：没有权限，或正被别的程序占用。", file);
}
