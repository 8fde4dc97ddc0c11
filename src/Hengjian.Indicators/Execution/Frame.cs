using System.Runtime.InteropServices;
using Hengjian.Indicators.Facts;
using Hengjian.Indicators.Language.Binding;
using Hengjian.Kernel;

namespace Hengjian.Indicators.Execution;

/// <summary>Names a frame among those of one dataset.</summary>
internal readonly record struct FrameName(Shape Shape, int Period, SchoolStage Stage);

/// <summary>
/// The items an expression is computed for, in tree order: the rows of a table that the stage lets in, the sections
/// derived from schools, or the regions themselves. Each region's items are one contiguous range.
/// </summary>
internal sealed class Frame
{
    public required Shape Shape { get; init; }

    public required int Period { get; init; }

    public required SchoolStage Stage { get; init; }

    /// <summary>Its name among the frames of the dataset.</summary>
    public FrameName Key => new(Shape, Period, Stage);

    /// <summary>The table behind the items; for sections the school table; null when nothing was reported.</summary>
    public required FactTable? Table { get; init; }

    /// <summary>Number of items.</summary>
    public required int Count { get; init; }

    /// <summary>Table row of each item (-1: none); null when <see cref="Shifts"/> say it.</summary>
    public int[]? Rows { get; init; }

    /// <summary>
    /// Where the rows of each region stand together: item i of region r is row i + Shifts[r]. Null when
    /// <see cref="Rows"/> say it, or when item i is row i.
    /// </summary>
    public int[]? Shifts { get; init; }

    /// <summary>Items of the region at index r are Starts[r] to Starts[r + 1].</summary>
    public required int[] Starts { get; init; }

    /// <summary>Rows of each region in the table, whatever their stage: none means that nothing was reported.</summary>
    public required int[] Reported { get; init; }

    /// <summary>
    /// Schools of each region that no stage could take in because their type is missing or unknown; empty: there are none.
    /// </summary>
    public int[] Unplaced { get; init; } = [];

    /// <summary>Of sections: stage, share of the school's shared amounts (NaN: unknown), school has several.</summary>
    public SectionItem[]? Sections { get; init; }

    /// <summary>Some section is part of a divided school.</summary>
    public bool Divides { get; init; }

    /// <summary>What was noticed while choosing the rows.</summary>
    public IReadOnlyList<Problem> Notes { get; init; } = [];

    public int RowOf(int item) =>
        Rows is not null ? Rows[item] : Shifts is null ? item : item + Shifts[RegionOf(item)];

    /// <summary>The table row of every item.</summary>
    public int[] AllRows()
    {
        if (Rows is not null) return Rows;
        var rows = new int[Count];
        for (var region = 0; region < Starts.Length - 1; region++)
        {
            for (var item = Starts[region]; item < Starts[region + 1]; item++) rows[item] = item + (Shifts?[region] ?? 0);
        }
        return rows;
    }

    /// <summary>Reads a column of <see cref="Table"/> for the items of a slice (of one region where rows are shifted).</summary>
    public void Read(NumberColumn column, in Slice slice, Span<double> target)
    {
        if (Rows is not null) column.Store.Gather(Rows.AsSpan(slice.Start, slice.Count), target);
        else column.Store.Read(slice.Start + (Shifts?[slice.Region] ?? 0), target);
    }

    /// <summary>Index of the region an item belongs to.</summary>
    public int RegionOf(int item)
    {
        var low = 0;
        var high = Starts.Length - 1;
        while (high - low > 1)
        {
            var middle = (low + high) >> 1;
            if (Starts[middle] <= item) low = middle;
            else high = middle;
        }
        return low;
    }

    /// <summary>The same items over a table that has the same rows with other cells.</summary>
    /// <param name="table">The corrected table.</param>
    /// <param name="sections">The sections with the shares that follow from it; null for other shapes.</param>
    public Frame Over(FactTable table, SectionItem[]? sections) => new()
    {
        Shape = Shape,
        Period = Period,
        Stage = Stage,
        Table = table,
        Count = Count,
        Rows = Rows,
        Shifts = Shifts,
        Starts = Starts,
        Reported = Reported,
        Unplaced = Unplaced,
        Sections = sections,
        Divides = Divides,
        Notes = Notes,
    };

    public Slice SliceOf(int item) => new(item, 1, RegionOf(item));

    /// <summary>The items of the regions from … to − 1 in slices of at most so many items.</summary>
    public IEnumerable<Slice> Slices(int size, int from, int to)
    {
        var region = from;
        for (var start = Starts[from]; start < Starts[to];)
        {
            while (Starts[region + 1] <= start) region++;
            var end = Math.Min(start + size, Shifts is null ? Starts[to] : Starts[region + 1]);
            yield return new Slice(start, end - start, region);
            start = end;
        }
    }
}

/// <summary>One section of a school.</summary>
/// <param name="Stage">Its stage.</param>
/// <param name="Share">Share of the school's shared amounts; 1 for a school of one stage; NaN when pupils are missing.</param>
/// <param name="ShareFlag">What the share rests on: estimated pupils make an estimated share.</param>
/// <param name="Divided">The school has several sections and they are divided.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct SectionItem(SchoolStage Stage, double Share, ValueFlag ShareFlag, bool Divided);
