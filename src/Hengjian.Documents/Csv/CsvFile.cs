using System.Security.Cryptography;
using System.Text;
using Hengjian.Kernel;

namespace Hengjian.Documents.Csv;

/// <summary>
/// A csv file that several threads may read at once: a file without quotes is cut into parts at line ends, any other
/// is one part. Fields, lines and problems are those that one <see cref="CsvReader"/> over the whole file gives.
/// </summary>
public sealed class CsvFile : IDisposable
{
    private const int MostPartBytes = 1 << 23;
    private readonly FileStream stream;
    private readonly CsvOptions options;
    private readonly long start;
    private readonly IReadOnlyList<TextMark>? marks;

    private CsvFile(FileStream stream, CsvOptions options, TextLayout text, string sha256)
    {
        this.stream = stream;
        start = stream.Position;
        Encoding = text.Encoding;
        Sha256 = sha256;
        marks = text.IsPlain && text.Lines < options.MaxRows && AreShort(text.Marks) ? text.Marks : null;
        this.options = marks is null || options.Delimiter is not null ? options : options with { Delimiter = DelimiterOf(stream) };
    }

    /// <summary>The encoding found: UTF-8 or GB18030.</summary>
    public Encoding Encoding { get; }

    /// <summary>Hash of the file's bytes, lower-case hex.</summary>
    public string Sha256 { get; }

    /// <summary>Number of parts; the first begins with the header.</summary>
    public int PartCount => marks is null ? 1 : marks.Count - 1;

    /// <summary>Reads the file once: its encoding, its hash and where it can be cut.</summary>
    /// <param name="path">The file; open until disposed.</param>
    /// <param name="options">Delimiter and limits.</param>
    public static Result<CsvFile> Open(string path, CsvOptions? options = null)
    {
        var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 0);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var found = TextProbe.Find(stream, hash);
        if (found.TryGet(out var text))
            return new CsvFile(stream, options ?? CsvOptions.Default, text, Convert.ToHexStringLower(hash.GetHashAndReset()));
        stream.Dispose();
        return Result.Fail<CsvFile>(found.Problems);
    }

    /// <summary>A reader before the first record of a part; several threads may read the parts of a file that has several.</summary>
    /// <param name="index">From 0.</param>
    /// <param name="buffer">Kept by the caller from part to part; grows as needed.</param>
    public CsvReader Read(int index, ref byte[] buffer)
    {
        if (marks is null)
        {
            stream.Position = start;
            return CsvReader.Over(stream, options, Encoding);
        }
        var (from, line) = marks[index];
        var length = (int)(marks[index + 1].Offset - from);
        if (buffer.Length < length + CsvReader.Padding) buffer = new byte[length + CsvReader.Padding + (length >> 3)];
        var got = 0;
        while (got < length)
        {
            var more = RandomAccess.Read(stream.SafeFileHandle, buffer.AsSpan(got, length - got), from + got);
            if (more == 0) throw new EndOfStreamException(stream.Name);
            got += more;
        }
        return new CsvReader(buffer, length, line, options, Encoding);
    }

    /// <inheritdoc/>
    public void Dispose() => stream.Dispose();

    // A text without line feeds is not read into memory whole.
    private static bool AreShort(IReadOnlyList<TextMark> marks)
    {
        for (var i = 1; i < marks.Count; i++)
            if (marks[i].Offset - marks[i - 1].Offset > MostPartBytes) return false;
        return true;
    }

    private static char DelimiterOf(FileStream stream)
    {
        var head = new byte[1 << 18];
        return CsvReader.MostFrequentDelimiter(head.AsSpan(0, RandomAccess.Read(stream.SafeFileHandle, head, stream.Position)));
    }
}
