using System.Runtime.CompilerServices;
using Hengjian.Indicators.Facts;
using Hengjian.Indicators.Language.Binding;

namespace Hengjian.Indicators.Execution;

/// <summary>
/// What follows from a dataset alone: its frames and how their items find each other. Kept as long as the dataset, so
/// that a second evaluation (another scheme, a what-if) starts with it.
/// </summary>
internal sealed class FrameCache
{
    private static readonly ConditionalWeakTable<Dataset, FrameCache> Known = [];

    private readonly Lock gate = new();
    private readonly Dataset dataset;
    private readonly FrameBuilder builder;
    private readonly Dictionary<(Shape, int, SchoolStage), Frame> frames = [];
    private readonly Dictionary<(Frame, Frame?, string), object> derived = [];

    private FrameCache(Dataset dataset)
    {
        this.dataset = dataset;
        builder = new FrameBuilder(dataset);
    }

    public static FrameCache Of(Dataset dataset) => Known.GetValue(dataset, d => new FrameCache(d));

    public Frame Frame(Shape shape, int period, SchoolStage stage)
    {
        lock (gate)
        {
            // Regions are the same items whatever the stage; the stage rides along for what is computed there.
            if (!frames.TryGetValue((shape, period, stage), out var frame))
                frames[(shape, period, stage)] = frame = builder.Build(shape, period, stage);
            return frame;
        }
    }

    /// <summary>Something made once from one or two frames.</summary>
    public T Derived<T>(Frame frame, Frame? other, string what, Func<T> make)
        where T : class
    {
        lock (gate)
        {
            if (derived.TryGetValue((frame, other, what), out var known)) return (T)known;
            var made = make();
            derived[(frame, other, what)] = made;
            return made;
        }
    }

    public Dataset Dataset => dataset;
}
