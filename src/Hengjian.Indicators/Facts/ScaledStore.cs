using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Hengjian.Indicators.Facts;

/// <summary>Whole numbers over a divisor; the type's largest value stands for no number.</summary>
/// <typeparam name="T">byte, ushort or int.</typeparam>
/// <param name="codes">One per row; not copied.</param>
/// <param name="divisor">A power of ten; the number is code ÷ divisor.</param>
public sealed class ScaledStore<T>(T[] codes, int divisor) : NumberStore, IScaledStore
    where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T>
{
    // A byte has few values: their numbers are looked up.
    private readonly double[]? numbers = Unsafe.SizeOf<T>() == 1
        ? [.. Enumerable.Range(0, byte.MaxValue + 1).Select(c => NumberOf(T.CreateTruncating(c), divisor))]
        : null;

    /// <summary>The number of each of the 256 codes; null unless the codes are bytes.</summary>
    public IReadOnlyList<double>? Numbers => numbers;

    /// <summary>The codes.</summary>
    public T[] Codes { get; } = codes;

    /// <summary>What a code is divided by.</summary>
    public int Divisor { get; } = divisor;

    /// <inheritdoc/>
    public override int Length => Codes.Length;

    /// <inheritdoc/>
    public override double At(int row) => NumberOf(Codes[row], Divisor);

    /// <inheritdoc/>
    public override void Read(int start, Span<double> target)
    {
        var source = Codes.AsSpan(start, target.Length);
        if (numbers is not null)
        {
            for (var i = 0; i < source.Length; i++) target[i] = numbers[int.CreateTruncating(source[i])];
            return;
        }
        CodeLanes.Convert(source, target);
        Divide(target);
    }

    /// <inheritdoc/>
    public override void Gather(ReadOnlySpan<int> rows, Span<double> target)
    {
        Span<T> picked = stackalloc T[256];
        for (var at = 0; at < rows.Length; at += picked.Length)
        {
            var some = rows[at..Math.Min(rows.Length, at + picked.Length)];
            for (var i = 0; i < some.Length; i++) picked[i] = (uint)some[i] < (uint)Codes.Length ? Codes[some[i]] : T.MaxValue;
            CodeLanes.Convert(picked[..some.Length], target[at..]);
        }
        Divide(target[..rows.Length]);
    }

    /// <inheritdoc/>
    public override NumberStore Pick(ReadOnlySpan<int> rows)
    {
        var picked = GC.AllocateUninitializedArray<T>(rows.Length);
        for (var i = 0; i < picked.Length; i++) picked[i] = Codes[rows[i]];
        return new ScaledStore<T>(picked, Divisor);
    }

    /// <inheritdoc/>
    public override NumberStore With(int row, double value)
    {
        if (ScaledStores.CodeOf(value, Divisor) is not { } code) return ScaledStores.Wider(this, row, value);
        if (code >= long.CreateTruncating(T.MaxValue)) return ScaledStores.Wider(this, row, value);
        T[] changed = [.. Codes];
        changed[row] = code < 0 ? T.MaxValue : T.CreateTruncating(code);
        return new ScaledStore<T>(changed, Divisor);
    }

    long IScaledStore.Most()
    {
        var most = T.Zero;
        foreach (var code in Codes)
            if (code > most && code != T.MaxValue) most = code;
        return long.CreateTruncating(most);
    }

    bool IScaledStore.AllTens()
    {
        var ten = T.CreateTruncating(10);
        foreach (var code in Codes)
            if (code != T.MaxValue && code % ten != T.Zero) return false;
        return true;
    }

    void IScaledStore.Write<TOther>(Span<TOther> target, int divisor)
    {
        if (divisor == Divisor && typeof(TOther) == typeof(T))
        {
            Codes.CopyTo(MemoryMarshal.Cast<TOther, T>(target));
            return;
        }
        if (divisor >= Divisor)
        {
            var by = TOther.CreateTruncating(divisor / Divisor);
            for (var i = 0; i < target.Length; i++)
                target[i] = Codes[i] == T.MaxValue ? TOther.MaxValue : TOther.CreateTruncating(Codes[i]) * by;
            return;
        }
        var tens = T.CreateTruncating(Divisor / divisor);
        for (var i = 0; i < target.Length; i++)
            target[i] = Codes[i] == T.MaxValue ? TOther.MaxValue : TOther.CreateTruncating(Codes[i] / tens);
    }

    private static double NumberOf(T code, int divisor) =>
        code == T.MaxValue ? double.NaN : double.CreateTruncating(code) / divisor;

    private void Divide(Span<double> target)
    {
        if (Divisor == 1) return;
        var by = new Vector<double>(Divisor);
        var at = 0;
        for (; at <= target.Length - Vector<double>.Count; at += Vector<double>.Count)
            (new Vector<double>(target[at..]) / by).CopyTo(target[at..]);
        for (; at < target.Length; at++) target[at] /= Divisor;
    }
}
