namespace Hengjian.Audit.Copying;

/// <summary>Knows the shingles that many texts share: names of laws and programmes, slogans, the words of the form.</summary>
internal sealed class CommonWords
{
    // A byte each for 67 million hashes: with 60 million characters of text a hash is rarely shared by two shingles often enough to matter.
    private const int Bits = 26;
    private const int SeenBits = 17;

    private readonly byte[] counts = new byte[1 << Bits];
    private readonly uint[] seen = new uint[1 << SeenBits];
    private readonly int[] seenIn = new int[1 << SeenBits];
    private readonly byte most;
    private int texts;

    /// <summary>Counts nothing yet.</summary>
    /// <param name="most">A shingle in more texts than this is common; counted up to 254.</param>
    public CommonWords(int most) => this.most = (byte)Math.Min(most, byte.MaxValue - 1);

    /// <summary>Counts each shingle of a text once, nearly: one that returns after many others may count again.</summary>
    public void Count(ReadOnlySpan<char> signs)
    {
        texts++;
        for (var at = 0; at + Shingles.Length <= signs.Length; at++)
        {
            var hash = Shingles.At(signs, at);
            var slot = hash >> (32 - SeenBits);
            if (seenIn[slot] == texts && seen[slot] == hash) continue;
            (seenIn[slot], seen[slot]) = (texts, hash);
            ref var count = ref counts[hash & ((1u << Bits) - 1)];
            if (count < byte.MaxValue) count++;
        }
    }

    /// <summary>True for a shingle of more texts than agreed.</summary>
    public bool Has(uint hash) => counts[hash & ((1u << Bits) - 1)] > most;
}
