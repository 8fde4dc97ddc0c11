using System.Buffers.Binary;
using System.IO.Compression;
using System.Xml;
using Hengjian.Kernel;

namespace Hengjian.Documents.Sheets;

/// <summary>The zip of an xlsx file, with every limit on what comes out of it.</summary>
internal sealed class XlsxPackage : IDisposable
{
    private const int EndRecordLength = 22;
    private const int LongestComment = ushort.MaxValue;
    private const int MostDirectoryBytesPerEntry = 400;

    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersFromEntities = 0,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        // Control characters written as references do occur in exports of older systems.
        CheckCharacters = false,
        CloseInput = true,
    };

    private readonly ZipArchive zip;
    private readonly SheetOptions options;
    private readonly Dictionary<string, ZipArchiveEntry> parts = new(StringComparer.OrdinalIgnoreCase);
    private long unpacked;

    private XlsxPackage(ZipArchive zip, SheetOptions options)
    {
        this.zip = zip;
        this.options = options;
        foreach (var entry in zip.Entries) parts.TryAdd(Normal(entry.FullName), entry);
    }

    /// <summary>The names of all parts, without leading slash.</summary>
    public IEnumerable<string> Parts => parts.Keys;

    public static Result<XlsxPackage> Open(Stream stream, SheetOptions options)
    {
        // .NET reads the whole directory before one may ask how long it is, so ask the bytes.
        switch (DirectoryLength(stream))
        {
            case null: return DocumentProblems.Damaged("找不到压缩目录，文件可能没有传完");
            case var length when length > (long)options.MaxEntries * MostDirectoryBytesPerEntry:
                return DocumentProblems.TooManyEntries(options.MaxEntries);
        }
        var zip = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true);
        if (zip.Entries.Count > options.MaxEntries) return DocumentProblems.TooManyEntries(options.MaxEntries);
        return new XlsxPackage(zip, options);
    }

    public bool Has(string part) => parts.ContainsKey(Normal(part));

    /// <summary>An XML reader over a part, null when the part is absent.</summary>
    /// <exception cref="PackageLimitException">What the part declares is already too much.</exception>
    public XmlReader? Read(string part)
    {
        if (!parts.TryGetValue(Normal(part), out var entry)) return null;
        if (entry.Length > options.MaxUnpackedBytes)
            throw new PackageLimitException(DocumentProblems.UnpacksTooLarge(part, options.MaxUnpackedBytes));
        if (entry.Length > options.RatioFreeBytes && entry.Length / options.MaxRatio > entry.CompressedLength)
            throw new PackageLimitException(DocumentProblems.SuspiciousRatio(part, options.MaxRatio));
        return XmlReader.Create(new GuardedStream(this, entry, part), Settings);
    }

    /// <summary>True when the part begins with a document type declaration, which is why its reading failed.</summary>
    public bool HasDtd(string part)
    {
        if (!parts.TryGetValue(Normal(part), out var entry)) return false;
        Span<byte> head = stackalloc byte[2048];
        using var stream = entry.Open();
        return head[..stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false)].IndexOf("<!DOCTYPE"u8) >= 0;
    }

    public void Dispose() => zip.Dispose();

    private static string Normal(string part) => part.Replace('\\', '/').TrimStart('/');

    private static long? DirectoryLength(Stream stream)
    {
        var tail = new byte[Math.Min(stream.Length, EndRecordLength + LongestComment)];
        stream.Position = stream.Length - tail.Length;
        stream.ReadExactly(tail);
        stream.Position = 0;
        var at = tail.AsSpan().LastIndexOf("PK\u0005\u0006"u8);
        if (at < 0 || tail.Length - at < EndRecordLength) return null;
        var offset = BinaryPrimitives.ReadUInt32LittleEndian(tail.AsSpan(at + 16));
        return stream.Length - tail.Length + at - offset;
    }

    /// <summary>Counts what is really unpacked; sizes in a zip directory are only claims.</summary>
    private sealed class GuardedStream(XlsxPackage package, ZipArchiveEntry entry, string part) : Stream
    {
        private readonly Stream inner = entry.Open();
        private long own;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => own; set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override int Read(Span<byte> buffer)
        {
            var got = inner.Read(buffer);
            own += got;
            package.unpacked += got;
            var options = package.options;
            if (package.unpacked > options.MaxUnpackedBytes)
                throw new PackageLimitException(DocumentProblems.UnpacksTooLarge(part, options.MaxUnpackedBytes));
            if (own > options.RatioFreeBytes && own / options.MaxRatio > entry.CompressedLength)
                throw new PackageLimitException(DocumentProblems.SuspiciousRatio(part, options.MaxRatio));
            return got;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            inner.Dispose();
            base.Dispose(disposing);
        }
    }
}

/// <summary>Carries a limit's problem out of the XML reader; never leaves this folder.</summary>
#pragma warning disable CA1032, CA1064 // Not a public exception: it is caught where the sheet is read.
internal sealed class PackageLimitException(Problem problem) : Exception(problem.Message)
{
    public Problem Problem { get; } = problem;
}
#pragma warning restore CA1032, CA1064
