using Hengjian.Indicators.Facts;

namespace Hengjian.Indicators.Execution.Incremental;

/// <summary>Gives a corrected dataset the frames of the one before, where the same rows still belong to the same items.</summary>
internal sealed class CorrectedFrames
{
    private readonly Dataset before;
    private readonly Dataset corrected;
    private readonly IReadOnlyList<ChangedColumn> changed;
    private readonly Dictionary<Frame, SectionItem[]> sections = [];

    private CorrectedFrames(Dataset before, Dataset corrected, IReadOnlyList<ChangedColumn> changed) =>
        (this.before, this.corrected, this.changed) = (before, corrected, changed);

    /// <summary>Renews the frames.</summary>
    /// <returns>Null when done; else Chinese: why rows come in or fall out, so that nothing can be taken over.</returns>
    public static string? Renew(Dataset before, Dataset corrected, IReadOnlyList<ChangedColumn> changed)
    {
        var renewal = new CorrectedFrames(before, corrected, changed);
        var frames = FrameCache.Of(before);
        foreach (var frame in frames.Frames.Where(f => f.Sections is not null))
        {
            if (!renewal.TrySections(frame))
                return $"{frame.Period} 年有学校的学部因学生数改变而增减";
        }
        frames.Renew(corrected, renewal.Over, renewal.Keeps);
        return null;
    }

    private Frame Over(Frame frame)
    {
        if (frame.Table is null || corrected.Find(frame.Table.Grain, frame.Period) is not { } table || ReferenceEquals(table, frame.Table))
            return frame;
        return frame.Over(table, sections.GetValueOrDefault(frame) ?? frame.Sections);
    }

    // The only thing derived from cells: that a code is the same in all rows.
    private bool Keeps(Frame frame, string what) =>
        !changed.Any(c => ReferenceEquals(c.Before, frame.Table) && what == RowLookup.OnlyCodeName(c.Element));

    // The sections of the changed schools: the same ones as before, perhaps with other shares; false when not.
    private bool TrySections(Frame frame)
    {
        var rows = changed.Where(c => ReferenceEquals(c.Before, frame.Table)).SelectMany(c => c.Rows).Distinct();
        var builder = new SectionBuilder(corrected);
        foreach (var row in rows)
        {
            var region = corrected.Regions.IndexOf(frame.Table!.Regions[row]);
            var (start, end) = (frame.Starts[region], frame.Starts[region + 1]);
            var first = Array.IndexOf(frame.Rows!, row, start, end - start);
            var own = builder.OfRow(corrected.Find(Grain.SchoolYear, frame.Period)!, row, frame.Stage);
            var count = first < 0 ? 0 : frame.Rows.AsSpan(first, end - first).IndexOfAnyExcept(row) is >= 0 and var length ? length : end - first;
            var known = first < 0 ? [] : frame.Sections!.AsSpan(first, count);
            if (known.Length != own.Count) return false;
            for (var i = 0; i < own.Count; i++)
            {
                if (known[i].Stage != own[i].Stage) return false;
                if (known[i] != own[i]) Change(frame)[first + i] = own[i];
            }
        }
        return true;
    }

    private SectionItem[] Change(Frame frame) =>
        sections.TryGetValue(frame, out var items) ? items : sections[frame] = [.. frame.Sections!];
}
