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

    /// <summary>What was derived so far under a name, with the frames it is of.</summary>
    public IReadOnlyList<(Frame Frame, Frame? Other, object Made)> DerivedAs(string what)
    {
        lock (gate) return [.. derived.Where(d => d.Key.Item3 == what).Select(d => (d.Key.Item1, d.Key.Item2, d.Value))];
    }

    /// <summary>The frames made so far.</summary>
    public IReadOnlyList<Frame> Frames
    {
        get
        {
            lock (gate) return [.. frames.Values];
        }
    }

    /// <summary>Gives a corrected dataset the frames of this one: its tables have the same rows with other cells.</summary>
    /// <param name="corrected">The corrected dataset.</param>
    /// <param name="over">The frame of the corrected dataset for one of this; itself where the table is the same.</param>
    /// <param name="keeps">Whether something derived from a frame still holds.</param>
    public void Renew(Dataset corrected, Func<Frame, Frame> over, Func<Frame, string, bool> keeps)
    {
        var cache = Of(corrected);
        lock (gate)
        {
            lock (cache.gate)
            {
                var renewed = new Dictionary<Frame, Frame>();
                foreach (var (key, frame) in frames)
                {
                    // One that somebody already computes with stays.
                    if (!cache.frames.TryGetValue(key, out var known)) cache.frames[key] = known = over(frame);
                    renewed[frame] = known;
                }
                foreach (var ((frame, other, what), made) in derived)
                {
                    if (keeps(frame, what)) cache.derived.TryAdd((renewed[frame], other is null ? null : renewed[other], what), made);
                }
            }
        }
    }

    public Dataset Dataset => dataset;
}
