using Hengjian.Indicators.Facts;

namespace Hengjian.Indicators.Execution;

/// <summary>Computed numbers of which there are at most 256 different ones: a byte each.</summary>
/// <param name="codes">One per row; not copied.</param>
/// <param name="numbers">The number of each code, NaN where there is none.</param>
internal sealed class LookupStore(byte[] codes, double[] numbers) : NumberStore
{
    public byte[] Codes => codes;

    public double[] Numbers => numbers;

    public override int Length => codes.Length;

    public override double At(int row) => numbers[codes[row]];

    public override void Read(int start, Span<double> target)
    {
        var source = codes.AsSpan(start, target.Length);
        for (var i = 0; i < source.Length; i++) target[i] = numbers[source[i]];
    }

    public override void Gather(ReadOnlySpan<int> rows, Span<double> target)
    {
        for (var i = 0; i < rows.Length; i++) target[i] = rows[i] < 0 ? double.NaN : numbers[codes[rows[i]]];
    }

    public override NumberStore Pick(ReadOnlySpan<int> rows)
    {
        var picked = new byte[rows.Length];
        for (var i = 0; i < picked.Length; i++) picked[i] = codes[rows[i]];
        return new LookupStore(picked, numbers);
    }
}
