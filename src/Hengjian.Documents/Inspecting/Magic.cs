namespace Hengjian.Documents.Inspecting;

/// <summary>What the first bytes of a file say.</summary>
/// <param name="Kind">Short word of the family.</param>
/// <param name="Name">Chinese name, for messages.</param>
internal sealed record Magic(string Kind, string Name)
{
    private const int HeadLength = 1024;

    private static readonly (byte[] Bytes, string Kind, string Name)[] Signatures =
    [
        ("%PDF-"u8.ToArray(), "pdf", "PDF 文件"),
        ("PK\u0003\u0004"u8.ToArray(), "zip", "压缩包或 Office 文件"),
        ("PK\u0005\u0006"u8.ToArray(), "zip", "空的压缩包"),
        ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], "ole", "旧版 Office 或 WPS 文件"),
        ([0xFF, 0xD8, 0xFF], "jpeg", "JPEG 图片"),
        ([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], "png", "PNG 图片"),
        ("MZ"u8.ToArray(), "exe", " Windows 程序"),
        ([0x7F, 0x45, 0x4C, 0x46], "exe", "程序"),
        ([0xCA, 0xFE, 0xBA, 0xBE], "exe", "程序"),
        ("Rar!"u8.ToArray(), "archive", " RAR 压缩包"),
        ([0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], "archive", " 7z 压缩包"),
        ([0x1F, 0x8B], "archive", " gzip 压缩包"),
        ("GIF8"u8.ToArray(), "gif", " GIF 图片"),
        ("BM"u8.ToArray(), "bmp", " BMP 图片"),
        ("RIFF"u8.ToArray(), "riff", " WebP 图片或音视频"),
        ("II*\0"u8.ToArray(), "tiff", " TIFF 图片"),
        ("MM\0*"u8.ToArray(), "tiff", " TIFF 图片"),
        ("{\\rtf"u8.ToArray(), "rtf", " RTF 文档"),
        ("#!"u8.ToArray(), "script", "脚本"),
    ];

    /// <summary>Reads the head of a file.</summary>
    public static Magic Of(Stream file)
    {
        file.Position = 0;
        Span<byte> buffer = stackalloc byte[HeadLength];
        ReadOnlySpan<byte> head = buffer[..file.ReadAtLeast(buffer, HeadLength, throwOnEndOfStream: false)];
        return Of(head);
    }

    /// <summary>Looks at the head of a file.</summary>
    public static Magic Of(ReadOnlySpan<byte> head)
    {
        foreach (var (bytes, kind, name) in Signatures)
            if (head.StartsWith(bytes) && !(kind is "bmp" or "exe" && bytes.Length == 2 && IsPlainText(head))) return new(kind, name);
        // Photographs of newer phones, and films.
        if (head.Length > 12 && head[4..].StartsWith("ftyp"u8)) return new("media", " HEIC 图片或视频");
        var text = head.StartsWith("\uFEFF"u8) ? head[3..] : head;
        text = text.TrimStart(" \t\r\n\f"u8);
        foreach (var mark in (string[])["<!doctype", "<html", "<script", "<svg", "<?xml", "<body", "<head", "<iframe"])
            if (StartsWithIgnoringCase(text, mark)) return new("web", "网页");
        return new("text", IsPlainText(head) ? "文本" : "别的文件");
    }

    /// <summary>Whether a file with this head may be of a kind.</summary>
    public bool Fits(EvidenceType type) => type switch
    {
        EvidenceType.Pdf => Kind == "pdf",
        EvidenceType.Docx or EvidenceType.Xlsx => Kind == "zip",
        EvidenceType.Doc or EvidenceType.Xls => Kind == "ole",
        EvidenceType.Jpeg => Kind == "jpeg",
        EvidenceType.Png => Kind == "png",
        // Whether it is text through and through is found by reading all of it.
        _ => Kind == "text",
    };

    // “BM” and “MZ” may begin a word of a text.
    private static bool IsPlainText(ReadOnlySpan<byte> head) => head.IndexOfAnyInRange((byte)0, (byte)8) < 0;

    private static bool StartsWithIgnoringCase(ReadOnlySpan<byte> text, string mark)
    {
        if (text.Length < mark.Length) return false;
        for (var i = 0; i < mark.Length; i++)
            if (char.ToLowerInvariant((char)text[i]) != mark[i]) return false;
        return true;
    }
}
