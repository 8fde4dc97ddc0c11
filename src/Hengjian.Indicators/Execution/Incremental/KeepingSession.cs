using System.Collections.Concurrent;
using Hengjian.Indicators.Facts;
using Hengjian.Indicators.Language.Binding;

namespace Hengjian.Indicators.Execution.Incremental;

/// <summary>A full evaluation that keeps what a correction can start from.</summary>
internal sealed class KeepingSession(
    CompiledCatalogue compiled, Dataset dataset, EvaluationRequest request, CancellationToken cancellation)
    : Session(compiled, dataset, request, cancellation)
{
    /// <summary>Tallies of every aggregate.</summary>
    public ConcurrentDictionary<(string Key, int Period, SchoolStage Stage), KeptTallies> Tallies { get; } = new();

    /// <summary>Everything computed.</summary>
    public SessionMemo Computed => Memo;

    public override void Keep(AggregateNode aggregate, Frame frame, ReadOnlySpan<Tally> own) =>
        Tallies[(aggregate.Key, frame.Period, frame.Stage)] = KeptTallies.Of(Tree, aggregate.Function, own);
}
