using Hengjian.Data.Facts;
using Hengjian.Indicators.Facts;

namespace Hengjian.Evaluation.Correcting;

/// <summary>
/// The snapshot that corrects another: all of its rows, sharing every column but the corrected ones; or, where later
/// snapshots already replaced some of them, only the rows of the corrected place.
/// </summary>
internal static class CorrectedSnapshot
{
    /// <param name="found">The row and its snapshot.</param>
    /// <param name="cells">What changes.</param>
    /// <param name="file">The file that says so; the corrected row comes from it now.</param>
    /// <param name="line">Its line in the file.</param>
    public static FactSnapshot Make(FoundRow found, IEnumerable<CellCorrection> cells, SourceFile file, int line)
    {
        var snapshot = found.Snapshot;
        var table = From(CellCorrection.Apply(snapshot.Table, cells), found.Row, file, line);
        if (found.Whole) return snapshot with { Table = table };
        var place = RowFinder.PlaceOf(snapshot, found.Row);
        int[] rows = [.. Enumerable.Range(0, table.RowCount).Where(row => RowFinder.PlaceOf(snapshot, row) == place)];
        return snapshot with { Table = Pick(table, rows), ParentKeys = snapshot.ParentKeys is { } keys ? Array.ConvertAll(rows, row => keys[row]) : null };
    }

    private static FactTable From(FactTable table, int row, SourceFile file, int line)
    {
        if (table.Origins is not { } origins) return table;
        List<SourceFile> files = [.. origins.Files];
        var at = files.IndexOf(file);
        if (at < 0)
        {
            at = files.Count;
            files.Add(file);
        }
        var (positions, left) = OnlyNamed(Set(Array.ConvertAll(origins.File, f => (int)f), row, at), files);
        return table.With(origins: new RowOrigins(
            left, positions, Set(origins.Line, row, line), origins.Sheet is { } sheets ? Set(sheets, row, (ushort)0) : null));
    }

    // A row corrected again no longer comes from the file before: without this every correction would leave a file behind.
    private static (ushort[] Positions, List<SourceFile> Files) OnlyNamed(int[] positions, List<SourceFile> files)
    {
        var places = new int[files.Count];
        foreach (var position in positions) places[position] = 1;
        var left = new List<SourceFile>();
        for (var i = 0; i < files.Count; i++)
        {
            if (places[i] == 0) continue;
            places[i] = left.Count;
            left.Add(files[i]);
        }
        return (Array.ConvertAll(positions, p => checked((ushort)places[p])), left);
    }

    private static FactTable Pick(FactTable table, int[] rows)
    {
        var columns = table.Columns.ToDictionary(c => c.Key, c => Pick(c.Value, rows), StringComparer.Ordinal);
        var origins = table.Origins is not { } all ? null
            : new RowOrigins(all.Files, Pick(all.File, rows)!, Pick(all.Line, rows)!, Pick(all.Sheet, rows));
        return new FactTable
        {
            Grain = table.Grain,
            Period = table.Period,
            Regions = Pick(table.Regions, rows)!,
            Stages = Pick(table.Stages, rows)!,
            Columns = columns,
            Keys = Pick(table.Keys, rows),
            Names = Pick(table.Names, rows),
            Origins = origins,
        };
    }

    private static Column Pick(Column column, int[] rows) => column switch
    {
        NumberColumn numbers => new NumberColumn(numbers.Store.Pick(rows), Pick(numbers.Flags, rows)).Narrowed(),
        CodeColumn codes => new CodeColumn(Pick(codes.Codes, rows)!, codes.Labels),
        TextColumn texts => new TextColumn(Pick(texts.Values, rows)!),
        _ => throw new ArgumentException("A column of an unknown kind."),
    };

    private static T[]? Pick<T>(IReadOnlyList<T>? values, int[] rows) => values is null ? null : Array.ConvertAll(rows, row => values[row]);

    private static T[] Set<T>(T[] values, int row, T value)
    {
        T[] changed = [.. values];
        changed[row] = value;
        return changed;
    }
}
