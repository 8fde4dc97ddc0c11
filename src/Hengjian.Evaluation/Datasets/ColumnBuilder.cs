using System.Globalization;
using System.Runtime.CompilerServices;
using Hengjian.Documents.Csv;
using Hengjian.Indicators.Facts;

namespace Hengjian.Evaluation.Datasets;

/// <summary>Grows one column while a part of a file is read.</summary>
internal sealed class ColumnBuilder(ColumnPlan plan)
{
    private readonly NumberBuilder numbers = new();
    private readonly List<byte> labels = [];

    public ColumnPlan Plan { get; } = plan;

    /// <summary>Adds the cell of the current record; false when it cannot be read.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public bool Append(CsvReader record)
    {
        var bytes = record.FieldBytes(Plan.Field);
        if (Plan.IsCode) return AppendCode(bytes, record);
        if (bytes.IsEmpty)
        {
            numbers.AddMissing();
            return true;
        }
        if (Plan.Element.Kind != ValueKind.Date && CellDigits.TryRead(bytes, out var whole, out var divisor))
        {
            if (!Plan.Allows((double)whole / divisor)) return false;
            numbers.Add(whole, divisor);
            return true;
        }
        if (!TryNumber(bytes, out var value) && !TryText(record.Field(Plan.Field).Trim(), out value)) return false;
        if (!Plan.Allows(value)) return false;
        numbers.Add(value);
        return true;
    }

    /// <summary>Adds the constant of the manifest.</summary>
    public void AppendConstant()
    {
        if (Plan.IsCode) labels.Add(CodeColumn.None);
        else numbers.Add(Plan.Source.Constant ?? double.NaN);
    }

    /// <summary>The column of the part; the next part begins empty, in the same memory.</summary>
    public Column Build()
    {
        Column column = Plan.IsCode ? new CodeColumn([.. labels], Plan.Element.Codes) : new NumberColumn(numbers.Build());
        Clear();
        return column;
    }

    /// <summary>Forgets the cells.</summary>
    public void Clear()
    {
        labels.Clear();
        numbers.Clear();
    }

    private bool TryNumber(ReadOnlySpan<byte> cell, out double value)
    {
        value = double.NaN;
        return Plan.Element.Kind != ValueKind.Date
            && double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out value) && double.IsFinite(value);
    }

    private bool TryText(ReadOnlySpan<char> cell, out double value)
    {
        value = double.NaN;
        if (cell.IsEmpty) return true;
        if (Plan.Element.Kind == ValueKind.Bool)
        {
            value = cell is "是" or "true" ? 1 : cell is "否" or "false" ? 0 : double.NaN;
        }
        else if (Plan.Element.Kind == ValueKind.Date && DateOnly.TryParse(cell, CultureInfo.InvariantCulture, out var day))
        {
            value = day.DayNumber;
        }
        return !double.IsNaN(value);
    }

    private bool AppendCode(ReadOnlySpan<byte> cell, CsvReader record)
    {
        byte code = CodeColumn.None;
        if (cell.Length == 1 && Plan.TryCode(cell[0], out code) || cell.IsEmpty || Plan.TryCode(record.Field(Plan.Field), out code))
        {
            labels.Add(cell.IsEmpty ? CodeColumn.None : code);
            return true;
        }
        return false;
    }
}
