using Hengjian.Evaluation.Importing.Cells;
using Hengjian.Indicators.Facts;

namespace Hengjian.Evaluation.Importing;

/// <summary>Grows one column of the table while files are read.</summary>
internal sealed class ColumnBuffer(DataElement element)
{
    private double[] numbers = [];
    private byte[] codes = [];
    private string?[] texts = [];
    private ValueFlag[]? flags;
    private int count;

    public DataElement Element => element;

    /// <summary>True when some file had the column.</summary>
    public bool IsCollected { get; set; }

    /// <summary>Puts a cell into a row; rows skipped since the last one are missing.</summary>
    public void Set(int row, in ParsedCell cell)
    {
        PadTo(row);
        Grow(row + 1);
        switch (element.Kind)
        {
            case ValueKind.Code:
                codes[row] = cell.Code;
                break;
            case ValueKind.Text:
                texts[row] = cell.Text;
                break;
            default:
                numbers[row] = cell.Number;
                SetFlag(row, cell.Flag);
                break;
        }
        count = row + 1;
    }

    /// <summary>The column with its rows in the given order.</summary>
    public Column Build(int[] order)
    {
        PadTo(order.Length);
        return element.Kind switch
        {
            ValueKind.Code => new CodeColumn(Pick(codes, order), element.Codes),
            ValueKind.Text => new TextColumn(Pick(texts, order)),
            _ => new NumberColumn(Pick(numbers, order), flags is null ? null : Pick(flags, order)),
        };
    }

    /// <summary>The code of a row already set.</summary>
    public byte CodeAt(int row) => row < count ? codes[row] : CodeColumn.None;

    private void PadTo(int rows)
    {
        Grow(rows);
        for (; count < rows; count++)
        {
            if (element.Kind == ValueKind.Code) codes[count] = CodeColumn.None;
            else if (element.Kind != ValueKind.Text) numbers[count] = double.NaN;
            if (flags is not null) flags[count] = ValueFlag.Missing;
        }
    }

    // Most columns hold numbers and gaps only, and NaN tells these apart without flags.
    private void SetFlag(int row, ValueFlag flag)
    {
        if (flags is null)
        {
            if (flag is ValueFlag.Present or ValueFlag.Missing) return;
            flags = new ValueFlag[numbers.Length];
            for (var i = 0; i < row; i++) flags[i] = double.IsNaN(numbers[i]) ? ValueFlag.Missing : ValueFlag.Present;
        }
        flags[row] = flag;
    }

    private void Grow(int rows)
    {
        var length = element.Kind switch
        {
            ValueKind.Code => codes.Length,
            ValueKind.Text => texts.Length,
            _ => numbers.Length,
        };
        if (rows <= length) return;
        length = Math.Max(Math.Max(256, length * 2), rows);
        if (element.Kind == ValueKind.Code) Array.Resize(ref codes, length);
        else if (element.Kind == ValueKind.Text) Array.Resize(ref texts, length);
        else Array.Resize(ref numbers, length);
        if (flags is not null) Array.Resize(ref flags, length);
    }

    private static T[] Pick<T>(T[] values, int[] order)
    {
        var picked = new T[order.Length];
        for (var i = 0; i < order.Length; i++) picked[i] = values[order[i]];
        return picked;
    }
}
