using System.Numerics;
using System.Security.Cryptography;

namespace Hengjian.Domain.Sealing;

/// <summary>
/// A hash over a list from which nothing can be taken, added or moved, and that proves single entries without showing
/// the others. RFC 6962, section 2.1: leaf = SHA-256(0x00 ‖ bytes), node = SHA-256(0x01 ‖ left ‖ right), split at the
/// largest power of two below the count.
/// </summary>
public static class MerkleTree
{
    /// <summary>Hash of an entry.</summary>
    public static byte[] Leaf(ReadOnlySpan<byte> entry)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData([0]);
        hash.AppendData(entry);
        return hash.GetHashAndReset();
    }

    /// <summary>Root over the hashes of entries; of none, the hash of nothing.</summary>
    public static byte[] Root(IReadOnlyList<byte[]> leaves) => leaves.Count == 0 ? SHA256.HashData([]) : Root(leaves, 0, leaves.Count);

    /// <summary>The hashes that lead from an entry to the root, from the entry's neighbour up.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such entry.</exception>
    public static IReadOnlyList<byte[]> Proof(IReadOnlyList<byte[]> leaves, int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, leaves.Count);
        var path = new List<byte[]>();
        var (from, to) = (0, leaves.Count);
        while (to - from > 1)
        {
            var middle = from + Split(to - from);
            path.Add(index < middle ? Root(leaves, middle, to) : Root(leaves, from, middle));
            (from, to) = index < middle ? (from, middle) : (middle, to);
        }
        path.Reverse();
        return path;
    }

    /// <summary>Whether an entry stands at a place of the list with that root.</summary>
    /// <param name="leaf">Hash of the entry.</param>
    /// <param name="index">Its place, from 0.</param>
    /// <param name="count">Length of the list.</param>
    /// <param name="proof">What <see cref="Proof"/> gave.</param>
    /// <param name="root">Root of the list.</param>
    public static bool IsProven(byte[] leaf, int index, int count, IReadOnlyList<byte[]> proof, byte[] root)
    {
        if (index < 0 || index >= count) return false;
        // Which side each hash stands on, read off the splits on the way down.
        var sides = new Stack<bool>();
        for (var (from, to) = (0, count); to - from > 1;)
        {
            var middle = from + Split(to - from);
            sides.Push(index < middle);
            (from, to) = index < middle ? (from, middle) : (middle, to);
        }
        if (sides.Count != proof.Count) return false;
        var hash = leaf;
        foreach (var other in proof) hash = sides.Pop() ? Node(hash, other) : Node(other, hash);
        return hash.AsSpan().SequenceEqual(root);
    }

    private static byte[] Root(IReadOnlyList<byte[]> leaves, int from, int to)
    {
        if (to - from == 1) return leaves[from];
        var middle = from + Split(to - from);
        return Node(Root(leaves, from, middle), Root(leaves, middle, to));
    }

    private static int Split(int count) => (int)BitOperations.RoundUpToPowerOf2((uint)count) / 2;

    private static byte[] Node(byte[] left, byte[] right)
    {
        Span<byte> both = stackalloc byte[65];
        both[0] = 1;
        left.CopyTo(both[1..]);
        right.CopyTo(both[33..]);
        return SHA256.HashData(both);
    }
}
