using System.IO.Compression;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace Hengjian.Documents.Packages;

/// <summary>
/// Writes an Office file again with some parts changed or added. All others are taken over as they lie in the file, packed: what
/// a reader never unpacked is not unpacked for a copy either.
/// </summary>
internal static class PackageCopy
{
    private static readonly DateTimeOffset Epoch = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly XmlWriterSettings Settings = new()
    {
        Encoding = new UTF8Encoding(false),
        Indent = false,
        NewLineHandling = NewLineHandling.Entitize,
        CheckCharacters = false,
    };

    /// <summary>The new file.</summary>
    /// <param name="file">The file, which has been opened and read.</param>
    /// <param name="changed">Parts by name. Of parts whose names differ in case or slashes alone the first is meant, as readers do.</param>
    public static byte[] With(byte[] file, IReadOnlyDictionary<string, XDocument> changed)
    {
        using var result = new MemoryStream(file.Length + file.Length / 8);
        result.Write(file);
        var left = new SortedDictionary<string, XDocument>(changed.ToDictionary(), StringComparer.OrdinalIgnoreCase);
        using (var zip = new ZipArchive(result, ZipArchiveMode.Update, leaveOpen: true))
        {
            foreach (var entry in zip.Entries)
                if (left.Remove(OfficePackage.Normal(entry.FullName), out var part)) Exchange(entry, part);
            foreach (var (name, part) in left)
            {
                var entry = zip.CreateEntry(name, CompressionLevel.Optimal);
                using (var to = entry.Open()) Write(part, to);
                entry.LastWriteTime = Epoch;
            }
        }
        return result.ToArray();
    }

    private static void Exchange(ZipArchiveEntry entry, XDocument part)
    {
        var time = entry.LastWriteTime;
        using (var to = entry.Open())
        {
            to.SetLength(0);
            Write(part, to);
        }
        entry.LastWriteTime = time;
    }

    private static void Write(XDocument document, Stream to)
    {
        using var writer = XmlWriter.Create(to, Settings);
        document.Save(writer);
    }
}
