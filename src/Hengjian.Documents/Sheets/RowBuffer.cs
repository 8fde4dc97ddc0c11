using System.Globalization;

namespace Hengjian.Documents.Sheets;

/// <summary>The cells of one row, reused from row to row.</summary>
internal sealed class RowBuffer
{
    private Slot[] slots = new Slot[64];
    private char[] text = new char[4096];
    private int textEnd;

    public int Count { get; private set; }

    public Cell this[int column]
    {
        get
        {
            if ((uint)column >= (uint)Count) return new Cell(CellKind.Empty, [], double.NaN, false);
            ref readonly var slot = ref slots[column];
            ReadOnlySpan<char> span = slot.Shared is null ? text.AsSpan(slot.Start, slot.Length) : slot.Shared;
            return new Cell(slot.Kind, span, slot.Number, slot.IsFormula);
        }
    }

    public void Clear()
    {
        slots.AsSpan(0, Count).Clear();
        Count = 0;
        textEnd = 0;
    }

    /// <summary>A text that lives elsewhere; white space alone is no cell.</summary>
    public void AddShared(int column, string shared, bool isFormula)
    {
        var trimmed = shared.AsSpan().Trim().Length == shared.Length ? shared : shared.Trim();
        if (trimmed.Length > 0) Place(column) = new Slot(CellKind.Text, double.NaN, isFormula, 0, 0, trimmed);
    }

    /// <summary>Copies the text; white space alone is no cell.</summary>
    public void Add(int column, CellKind kind, ReadOnlySpan<char> value, double number, bool isFormula)
    {
        value = value.Trim();
        if (value.IsEmpty) return;
        if (text.Length - textEnd < value.Length)
            Array.Resize(ref text, Math.Max(text.Length * 2, textEnd + value.Length));
        value.CopyTo(text.AsSpan(textEnd));
        Place(column) = new Slot(kind, number, isFormula, textEnd, value.Length, null);
        textEnd += value.Length;
    }

    /// <summary>A day as 2024-09-01 and as days since 0001-01-01.</summary>
    public void AddDate(int column, DateTime day, bool isFormula)
    {
        Span<char> iso = stackalloc char[10];
        day.TryFormat(iso, out _, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        Add(column, CellKind.Date, iso, DateOnly.FromDateTime(day).DayNumber, isFormula);
    }

    private ref Slot Place(int column)
    {
        if (column >= slots.Length) Array.Resize(ref slots, Math.Max(slots.Length * 2, column + 1));
        Count = Math.Max(Count, column + 1);
        return ref slots[column];
    }

    private readonly record struct Slot(
        CellKind Kind, double Number, bool IsFormula, int Start, int Length, string? Shared);
}
