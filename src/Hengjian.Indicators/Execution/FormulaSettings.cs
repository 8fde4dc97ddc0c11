using Hengjian.Indicators.Catalogue;
using Hengjian.Indicators.Facts;
using Hengjian.Indicators.Language.Binding;

namespace Hengjian.Indicators.Execution;

/// <summary>A standard or floor that a formula compares with, as a what-if request overrides it.</summary>
/// <param name="Indicator">Whose standard it is.</param>
/// <param name="Stage">The stage it is asked for.</param>
/// <param name="Role">Standard or floor.</param>
public sealed record ThresholdUse(string Indicator, SchoolStage Stage, ThresholdRole Role);

/// <summary>A limit table that a formula reads.</summary>
/// <param name="Table">Id of the table.</param>
/// <param name="Code">The quoted code; null when each row asks for its own.</param>
public sealed record LimitUse(string Table, string? Code);

/// <summary>What a formula takes from the catalogue besides data, through the indicators it refers to.</summary>
/// <param name="Thresholds">Standards and floors, in order of first use.</param>
/// <param name="Limits">Limit tables, in order of first use.</param>
public sealed record FormulaSettings(IReadOnlyList<ThresholdUse> Thresholds, IReadOnlyList<LimitUse> Limits)
{
    /// <summary>Collects them for one indicator and stage; empty when it is unknown or not computed for the stage.</summary>
    public static FormulaSettings Of(CompiledCatalogue compiled, string indicatorId, SchoolStage stage)
    {
        var (thresholds, limits, seen) = (new List<ThresholdUse>(), new List<LimitUse>(), new HashSet<string>(StringComparer.Ordinal));
        var open = new Stack<BoundNode>();
        if (compiled.TryFind(indicatorId, stage, out var root)) open.Push(root);
        while (open.TryPop(out var node))
        {
            if (!seen.Add(node.Key)) continue;
            if (node is ThresholdNode t) thresholds.Add(new ThresholdUse(t.Indicator.Id, t.Stage, t.Role));
            if (node is FixedLimitNode f) limits.Add(new LimitUse(f.Table.Id, f.Code));
            if (node is LimitNode l) limits.Add(new LimitUse(l.Table.Id, null));
            if (node is IndicatorNode reference) open.Push(compiled.Root(reference));
            foreach (var part in node.Parts.Reverse()) open.Push(part);
        }
        return new FormulaSettings([.. thresholds.Distinct()], [.. limits.Distinct()]);
    }
}
