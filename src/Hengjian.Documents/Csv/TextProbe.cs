using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Unicode;
using Hengjian.Kernel;

namespace Hengjian.Documents.Csv;

/// <summary>
/// Finds the encoding of a text file by reading all of it: UTF-8 if every byte is, else GB18030 if every byte is.
/// The same pass hashes the file and finds where it can be cut for several readers.
/// </summary>
/// <remarks>
/// A file is never half one and half the other: with this many good UTF-8 characters before the first bad byte it is a
/// damaged UTF-8 file, since GBK text does not look like UTF-8 for that long; reading it as GBK would give gibberish.
/// </remarks>
internal static class TextProbe
{
    private const int SureOfUtf8 = 16;
    private const int ChunkSize = 1 << 18;

    private static readonly Encoding Gb18030 = CodePagesEncodingProvider.Instance.GetEncoding(54936)!;

    /// <summary>What the whole stream is; the stream is left after the byte order mark.</summary>
    /// <param name="stream">Seekable.</param>
    /// <param name="hash">Takes every byte once, in order; null when nobody asks for it.</param>
    public static Result<TextLayout> Find(Stream stream, IncrementalHash? hash = null)
    {
        var start = stream.Position;
        Span<byte> head = stackalloc byte[8];
        var got = stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        if (got == 0) return DocumentProblems.EmptyFile();
        if (Stranger(head[..got]) is { } problem) return problem;
        var bom = head[..got].StartsWith("\uFEFF"u8) ? 3 : 0;
        hash?.AppendData(head[..bom]);

        var utf8 = new Utf8Walk(start + bom);
        var hashed = Scan(stream, start + bom, utf8, hash, start + bom);
        if (utf8.HasNul) return DocumentProblems.NotText("含有空字节");
        if (utf8.IsGood) return Accept(stream, start + bom, Encoding.UTF8, utf8);
        if (bom > 0 || utf8.WideCharacters >= SureOfUtf8)
            return DocumentProblems.BadEncoding("UTF-8", utf8.Line, utf8.Bad);

        var gb = new Gb18030Walk(start);
        Scan(stream, start, gb, hash, hashed);
        if (gb.HasNul) return DocumentProblems.NotText("含有空字节");
        if (gb.IsGood) return Accept(stream, start, Gb18030, gb);
        var further = gb.Line >= utf8.Line ? (Walk)gb : utf8;
        return DocumentProblems.BadEncoding("UTF-8 和 GBK", further.Line, further.Bad);
    }

    private static TextLayout Accept(Stream stream, long start, Encoding encoding, Walk walk)
    {
        stream.Position = start;
        return walk.Lines.Layout(encoding);
    }

