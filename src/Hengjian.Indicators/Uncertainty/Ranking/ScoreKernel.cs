using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Hengjian.Indicators.Uncertainty.Ranking;

/// <summary>
/// Scores of a block of units under a tile of weight vectors: a matrix product that keeps four units × some vectors in
/// registers.
/// </summary>
/// <remarks>
/// Whatever the width, one score is ((0 + z₁w₁) + z₂w₂) + … in item order, every product and every sum rounded by itself:
/// a fused multiply-add would give other last bits where a machine has none. So all widths give the same bits.
/// </remarks>
internal static class ScoreKernel
{
    private const int Tile = WeightDraws.Tile;

    /// <summary>Fills one row of 64 scores per unit (and per unit of padding in the last panel).</summary>
    public static void Score(PeerBlock block, ReadOnlySpan<double> weights, Span<double> scores, VectorWidth width)
    {
        var items = block.Items;
        for (var panel = 0; panel < block.PanelCount; panel++)
        {
            var shares = block.Panels.AsSpan(panel * items * PeerBlock.Panel, items * PeerBlock.Panel);
            var target = scores.Slice(panel * PeerBlock.Panel * Tile, PeerBlock.Panel * Tile);
            if (width == VectorWidth.Bits512) Wide(shares, weights, target);
            else if (width == VectorWidth.Bits256) Middle(shares, weights, target);
            else Plain(shares, weights, target);
        }
    }

    // Four units × 32 vectors: 16 sums, 4 weights and a share fit the 32 registers.
    private static void Wide(ReadOnlySpan<double> shares, ReadOnlySpan<double> weights, Span<double> target)
    {
        ref var z0 = ref MemoryMarshal.GetReference(shares);
        ref var w0 = ref MemoryMarshal.GetReference(weights);
        ref var s0 = ref MemoryMarshal.GetReference(target);
        for (nuint draw = 0; draw < Tile; draw += 32)
        {
            Vector512<double> a0 = default, a1 = default, a2 = default, a3 = default;
            Vector512<double> b0 = default, b1 = default, b2 = default, b3 = default;
            Vector512<double> c0 = default, c1 = default, c2 = default, c3 = default;
            Vector512<double> d0 = default, d1 = default, d2 = default, d3 = default;
            var z = (nuint)0;
            for (var w = draw; w < (nuint)weights.Length; w += Tile, z += PeerBlock.Panel)
            {
                var x0 = Vector512.LoadUnsafe(ref w0, w);
                var x1 = Vector512.LoadUnsafe(ref w0, w + 8);
                var x2 = Vector512.LoadUnsafe(ref w0, w + 16);
                var x3 = Vector512.LoadUnsafe(ref w0, w + 24);
                var a = Vector512.Create(Unsafe.Add(ref z0, z));
                a0 += a * x0;
                a1 += a * x1;
                a2 += a * x2;
                a3 += a * x3;
                var b = Vector512.Create(Unsafe.Add(ref z0, z + 1));
                b0 += b * x0;
                b1 += b * x1;
                b2 += b * x2;
                b3 += b * x3;
                var c = Vector512.Create(Unsafe.Add(ref z0, z + 2));
                c0 += c * x0;
                c1 += c * x1;
                c2 += c * x2;
                c3 += c * x3;
                var d = Vector512.Create(Unsafe.Add(ref z0, z + 3));
                d0 += d * x0;
                d1 += d * x1;
                d2 += d * x2;
                d3 += d * x3;
            }
            Store(ref s0, draw, a0, a1, a2, a3);
            Store(ref s0, draw + Tile, b0, b1, b2, b3);
            Store(ref s0, draw + 2 * Tile, c0, c1, c2, c3);
            Store(ref s0, draw + 3 * Tile, d0, d1, d2, d3);
        }
    }

    private static void Store(
        ref double target, nuint at, Vector512<double> v0, Vector512<double> v1, Vector512<double> v2, Vector512<double> v3)
    {
        v0.StoreUnsafe(ref target, at);
        v1.StoreUnsafe(ref target, at + 8);
        v2.StoreUnsafe(ref target, at + 16);
        v3.StoreUnsafe(ref target, at + 24);
    }

    // Four units × 8 vectors: 8 sums, 2 weights and a share fit 16 registers.
    private static void Middle(ReadOnlySpan<double> shares, ReadOnlySpan<double> weights, Span<double> target)
    {
        ref var z0 = ref MemoryMarshal.GetReference(shares);
        ref var w0 = ref MemoryMarshal.GetReference(weights);
        ref var s0 = ref MemoryMarshal.GetReference(target);
        for (nuint draw = 0; draw < Tile; draw += 8)
        {
            Vector256<double> a0 = default, a1 = default, b0 = default, b1 = default;
            Vector256<double> c0 = default, c1 = default, d0 = default, d1 = default;
            var z = (nuint)0;
            for (var w = draw; w < (nuint)weights.Length; w += Tile, z += PeerBlock.Panel)
            {
                var x0 = Vector256.LoadUnsafe(ref w0, w);
                var x1 = Vector256.LoadUnsafe(ref w0, w + 4);
                var a = Vector256.Create(Unsafe.Add(ref z0, z));
                a0 += a * x0;
                a1 += a * x1;
                var b = Vector256.Create(Unsafe.Add(ref z0, z + 1));
                b0 += b * x0;
                b1 += b * x1;
                var c = Vector256.Create(Unsafe.Add(ref z0, z + 2));
                c0 += c * x0;
                c1 += c * x1;
                var d = Vector256.Create(Unsafe.Add(ref z0, z + 3));
                d0 += d * x0;
                d1 += d * x1;
            }
            Store(ref s0, draw, a0, a1);
            Store(ref s0, draw + Tile, b0, b1);
            Store(ref s0, draw + 2 * Tile, c0, c1);
            Store(ref s0, draw + 3 * Tile, d0, d1);
        }
    }

    private static void Store(ref double target, nuint at, Vector256<double> v0, Vector256<double> v1)
    {
        v0.StoreUnsafe(ref target, at);
        v1.StoreUnsafe(ref target, at + 4);
    }

    private static void Plain(ReadOnlySpan<double> shares, ReadOnlySpan<double> weights, Span<double> target)
    {
        target.Clear();
        for (var unit = 0; unit < PeerBlock.Panel; unit++)
        {
            var sums = target.Slice(unit * Tile, Tile);
            for (int z = unit, w = 0; z < shares.Length; z += PeerBlock.Panel, w += Tile)
            {
                var weight = weights.Slice(w, Tile);
                for (var draw = 0; draw < Tile; draw++) sums[draw] += shares[z] * weight[draw];
            }
        }
    }
}
