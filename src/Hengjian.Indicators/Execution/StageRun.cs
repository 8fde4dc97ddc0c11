using Hengjian.Indicators.Facts;
using Hengjian.Indicators.Language.Binding;

namespace Hengjian.Indicators.Execution;

/// <summary>Finds where the rows of a stage stand, region by region in row order.</summary>
internal sealed class StageRun(RunList<SchoolStage> stages, SchoolStage computed)
{
    private int run;

    /// <summary>The range of a region's rows that the stage lets in; false when other rows stand between them.</summary>
    /// <param name="end">End of the region's rows, exclusive.</param>
    /// <param name="from">First row of the region; becomes the first row that is let in (or stays, when none is).</param>
    /// <param name="count">How many rows are let in.</param>
    public bool Next(int end, ref int from, out int count)
    {
        var (row, first) = (from, -1);
        count = 0;
        while (row < end)
        {
            while (stages.Ends[run] <= row) run++;
            var next = Math.Min(stages.Ends[run], end);
            if (Stages.Lets(computed, stages.Values[run]))
            {
                if (first < 0) first = row;
                else if (first + count != row) return false;
                count += next - row;
            }
            row = next;
        }
        if (first >= 0) from = first;
        return true;
    }
}
