using System.Collections.Frozen;
using System.Runtime.CompilerServices;
using Hengjian.Evaluation.Results;
using Hengjian.Indicators.Catalogue;
using Hengjian.Indicators.Execution;
using Hengjian.Indicators.Scoring;

namespace Hengjian.Evaluation.WhatIf;

/// <summary>What can be changed about a run and what each change reaches; made once a run, then shared.</summary>
public sealed class WhatIfBasis
{
    // By score sheets: they are the same object for every request over a run, which the results around them are not.
    private static readonly ConditionalWeakTable<SchemeRun, WhatIfBasis> Known = [];

    private readonly FrozenDictionary<string, Lever> byKey;

    private WhatIfBasis(RoundResults results)
    {
        Uses = [.. UsesOf(results)];
        Levers = [.. LeverList.Of(results, Uses)];
        byKey = Levers.ToFrozenDictionary(l => l.Key, StringComparer.Ordinal);
    }

    /// <summary>Every lever, in the order of the scheme; then grades; then the catalogue.</summary>
    public IReadOnlyList<Lever> Levers { get; }

    /// <summary>What the formulas behind the scheme's values take from the catalogue.</summary>
    internal IReadOnlyList<ReferenceUse> Uses { get; }

    /// <summary>The basis of a run.</summary>
    public static WhatIfBasis Of(RoundResults results) => Known.GetValue(results.Scores, _ => new WhatIfBasis(results));

    /// <summary>A lever by its key; null when there is none.</summary>
    public Lever? Find(string key) => byKey.GetValueOrDefault(key);

    private static IEnumerable<ReferenceUse> UsesOf(RoundResults results)
    {
        var scheme = results.Scheme;
        var read = scheme.Leaves.SelectMany(l => RuleNumbers.References(l.Rule).Select(r => (Item: (string?)l.Id, Reference: r, l.Rule)))
            .Concat(scheme.GradeRules.Where(r => r.When is not null)
                .Select(r => (Item: (string?)null, Reference: new IndicatorReference(r.When!.Indicator, r.When.Stage), Rule: (ScoringRule?)null)));
        foreach (var (item, reference, rule) in read)
        {
            int[] years = rule is ImprovementRule improvement ? [improvement.BaselineYear, scheme.Year] : [scheme.Year];
            yield return new ReferenceUse(
                item, reference, years, FormulaSettings.Of(results.Compiled, reference.Indicator, reference.Stage), JudgedByCatalogue(rule));
        }
    }

    private static bool JudgedByCatalogue(ScoringRule? rule) =>
        rule is ThresholdRule { Threshold: null } || (rule is ImprovementRule { Fallback: { } fallback } && JudgedByCatalogue(fallback));
}

/// <summary>One value that the scheme reads.</summary>
/// <param name="Item">The leaf that reads it; null for a grade rule.</param>
/// <param name="Reference">Which value.</param>
/// <param name="Years">The years read.</param>
/// <param name="Settings">What its formula takes from the catalogue.</param>
/// <param name="JudgedByCatalogue">The rule compares it with the catalogue's standard.</param>
internal sealed record ReferenceUse(
    string? Item, IndicatorReference Reference, IReadOnlyList<int> Years, FormulaSettings Settings, bool JudgedByCatalogue);

/// <summary>Finds the catalogue's entry that a formula or rule means: the stage's own, else the one of every stage.</summary>
internal static class CatalogueStandard
{
    public static Threshold? Find(Indicator indicator, Indicators.Facts.SchoolStage stage, ThresholdRole role) =>
        indicator.Thresholds.FirstOrDefault(t => t.Role == role && t.Stage == stage)
        ?? indicator.Thresholds.FirstOrDefault(t => t.Role == role && t.Stage == Indicators.Facts.SchoolStage.All);
}
