using System.Globalization;

namespace Hengjian.Domain.Packages;

/// <summary>What somebody wants to change, or what a return opens again.</summary>
public abstract record EditTarget
{
    private EditTarget()
    {
    }

    /// <summary>A cell of a sheet; row 0 is the whole column.</summary>
    public sealed record Cells(long Sheet, long Row, string Element) : EditTarget;

    /// <summary>A block of text.</summary>
    public sealed record Block(long Id) : EditTarget;

    /// <summary>A slot for evidence of an item.</summary>
    public sealed record SlotOf(string Item, string Slot) : EditTarget;

    /// <summary>Everything of an item: values, texts and evidence.</summary>
    public sealed record Whole(string Item) : EditTarget;

    /// <summary>The kind as stored: cells, block, slot or item.</summary>
    public string Kind => this switch { Cells => "cells", Block => "block", SlotOf => "slot", _ => "item" };

    /// <summary>The rest as stored; <see cref="Read"/> reads it back.</summary>
    public string Key => this switch
    {
        Cells c => string.Create(CultureInfo.InvariantCulture, $"{c.Sheet}/{c.Row}/{c.Element}"),
        Block b => b.Id.ToString(CultureInfo.InvariantCulture),
        SlotOf s => $"{s.Item}/{s.Slot}",
        Whole w => w.Item,
        _ => "",
    };

    /// <summary>Reads what was stored; null when it is none.</summary>
    public static EditTarget? Read(string kind, string key)
    {
        var parts = key.Split('/', 3);
        return kind switch
        {
            "item" when key.Length > 0 => new Whole(key),
            "block" when Number(key) is { } id => new Block(id),
            "slot" when parts.Length == 2 => new SlotOf(parts[0], parts[1]),
            "cells" when parts.Length == 3 && Number(parts[0]) is { } sheet && Number(parts[1]) is { } row => new Cells(sheet, row, parts[2]),
            _ => null,
        };
    }

    /// <summary>Whether opening this opens the other, too.</summary>
    /// <param name="asked">What is to be changed.</param>
    /// <param name="item">The item of the contribution it belongs to.</param>
    public bool Covers(EditTarget asked, string item) => this switch
    {
        Whole whole => whole.Item == (asked switch { SlotOf s => s.Item, Whole w => w.Item, _ => item }),
        Cells { Row: 0 } column => asked is Cells cell && cell.Sheet == column.Sheet && cell.Element == column.Element,
        _ => this == asked,
    };

    private static long? Number(string text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
