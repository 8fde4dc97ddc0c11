using Hengjian.Domain.Filling;
using Hengjian.Evaluation.Importing;
using Hengjian.Indicators.Facts;

namespace Hengjian.Evaluation.Filling;

/// <summary>A sheet as one person sees it.</summary>
/// <param name="Sheet">The sheet.</param>
/// <param name="Kind">Its table.</param>
/// <param name="UnitName">Who fills it.</param>
/// <param name="RegionName">Whose figures they are.</param>
/// <param name="Columns">The columns this person sees, in dictionary order.</param>
/// <param name="Rows">The rows this person sees.</param>
/// <param name="UpTo">The newest revision.</param>
public sealed record SheetView(
    FillSheetRecord Sheet, ImportKind Kind, string UnitName, string RegionName, IReadOnlyList<ColumnView> Columns, IReadOnlyList<SheetRowRecord> Rows, long UpTo)
{
    /// <summary>The cells that have a value.</summary>
    public required IReadOnlyDictionary<(long Row, string Element), CellRevisionRecord> Cells { get; init; }

    /// <summary>What was known of the year before.</summary>
    public required IReadOnlyDictionary<(long Row, string Element), LastYear> LastYears { get; init; }

    /// <summary>The cells an item of an open round asks for; others may stay empty.</summary>
    public required IReadOnlySet<(long Row, string Element)> Asked { get; init; }

    /// <summary>The cells this person may change now.</summary>
    public required IReadOnlySet<(long Row, string Element)> Changeable { get; init; }

    /// <summary>Why a cell may not be changed, by column; empty where it may.</summary>
    public required IReadOnlyDictionary<string, string> Closed { get; init; }

    /// <summary>The schools that fill their own rows, by row: their unit.</summary>
    public required IReadOnlyDictionary<long, string> Schools { get; init; }

    /// <summary>Comments that were not dealt with, by cell.</summary>
    public required ILookup<(long Row, string Element), CellCommentRecord> Comments { get; init; }

    /// <summary>The columns of this person's own unit: how their values came about is shown.</summary>
    public IReadOnlySet<string> Own { get; init; } = new HashSet<string>();

    /// <summary>What the checks say.</summary>
    public IReadOnlyList<CheckFlag> Flags { get; init; } = [];

    /// <summary>Answers by flag.</summary>
    public IReadOnlyDictionary<string, CheckAnswerRecord> Answers { get; init; } = new Dictionary<string, CheckAnswerRecord>();

    /// <summary>地区年度表 2026.</summary>
    public string Title => FormattableString.Invariant($"{Sheet.Period}年{Kind.NameZh()}");

    /// <summary>The value of a cell; null for none.</summary>
    public CellRevisionRecord? Find(long row, string element) => Cells.GetValueOrDefault((row, element));

    /// <summary>Asked cells without a value.</summary>
    public int Missing => Asked.Count(a => Find(a.Row, a.Element) is not { Text.Length: > 0 });

    /// <summary>The unit's part whose item it is cut down to; null for the whole sheet.</summary>
    public long? Part { get; init; }

    /// <summary>Only what one item asks for: its columns, its cells, what the checks say about them.</summary>
    /// <param name="item">The item.</param>
    /// <param name="part">The unit's part it is looked at for; null for none.</param>
    public SheetView ForItem(string item, long? part = null)
    {
        var columns = Columns.Where(c => c.Items.Contains(item)).ToList();
        var elements = columns.Select(c => c.Element.Id).ToHashSet(StringComparer.Ordinal);
        return this with
        {
            Part = part,
            Columns = columns,
            Cells = Cells.Where(c => elements.Contains(c.Key.Element)).ToDictionary(),
            Asked = Asked.Where(a => elements.Contains(a.Element)).ToHashSet(),
            Changeable = Changeable.Where(a => elements.Contains(a.Element)).ToHashSet(),
            Flags = [.. Flags.Where(f => f.Elements.Any(elements.Contains))],
        };
    }

    /// <summary>Values that were taken over from what is known.</summary>
    public int Prefilled => Cells.Values.Count(c => c.Source == CellSource.Prefilled);
}

/// <summary>A column of a sheet.</summary>
/// <param name="Record">The column.</param>
/// <param name="Element">What it holds.</param>
/// <param name="Items">The items that ask for it.</param>
public sealed record ColumnView(SheetColumnRecord Record, DataElement Element, IReadOnlyList<string> Items);

/// <summary>A figure of the year before.</summary>
/// <param name="Text">As shown.</param>
/// <param name="Number">The number; null when it is none.</param>
/// <param name="Snapshot">The snapshot it is from.</param>
public sealed record LastYear(string Text, double? Number, long Snapshot);
