namespace Hengjian.Indicators.Uncertainty.Peers;

/// <summary>条件: a circumstance that a unit cannot change soon and peers should share.</summary>
/// <param name="Name">Chinese: 在校生数.</param>
/// <param name="Unit">Of the values: 人; empty for none.</param>
/// <param name="Decimals">For printing.</param>
public sealed record Covariate(string Name, string Unit, int Decimals = 0);

/// <summary>The circumstances of one unit.</summary>
/// <param name="Region">Region code.</param>
/// <param name="Group">Where peers may be looked for: units with the same group; 0 for everywhere.</param>
/// <param name="Values">One a covariate; NaN where not known.</param>
public sealed record UnitProfile(int Region, int Group, IReadOnlyList<double> Values);

/// <summary>A similar unit.</summary>
/// <param name="Region">Region code.</param>
/// <param name="Distance">Root mean square of the standardised differences over the covariates both know.</param>
/// <param name="Reason">Chinese: which covariates are close, with both values, and which are not.</param>
public sealed record Peer(int Region, double Distance, string Reason);

/// <summary>同类县: the k nearest units by standardised covariates.</summary>
/// <remarks>
/// z = (x − mean) ÷ standard deviation over all profiles (population); a covariate that does not vary is left out. Two
/// units are compared over the covariates both know, at least half of them; else they are no candidates. Equal distances go
/// by region code. Sources: docs/methods/peers.md.
/// </remarks>
public static class PeerFinder
{
    /// <summary>Up to this standardised difference two values count as close.</summary>
    public const double Close = 0.25;

    /// <summary>The nearest units of one unit, nearest first; fewer than k when there are not so many candidates.</summary>
    /// <exception cref="ArgumentException">The region has no profile, or profiles differ in length.</exception>
    public static IReadOnlyList<Peer> Find(
        IReadOnlyList<Covariate> covariates, IReadOnlyList<UnitProfile> profiles, int region, int k)
    {
        if (profiles.Any(p => p.Values.Count != covariates.Count))
            throw new ArgumentException("One value for every covariate.", nameof(profiles));
        var own = profiles.FirstOrDefault(p => p.Region == region) ?? throw new ArgumentException("No profile.", nameof(region));
        var deviations = Enumerable.Range(0, covariates.Count).Select(c => Deviation(profiles, c)).ToArray();
        return [.. profiles.Where(p => p.Region != region && p.Group == own.Group)
            .Select(p => (Profile: p, Distance: Distance(own, p, deviations)))
            .Where(p => p.Distance is not null)
            .OrderBy(p => p.Distance).ThenBy(p => p.Profile.Region)
            .Take(k)
            .Select(p => new Peer(p.Profile.Region, p.Distance!.Value, Reason(covariates, own, p.Profile, deviations)))];
    }

    private static double Deviation(IReadOnlyList<UnitProfile> profiles, int covariate)
    {
        var known = profiles.Select(p => p.Values[covariate]).Where(double.IsFinite).ToList();
        if (known.Count == 0) return 0;
        var mean = known.Average();
        return Math.Sqrt(known.Average(v => (v - mean) * (v - mean)));
    }

    private static double? Distance(UnitProfile own, UnitProfile other, double[] deviations)
    {
        var shared = Enumerable.Range(0, deviations.Length)
            .Where(c => deviations[c] > 0 && double.IsFinite(own.Values[c]) && double.IsFinite(other.Values[c])).ToList();
        if (shared.Count == 0 || shared.Count * 2 < deviations.Count(d => d > 0)) return null;
        return Math.Sqrt(shared.Average(c => Math.Pow((own.Values[c] - other.Values[c]) / deviations[c], 2)));
    }

    private static string Reason(
        IReadOnlyList<Covariate> covariates, UnitProfile own, UnitProfile other, double[] deviations)
    {
        var differences = Enumerable.Range(0, covariates.Count).Where(c => deviations[c] > 0)
            .Select(c => (Covariate: c, Difference: Math.Abs(own.Values[c] - other.Values[c]) / deviations[c])).ToList();
        var close = differences.Where(d => d.Difference <= Close).OrderBy(d => d.Difference)
            .Select(d => $"{covariates[d.Covariate].Name}（{Text(d.Covariate, other)}，本单位 {Text(d.Covariate, own)}）").ToList();
        var far = differences.Where(d => d.Difference > 1).Select(d => covariates[d.Covariate].Name).ToList();
        var unknown = differences.Where(d => double.IsNaN(d.Difference)).Select(d => covariates[d.Covariate].Name).ToList();
        return (close.Count > 0 ? $"相近：{string.Join("、", close)}" : "没有一项条件十分相近，综合距离最近")
            + (far.Count > 0 ? $"；相差较大：{string.Join("、", far)}" : "")
            + (unknown.Count > 0 ? $"；缺数未比：{string.Join("、", unknown)}" : "");

        string Text(int c, UnitProfile profile) =>
            profile.Values[c].ToString("F" + covariates[c].Decimals, System.Globalization.CultureInfo.InvariantCulture)
            + (covariates[c].Unit is "" or "%" ? covariates[c].Unit : " " + covariates[c].Unit);
    }
}
