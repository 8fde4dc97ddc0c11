namespace Hengjian.Indicators.Facts;

/// <summary>Walks a <see cref="RunList{T}"/> mostly forward: the next position costs nothing, any other a search.</summary>
/// <typeparam name="T">What is in it.</typeparam>
public struct RunCursor<T>
{
    private readonly RunList<T> list;
    private int run;

    /// <summary>Stands before the first position.</summary>
    public RunCursor(RunList<T> list) => (this.list, run, End) = (list, -1, 0);

    /// <summary>Where the run ends that <see cref="At"/> was last asked about, exclusive.</summary>
    public int End { get; private set; }

    /// <summary>The value at a position.</summary>
    public T At(int index)
    {
        if (run < 0 || index >= End || index < Start(run))
        {
            run = run + 1 < list.Ends.Length && index >= End && index < list.Ends[run + 1] ? run + 1 : list.RunOf(index);
            End = list.Ends[run];
        }
        return list.Values[run];
    }

    private readonly int Start(int of) => of == 0 ? 0 : list.Ends[of - 1];
}