    private static Problem? Stranger(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || head.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
            return DocumentProblems.Utf16();
        // UTF-16 without a mark: every second byte of ASCII text is zero.
        if (head.Length >= 4 && (head[0], head[2]) is (0, 0) != (head[1], head[3]) is (0, 0))
            return DocumentProblems.Utf16();
        if (head.StartsWith("PK\u0003\u0004"u8)) return DocumentProblems.NotText("看起来是 xlsx 或压缩文件");
        if (head.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0]))
            return DocumentProblems.NotText("看起来是 xls 文件");
        return head.StartsWith("%PDF"u8) ? DocumentProblems.NotText("看起来是 PDF 文件") : null;
    }

    // Returns how far the hash got: a second scan of the same bytes goes on from there.
    private static long Scan(Stream stream, long start, Walk walk, IncrementalHash? hash, long hashed)
    {
        stream.Position = start;
        var at = start;
        var chunk = ArrayPool<byte>.Shared.Rent(ChunkSize);
        var kept = 0;
        while (walk.IsGood)
        {
            var got = stream.Read(chunk, kept, chunk.Length - kept);
            at += got;
            if (at > hashed)
            {
                hash?.AppendData(chunk, kept + got - (int)(at - hashed), (int)(at - hashed));
                hashed = at;
            }
            var end = kept + got;
            var used = walk.Take(chunk.AsSpan(0, end), last: got == 0);
            if (got == 0) break;
            kept = end - used;
            chunk.AsSpan(used, kept).CopyTo(chunk);
        }
        ArrayPool<byte>.Shared.Return(chunk);
        return hashed;
    }

    /// <summary>Checks a text chunk by chunk and remembers the first byte that does not fit.</summary>
    private abstract class Walk(long start)
    {
        public TextLines Lines { get; } = new(start);

        public bool HasNul { get; private set; }

        public bool IsGood { get; private set; } = true;

        public byte Bad { get; private set; }

        public long Line => Lines.Line;

        public int WideCharacters { get; private set; }

        /// <summary>Checks the whole characters of the chunk; returns how many bytes they take.</summary>
        public int Take(ReadOnlySpan<byte> chunk, bool last)
        {
            HasNul |= chunk.Contains((byte)0);
            var checkedBytes = IsAllValid(chunk) ? chunk.Length : Crawl(chunk, last);
            Lines.Take(chunk[..checkedBytes]);
            IsGood &= !HasNul;
            return checkedBytes;
        }

        /// <summary>A quick yes; no means that <see cref="Crawl"/> looks closer.</summary>
        protected abstract bool IsAllValid(ReadOnlySpan<byte> chunk);

        /// <summary>Length of the character at the start: 0 when more bytes are needed, -1 when it is none.</summary>
        protected abstract int CharacterLength(ReadOnlySpan<byte> rest);

        private int Crawl(ReadOnlySpan<byte> chunk, bool last)
        {
            var at = 0;
            while (at < chunk.Length)
            {
                var ascii = chunk[at..].IndexOfAnyExceptInRange((byte)0, (byte)0x7F);
                if (ascii < 0) return chunk.Length;
                at += ascii;
                var length = CharacterLength(chunk[at..]);
                if (length == 0 && !last) return at;
                if (length <= 0)
                {
                    IsGood = false;
                    Bad = chunk[at];
                    return at;
                }
                WideCharacters++;
                at += length;
            }
            return at;
        }
    }

    private sealed class Utf8Walk(long start) : Walk(start)
    {
        protected override bool IsAllValid(ReadOnlySpan<byte> chunk) =>
            WideCharacters >= SureOfUtf8 && Utf8.IsValid(chunk);

        protected override int CharacterLength(ReadOnlySpan<byte> rest) =>
            Rune.DecodeFromUtf8(rest, out _, out var length) switch
            {
                OperationStatus.Done => length,
                OperationStatus.NeedMoreData => 0,
                _ => -1,
            };
    }

    private sealed class Gb18030Walk(long start) : Walk(start)
    {
        // Four-byte codes of the basic plane, then those of the sixteen others.
        private const int BasicCodes = 39_420;
        private const int WideStart = 189_000;
        private const int WideCodes = 0x10_0000;

        protected override bool IsAllValid(ReadOnlySpan<byte> chunk) => false;

        protected override int CharacterLength(ReadOnlySpan<byte> rest)
        {
            if (rest[0] is 0x80 or 0xFF) return -1;
            if (rest.Length < 2) return 0;
            if (rest[1] is >= 0x40 and not 0x7F and not 0xFF) return 2;
            if (rest[1] is < 0x30 or > 0x39) return -1;
            if (rest.Length < 4) return 0;
            if (rest[2] is < 0x81 or 0xFF || rest[3] is < 0x30 or > 0x39) return -1;
            var code = (((((rest[0] - 0x81) * 10) + rest[1] - 0x30) * 126) + rest[2] - 0x81) * 10 + rest[3] - 0x30;
            return code is < BasicCodes or (>= WideStart and < WideStart + WideCodes) ? 4 : -1;
        }
    }
}
