using System.Buffers.Binary;
using System.IO.Compression;
using System.Xml;
using Hengjian.Kernel;

namespace Hengjian.Documents.Packages;

/// <summary>The zip of an Office file, with every limit on what comes out of it.</summary>
internal sealed class OfficePackage : IDisposable
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
    private readonly PackageLimits limits;
    private readonly Dictionary<string, ZipArchiveEntry> parts = new(StringComparer.OrdinalIgnoreCase);
    private long unpacked;

    private OfficePackage(ZipArchive zip, PackageLimits limits)
    {
        this.zip = zip;
        this.limits = limits;
        foreach (var entry in zip.Entries) parts.TryAdd(Normal(entry.FullName), entry);
    }

    /// <summary>The names of all parts, without leading slash.</summary>
    public IEnumerable<string> Parts => parts.Keys;

    // A list of names: a book of a hundred sheets needs twenty thousand bytes.
    private const long MostRelationBytes = 4_000_000;

    public static Result<OfficePackage> Open(Stream stream, PackageLimits limits)
    {
        // .NET reads the whole directory before one may ask how long it is, so ask the bytes.
        switch (DirectoryLength(stream))
        {
            case null: return DocumentProblems.Damaged("找不到压缩目录，文件可能没有传完");
            case var length when length > (long)limits.MaxEntries * MostDirectoryBytesPerEntry:
                return DocumentProblems.TooManyEntries(limits.MaxEntries);
        }
        var zip = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true);
        if (zip.Entries.Count > limits.MaxEntries) return DocumentProblems.TooManyEntries(limits.MaxEntries);
        return new OfficePackage(zip, limits);
    }

    public bool Has(string part) => parts.ContainsKey(Normal(part));

    /// <summary>An XML reader over a part, null when the part is absent.</summary>
    /// <exception cref="PackageLimitException">What the part declares is already too much.</exception>
    public XmlReader? Read(string part) => Open(part) is { } stream ? XmlReader.Create(stream, Settings) : null;

    /// <summary>The bytes of a part, counted against the limits; null when the part is absent.</summary>
    /// <param name="part">Its name.</param>
    /// <param name="most">Bytes that this part may have beside the limits on all.</param>
    /// <exception cref="PackageLimitException">What the part declares is already too much.</exception>
    public Stream? Open(string part, long most = long.MaxValue)
    {
        if (!parts.TryGetValue(Normal(part), out var entry)) return null;
        most = Math.Min(most, limits.MaxUnpackedBytes);
        if (entry.Length > most) throw new PackageLimitException(DocumentProblems.UnpacksTooLarge(part, most));
        if (entry.Length > limits.RatioFreeBytes && entry.Length / limits.MaxRatio > entry.CompressedLength)
            throw new PackageLimitException(DocumentProblems.SuspiciousRatio(part, limits.MaxRatio));
        return new GuardedStream(this, entry, part, most);
    }

    /// <summary>True when the part begins with a document type declaration, which is why its reading failed.</summary>
    public bool HasDtd(string part)
    {
        if (!parts.TryGetValue(Normal(part), out var entry)) return false;
        Span<byte> head = stackalloc byte[2048];
        using var stream = entry.Open();
        return head[..stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false)].IndexOf("<!DOCTYPE"u8) >= 0;
    }

    /// <summary>The entries in the order of the zip.</summary>
    public IReadOnlyList<ZipArchiveEntry> Entries => zip.Entries;

    /// <summary>What the relations part of a part names: id, last word of the type, target part; outer targets are left out.</summary>
    /// <param name="of">The part; empty for the package.</param>
    public List<PackageRelation> Relations(string of)
    {
        var folder = of[..(of.LastIndexOf('/') + 1)];
        var found = new List<PackageRelation>();
        using var xml = Open(RelationsPart(of), MostRelationBytes) is { } stream ? XmlReader.Create(stream, Settings) : null;
        while (xml is not null && xml.Read())
        {
            if (xml.NodeType != XmlNodeType.Element || xml.LocalName != "Relationship") continue;
            var type = xml.GetAttribute("Type") ?? "";
            var target = (xml.GetAttribute("Target") ?? "").Replace('\\', '/');
            var outer = string.Equals(xml.GetAttribute("TargetMode"), "External", StringComparison.OrdinalIgnoreCase);
            found.Add(new(xml.GetAttribute("Id") ?? "", type[(type.LastIndexOf('/') + 1)..], outer ? "" : Resolve(folder, target)));
        }
        return found;
    }

    /// <summary>Name of the part that holds a part's relations.</summary>
    public static string RelationsPart(string of)
    {
        var cut = of.LastIndexOf('/') + 1;
        return of[..cut] + "_rels/" + of[cut..] + ".rels";
    }

    public void Dispose() => zip.Dispose();

    // WPS and some exports write /xl/worksheets/sheet1.xml, Excel writes worksheets/sheet1.xml, others ../word/x.xml.
    private static string Resolve(string folder, string target)
    {
        if (target.StartsWith('/')) return target[1..];
        while (target.StartsWith("../", StringComparison.Ordinal))
        {
            target = target[3..];
            folder = folder[..(folder.TrimEnd('/').LastIndexOf('/') + 1)];
        }
        return folder + target;
    }

    /// <summary>A name of a part without what programs write it with or without.</summary>
    public static string Normal(string part) => part.Replace('\\', '/').TrimStart('/');

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
    private sealed class GuardedStream(OfficePackage package, ZipArchiveEntry entry, string part, long most) : Stream
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
            var limits = package.limits;
            if (own > most) throw new PackageLimitException(DocumentProblems.UnpacksTooLarge(part, most));
            if (package.unpacked > limits.MaxUnpackedBytes)
                throw new PackageLimitException(DocumentProblems.UnpacksTooLarge(part, limits.MaxUnpackedBytes));
            if (own > limits.RatioFreeBytes && own / limits.MaxRatio > entry.CompressedLength)
                throw new PackageLimitException(DocumentProblems.SuspiciousRatio(part, limits.MaxRatio));
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

/// <summary>Carries a limit's problem out of the XML reader; never leaves this room.</summary>
#pragma warning disable CA1032, CA1064 // Not a public exception: it is caught where the sheet is read.
internal sealed class PackageLimitException(Problem problem) : Exception(problem.Message)
{
    public Problem Problem { get; } = problem;
}
#pragma warning restore CA1032, CA1064

/// <summary>A relation of a part.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Type">Last word of its type: styles, comments.</param>
/// <param name="Target">Name of the part it leads to; empty when it leads out of the file.</param>
internal readonly record struct PackageRelation(string Id, string Type, string Target);
