using System.Runtime.Intrinsics;

namespace Hengjian.Indicators.Uncertainty.Ranking;

/// <summary>How wide the kernel computes. Results are the same bits at every width.</summary>
public enum VectorWidth
{
    /// <summary>The widest the machine has.</summary>
    Best,

    /// <summary>Eight numbers at a time (AVX-512).</summary>
    Bits512,

    /// <summary>Four numbers at a time (AVX).</summary>
    Bits256,

    /// <summary>One at a time, or what the compiler makes of it.</summary>
    Scalar,
}

internal static class VectorWidths
{
    public static VectorWidth Resolve(this VectorWidth width) => width != VectorWidth.Best ? width
        : Vector512.IsHardwareAccelerated ? VectorWidth.Bits512
        : Vector256.IsHardwareAccelerated ? VectorWidth.Bits256
        : VectorWidth.Scalar;
}
