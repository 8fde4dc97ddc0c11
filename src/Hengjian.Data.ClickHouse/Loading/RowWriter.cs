using Hengjian.Data.ClickHouse.Servers;
using Hengjian.Indicators.Facts;

namespace Hengjian.Data.ClickHouse.Loading;

/// <summary>Writes rows of one table: where they stand, what they belong to, their cells.</summary>
internal sealed class RowWriter
{
    private readonly FactTable table;
    private readonly RowKeys keys;
    private RunCursor<int> region;
    private RunCursor<SchoolStage> stage;
    private RunCursor<int> parent;
    private readonly List<CellWriter> cells;

    public RowWriter(FactTable table, RowKeys keys, IReadOnlyList<FactColumn> columns)
    {
        (this.table, this.keys) = (table, keys);
        (region, stage, parent) = (new RunCursor<int>(table.Regions), new RunCursor<SchoolStage>(table.Stages), new RunCursor<int>(table.Parents ?? []));
        cells = [.. columns.Select(c => new CellWriter(c, table))];
    }

    public void Write(RowBinaryWriter target, ReadOnlySpan<int> rows)
    {
        foreach (var cell in cells) cell.Fetch(rows);
        for (var i = 0; i < rows.Length; i++)
        {
            WriteKeys(target, rows[i]);
            foreach (var cell in cells) cell.Write(target, rows[i], i);
        }
    }

    private void WriteKeys(RowBinaryWriter target, int row)
    {
        target.UInt16((ushort)table.Period);
        target.UInt32(keys.Places[row] < 0 ? FactSchema.None : (uint)keys.Places[row]);
        target.UInt32((uint)row);
        var path = keys.PathOf(row);
        target.UInt32((uint)region.At(row));
        target.UInt32(path.County);
        target.UInt32(path.City);
        target.UInt32(path.Province);
        if (table.Grain == Grain.ClassYear)
        {
            target.Byte((byte)stage.At(row));
            target.UInt32(table.Parents is not null && parent.At(row) is >= 0 and var own ? (uint)own : FactSchema.None);
            return;
        }
        target.UInt32((uint)keys.Positions[row]);
        target.UInt16(keys.Stages[row]);
        if (table.Grain == Grain.SchoolYear) target.Byte(keys.HasClasses[row] ? (byte)1 : (byte)0);
        target.UInt32(keys.Numbers[row]);
        target.Text(table.Keys?[row] ?? "");
        target.Text(table.Names?[row] ?? "");
    }
}
