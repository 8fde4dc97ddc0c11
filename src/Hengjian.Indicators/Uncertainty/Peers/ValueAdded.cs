namespace Hengjian.Indicators.Uncertainty.Peers;

/// <summary>How a unit compares with what its peers would lead to expect.</summary>
public enum PeerBand
{
    /// <summary>明显高于.</summary>
    Above,

    /// <summary>相当.</summary>
    Alike,

    /// <summary>明显低于.</summary>
    Below,

    /// <summary>无法比较: too few values to compare with.</summary>
    Unknown,
}

/// <summary>With whom a unit was compared.</summary>
public enum PeerBasis
{
    /// <summary>同类单位.</summary>
    Peers,

    /// <summary>同类不足，改与同组全部单位比较.</summary>
    Group,

    /// <summary>没有可比单位.</summary>
    None,
}

/// <summary>增值: the difference between a unit's value and the mean of its peers, with the interval of chance.</summary>
/// <param name="Region">The unit.</param>
/// <param name="Expected">Mean of the units compared with; NaN when there is no comparison.</param>
/// <param name="Residual">Value − expected.</param>
/// <param name="Low">Lower end of the 95 % interval of the residual's absence: expected residual of a unit like its peers.</param>
/// <param name="High">Its upper end.</param>
/// <param name="Compared">How many units it was compared with.</param>
/// <param name="Basis">Which units those are.</param>
/// <param name="Band">Where the residual lies.</param>
/// <param name="Note">Chinese: basis and verdict, with numbers.</param>
public sealed record ValueAddedResult(
    int Region, double Expected, double Residual, double Low, double High, int Compared, PeerBasis Basis, PeerBand Band, string Note);

/// <summary>Residual against peers.</summary>
/// <remarks>
/// A unit like its peers would lie within ± t(m − 1; 0.975) × s × √(1 + 1/m) of their mean (prediction interval for one new
/// value, m peers, s with m − 1). With fewer than k peers that have a value, all units of the group are taken instead and the
/// note says so; with fewer than three, nothing is said: docs/methods/peers.md.
/// </remarks>
public static class ValueAdded
{
    /// <summary>The fewest units that say anything about spread.</summary>
    public const int Fewest = 3;

    // Two-sided 95 % points of Student's t for 1 to 30 degrees of freedom.
    private static readonly double[] T975 =
    [
        12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.160, 2.145, 2.131,
        2.120, 2.110, 2.101, 2.093, 2.086, 2.080, 2.074, 2.069, 2.064, 2.060, 2.056, 2.052, 2.048, 2.045, 2.042,
    ];

    /// <summary>Compares one unit.</summary>
    /// <param name="region">The unit.</param>
    /// <param name="value">Its outcome; NaN when missing.</param>
    /// <param name="peers">Outcomes of its peers by region; NaN where missing.</param>
    /// <param name="group">Outcomes of everybody in its group, for the fallback; the unit itself is left out.</param>
    /// <param name="k">How many peers were asked for.</param>
    public static ValueAddedResult Of(
        int region, double value, IReadOnlyList<(int Region, double Value)> peers,
        IReadOnlyList<(int Region, double Value)> group, int k)
    {
        var known = Known(region, peers);
        var basis = known.Length >= Math.Max(k, Fewest) ? PeerBasis.Peers : PeerBasis.Group;
        var compared = basis == PeerBasis.Peers ? known : Known(region, group);
        if (!double.IsFinite(value)) return None(region, compared.Length, "本单位缺数，无法比较");
        if (compared.Length < Fewest) return None(region, compared.Length, $"有数据的可比单位不足 {Fewest} 个，无法比较");

        var mean = compared.Average();
        var deviation = Math.Sqrt(compared.Sum(v => (v - mean) * (v - mean)) / (compared.Length - 1));
        var reach = StudentT(compared.Length - 1) * deviation * Math.Sqrt(1 + 1.0 / compared.Length);
        var residual = value - mean;
        var band = residual > reach ? PeerBand.Above : residual < -reach ? PeerBand.Below : PeerBand.Alike;
        var whom = basis == PeerBasis.Peers
            ? FormattableString.Invariant($"{compared.Length} 个同类单位")
            : FormattableString.Invariant($"同类单位不足 {k} 个（有数据的 {known.Length} 个），改与同组 {compared.Length} 个单位");
        var note = whom + FormattableString.Invariant($"比较：平均 {mean:0.##}，相差 {residual:+0.##;-0.##;0}，") +
            FormattableString.Invariant($"正常范围 ±{reach:0.##}，{Word(band)}");
        return new ValueAddedResult(region, mean, residual, -reach, reach, compared.Length, basis, band, note);
    }

    /// <summary>明显高于、相当、明显低于、无法比较.</summary>
    public static string Word(PeerBand band) => band switch
    {
        PeerBand.Above => "明显高于",
        PeerBand.Alike => "相当",
        PeerBand.Below => "明显低于",
        PeerBand.Unknown => "无法比较",
        _ => throw new ArgumentOutOfRangeException(nameof(band)),
    };

    /// <summary>97.5 % point of Student's t: table to 30 degrees of freedom, then Cornish–Fisher (error below 0.001).</summary>
    internal static double StudentT(int freedom)
    {
        if (freedom <= T975.Length) return T975[freedom - 1];
        const double Z = 1.959963985;
        var (z3, z5) = (Z * Z * Z, Z * Z * Z * Z * Z);
        return Z + (z3 + Z) / (4 * freedom) + (5 * z5 + 16 * z3 + 3 * Z) / (96.0 * freedom * freedom);
    }

    private static double[] Known(int region, IReadOnlyList<(int Region, double Value)> values) =>
        [.. values.Where(v => v.Region != region && double.IsFinite(v.Value)).Select(v => v.Value)];

    private static ValueAddedResult None(int region, int compared, string note) =>
        new(region, double.NaN, double.NaN, double.NaN, double.NaN, compared, PeerBasis.None, PeerBand.Unknown, note);
}
