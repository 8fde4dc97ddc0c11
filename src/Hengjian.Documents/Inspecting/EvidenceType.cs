namespace Hengjian.Documents.Inspecting;

/// <summary>Kinds of files that may be handed in as evidence.</summary>
public enum EvidenceType
{
    /// <summary>PDF without scripts, programs or attachments.</summary>
    Pdf,

    /// <summary>Word, Office Open XML.</summary>
    Docx,

    /// <summary>Excel, Office Open XML.</summary>
    Xlsx,

    /// <summary>Word 97–2003 without macros.</summary>
    Doc,

    /// <summary>Excel 97–2003 without macros.</summary>
    Xls,

    /// <summary>JPEG picture.</summary>
    Jpeg,

    /// <summary>PNG picture.</summary>
    Png,

    /// <summary>Plain text, UTF-8 or GB18030.</summary>
    Text,

    /// <summary>Comma separated text, UTF-8 or GB18030.</summary>
    Csv,
}

/// <summary>Words for the kinds.</summary>
public static class EvidenceTypes
{
    private static readonly (string Extension, EvidenceType Type)[] Known =
    [
        (".pdf", EvidenceType.Pdf), (".docx", EvidenceType.Docx), (".xlsx", EvidenceType.Xlsx), (".doc", EvidenceType.Doc),
        (".xls", EvidenceType.Xls), (".jpg", EvidenceType.Jpeg), (".jpeg", EvidenceType.Jpeg), (".png", EvidenceType.Png),
        (".txt", EvidenceType.Text), (".csv", EvidenceType.Csv),
    ];

    /// <summary>Extensions that are taken, with the dot, in the order people expect them.</summary>
    public static IReadOnlyList<string> Extensions { get; } = [.. Known.Select(k => k.Extension)];

    /// <summary>The kind an extension promises; null for one that is not taken.</summary>
    /// <param name="fileName">Name of the file.</param>
    public static EvidenceType? Promised(string fileName)
    {
        var extension = Path.GetExtension(fileName);
        foreach (var (known, type) in Known)
            if (known.Equals(extension, StringComparison.OrdinalIgnoreCase)) return type;
        return null;
    }

    /// <summary>Chinese name of a kind.</summary>
    public static string NameOf(this EvidenceType type) => type switch
    {
        EvidenceType.Pdf => "PDF 文件",
        EvidenceType.Docx => "Word 文档",
        EvidenceType.Xlsx => "Excel 工作簿",
        EvidenceType.Doc => "旧版 Word 文档",
        EvidenceType.Xls => "旧版 Excel 工作簿",
        EvidenceType.Jpeg => "JPEG 图片",
        EvidenceType.Png => "PNG 图片",
        EvidenceType.Text => "文本文件",
        EvidenceType.Csv => "CSV 表格",
        _ => throw new ArgumentOutOfRangeException(nameof(type)),
    };

    /// <summary>The type a server states for such a file.</summary>
    public static string MediaOf(this EvidenceType type) => type switch
    {
        EvidenceType.Pdf => "application/pdf",
        EvidenceType.Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        EvidenceType.Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        EvidenceType.Doc => "application/msword",
        EvidenceType.Xls => "application/vnd.ms-excel",
        EvidenceType.Jpeg => "image/jpeg",
        EvidenceType.Png => "image/png",
        EvidenceType.Text => "text/plain; charset=utf-8",
        EvidenceType.Csv => "text/plain; charset=utf-8",
        _ => throw new ArgumentOutOfRangeException(nameof(type)),
    };
}
