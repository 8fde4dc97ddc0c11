using System.Globalization;
using System.Text;
using System.Text.Json;
using Hengjian.Domain.Sealing;

namespace Hengjian.Evaluation.Sealing;

/// <summary>清单: the entries a submission fixes, one a line; its root is the hash the receipt carries.</summary>
/// <param name="Leaves">By part and key.</param>
public sealed record Manifest(IReadOnlyList<SealedLeaf> Leaves)
{
    private IReadOnlyList<byte[]>? hashes;

    private IReadOnlyList<byte[]> Hashes => hashes ??= [.. Leaves.Select(PackageContent.HashOf)];

    /// <summary>Root over the lines, lower-case hex.</summary>
    public string Root => Convert.ToHexStringLower(MerkleTree.Root(Hashes));

    /// <summary>What the first entry says of the submission; null when it is none.</summary>
    public ManifestHeader? Header { get; } = ReadHeader(Leaves);

    /// <summary>How many entries each part has.</summary>
    public IReadOnlyDictionary<SealPart, int> Counts => Leaves.CountBy(l => (SealPart)l.Part).ToDictionary();

    /// <summary>The file's bytes.</summary>
    public byte[] Write()
    {
        using var stream = new MemoryStream();
        foreach (var leaf in Leaves)
        {
            stream.Write(PackageContent.LineOf(leaf));
            stream.WriteByte((byte)'\n');
        }
        return stream.ToArray();
    }

    /// <summary>Reads a file; null when it is no manifest.</summary>
    public static Manifest? Read(ReadOnlySpan<byte> bytes)
    {
        var leaves = new List<SealedLeaf>();
        foreach (var line in Encoding.UTF8.GetString(bytes).Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = line.Split('\t', 3);
            if (parts.Length != 3 || !int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var part)) return null;
            leaves.Add(new SealedLeaf(part, parts[1], Encoding.UTF8.GetBytes(parts[2])));
        }
        return new Manifest(leaves);
    }

    /// <summary>Where a file's hash stands in the list, with the hashes that lead from its line to the root; null when it is not in it.</summary>
    public ManifestProof? Find(string sha256)
    {
        for (var i = 0; i < Leaves.Count; i++)
        {
            if (!HashIn(Leaves[i]).Contains(sha256, StringComparer.Ordinal)) continue;
            return new ManifestProof(i, Leaves.Count, (SealPart)Leaves[i].Part, Convert.ToHexStringLower(Hashes[i]), [.. MerkleTree.Proof(Hashes, i).Select(Convert.ToHexStringLower)]);
        }
        return null;
    }

    private static ManifestHeader? ReadHeader(IReadOnlyList<SealedLeaf> leaves)
    {
        if (leaves.FirstOrDefault(l => l.Part == (int)SealPart.Header && l.Key == "submission") is not { } head) return null;
        try
        {
            return JsonSerializer.Deserialize<ManifestHeader>(head.Json, JsonSerializerOptions.Web);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static IEnumerable<string> HashIn(SealedLeaf leaf)
    {
        if ((SealPart)leaf.Part is not (SealPart.Evidence or SealPart.Publicity)) yield break;
        using var read = JsonDocument.Parse(leaf.Json);
        foreach (var name in (string[])["sha256", "textSha256"])
            if (read.RootElement.TryGetProperty(name, out var value)) yield return value.GetString() ?? "";
    }
}

/// <summary>What a manifest says of its submission; part of what is signed.</summary>
/// <param name="Format">Form of the entries.</param>
/// <param name="Round">Id of the round.</param>
/// <param name="Name">Name of the round then.</param>
/// <param name="Year">Its year.</param>
/// <param name="SchemeVersion">Hash of its scheme.</param>
/// <param name="CatalogueVersion">Hash of its catalogue.</param>
/// <param name="Region">Six-digit code of the government.</param>
/// <param name="Number">1 for the first submission.</param>
/// <param name="Receipt">Its number; null in format 1, which did not hold it.</param>
/// <param name="PreviousRoot">Root of the one before; null for the first.</param>
public sealed record ManifestHeader(
    int Format, long Round, string Name, int Year, string SchemeVersion, string CatalogueVersion, int Region, int Number, string? Receipt = null, string? PreviousRoot = null);

/// <summary>That something stands in a list, without the rest of it.</summary>
/// <param name="Index">Its place, from 0.</param>
/// <param name="Count">Length of the list.</param>
/// <param name="Part">What it is.</param>
/// <param name="Leaf">Hash of its line.</param>
/// <param name="Path">The hashes that lead to the root.</param>
public sealed record ManifestProof(int Index, int Count, SealPart Part, string Leaf, IReadOnlyList<string> Path)
{
    /// <summary>Whether it leads to that root.</summary>
    public bool Leads(string root) => MerkleTree.IsProven(
        Convert.FromHexString(Leaf), Index, Count, [.. Path.Select(Convert.FromHexString)], Convert.FromHexString(root));
}
