namespace Hengjian.Audit.Copying;

/// <summary>Hashes of five neighbouring characters.</summary>
internal static class Shingles
{
    /// <summary>Characters of a shingle.</summary>
    public const int Length = 5;

    /// <summary>The hash of the shingle that begins here.</summary>
    public static uint At(ReadOnlySpan<char> signs, int at)
    {
        const ulong step = 0x9E3779B97F4A7C15;
        var hash = 0UL;
        for (var i = at; i < at + Length; i++) hash = (hash + signs[i]) * step;
        hash ^= hash >> 29;
        hash *= 0xBF58476D1CE4E5B9;
        return (uint)(hash >> 32);
    }
}
