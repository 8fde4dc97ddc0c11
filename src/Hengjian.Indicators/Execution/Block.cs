using Hengjian.Indicators.Facts;

namespace Hengjian.Indicators.Execution;

/// <summary>Some items' values. NaN where there is none; the flags count only when <see cref="Flagged"/>.</summary>
/// <remarks>Most data is either there or missing; NaN says that without a second array, and arithmetic keeps it.</remarks>
internal sealed class Block(int size)
{
    private ValueFlag[]? flags;

    public double[] Values { get; } = new double[size];

    /// <summary>Made when first asked for: most blocks never need them.</summary>
    public ValueFlag[] Flags => flags ??= new ValueFlag[Values.Length];

    public bool Flagged { get; set; }

    public ValueFlag FlagAt(int i) =>
        Flagged ? flags![i] : double.IsNaN(Values[i]) ? ValueFlag.Missing : ValueFlag.Present;

    public void Set(int i, double value, ValueFlag flag)
    {
        Values[i] = ValueFlags.HasValue(flag) ? value : double.NaN;
        Flags[i] = flag;
    }

    /// <summary>Writes the flags that the values say by themselves, so that single ones can then be changed.</summary>
    public void Flag(int count)
    {
        if (Flagged) return;
        for (var i = 0; i < count; i++) Flags[i] = double.IsNaN(Values[i]) ? ValueFlag.Missing : ValueFlag.Present;
        Flagged = true;
    }
}
