using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Hengjian.Indicators.Facts;

namespace Hengjian.Evaluation.Datasets;

/// <summary>The parts of a file joined, and sorted into one table per period.</summary>
internal sealed class TableRows(TableHeader header, RegionTree tree, SchoolKeys? schools, IReadOnlyList<TablePart> parts)
{
    private const int StagesOfAPlace = 16;

    public int Count { get; } = parts.Sum(p => p.Count);

    public TableHeader Header => header;

    public RegionTree Tree => tree;

    /// <summary>Positions in the region tree, in the order of the file.</summary>
    public int[] Places() => schools is null
        ? Expanded(p => p.Places)
        : Array.ConvertAll(Parents(), schools.PlaceOf);

    public int[] Periods() => header.Period < 0 ? Filled(header.Source.Period!.Value) : Joined(p => CollectionsMarshal.AsSpan(p.Periods));

    public SchoolStage[] Stages() =>
        header.Stage < 0 ? new SchoolStage[Count] : Joined(p => CollectionsMarshal.AsSpan(p.Stages));

    public int[] Lines()
    {
        var lines = new int[Count];
        var at = 0;
        foreach (var part in parts)
            for (var row = 0; row < part.Count; row++) lines[at++] = part.LineOf(row);
        return lines;
    }

    /// <summary>A column of the header, in the order of the file.</summary>
    public Column Column(int index) => header.Columns[index].IsCode
        ? new CodeColumn(Joined(p => ((CodeColumn)p.Columns[index]).Codes.AsSpan()), header.Columns[index].Element.Codes)
        : new NumberColumn(NumberStore.Join([.. parts.Select(p => ((NumberColumn)p.Columns[index]).Store)]));

    /// <summary>
    /// One table per period, rows by region in tree order, then stage: a stage's rows stand together. Rows of one
    /// region and stage keep the order of the file.
    /// </summary>
    public IReadOnlyList<FactTable> Tables(SourceFile file)
    {
        var columns = new Column[header.Columns.Count];
        Parallel.For(0, columns.Length, i => columns[i] = Column(i));
        var cells = header.Columns.Zip(columns).ToDictionary(c => c.First.Element.Id, c => c.Second, StringComparer.Ordinal);
        var stages = header.Source.Grain == Grain.ClassYear ? ClassStages.Of(cells, Count) : Stages();
        var places = Places();
        var periods = header.Period < 0 ? null : Periods();
        int[] years = periods is null ? [header.Source.Period!.Value] : [.. periods.Distinct().Order()];
        return [.. years.Select(year => Table(year, Order(year, periods, places, stages), places, stages, cells, file))];
    }

    // Null when the rows stand as they should: it saves a copy of every column. Counted, not compared: a nation has millions.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int[]? Order(int year, int[]? periods, int[] places, SchoolStage[] stages)
    {
        var starts = new int[(tree.Regions.Count * StagesOfAPlace) + 1];
        var last = 0;
        var sorted = true;
        var count = 0;
        for (var row = 0; row < places.Length; row++)
        {
            if (periods is not null && periods[row] != year) continue;
            var bucket = (places[row] * StagesOfAPlace) + (int)stages[row];
            sorted &= bucket >= last;
            last = bucket;
            starts[bucket + 1]++;
            count++;
        }
        if (sorted && count == places.Length) return null;
        for (var i = 1; i < starts.Length; i++) starts[i] += starts[i - 1];
        var order = new int[count];
        for (var row = 0; row < places.Length; row++)
        {
            if (periods is not null && periods[row] != year) continue;
            order[starts[(places[row] * StagesOfAPlace) + (int)stages[row]]++] = row;
        }
        return order;
    }

    private FactTable Table(
        int year, int[]? order, int[] places, SchoolStage[] stages, Dictionary<string, Column> cells, SourceFile file)
    {
        var columns = cells.ToArray();
        Parallel.For(0, columns.Length, i => columns[i] = new(columns[i].Key, Picked(columns[i].Value, order)));
        return new FactTable
        {
            Grain = header.Source.Grain,
            Period = year,
            Regions = Array.ConvertAll(Picked(places, order), p => tree.Regions[p].Code),
            Stages = Picked(stages, order),
            Columns = columns.ToDictionary(StringComparer.Ordinal),
            Keys = header.Key < 0 ? null : Picked(Joined<string?>(p => CollectionsMarshal.AsSpan(p.Keys)!), order),
            Names = header.Name < 0 ? null : Picked(Joined<string?>(p => CollectionsMarshal.AsSpan(p.Names)!), order),
            Parents = schools is null ? null : RunList.Of<int>(Picked(Parents(), order)),
            Origins = new RowOrigins([file], new ushort[order?.Length ?? Count], Picked(Lines(), order)),
        };
    }

    private int[] Parents() => Expanded(p => p.Parents);

    private int[] Expanded(Func<TablePart, Runs> of)
    {
        var expanded = GC.AllocateUninitializedArray<int>(Count);
        var at = 0;
        foreach (var part in parts)
        {
            of(part).CopyTo(expanded.AsSpan(at, part.Count));
            at += part.Count;
        }
        return expanded;
    }

    private static Column Picked(Column column, int[]? order) => (column, order) switch
    {
        (_, null) => column,
        (CodeColumn codes, _) => new CodeColumn(Picked(codes.Codes, order), codes.Labels),
        _ => new NumberColumn(NumberStore.Narrowest(((NumberColumn)column).Store.Pick(order))),
    };

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static T[] Picked<T>(T[] values, int[]? order)
    {
        if (order is null) return values;
        var picked = GC.AllocateUninitializedArray<T>(order.Length);
        for (var i = 0; i < picked.Length; i++) picked[i] = values[order[i]];
        return picked;
    }

    private int[] Filled(int value)
    {
        var filled = new int[Count];
        Array.Fill(filled, value);
        return filled;
    }

    private delegate ReadOnlySpan<T> Rows<T>(TablePart part);

    private T[] Joined<T>(Rows<T> of)
    {
        var joined = new T[Count];
        var at = 0;
        foreach (var part in parts)
        {
            of(part).CopyTo(joined.AsSpan(at));
            at += part.Count;
        }
        return joined;
    }
}
