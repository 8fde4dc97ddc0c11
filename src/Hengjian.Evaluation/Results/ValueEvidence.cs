using Hengjian.Indicators.Catalogue;
using Hengjian.Indicators.Execution;
using Hengjian.Indicators.Facts;
using Hengjian.Indicators.Results;
using Hengjian.Kernel;

namespace Hengjian.Evaluation.Results;

/// <summary>依据 of one value: the formula's tree with values, and the parts of it that rest on rows.</summary>
/// <param name="Indicator">The indicator.</param>
/// <param name="Stage">The stage.</param>
/// <param name="Period">The year.</param>
/// <param name="Explanation">The tree.</param>
/// <param name="Parts">Parts that rest on rows, in formula order, equal selections once.</param>
public sealed record ValueEvidence(
    Indicator Indicator, SchoolStage Stage, int Period, Explanation Explanation, IReadOnlyList<EvidencePart> Parts)
{
    /// <summary>The part shown first: one that let only some rows in (a condition), else the one with most rows.</summary>
    public int DefaultPart
    {
        get
        {
            var conditional = Enumerable.Range(0, Parts.Count)
                .FirstOrDefault(i => Parts[i].Taken > 0 && Parts[i].Taken < Parts[i].Rows.Count, -1);
            return conditional >= 0 || Parts.Count == 0
                ? conditional
                : Enumerable.Range(0, Parts.Count).MaxBy(i => Parts[i].Rows.Count);
        }
    }

    /// <summary>Explains a region's value of a run.</summary>
    public static Result<ValueEvidence> OfRegion(RoundResults results, string indicator, SchoolStage stage, int period, int region) =>
        results.Explained(indicator, stage, period, region, () =>
            Explainer.ForRegion(results.Compiled, results.Dataset, indicator, stage, period, region)
                .Map(e => Make(results, indicator, stage, period, e)));

    /// <summary>Explains a school's value of a run.</summary>
    /// <param name="results">The run.</param>
    /// <param name="indicator">Indicator id.</param>
    /// <param name="stage">The stage; says which section.</param>
    /// <param name="period">The year.</param>
    /// <param name="schoolRow">Row of the school table.</param>
    public static Result<ValueEvidence> OfSchool(RoundResults results, string indicator, SchoolStage stage, int period, int schoolRow) =>
        Explainer.ForSchool(results.Compiled, results.Dataset, indicator, stage, period, schoolRow)
            .Map(e => Make(results, indicator, stage, period, e));

    private static ValueEvidence Make(RoundResults results, string indicator, SchoolStage stage, int period, Explanation tree)
    {
        results.Catalogue.TryFind(indicator, out var found);
        return new ValueEvidence(found!, stage, period, tree, [.. PartsOf(tree).DistinctBy(p => p.Identity)]);
    }

    private static IEnumerable<EvidencePart> PartsOf(Explanation tree)
    {
        if (tree.Rows is { } rows) yield return new EvidencePart(FormattableString.Invariant($"{tree.Text}（{rows.Period} 年）"), tree.Value, rows);
        foreach (var part in tree.Parts.SelectMany(PartsOf)) yield return part;
    }
}

/// <summary>A part of a formula that rests on rows.</summary>
/// <param name="Text">The part in Chinese names.</param>
/// <param name="Value">Its value.</param>
/// <param name="Rows">The rows.</param>
public sealed record EvidencePart(string Text, IndicatorValue Value, RowSelection Rows)
{
    /// <summary>Number of rows that the condition let in.</summary>
    public int Taken { get; } = Rows.Included.Count(i => i);

    internal (Grain, int, string, int, int) Identity =>
        (Rows.Grain, Rows.Period, string.Join(',', Rows.Elements), Rows.Rows.Length, Taken);
}
