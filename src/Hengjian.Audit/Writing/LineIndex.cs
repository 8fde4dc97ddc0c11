namespace Hengjian.Audit.Writing;

/// <summary>Finds the line of an offset.</summary>
public sealed class LineIndex
{
    private readonly List<int> starts = [0];

    /// <summary>Indexes a text once.</summary>
    public LineIndex(string text)
    {
        for (var at = 0; at < text.Length; at++)
            if (text[at] == '\n') starts.Add(at + 1);
    }

    /// <summary>The line of an offset, from 1.</summary>
    public int Line(int offset)
    {
        var found = starts.BinarySearch(offset);
        return found >= 0 ? found + 1 : ~found;
    }
}
