using Hengjian.Indicators.Facts;

namespace Hengjian.Indicators.Execution;

/// <summary>How flags combine: Missing, NotApplicable, Partial, Ruled, Estimated, Present, the first one wins.</summary>
internal static class ValueFlags
{
    // Indexed by ValueFlag: Present, Missing, NotApplicable, Estimated, Partial, Ruled.
    private static ReadOnlySpan<byte> Rank => [0, 5, 4, 1, 3, 2];

    public static ValueFlag Worse(ValueFlag a, ValueFlag b) => Rank[(int)a] >= Rank[(int)b] ? a : b;

    public static ValueFlag Milder(ValueFlag a, ValueFlag b) => Rank[(int)a] <= Rank[(int)b] ? a : b;

    public static bool HasValue(ValueFlag flag) => flag is not (ValueFlag.Missing or ValueFlag.NotApplicable);
}
