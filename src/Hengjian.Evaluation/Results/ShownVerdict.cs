using Hengjian.Indicators.Catalogue;
using Hengjian.Indicators.Facts;
using Hengjian.Indicators.Results;
using Hengjian.Indicators.Scoring;
using Hengjian.Indicators.Scoring.Methods;

namespace Hengjian.Evaluation.Results;

/// <summary>What a verdict beside a value rests on.</summary>
public enum VerdictBasis
{
    /// <summary>Nothing judges the value.</summary>
    None,

    /// <summary>The scheme's items judged it so.</summary>
    Scheme,

    /// <summary>The scheme rests on the indicator but did not use this value: partial, or overruled by people.</summary>
    NotUsed,

    /// <summary>The scheme does not judge the value; the catalogue has a standard.</summary>
    Catalogue,
}

/// <summary>判定 of a value, the same on every page: from the item that scored it, else from the catalogue's standard.</summary>
/// <param name="Threshold">The standard; null when none decides.</param>
/// <param name="Met">Whether it is met; null when unknown, not used, or when two items disagree.</param>
/// <param name="Decimals">Decimals that print the value on the side of the standard where it lies.</param>
/// <param name="Basis">What the verdict rests on.</param>
public sealed record ShownVerdict(Threshold? Threshold, bool? Met, int Decimals, VerdictBasis Basis)
{
    /// <summary>Judges a region's value of a run.</summary>
    /// <param name="results">The run.</param>
    /// <param name="indicator">The indicator.</param>
    /// <param name="stage">The stage.</param>
    /// <param name="period">The year.</param>
    /// <param name="region">Region code.</param>
    /// <param name="value">The value; null when it is not computed at the region's level.</param>
    public static ShownVerdict Of(
        RoundResults results, Indicator indicator, SchoolStage stage, int period, int region, IndicatorValue? value)
    {
        var uses = results.UsesOf(region, indicator.Id, stage, period);
        if (uses.Count == 0) return FromCatalogue(results.Scheme, indicator, stage, value);
        var verdict = FromItems(results, indicator, uses);
        // Scored by its rank or its gain: the items draw no line through the value, the catalogue may.
        return verdict.Basis == VerdictBasis.None && uses.All(u => u.Score.State == ItemState.Scored)
            ? FromCatalogue(results.Scheme, indicator, stage, value)
            : verdict;
    }

    /// <summary>What one item makes of one of its values.</summary>
    public static ShownVerdict OfItem(RoundResults results, ItemScore score, ValueUsed used, Indicator indicator) =>
        FromItems(results, indicator, [(score, used)]);

    private static ShownVerdict FromItems(
        RoundResults results, Indicator indicator, IReadOnlyList<(ItemScore Score, ValueUsed Used)> uses)
    {
        var verdicts = uses.Where(u => results.ItemOf(u.Score.ItemId) is not null)
            .Select(u => ItemVerdict.Of(results.Scheme, results.ItemOf(u.Score.ItemId)!, u.Score, u.Used, indicator)).ToList();
        var decimals = verdicts.Select(v => v.Decimals).DefaultIfEmpty(indicator.Decimals).Max();
        var used = verdicts.Where(v => v.IsUsed).ToList();
        if (used.Count == 0)
            return new ShownVerdict(verdicts.Select(v => v.Threshold).FirstOrDefault(t => t is not null), null, decimals, VerdictBasis.NotUsed);
        var judging = used.Where(v => v.Met is not null).ToList();
        return judging.Select(v => v.Met).Distinct().Count() == 1
            ? new ShownVerdict(judging[0].Threshold, judging[0].Met, decimals, VerdictBasis.Scheme)
            : new ShownVerdict(null, null, decimals, judging.Count == 0 ? VerdictBasis.None : VerdictBasis.Scheme);
    }

    // What the scheme would treat as missing has no verdict anywhere in its round.
    private static ShownVerdict FromCatalogue(EvaluationScheme scheme, Indicator indicator, SchoolStage stage, IndicatorValue? value)
    {
        if (IndicatorStandard.Find(indicator, stage) is not { } standard) return new ShownVerdict(null, null, indicator.Decimals, VerdictBasis.None);
        if (value is not { HasValue: true } v) return new ShownVerdict(standard, null, indicator.Decimals, VerdictBasis.Catalogue);
        var decimals = NumberText.Decimals(v.Value, indicator, x => Verdict.Meets(x, standard));
        return v.Flag == ValueFlag.Partial && scheme.Partial == PartialPolicy.AsMissing
            ? new ShownVerdict(standard, null, decimals, VerdictBasis.NotUsed)
            : new ShownVerdict(standard, Verdict.Meets(v.Value, standard), decimals, VerdictBasis.Catalogue);
    }
}
