namespace Hengjian.Indicators.Uncertainty;

/// <summary>
/// SplitMix64 read by position instead of in sequence: the number at a place depends on nothing but seed and place, so
/// draws are the same in any order and on any number of threads.
/// </summary>
/// <remarks>Steele, Lea, Flood: Fast splittable pseudorandom number generators (OOPSLA 2014).</remarks>
internal static class SplitMix
{
    private const ulong Golden = 0x9E3779B97F4A7C15UL;

    /// <summary>The output function of the generator.</summary>
    public static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return z ^ (z >> 31);
    }

    /// <summary>The number at a place of the sequence that a seed starts.</summary>
    public static ulong At(ulong seed, ulong place) => Mix(seed + Golden * (place + 1));

    /// <summary>Evenly in [−1, 1).</summary>
    public static double Signed(ulong seed, ulong place) => (At(seed, place) >> 11) * (2.0 / (1UL << 53)) - 1;
}
