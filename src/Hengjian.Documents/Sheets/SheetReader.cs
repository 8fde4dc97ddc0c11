using Hengjian.Kernel;

namespace Hengjian.Documents.Sheets;

/// <summary>Reads the rows of one sheet in order, in constant memory; the same for csv, xlsx and xls.</summary>
public abstract class SheetReader : IDisposable
{
    /// <summary>Sheet row or csv line, from 1.</summary>
    public abstract int Row { get; }

    /// <summary>Columns up to the last one of this row that holds something.</summary>
    public abstract int Count { get; }

    /// <summary>The row is hidden or filtered away; its cells are read all the same.</summary>
    public virtual bool IsHidden => false;

    /// <summary>Merged rectangles; for xlsx known after the last row only, since they stand behind the rows.</summary>
    public virtual IReadOnlyList<CellRange> Merges => [];

    /// <summary>What ended the reading early; null after the last row of a good sheet.</summary>
    public Problem? Problem { get; protected set; }

    /// <summary>A cell by column from 0; empty beyond <see cref="Count"/>.</summary>
    public abstract Cell this[int column] { get; }

    /// <summary>Moves to the next row that holds something.</summary>
    /// <returns>False after the last one, or when <see cref="Problem"/> says why reading stopped.</returns>
    public abstract bool Read();

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Releases the part being read.</summary>
    protected virtual void Dispose(bool disposing)
    {
    }
}
