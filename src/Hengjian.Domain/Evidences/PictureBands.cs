using System.Numerics;

namespace Hengjian.Domain.Evidences;

/// <summary>
/// The 64 bits of a picture's look in four quarters of 16 bits, so that what differs in a few bits is found by equal numbers:
/// d differing bits over k quarters leave one quarter with at most d ÷ k of them (pigeonhole). Pure.
/// </summary>
public static class PictureBands
{
    private const int Quarters = 4;
    private const int Bits = 16;

    // A quarter with hardly a bit set, or hardly one not set, is blank paper or sky: half of all scanned pages share it.
    private const int Telling = 2;

    /// <summary>The four quarters of a picture, from the highest: number of the quarter in the upper 16 bits, its bits below.</summary>
    public static IReadOnlyList<int> Of(long hash) => [.. Enumerable.Range(0, Quarters).Select(q => Key(q, Quarter(hash, q)))];

    /// <summary>
    /// The quarters one of which every picture has that differs from this one in at most so many bits; quarters that say nothing are
    /// not asked. Empty when fewer than two say anything: then nothing can be found by them.
    /// </summary>
    /// <param name="hash">The picture.</param>
    /// <param name="within">Bits that may differ.</param>
    public static IReadOnlyList<int> Near(long hash, int within)
    {
        var asked = Enumerable.Range(0, Quarters).Where(q => BitOperations.PopCount((uint)Quarter(hash, q)) is >= Telling and <= Bits - Telling).ToList();
        if (asked.Count < 2) return [];
        return [.. asked.SelectMany(q => Around(Quarter(hash, q), within / asked.Count, 0).Select(bits => Key(q, bits)))];
    }

    private static int Quarter(long hash, int quarter) => (int)((ulong)hash >> ((Quarters - 1 - quarter) * Bits)) & 0xFFFF;

    private static int Key(int quarter, int bits) => (quarter << Bits) | bits;

    // Itself and all that differ in at most so many bits, each once.
    private static IEnumerable<int> Around(int bits, int within, int from)
    {
        yield return bits;
        if (within == 0) yield break;
        for (var i = from; i < Bits; i++)
            foreach (var near in Around(bits ^ (1 << i), within - 1, i + 1)) yield return near;
    }
}
