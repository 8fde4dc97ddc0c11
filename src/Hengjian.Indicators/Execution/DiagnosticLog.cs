using Hengjian.Indicators.Facts;
using Hengjian.Kernel;

namespace Hengjian.Indicators.Execution;

/// <summary>What was noticed while computing; the same thing is told once, in an order that follows from the texts alone.</summary>
/// <remarks>Neither the order of computing nor the number of threads shows in it, so that results have equal bytes.</remarks>
internal sealed class DiagnosticLog
{
    private readonly HashSet<Problem> general = [];
    private readonly Dictionary<(string Indicator, SchoolStage Stage, int Period), List<(int Region, Problem Problem)>> ofValues = [];

    /// <summary>Everything told, by code, place and text.</summary>
    public IReadOnlyList<Problem> Problems =>
    [
        .. general.Concat(ofValues.Values.SelectMany(v => v.Select(p => p.Problem))).Distinct()
            .OrderBy(p => p.Code, StringComparer.Ordinal).ThenBy(p => p.Where, StringComparer.Ordinal)
            .ThenBy(p => p.Message, StringComparer.Ordinal).ThenBy(p => p.Expected, StringComparer.Ordinal),
    ];

    public void Add(Problem problem) => general.Add(problem);

    /// <summary>Adds what was noticed about a value of an indicator in a region.</summary>
    public void Add((string Indicator, SchoolStage Stage, int Period) of, int region, Problem problem)
    {
        if (!ofValues.TryGetValue(of, out var told)) ofValues[of] = told = [];
        told.Add((region, problem));
    }

    /// <summary>Takes over what another evaluation was told, but for values that are computed again in some regions.</summary>
    public void Take(DiagnosticLog earlier, Func<(string Indicator, SchoolStage Stage, int Period), bool> again, IReadOnlySet<int> regions)
    {
        general.UnionWith(earlier.general);
        foreach (var (of, told) in earlier.ofValues)
        {
            // A list that is shared with the earlier log never grows.
            List<(int, Problem)> kept = [.. again(of) ? told.Where(t => !regions.Contains(t.Region)) : told];
            if (kept.Count > 0) ofValues[of] = kept;
        }
    }
}
