namespace Hengjian.Evaluation.Demo;

/// <summary>
/// Invented values that do not depend on the order in which they are asked for: every draw is a hash of the seed and
/// of what is drawn (SplitMix64 finaliser), so adding an element or a school changes no other value.
/// </summary>
/// <remarks>Not System.Random: its sequence may differ between runtimes, and demo files are content-addressed.</remarks>
internal static class DemoRandom
{
    /// <summary>Mixes keys into one 64-bit number.</summary>
    public static ulong Key(ulong a, ulong b) => Mix(a ^ (Mix(b + 0x9E3779B97F4A7C15UL) + 0x9E3779B97F4A7C15UL + (a << 6)));

    /// <summary>Mixes three keys.</summary>
    public static ulong Key(ulong a, ulong b, ulong c) => Key(Key(a, b), c);

    /// <summary>A text as a key (FNV-1a over UTF-16 units).</summary>
    public static ulong Key(string text)
    {
        var hash = 14695981039346656037UL;
        foreach (var c in text) hash = (hash ^ c) * 1099511628211UL;
        return hash;
    }

    /// <summary>Uniform in [0, 1).</summary>
    public static double Unit(ulong key) => (Mix(key) >> 11) * (1.0 / (1UL << 53));

    /// <summary>Uniform whole number in [0, n).</summary>
    public static int Below(ulong key, int n) => (int)(Unit(key) * n);

    /// <summary>Near-normal: mean 0, deviation 1, never beyond ±3.5 (sum of three uniforms, stretched).</summary>
    public static double Normal(ulong key)
    {
        var sum = Unit(Key(key, 1)) + Unit(Key(key, 2)) + Unit(Key(key, 3));
        return (sum - 1.5) * 2;
    }

    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return z ^ (z >> 31);
    }
}
