using Hengjian.Kernel;

namespace Hengjian.Documents.Sheets;

/// <summary>What a file really is, whatever its name says.</summary>
public enum SheetFormat
{
    /// <summary>Comma, semicolon or tab separated text.</summary>
    Csv,

    /// <summary>Office Open XML.</summary>
    Xlsx,

    /// <summary>Excel 97–2003.</summary>
    Xls,
}

/// <summary>A sheet of a book.</summary>
/// <param name="Name">As on its tab; empty for csv.</param>
/// <param name="IsHidden">Not shown by the table program.</param>
public sealed record SheetInfo(string Name, bool IsHidden);

/// <summary>A csv, xlsx or xls file open for reading.</summary>
public abstract class SheetBook : IDisposable
{
    /// <summary>What the file really is.</summary>
    public abstract SheetFormat Format { get; }

    /// <summary>The sheets in tab order.</summary>
    public abstract IReadOnlyList<SheetInfo> Sheets { get; }

    /// <summary>Recognises the file by its first bytes and opens it.</summary>
    /// <param name="stream">Seekable, at its start; stays the caller's to close.</param>
    /// <param name="options">Limits.</param>
    /// <exception cref="ArgumentException">The stream cannot seek.</exception>
    public static Result<SheetBook> Open(Stream stream, SheetOptions? options = null)
    {
        if (!stream.CanSeek) throw new ArgumentException("A workbook stream must seek.", nameof(stream));
        options ??= SheetOptions.Default;
        if (stream.Length > options.MaxFileBytes) return DocumentProblems.FileTooLarge(options.MaxFileBytes);
        Span<byte> head = stackalloc byte[512];
        stream.Position = 0;
        head = head[..stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false)];
        stream.Position = 0;
        if (head.StartsWith("PK\u0003\u0004"u8) || head.StartsWith("PK\u0005\u0006"u8))
            return XlsxBook.Open(stream, options);
        if (head.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]))
            return XlsBook.Open(stream, options);
        if (LooksLikeWebPage(head)) return DocumentProblems.WebPage();
        return CsvBook.Open(stream, options);
    }

    /// <summary>Starts reading a sheet; one sheet at a time.</summary>
    /// <param name="sheet">Position in <see cref="Sheets"/>.</param>
    public abstract Result<SheetReader> Read(int sheet);

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Releases the package.</summary>
    protected virtual void Dispose(bool disposing)
    {
    }

    private static bool LooksLikeWebPage(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith("\uFEFF"u8)) head = head[3..];
        return head.TrimStart(" \t\r\n"u8)
            is [(byte)'<', (byte)'!' or (byte)'?' or (>= (byte)'A' and <= (byte)'z'), ..];
    }
}
