using Hengjian.Indicators.Facts;
using Hengjian.Kernel;

namespace Hengjian.Indicators.Execution;

/// <summary>What was noticed while computing; the same thing is told once, in an order that follows from the texts alone.</summary>
/// <remarks>Neither the order of computing nor the number of threads shows in it, so that results have equal bytes.</remarks>
internal sealed class DiagnosticLog
{
    private readonly HashSet<Problem> general = [];
    private readonly Dictionary<(string Indicator, SchoolStage Stage, int Period), List<(int Region, Problem Problem)>> ofValues = [];

    // What an earlier evaluation was told, in order, and what of it was taken back and told anew.
    private IReadOnlyList<Problem>? earlier;
    private readonly HashSet<Problem> takenBack = [];
    private readonly HashSet<Problem> added = [];

    private static readonly Comparer<Problem> Order = Comparer<Problem>.Create((a, b) =>
        string.CompareOrdinal(a.Code, b.Code) is not 0 and var code ? code
        : string.CompareOrdinal(a.Where, b.Where) is not 0 and var where ? where
        : string.CompareOrdinal(a.Message, b.Message) is not 0 and var message ? message
        : string.CompareOrdinal(a.Expected, b.Expected));

    /// <summary>Everything told, by code, place and text.</summary>
    public IReadOnlyList<Problem> Problems => earlier is null ? [.. Told.Distinct().Order(Order)]
        : takenBack.SetEquals(added) ? earlier
        : Changed();

    private IEnumerable<Problem> Told => general.Concat(ofValues.Values.SelectMany(v => v.Select(p => p.Problem)));

    public void Add(Problem problem)
    {
        if (general.Add(problem)) added.Add(problem);
    }

    // The earlier list without what nobody tells any more, with what is told anew.
    private List<Problem> Changed()
    {
        var gone = takenBack.Except(added).ToHashSet();
        if (gone.Count > 0) gone.ExceptWith(Told);
        List<Problem> changed = [.. earlier!.Where(p => gone.Count == 0 || !gone.Contains(p))];
        foreach (var problem in added)
            if (changed.BinarySearch(problem, Order) is < 0 and var at) changed.Insert(~at, problem);
        return changed;
    }

    /// <summary>Adds what was noticed about a value of an indicator in a region.</summary>
    public void Add((string Indicator, SchoolStage Stage, int Period) of, int region, Problem problem)
    {
        if (!ofValues.TryGetValue(of, out var told)) ofValues[of] = told = [];
        if (earlier is null)
        {
            told.Add((region, problem));
            return;
        }
        // Also told by a value that is only passed by on the way to one computed again.
        if (told.Contains((region, problem))) return;
        ofValues[of] = [.. told, (region, problem)];
        added.Add(problem);
    }

    /// <summary>Takes over what another evaluation was told, but for values that are computed again in some regions.</summary>
    /// <param name="before">The log of the other evaluation.</param>
    /// <param name="problems">The same in order, as its results have it.</param>
    /// <param name="again">Which values are computed again.</param>
    /// <param name="regions">In which regions.</param>
    public void Take(
        DiagnosticLog before, IReadOnlyList<Problem> problems, Func<(string Indicator, SchoolStage Stage, int Period), bool> again,
        IReadOnlySet<int> regions)
    {
        general.UnionWith(before.general);
        earlier = problems;
        foreach (var (of, told) in before.ofValues)
        {
            // Lists are shared with the other log: from now on they are replaced, not changed.
            if (!again(of))
            {
                ofValues[of] = told;
                continue;
            }
            ofValues[of] = [.. told.Where(t => !regions.Contains(t.Region))];
            foreach (var (_, problem) in told.Where(t => regions.Contains(t.Region))) takenBack.Add(problem);
        }
    }
}
