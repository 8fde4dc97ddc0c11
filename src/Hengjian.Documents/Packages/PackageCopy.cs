using System.IO.Compression;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace Hengjian.Documents.Packages;

/// <summary>Writes an Office file again with some parts changed or added; all others byte by byte as they were.</summary>
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

    /// <summary>The new file; what is unpacked counts against the limits of the package.</summary>
    public static byte[] With(OfficePackage package, IReadOnlyDictionary<string, XDocument> changed)
    {
        using var result = new MemoryStream();
        var added = new SortedSet<string>(changed.Keys, StringComparer.Ordinal);
        using (var zip = new ZipArchive(result, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var entry in package.Entries)
            {
                var copy = zip.CreateEntry(entry.FullName, CompressionLevel.Optimal);
                copy.LastWriteTime = entry.LastWriteTime;
                var name = added.FirstOrDefault(n => string.Equals(n, entry.FullName.Replace('\\', '/').TrimStart('/'), StringComparison.OrdinalIgnoreCase));
                using var to = copy.Open();
                if (name is not null && added.Remove(name)) Write(changed[name], to);
                else Copy(package, entry.FullName, to);
            }
            foreach (var name in added)
            {
                var entry = zip.CreateEntry(name, CompressionLevel.Optimal);
                entry.LastWriteTime = Epoch;
                using var to = entry.Open();
                Write(changed[name], to);
            }
        }
        return result.ToArray();
    }

    private static void Copy(OfficePackage package, string name, Stream to)
    {
        using var from = package.Open(name);
        from?.CopyTo(to);
    }

    private static void Write(XDocument document, Stream to)
    {
        using var writer = XmlWriter.Create(to, Settings);
        document.Save(writer);
    }
}
