using System.Security.Cryptography;
using Hengjian.Indicators.Yaml;
using Hengjian.Kernel;

namespace Hengjian.Indicators.Catalogue;

/// <summary>
/// The files of a catalogue with their YAML read but not yet understood. Reading YAML is most of what loading a catalogue
/// costs a new process, so the trees can be kept as bytes and taken again for the very same texts.
/// </summary>
public sealed class CatalogueTrees
{
    private CatalogueTrees(IReadOnlyList<(string Name, string Text)> files, Result<YamlPairs>[] trees) => (Files, Trees) = (files, trees);

    /// <summary>The .yaml files in ordinal order.</summary>
    internal IReadOnlyList<(string Name, string Text)> Files { get; }

    /// <summary>What each holds, or why it cannot be read.</summary>
    internal IReadOnlyList<Result<YamlPairs>> Trees { get; }

    /// <summary>Reads the YAML of files; others are passed over.</summary>
    public static CatalogueTrees Read(IReadOnlyList<(string Name, string Text)> files)
    {
        var yaml = Sorted(files);
        var trees = new Result<YamlPairs>[yaml.Count];
        // The texts need no order; what they mean does.
        Parallel.For(0, trees.Length, i => trees[i] = YamlTree.Read(yaml[i].Name, yaml[i].Text));
        return new CatalogueTrees(yaml, trees);
    }

    /// <summary>Everything as bytes; null when a file could not be read.</summary>
    public byte[]? ToBytes()
    {
        if (Trees.Any(t => t.Problems.Count > 0)) return null;
        var memory = new MemoryStream();
        using var target = new BinaryWriter(memory);
        target.Write(Program);
        target.Write7BitEncodedInt(Files.Count);
        foreach (var ((name, text), tree) in Files.Zip(Trees))
        {
            target.Write(name);
            target.Write(text);
            YamlTreeBytes.Write(target, tree.Value);
        }
        var content = memory.ToArray();
        return [.. SHA256.HashData(content), .. content];
    }

    /// <summary>Takes kept trees again.</summary>
    /// <param name="bytes">What <see cref="ToBytes"/> gave.</param>
    /// <param name="files">The files as they are now.</param>
    /// <returns>Null unless the bytes are whole, every name and text is the same and this very build wrote them.</returns>
    public static CatalogueTrees? FromBytes(byte[] bytes, IReadOnlyList<(string Name, string Text)> files)
    {
        var yaml = Sorted(files);
        if (bytes.Length < SHA256.HashSizeInBytes) return null;
        var content = bytes[SHA256.HashSizeInBytes..];
        if (!SHA256.HashData(content).AsSpan().SequenceEqual(bytes.AsSpan(0, SHA256.HashSizeInBytes))) return null;
        try
        {
            using var source = new BinaryReader(new MemoryStream(content));
            if (!source.ReadBytes(Program.Length).AsSpan().SequenceEqual(Program) || source.Read7BitEncodedInt() != yaml.Count) return null;
            var trees = new Result<YamlPairs>[yaml.Count];
            for (var i = 0; i < trees.Length; i++)
            {
                if (source.ReadString() != yaml[i].Name || source.ReadString() != yaml[i].Text) return null;
                trees[i] = YamlTreeBytes.Read(source) as YamlPairs ?? throw new InvalidDataException();
            }
            return source.BaseStream.Position == content.Length ? new CatalogueTrees(yaml, trees) : null;
        }
        catch (Exception e) when (e is IOException or InvalidDataException or FormatException)
        {
            return null;
        }
    }

    // Another build may read YAML otherwise.
    private static byte[] Program { get; } = typeof(CatalogueTrees).Module.ModuleVersionId.ToByteArray();

    private static List<(string Name, string Text)> Sorted(IReadOnlyList<(string Name, string Text)> files) =>
        [.. files.Where(f => f.Name.EndsWith(".yaml", StringComparison.Ordinal)).OrderBy(f => f.Name, StringComparer.Ordinal)];
}
