using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Hengjian.Indicators.Uncertainty.Ranking;

/// <summary>Counts, for one unit and every weight vector of a tile, how many opponents score higher.</summary>
internal static class RankKernel
{
    private const int Tile = WeightDraws.Tile;

    /// <summary>Fills 64 counts.</summary>
    public static void CountAbove(
        ReadOnlySpan<double> scores, int unit, ReadOnlySpan<int> opponents, Span<long> counts, VectorWidth width)
    {
        if (width == VectorWidth.Bits512) Wide(scores, unit, opponents, counts);
        else if (width == VectorWidth.Bits256) Middle(scores, unit, opponents, counts);
        else Plain(scores, unit, opponents, counts);
    }

    /// <summary>In how many of the first vectors of the tile <paramref name="other"/> scores higher than <paramref name="unit"/>.</summary>
    public static int WinsOver(ReadOnlySpan<double> scores, int unit, int other, int lanes)
    {
        var own = scores.Slice(unit * Tile, lanes);
        var theirs = scores.Slice(other * Tile, lanes);
        var counts = Vector256<long>.Zero;
        var draw = 0;
        for (; draw <= lanes - 4; draw += 4)
            counts -= Vector256.LessThan(Vector256.Create(own[draw..]), Vector256.Create(theirs[draw..])).AsInt64();
        var count = (int)Vector256.Sum(counts);
        for (; draw < lanes; draw++) count += own[draw] < theirs[draw] ? 1 : 0;
        return count;
    }

    private static void Wide(ReadOnlySpan<double> scores, int unit, ReadOnlySpan<int> opponents, Span<long> counts)
    {
        ref var s = ref MemoryMarshal.GetReference(scores);
        ref var c = ref MemoryMarshal.GetReference(counts);
        for (nuint draw = 0; draw < Tile; draw += 32)
        {
            var own = (nuint)(unit * Tile) + draw;
            var v0 = Vector512.LoadUnsafe(ref s, own);
            var v1 = Vector512.LoadUnsafe(ref s, own + 8);
            var v2 = Vector512.LoadUnsafe(ref s, own + 16);
            var v3 = Vector512.LoadUnsafe(ref s, own + 24);
            Vector512<long> c0 = default, c1 = default, c2 = default, c3 = default;
            foreach (var opponent in opponents)
            {
                var at = (nuint)(opponent * Tile) + draw;
                c0 = Vector512.ConditionalSelect(Vector512.LessThan(v0, Vector512.LoadUnsafe(ref s, at)).AsInt64(), c0 + Vector512<long>.One, c0);
                c1 = Vector512.ConditionalSelect(Vector512.LessThan(v1, Vector512.LoadUnsafe(ref s, at + 8)).AsInt64(), c1 + Vector512<long>.One, c1);
                c2 = Vector512.ConditionalSelect(Vector512.LessThan(v2, Vector512.LoadUnsafe(ref s, at + 16)).AsInt64(), c2 + Vector512<long>.One, c2);
                c3 = Vector512.ConditionalSelect(Vector512.LessThan(v3, Vector512.LoadUnsafe(ref s, at + 24)).AsInt64(), c3 + Vector512<long>.One, c3);
            }
            c0.StoreUnsafe(ref c, draw);
            c1.StoreUnsafe(ref c, draw + 8);
            c2.StoreUnsafe(ref c, draw + 16);
            c3.StoreUnsafe(ref c, draw + 24);
        }
    }

    private static void Middle(ReadOnlySpan<double> scores, int unit, ReadOnlySpan<int> opponents, Span<long> counts)
    {
        ref var s = ref MemoryMarshal.GetReference(scores);
        ref var c = ref MemoryMarshal.GetReference(counts);
        for (nuint draw = 0; draw < Tile; draw += 16)
        {
            var own = (nuint)(unit * Tile) + draw;
            var v0 = Vector256.LoadUnsafe(ref s, own);
            var v1 = Vector256.LoadUnsafe(ref s, own + 4);
            var v2 = Vector256.LoadUnsafe(ref s, own + 8);
            var v3 = Vector256.LoadUnsafe(ref s, own + 12);
            Vector256<long> c0 = default, c1 = default, c2 = default, c3 = default;
            foreach (var opponent in opponents)
            {
                var at = (nuint)(opponent * Tile) + draw;
                c0 -= Vector256.LessThan(v0, Vector256.LoadUnsafe(ref s, at)).AsInt64();
                c1 -= Vector256.LessThan(v1, Vector256.LoadUnsafe(ref s, at + 4)).AsInt64();
                c2 -= Vector256.LessThan(v2, Vector256.LoadUnsafe(ref s, at + 8)).AsInt64();
                c3 -= Vector256.LessThan(v3, Vector256.LoadUnsafe(ref s, at + 12)).AsInt64();
            }
            c0.StoreUnsafe(ref c, draw);
            c1.StoreUnsafe(ref c, draw + 4);
            c2.StoreUnsafe(ref c, draw + 8);
            c3.StoreUnsafe(ref c, draw + 12);
        }
    }

    private static void Plain(ReadOnlySpan<double> scores, int unit, ReadOnlySpan<int> opponents, Span<long> counts)
    {
        counts.Clear();
        var own = scores.Slice(unit * Tile, Tile);
        foreach (var opponent in opponents)
        {
            var theirs = scores.Slice(opponent * Tile, Tile);
            for (var draw = 0; draw < Tile; draw++) counts[draw] += theirs[draw] > own[draw] ? 1 : 0;
        }
    }
}
