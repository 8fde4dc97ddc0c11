using Hengjian.Indicators.Facts;
using Hengjian.Indicators.Uncertainty;
using Hengjian.Indicators.Uncertainty.Ranking;

namespace Hengjian.Evaluation.WhatIf;

/// <summary>名次区间: between which ranks a unit lies when the what-if's own weights are not certain.</summary>
/// <remarks>
/// docs/methods/rank-bands.md: every full mark × uniform(0.75, 1.25), then scaled back to the same sum; the 5 % and 95 %
/// quantiles of the ranks, rounded outwards. Bonuses, credibility and grade rules are outside it, so where there are any a
/// unit's rank may lie outside its band. The same settings give the same bands.
/// </remarks>
/// <param name="Of">Band by region; a unit with open items has none.</param>
public sealed record WhatIfBands(IReadOnlyDictionary<int, (int From, int To)> Of)
{
    /// <summary>How far a weight may lie from what is stated.</summary>
    public const double Spread = 0.25;

    /// <summary>Weight vectors drawn.</summary>
    public const int Draws = 500;

    /// <summary>More units than this are not banded while somebody moves sliders.</summary>
    public const int MostUnits = 600;

    private const ulong Seed = 20250901;

    /// <summary>The bands; null for schemes without points and for more than <see cref="MostUnits"/> units.</summary>
    public static WhatIfBands? Compute(WhatIfOutcome outcome)
    {
        if (!outcome.Official.HasPoints || outcome.Scores.Sheets.Count > MostUnits) return null;
        // Everybody is ranked with everybody: sheets hold nobody from outside the round's region.
        var made = SchemeMatrix.FromRun(outcome.Scheme, outcome.Scores, outcome.Official.Regions, RegionLevel.Nation);
        if (!made.TryGet(out var matrix)) return null;
        var draws = WeightDraws.Perturbed([.. matrix.Items.Select(i => i.Weight)], Spread, Draws, Seed);
        var bands = RankBands.Compute(matrix, draws, new RankBandOptions { Pairs = false }).Bands;
        return new WhatIfBands(bands.ToDictionary(
            b => b.Score.Unit.Region, b => ((int)Math.Floor(b.Low), (int)Math.Ceiling(b.High))));
    }

    /// <summary>Chinese: how they were made, for the page and the file.</summary>
    public static string Method { get; } = FormattableString.Invariant(
        $"名次区间：各条目分值各自在 ±{Spread * 100:0}% 内随机变动 {Draws} 次（合计不变），名次的 5%–95% 范围；不含加分、自评可信度和降等、限等、否决，有待评条目的不计。");
}
