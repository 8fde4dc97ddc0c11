using Hengjian.Indicators.Facts;

namespace Hengjian.Indicators.Execution;

/// <summary>Some rows' values. NaN where there is none; the flags count only when <see cref="Flagged"/>.</summary>
/// <remarks>Most data is either there or missing; NaN says that without a second array, and arithmetic keeps it.</remarks>
internal sealed class Block(int size)
{
    public double[] Values { get; } = new double[size];

    public ValueFlag[] Flags { get; } = new ValueFlag[size];

    public bool Flagged { get; set; }

    public ValueFlag FlagAt(int i) =>
        Flagged ? Flags[i] : double.IsNaN(Values[i]) ? ValueFlag.Missing : ValueFlag.Present;

    public void Set(int i, double value, ValueFlag flag)
    {
        Values[i] = ValueFlags.HasValue(flag) ? value : double.NaN;
        Flags[i] = flag;
    }
}
