using Hengjian.Data.ClickHouse.Servers;
using Hengjian.Indicators.Facts;

namespace Hengjian.Data.ClickHouse.Loading;

/// <summary>Writes one column's cells of some rows, in the form its type asks for.</summary>
internal sealed class CellWriter
{
    private readonly FactColumn column;
    private readonly NumberColumn? numbers;
    private readonly short[]? codes;
    private double[] values = [];

    public CellWriter(FactColumn column, FactTable table)
    {
        this.column = column;
        var cells = table.Columns.GetValueOrDefault(column.Element.Id);
        if (!column.IsCode) numbers = (NumberColumn?)cells;
        else if (cells is not null) codes = Codes(cells, table.RowCount, column.Labels);
    }

    /// <summary>Fetches the numbers of the rows that are written next.</summary>
    public void Fetch(ReadOnlySpan<int> rows)
    {
        if (numbers is null) return;
        if (values.Length < rows.Length) values = new double[rows.Length];
        numbers.Store.Gather(rows, values.AsSpan(0, rows.Length));
    }

    /// <param name="target">Receives the cell, and its flag where the column has flags.</param>
    /// <param name="row">Row of the table.</param>
    /// <param name="fetched">Its position among the rows fetched.</param>
    public void Write(RowBinaryWriter target, int row, int fetched)
    {
        if (column.IsCode)
        {
            WriteCode(target, codes is null ? (short)-1 : codes[row]);
            return;
        }
        var value = numbers is null ? double.NaN : values[fetched];
        var flag = numbers?.Flags is { } flags ? flags[row] : ValueFlag.Present;
        // A flag and a NaN that contradict each other are read as missing, a number without a right to be one as none.
        if (flag is ValueFlag.Missing or ValueFlag.NotApplicable) value = double.NaN;
        else if (double.IsNaN(value)) flag = ValueFlag.Missing;
        WriteNumber(target, value);
        if (column.Flagged) target.Byte(Weight(flag));
    }

    /// <summary>The number of a flag in the flag columns: the worse, the greater.</summary>
    public static byte Weight(ValueFlag flag) => flag switch
    {
        ValueFlag.Present => 0,
        ValueFlag.Estimated => 1,
        ValueFlag.Ruled => 2,
        ValueFlag.Partial => 3,
        ValueFlag.NotApplicable => 4,
        ValueFlag.Missing => 5,
        _ => throw new ArgumentOutOfRangeException(nameof(flag)),
    };

    /// <summary>The flag of a number in the flag columns.</summary>
    public static ValueFlag FlagOf(byte weight) => weight switch
    {
        0 => ValueFlag.Present,
        1 => ValueFlag.Estimated,
        2 => ValueFlag.Ruled,
        3 => ValueFlag.Partial,
        4 => ValueFlag.NotApplicable,
        5 => ValueFlag.Missing,
        _ => throw new ArgumentOutOfRangeException(nameof(weight)),
    };

    private void WriteNumber(RowBinaryWriter target, double value)
    {
        var none = double.IsNaN(value);
        target.Byte(none ? (byte)1 : (byte)0);
        if (none) return;
        switch (column.Type)
        {
            case "UInt8": target.Byte((byte)value); break;
            case "UInt16": target.UInt16((ushort)value); break;
            case "UInt32": target.UInt32((uint)value); break;
            default: target.Double(value); break;
        }
    }

    private static void WriteCode(RowBinaryWriter target, short code)
    {
        target.Byte(code < 0 ? (byte)1 : (byte)0);
        if (code >= 0) target.UInt16((ushort)code);
    }

    private static short[] Codes(Column cells, int rows, IReadOnlyList<string> labels)
    {
        var number = labels.Select((label, i) => (label, i)).ToDictionary(l => l.label, l => (short)l.i, StringComparer.Ordinal);
        var codes = new short[rows];
        for (var row = 0; row < rows; row++)
        {
            var label = cells is CodeColumn column ? column.LabelAt(row) : ((TextColumn)cells).Values[row];
            codes[row] = label is null ? (short)-1 : number[label];
        }
        return codes;
    }
}
