namespace Hengjian.Evaluation.Datasets;

/// <summary>Numbers of which the same mostly stand together (a school's region, a class's school), kept as runs.</summary>
internal sealed class Runs
{
    private readonly List<(int Value, int Count)> runs = [];
    private int last;
    private int count;

    public void Add(int value)
    {
        if (value != last || count == 0)
        {
            if (count > 0) runs.Add((last, count));
            (last, count) = (value, 0);
        }
        count++;
    }

    /// <summary>Writes the numbers to the front of the target.</summary>
    public void CopyTo(Span<int> target)
    {
        foreach (var (value, length) in runs)
        {
            target[..length].Fill(value);
            target = target[length..];
        }
        target[..count].Fill(last);
    }
}
