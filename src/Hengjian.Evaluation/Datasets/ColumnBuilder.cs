using System.Buffers.Text;
using System.Globalization;
using Hengjian.Documents.Csv;
using Hengjian.Indicators.Facts;

namespace Hengjian.Evaluation.Datasets;

/// <summary>Grows one column while a file is read.</summary>
internal sealed class ColumnBuilder
{
    private readonly ColumnSource source;
    private readonly Dictionary<string, byte> codes = new(StringComparer.Ordinal);
    private double[] numbers = [];
    private byte[] labels = [];
    private int count;

    public ColumnBuilder(DataElement element, ColumnSource source, int field)
    {
        Element = element;
        this.source = source;
        Field = field;
        for (byte i = 0; i < element.Codes.Count; i++) codes[element.Codes[i]] = i;
        foreach (var (inFile, ours) in source.Codes)
            if (codes.TryGetValue(ours, out var code)) codes[inFile] = code;
    }

    public DataElement Element { get; }

    /// <summary>Position in the file; -1 for a constant.</summary>
    public int Field { get; }

    /// <summary>The helper column that divides the mean before it.</summary>
    public bool IsDivisor => source.Element != Element.Id;

    /// <summary>What a readable cell would look like, for the message about one that is not.</summary>
    public string Expected => Element.Kind switch
    {
        ValueKind.Number => "数字，缺失留空",
        ValueKind.Bool => "1 或 0（是或否）",
        ValueKind.Date => "日期，如 2025-09-01",
        _ => string.Join("、", source.Codes.Count > 0 ? source.Codes.Keys : Element.Codes),
    };

    /// <summary>Adds the cell of the current record; false when it cannot be read.</summary>
    public bool Append(CsvReader record)
    {
        var bytes = record.FieldBytes(Field);
        if (Element.Kind == ValueKind.Code) return bytes.IsEmpty ? AppendLabel(CodeColumn.None) : AppendCode(record.Field(Field));
        double value;
        if (bytes.IsEmpty) value = double.NaN;
        else if (!TryNumber(bytes, out value) && !TryText(record.Field(Field).Trim(), out value)) return false;
        if (value < Element.Min || value > Element.Max) return false;
        AppendNumber(value);
        return true;
    }

    /// <summary>Adds the constant of the manifest.</summary>
    public void AppendConstant()
    {
        if (Element.Kind == ValueKind.Code) AppendLabel(CodeColumn.None);
        else AppendNumber(source.Constant ?? double.NaN);
    }

    /// <summary>The rows of the given numbers, in that order; null for all rows as they came.</summary>
    public Column Build(int[]? order)
    {
        if (Element.Kind == ValueKind.Code)
            return new CodeColumn(Pick(labels, order), Element.Codes);
        return new NumberColumn(Pick(numbers, order)).Narrowed();
    }

    private T[] Pick<T>(T[] values, int[]? order)
    {
        if (order is null) return values.AsSpan(0, count).ToArray();
        var picked = new T[order.Length];
        for (var i = 0; i < order.Length; i++) picked[i] = values[order[i]];
        return picked;
    }

    // Digits are the same bytes in every encoding we read, so the usual cell needs no decoding.
    private bool TryNumber(ReadOnlySpan<byte> cell, out double value)
    {
        value = double.NaN;
        if (Element.Kind == ValueKind.Date) return false;
        if (Utf8Parser.TryParse(cell, out int whole, out var used) && used == cell.Length)
        {
            value = whole;
            return true;
        }
        return double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out value) && double.IsFinite(value);
    }

    private bool TryText(ReadOnlySpan<char> cell, out double value)
    {
        value = double.NaN;
        if (cell.IsEmpty) return true;
        if (Element.Kind == ValueKind.Bool)
        {
            value = cell is "是" or "true" ? 1 : cell is "否" or "false" ? 0 : double.NaN;
        }
        else if (Element.Kind == ValueKind.Date && DateOnly.TryParse(cell, CultureInfo.InvariantCulture, out var day))
        {
            value = day.DayNumber;
        }
        return !double.IsNaN(value);
    }

    private bool AppendCode(ReadOnlySpan<char> cell) =>
        codes.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(cell.Trim(), out var code) && AppendLabel(code);

    private void AppendNumber(double value)
    {
        if (count == numbers.Length) Array.Resize(ref numbers, Math.Max(1024, count * 2));
        numbers[count++] = value;
    }

    private bool AppendLabel(byte code)
    {
        if (count == labels.Length) Array.Resize(ref labels, Math.Max(1024, count * 2));
        labels[count++] = code;
        return true;
    }
}
