using Hengjian.Indicators.Scoring;
using Hengjian.Kernel;

namespace Hengjian.Evaluation.WhatIf;

/// <summary>Full marks that add up to the scheme's 100 again after some of them were changed.</summary>
internal static class PointsBalance
{
    private const decimal Grain = 0.01m;

    /// <summary>
    /// The others share what is left in proportion to what they were, in hundredths; the hundredths that rounding down
    /// leaves over go to those that lost most by it, the first in the scheme among equals.
    /// </summary>
    /// <param name="leaves">Leaves that count towards the 100, with their official full marks.</param>
    /// <param name="changed">New full marks by item.</param>
    /// <param name="whole">What all add up to: 100 unless the scheme says otherwise.</param>
    /// <returns>Full marks of the others; empty when there are none or nothing was changed.</returns>
    public static Result<Dictionary<string, double>> Rest(
        IReadOnlyList<SchemeItem> leaves, IReadOnlyDictionary<string, double> changed, double whole)
    {
        var points = new Dictionary<string, double>(StringComparer.Ordinal);
        var others = leaves.Where(l => !changed.ContainsKey(l.Id)).ToList();
        // Numbers out of all reason are told by the scheme check, which also says what would be right.
        if (changed.Count == 0 || others.Count == 0 || changed.Values.Any(v => !(v is > 0 and <= 1000))) return points;
        var left = (decimal)whole - changed.Values.Sum(v => (decimal)v);
        if (left <= 0) return WhatIfProblems.NothingLeft(changed.Values.Sum(), whole);
        var sum = others.Sum(o => (decimal)o.MaxScore);
        var exact = others.Select(o => (decimal)o.MaxScore * left / sum).ToList();
        var given = exact.Select(e => Math.Floor(e / Grain) * Grain).ToList();
        var over = left - given.Sum();
        foreach (var at in Enumerable.Range(0, others.Count).OrderByDescending(i => exact[i] - given[i]).ThenBy(i => i))
        {
            if (over <= 0) break;
            var more = Math.Min(Grain, over);
            given[at] += more;
            over -= more;
        }
        for (var i = 0; i < others.Count; i++) points[others[i].Id] = (double)given[i];
        return points;
    }
}
