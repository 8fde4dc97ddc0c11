using Hengjian.Documents.Csv;
using Hengjian.Indicators.Facts;

namespace Hengjian.Evaluation.Datasets;

/// <summary>What every row has besides its cells: whose it is, of which year, from which line.</summary>
internal sealed class TableRows
{
    private readonly List<int> places = [];
    private readonly List<int> regions = [];
    private readonly List<int> parents = [];
    private readonly List<SchoolStage> stages = [];
    private readonly List<int> periods = [];
    private readonly List<int> lines = [];
    private readonly List<string?> keys = [];
    private readonly List<string?> names = [];
    private readonly Dictionary<(string, int), int> seen = [];
    private bool hasKeys;
    private bool hasNames;
    private bool hasParents;

    public int Count => regions.Count;

    /// <summary>The key of the row added last, for the message about a repetition.</summary>
    public string LastKey { get; private set; } = "";

    public (int Place, int Region, SchoolStage Stage, int Period, int Line) At(int row) =>
        (places[row], regions[row], stages[row], periods[row], lines[row]);

    /// <summary>Adds a row; false, and the first line, when its key was there already in that period.</summary>
    public bool Add(
        TableSource source, CsvReader record, Dictionary<string, int> fields, int place, int region, int parent,
        SchoolStage stage, int period, int line, out int firstLine)
    {
        places.Add(place);
        regions.Add(region);
        parents.Add(parent);
        stages.Add(stage);
        periods.Add(period);
        lines.Add(line);
        hasParents |= parent >= 0;
        var key = source.Key is null ? null : record.Field(fields[source.Key]).Trim().ToString();
        hasKeys |= key is not null;
        keys.Add(key);
        var name = source.Name is null ? null : record.Field(fields[source.Name]).Trim().ToString();
        hasNames |= name is not null;
        names.Add(name);
        firstLine = line;
        if (source.Combine || source.Grain == Grain.ClassYear) return true;
        LastKey = key ?? $"{region:D6}{(stage == SchoolStage.All ? "" : " " + stage.ToChinese())}";
        if (seen.TryAdd((LastKey, period), line)) return true;
        firstLine = seen[(LastKey, period)];
        return false;
    }

    /// <summary>
    /// One table per period, rows by region in tree order, then stage: a stage's rows stand together. Rows of one
    /// region and stage keep the order of the file.
    /// </summary>
    public IReadOnlyList<FactTable> Tables(Grain grain, RegionTree tree, List<ColumnBuilder> columns, SourceFile file)
    {
        var years = periods.Distinct().Order().ToList();
        var stage = grain == Grain.ClassYear
            ? ClassStages.Of(columns.ToDictionary(c => c.Element.Id, c => c.Build(null), StringComparer.Ordinal), Count)
            : [.. stages];
        return [.. years.Select(year => Table(grain, year, Order(year, years.Count == 1, stage), stage, columns, file))];
    }

    // Null when the rows stand as they should: the usual case, and it saves a copy of every column.
    private int[]? Order(int year, bool only, SchoolStage[] stage)
    {
        if (only && IsSorted(stage)) return null;
        var order = Enumerable.Range(0, Count).Where(row => periods[row] == year).ToArray();
        var at = order.Select(row => (places[row], stage[row], row)).ToArray();
        Array.Sort(at, order);
        return order;
    }

    private bool IsSorted(SchoolStage[] stage)
    {
        for (var row = 1; row < Count; row++)
        {
            if (places[row - 1] > places[row] || (places[row - 1] == places[row] && stage[row - 1] > stage[row])) return false;
        }
        return true;
    }

    private FactTable Table(
        Grain grain, int year, int[]? order, SchoolStage[] stagesAsFiled, List<ColumnBuilder> columns, SourceFile file)
    {
        var cells = columns.ToDictionary(c => c.Element.Id, c => c.Build(order), StringComparer.Ordinal);
        var stage = order is null ? stagesAsFiled : Array.ConvertAll(order, row => stagesAsFiled[row]);
        return new FactTable
        {
            Grain = grain,
            Period = year,
            Regions = Pick(regions, order),
            Stages = stage,
            Columns = cells,
            Keys = hasKeys ? Pick(keys, order) : null,
            Names = hasNames ? Pick(names, order) : null,
            Parents = hasParents ? Pick(parents, order) : null,
            Origins = new RowOrigins([file], new ushort[stage.Length], Pick(lines, order)),
        };
    }

    private static T[] Pick<T>(List<T> values, int[]? order) => order is null ? [.. values] : [.. order.Select(i => values[i])];
}
