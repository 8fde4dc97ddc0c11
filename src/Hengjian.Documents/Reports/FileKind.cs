using System.Text;
using Hengjian.Kernel;

namespace Hengjian.Documents.Reports;

/// <summary>Knows by its first bytes a file that only has the name of a .docx.</summary>
internal static class FileKind
{
    // The directory of an OLE file lies anywhere, names in UTF-16; it is searched for no further than this.
    private const int Searched = 4 << 20;

    private static readonly byte[] EncryptedName = Encoding.Unicode.GetBytes("EncryptedPackage");

    /// <summary>What is wrong; null for a zip file, whatever is in it.</summary>
    public static Problem? Wrong(ReadOnlySpan<byte> file)
    {
        if (file.StartsWith("PK\u0003\u0004"u8) || file.StartsWith("PK\u0005\u0006"u8)) return null;
        if (file.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1])) return Ole(file);
        if (file.IsEmpty) return DocxProblems.Damaged("文件是空的");
        if (file.StartsWith("%PDF"u8)) return DocxProblems.NotADocument(" PDF 文件");
        if (file.StartsWith("{\\rtf"u8)) return DocxProblems.NotADocument(" RTF 文件");
        var text = file.StartsWith("\uFEFF"u8) ? file[3..] : file;
        return DocxProblems.NotADocument(text.TrimStart(" \t\r\n"u8) is [(byte)'<', ..] ? "网页或 XML 文件" : "文本或别的文件");
    }

    private static Problem Ole(ReadOnlySpan<byte> file)
    {
        var head = file[..Math.Min(file.Length, Searched)];
        var tail = file[Math.Max(0, file.Length - Searched)..];
        return head.IndexOf(EncryptedName) >= 0 || tail.IndexOf(EncryptedName) >= 0 ? DocxProblems.Encrypted() : DocxProblems.OldFormat();
    }
}
