using System.IO.Compression;
using Hengjian.Kernel;

namespace Hengjian.Documents.Inspecting;

/// <summary>
/// Looks into a PDF: names of objects that run, start or carry something are searched in everything a reader could take
/// for an object, compressed objects included. No object is followed, so a table of contents that lies changes nothing.
/// </summary>
/// <remarks>
/// Streams are unpacked when they could be object streams (ISO 32000-1, 7.5.7): those begin with pairs of numbers. Bytes of
/// any other stream are searched when "n m obj" stands in them, as in a file whose parts are not where they seem to be.
/// </remarks>
internal static class PdfInspection
{
    private const long MostRead = 200L << 20;

    private static readonly (string Name, string Words)[] Forbidden =
    [
        ("JavaScript", "脚本（JavaScript）"), ("JS", "脚本（JavaScript）"), ("Launch", "启动程序的动作"), ("EmbeddedFile", "附件"),
        ("EmbeddedFiles", "附件"), ("RichMedia", "多媒体程序"), ("XFA", "动态表单（XFA）"), ("ImportData", "读取外部数据的动作"),
        ("SubmitForm", "发送数据的动作"), ("GoToE", "附件"),
    ];

    /// <summary>Looks into a file whose head is a PDF.</summary>
    public static Result<InspectedFile> Inspect(Stream file, InspectionLimits limits)
    {
        if (file.Length > MostRead) return InspectionProblems.TooLarge(MostRead);
        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        if (Tail(bytes) is { } problem) return problem;
        var scan = new Scan(limits);
        try
        {
            scan.Whole(bytes);
        }
        catch (InvalidDataException)
        {
            return InspectionProblems.HiddenPdf("压缩的对象解不开");
        }
        return scan.Problem is { } found ? found : new InspectedFile(EvidenceType.Pdf) { Pages = scan.Pages };
    }

    private static Problem? Tail(ReadOnlySpan<byte> bytes)
    {
        var end = bytes.LastIndexOf("%%EOF"u8);
        if (end < 0) return InspectionProblems.Damaged("PDF", "没有结尾标记，可能没有传完");
        var rest = bytes[(end + 5)..];
        return Magic.Of(rest.TrimStart("\r\n \0"u8)) is { Kind: not ("text" or "script") } other ? InspectionProblems.Appended("PDF", other.Name.Trim()) : null;
    }

    /// <summary>One pass over a file, with what it finds.</summary>
    private sealed class Scan(InspectionLimits limits)
    {
        private long left = limits.MaxUnpackedBytes;
        private int? rootPages;

        public Problem? Problem { get; private set; }

        public int? Pages => rootPages;

        public void Whole(ReadOnlySpan<byte> bytes)
        {
            var lexer = new PdfLexer(bytes);
            while (Problem is null && lexer.Next())
            {
                if (lexer.Kind == PdfTokenKind.Name) Name(lexer.Text);
                else if (lexer.Kind == PdfTokenKind.EndOfDictionary) Dictionary(lexer.Closed);
                else if (lexer.Kind == PdfTokenKind.Stream) Stream(lexer.Body, lexer.Closed);
            }
        }

        private void Objects(ReadOnlySpan<byte> bytes)
        {
            var lexer = new PdfLexer(bytes);
            while (Problem is null && lexer.Next())
            {
                if (lexer.Kind == PdfTokenKind.Name) Name(lexer.Text);
                else if (lexer.Kind == PdfTokenKind.EndOfDictionary) Dictionary(lexer.Closed);
            }
        }

        private void Name(string name)
        {
            if (name == "Encrypt") Problem = InspectionProblems.Encrypted("PDF ");
            foreach (var (forbidden, words) in Forbidden)
                if (name == forbidden) Problem ??= InspectionProblems.ActivePdf(words);
        }

        // The root of the page tree has no parent; a later save of the file writes a newer one behind.
        private void Dictionary(PdfDictionary closed)
        {
            if (closed is { Type: "Pages", HasParent: false, Count: { } count and >= 0 }) rootPages = count;
        }

        private void Stream(ReadOnlySpan<byte> body, PdfDictionary closed)
        {
            var packed = closed.Filters.Count == 0 ? null : Unpack(body, closed);
            if (packed is { } objects) Objects(objects);
            else if (closed.Filters.Count == 0 || PdfLexer.HoldsObjects(body)) Whole(body);
        }

        // Null when the stream cannot be one of objects.
        private byte[]? Unpack(ReadOnlySpan<byte> body, PdfDictionary closed)
        {
            var plain = closed.Filters is ["FlateDecode" or "Fl"] && !closed.HasPredictor;
            if (!plain)
            {
                if (closed.Type == "ObjStm") Problem = InspectionProblems.HiddenPdf("对象流用了少见的编码");
                return null;
            }
            var head = Inflate(body, 256, closed.Type == "ObjStm");
            if (head is null || (closed.Type != "ObjStm" && !LooksLikeObjects(head))) return null;
            return Inflate(body, left, strict: true);
        }

        private byte[]? Inflate(ReadOnlySpan<byte> body, long most, bool strict)
        {
            using var packed = new MemoryStream(body.ToArray(), writable: false);
            using var zlib = new ZLibStream(packed, CompressionMode.Decompress);
            using var result = new MemoryStream();
            var buffer = new byte[1 << 14];
            try
            {
                for (int got; result.Length < most && (got = zlib.Read(buffer)) > 0;) result.Write(buffer, 0, got);
            }
            catch (InvalidDataException) when (!strict || result.Length > 0)
            {
                // Readers take what could be unpacked before the damage, and so do we.
            }
            left -= most > buffer.Length ? result.Length : 0;
            if (left <= 0) Problem = InspectionProblems.Bomb("PDF 里压缩的对象解开后过大，疑似压缩炸弹，已停止读取。", null);
            return result.Length == 0 ? null : result.ToArray();
        }

        private static bool LooksLikeObjects(ReadOnlySpan<byte> head)
        {
            head = head.TrimStart(" \t\r\n\f\0"u8);
            if (head.StartsWith("%"u8)) return true;
            var digits = head.IndexOfAnyExceptInRange((byte)'0', (byte)'9');
            if (digits is <= 0 or > 10) return false;
            head = head[digits..].TrimStart(" \t\r\n\f\0"u8);
            var second = head.IndexOfAnyExceptInRange((byte)'0', (byte)'9');
            return second is > 0 and <= 10 && head[second] is (byte)' ' or (byte)'\r' or (byte)'\n' or (byte)'\t' or (byte)'<' or (byte)'[' or (byte)'/';
        }
    }
}
