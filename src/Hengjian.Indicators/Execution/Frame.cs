using Hengjian.Indicators.Facts;
using Hengjian.Indicators.Language.Binding;

namespace Hengjian.Indicators.Execution;

/// <summary>
/// The items an expression is computed for, in tree order: the rows of a table that the stage lets in, the sections
/// derived from schools, or the regions themselves. Each region's items are one contiguous range.
/// </summary>
internal sealed class Frame
{
    public required Shape Shape { get; init; }

    public required int Period { get; init; }

    public required SchoolStage Stage { get; init; }

    /// <summary>The table behind the items; for sections the school table; null when nothing was reported.</summary>
    public required FactTable? Table { get; init; }

    /// <summary>Number of items.</summary>
    public required int Count { get; init; }

    /// <summary>Table row of each item (-1: none); null when item i is row i.</summary>
    public required int[]? Rows { get; init; }

    /// <summary>Items of the region at index r are Starts[r] to Starts[r + 1].</summary>
    public required int[] Starts { get; init; }

    /// <summary>Rows of each region in the table, whatever their stage: none means that nothing was reported.</summary>
    public required int[] Reported { get; init; }

    /// <summary>Of sections: stage, share of the school's shared amounts (NaN: unknown), school has several.</summary>
    public SectionItem[]? Sections { get; init; }

    public int RowOf(int item) => Rows is null ? item : Rows[item];

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
}

/// <summary>One section of a school.</summary>
/// <param name="Stage">Its stage.</param>
/// <param name="Share">Share of the school's shared amounts; 1 for a school of one stage; NaN when pupils are missing.</param>
/// <param name="ShareFlag">What the share rests on: estimated pupils make an estimated share.</param>
/// <param name="Divided">The school has several sections and they are divided.</param>
internal readonly record struct SectionItem(SchoolStage Stage, double Share, ValueFlag ShareFlag, bool Divided);
