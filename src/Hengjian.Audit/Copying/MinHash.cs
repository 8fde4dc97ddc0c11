using System.Runtime.Intrinsics;

namespace Hengjian.Audit.Copying;

/// <summary>
/// Signatures of sets of shingles (Broder 1997): two sets share the least value of a hash as often as they share members.
/// Bands of three values make keys: sets that share half their members meet in one of 21 bands in 19 of 20 cases, sets that
/// share a tenth in 1 of 50.
/// </summary>
internal sealed class MinHash
{
    /// <summary>Keys of a signature.</summary>
    public const int Bands = 21;

    private const int Rows = 3;
    private const int Lanes = 8;
    private const int Vectors = 8;
    private readonly Vector256<uint>[] factors = new Vector256<uint>[Vectors];
    private readonly Vector256<uint>[] masks = new Vector256<uint>[Vectors];
    private readonly Vector256<uint>[] least = new Vector256<uint>[Vectors];
    private readonly uint[] values = new uint[Vectors * Lanes];

    /// <summary>The same hashes in every process.</summary>
    public MinHash()
    {
        var state = 20260301UL;
        for (var i = 0; i < Vectors; i++)
        {
            factors[i] = Vector256.Create(Next(ref state) | 1, Next(ref state) | 1, Next(ref state) | 1, Next(ref state) | 1, Next(ref state) | 1, Next(ref state) | 1, Next(ref state) | 1, Next(ref state) | 1);
            masks[i] = Vector256.Create(Next(ref state), Next(ref state), Next(ref state), Next(ref state), Next(ref state), Next(ref state), Next(ref state), Next(ref state));
        }
        Begin();
    }

    /// <summary>Begins a set.</summary>
    public void Begin() => Array.Fill(least, Vector256<uint>.AllBitsSet);

    /// <summary>Adds a member.</summary>
    public void Add(uint hash)
    {
        var spread = Vector256.Create(hash);
        for (var i = 0; i < Vectors; i++) least[i] = Vector256.Min(least[i], (spread ^ masks[i]) * factors[i]);
    }

    /// <summary>The keys of the set's bands.</summary>
    public void Keys(Span<uint> keys)
    {
        for (var i = 0; i < Vectors; i++) least[i].CopyTo(values, i * Lanes);
        for (var band = 0; band < Bands; band++)
        {
            var key = 0xCBF29CE484222325UL;
            for (var row = 0; row < Rows; row++) key = (key ^ values[band * Rows + row]) * 0x100000001B3UL;
            key ^= key >> 32;
            keys[band] = (uint)(key * 0x9E3779B97F4A7C15UL >> 32);
        }
    }

    // SplitMix64.
    private static uint Next(ref ulong state)
    {
        var z = state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return (uint)((z ^ (z >> 31)) >> 32);
    }
}
