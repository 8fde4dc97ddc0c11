using System.Numerics;

namespace Hengjian.Indicators.Facts;

/// <summary>Makes scaled stores: the divisor and then the type are the smallest that hold every number.</summary>
internal static class ScaledStores
{
    /// <summary>The codes in the smallest type.</summary>
    /// <param name="codes">Not negative; int.MaxValue for none.</param>
    /// <param name="most">The largest code.</param>
    /// <param name="divisor">What a code is divided by.</param>
    public static NumberStore Pack(ReadOnlySpan<int> codes, int most, int divisor)
    {
        if (most >= ushort.MaxValue) return new ScaledStore<int>(codes.ToArray(), divisor);
        if (most < byte.MaxValue)
        {
            var bytes = new byte[codes.Length];
            for (var i = 0; i < bytes.Length; i++) bytes[i] = codes[i] == int.MaxValue ? byte.MaxValue : (byte)codes[i];
            return new ScaledStore<byte>(bytes, divisor);
        }
        var words = new ushort[codes.Length];
        for (var i = 0; i < words.Length; i++) words[i] = codes[i] == int.MaxValue ? ushort.MaxValue : (ushort)codes[i];
        return new ScaledStore<ushort>(words, divisor);
    }

    /// <summary>A number as whole number over a divisor: -1 for NaN; null when it is none exactly.</summary>
    public static long? CodeOf(double value, int divisor)
    {
        if (double.IsNaN(value)) return -1;
        var whole = Math.Round(value * divisor);
        // −0 is another double than 0.
        return double.IsNegative(value) || !(whole < int.MaxValue)
            || BitConverter.DoubleToInt64Bits(whole / divisor) != BitConverter.DoubleToInt64Bits(value) ? null : (long)whole;
    }

    /// <summary>A store with one number more than its type or divisor can hold.</summary>
    public static NumberStore Wider<T>(ScaledStore<T> store, int row, double value)
        where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T>
    {
        for (var divisor = store.Divisor; divisor <= 10_000; divisor *= 10)
        {
            if (CodeOf(value, divisor) is not { } code) continue;
            var most = Math.Max(code, ((IScaledStore)store).Most() * (divisor / store.Divisor));
            if (most >= int.MaxValue) break;
            return most < byte.MaxValue ? Wide<byte>(store, divisor, row, code)
                : most < ushort.MaxValue ? Wide<ushort>(store, divisor, row, code)
                : Wide<int>(store, divisor, row, code);
        }
        var values = new double[store.Length];
        store.Read(0, values);
        values[row] = value;
        return new DoubleStore(values);
    }

    private static ScaledStore<T> Wide<T>(IScaledStore store, int divisor, int row, long code)
        where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T>
    {
        var codes = GC.AllocateUninitializedArray<T>(((NumberStore)store).Length);
        store.Write(codes.AsSpan(), divisor);
        codes[row] = code < 0 ? T.MaxValue : T.CreateTruncating(code);
        return new ScaledStore<T>(codes, divisor);
    }

    /// <summary>Stores one after the other as one, in the narrowest form; each must be in its own.</summary>
    public static NumberStore Join(IReadOnlyList<NumberStore> parts)
    {
        if (parts.Count == 1) return parts[0];
        // A part that no divisor fits leaves the whole without one.
        if (parts.Any(p => p is DoubleStore)) return Doubles(parts);
        var divisor = parts.Select(p => ((IScaledStore)p).Divisor).DefaultIfEmpty(1).Max();
        var most = parts.Select(p => ((IScaledStore)p).Most() * (divisor / ((IScaledStore)p).Divisor)).DefaultIfEmpty(0).Max();
        return most < byte.MaxValue ? Join<byte>(parts, divisor)
            : most < ushort.MaxValue ? Join<ushort>(parts, divisor)
            : most < int.MaxValue ? Join<int>(parts, divisor)
            : Doubles(parts);
    }

    /// <summary>The narrowest form of a scaled store; itself when it is in it.</summary>
    public static NumberStore Narrowest(NumberStore store, IScaledStore scaled)
    {
        var (divisor, most) = (scaled.Divisor, scaled.Most());
        if (divisor > 1 && scaled.AllTens())
        {
            var tenth = new int[store.Length];
            scaled.Write(tenth.AsSpan(), divisor / 10);
            var less = new ScaledStore<int>(tenth, divisor / 10);
            return Narrowest(less, less);
        }
        return (store, most) switch
        {
            (ScaledStore<byte>, _) => store,
            (_, < byte.MaxValue) => Join<byte>([store], divisor),
            (ScaledStore<ushort>, _) => store,
            (_, < ushort.MaxValue) => Join<ushort>([store], divisor),
            _ => store,
        };
    }

    private static ScaledStore<T> Join<T>(IReadOnlyList<NumberStore> parts, int divisor)
        where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T>
    {
        var codes = GC.AllocateUninitializedArray<T>(parts.Sum(p => p.Length));
        var at = 0;
        foreach (var part in parts)
        {
            ((IScaledStore)part).Write(codes.AsSpan(at, part.Length), divisor);
            at += part.Length;
        }
        return new ScaledStore<T>(codes, divisor);
    }

    private static DoubleStore Doubles(IReadOnlyList<NumberStore> parts)
    {
        var values = new double[parts.Sum(p => p.Length)];
        var at = 0;
        foreach (var part in parts)
        {
            part.Read(0, values.AsSpan(at, part.Length));
            at += part.Length;
        }
        return new DoubleStore(values);
    }
}

/// <summary>What scaled stores of every type can do.</summary>
internal interface IScaledStore
{
    /// <summary>What a code is divided by.</summary>
    int Divisor { get; }

    /// <summary>The largest code; 0 when there is none.</summary>
    long Most();

    /// <summary>Whether every code can be divided by ten without rest.</summary>
    bool AllTens();

    /// <summary>Writes the codes over a multiple of the divisor, in a type that holds them.</summary>
    void Write<T>(Span<T> target, int divisor)
        where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T>;
}
