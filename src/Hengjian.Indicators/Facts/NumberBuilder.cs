using System.Runtime.CompilerServices;

namespace Hengjian.Indicators.Facts;

/// <summary>Grows a column of numbers cell by cell, as whole numbers over a power of ten for as long as that is exact.</summary>
public sealed class NumberBuilder
{
    private int[] codes = new int[256];
    private double[]? doubles;
    private int most;

    /// <summary>Number of cells so far.</summary>
    public int Count { get; private set; }

    private int Divisor { get; set; } = 1;

    /// <summary>Adds whole ÷ divisor.</summary>
    /// <param name="whole">Not below 0; no multiple of 10 unless the divisor is 1.</param>
    /// <param name="divisor">A power of ten up to 10,000.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Add(int whole, int divisor)
    {
        if (divisor != Divisor && doubles is null && !TryScale(ref whole, divisor)) Widen();
        if (doubles is not null || whole == int.MaxValue)
        {
            Add((double)whole / divisor);
            return;
        }
        if (Count == codes.Length) Array.Resize(ref codes, Count * 2);
        codes[Count++] = whole;
        most = Math.Max(most, whole);
    }

    /// <summary>Adds a cell without a number.</summary>
    public void AddMissing()
    {
        if (doubles is not null)
        {
            Add(double.NaN);
            return;
        }
        if (Count == codes.Length) Array.Resize(ref codes, Count * 2);
        codes[Count++] = int.MaxValue;
    }

    /// <summary>Adds any double, NaN for none.</summary>
    public void Add(double value)
    {
        if (doubles is null) Widen();
        if (Count == doubles!.Length) Array.Resize(ref doubles, Math.Max(256, Count * 2));
        doubles[Count++] = value;
    }

    /// <summary>The column, as <see cref="NumberStore.Narrowest"/> keeps it.</summary>
    public NumberStore Build() => doubles is not null
        ? NumberStore.Narrowest(new DoubleStore(doubles.AsSpan(0, Count).ToArray()))
        : ScaledStores.Pack(codes.AsSpan(0, Count), most, Divisor);

    /// <summary>Forgets the cells and keeps the memory.</summary>
    public void Clear()
    {
        (Count, most, Divisor, doubles) = (0, 0, 1, null);
        if (codes.Length == 0) codes = new int[256];
    }

    // Brings the cells so far and the new one to the same divisor; false when one of them would not fit.
    private bool TryScale(ref int whole, int divisor)
    {
        if (divisor < Divisor)
        {
            var scaled = (long)whole * (Divisor / divisor);
            if (scaled >= int.MaxValue) return false;
            whole = (int)scaled;
            return true;
        }
        var by = divisor / Divisor;
        if ((long)most * by >= int.MaxValue) return false;
        foreach (ref var code in codes.AsSpan(0, Count))
            if (code != int.MaxValue) code *= by;
        most *= by;
        Divisor = divisor;
        return true;
    }

    private void Widen()
    {
        doubles = new double[codes.Length];
        for (var i = 0; i < Count; i++) doubles[i] = codes[i] == int.MaxValue ? double.NaN : (double)codes[i] / Divisor;
        codes = [];
    }
}
