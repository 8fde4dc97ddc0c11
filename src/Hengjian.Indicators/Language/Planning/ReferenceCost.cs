using Hengjian.Indicators.Facts;
using Hengjian.Indicators.Language.Binding;

namespace Hengjian.Indicators.Language.Planning;

/// <summary>What a formula costs through the indicators it refers to.</summary>
/// <param name="Parts">Parts when every reference is written out, counted as often as it occurs: what an explanation shows.</param>
/// <param name="Years">Furthest year read, counted back from the year computed.</param>
internal readonly record struct Cost(long Parts, int Years);

/// <summary>
/// Short formulas can still ask for much: twenty indicators, each twice the one before, write out to a million parts, and
/// <c>prev</c> of <c>prev</c> through references goes back a century. Counted before anything is computed.
/// </summary>
/// <param name="roots">The bound formulas; their references must not form circles. A reference to none of them counts as one part.</param>
internal sealed class ReferenceCost(IReadOnlyDictionary<string, IReadOnlyDictionary<SchoolStage, BoundNode>> roots)
{
    /// <summary>Most indicators in a row, each referring to the next.</summary>
    public const int MostInARow = 32;

    /// <summary>Most parts when every reference is written out.</summary>
    public const int MostParts = 20_000;

    /// <summary>Furthest year back.</summary>
    public const int MostYears = 10;

    private readonly Dictionary<(string, SchoolStage), Cost> known = [];

    /// <summary>The cost of an indicator for one stage; not above twice the limits, so that it cannot overflow.</summary>
    public Cost Of(string indicator, SchoolStage stage)
    {
        if (known.TryGetValue((indicator, stage), out var cost)) return cost;
        var found = roots.TryGetValue(indicator, out var stages) && stages.TryGetValue(stage, out var root) ? Of(root) : default;
        return known[(indicator, stage)] = found;
    }

    private Cost Of(BoundNode node)
    {
        var (parts, years) = node is IndicatorNode reference ? Of(reference.Indicator.Id, reference.Stage) : default;
        foreach (var part in node.Parts)
        {
            var inner = Of(part);
            parts += inner.Parts;
            years = Math.Max(years, inner.Years);
        }
        if (node is PreviousNode previous) years += previous.Years;
        return new Cost(Math.Min(parts + 1, 2L * MostParts), years);
    }
}
