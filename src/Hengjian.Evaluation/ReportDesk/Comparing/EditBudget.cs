namespace Hengjian.Evaluation.ReportDesk.Comparing;

/// <summary>How much work a comparison may still do, and whether anybody waits for it.</summary>
/// <param name="steps">Steps of edit scripts: comparisons of two items, and items looked at.</param>
/// <param name="cancel">The reader has gone.</param>
public sealed class EditBudget(long steps, CancellationToken cancel)
{
    private long left = steps;

    /// <summary>Something was not compared because it would have taken too long.</summary>
    public bool Cut { get; private set; }

    /// <summary>Takes steps away; false when there are not as many left.</summary>
    public bool Take(long count)
    {
        cancel.ThrowIfCancellationRequested();
        if (left < count)
        {
            Cut = true;
            return false;
        }
        left -= count;
        return true;
    }
}
