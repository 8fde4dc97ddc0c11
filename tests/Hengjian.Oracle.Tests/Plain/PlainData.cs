using Hengjian.Indicators.Facts;

namespace Hengjian.Oracle.Tests.Plain;

/// <summary>The facts of a dataset as lists of rows by region; nothing here is clever.</summary>
internal sealed class PlainData
{
    private readonly Dictionary<(Grain, int), Dictionary<int, List<PlainRow>>> rows = [];
    private readonly Dictionary<(Grain, int, int, SchoolStage), PlainRow> regionRows = [];
    private readonly Dictionary<(int, string), PlainRow> schoolsByKey = [];
    private readonly Dictionary<int, List<Region>> within = [];

    public PlainData(Dataset dataset)
    {
        Dataset = dataset;
        var all = dataset.Regions.Regions;
        foreach (var region in all) within[region.Code] = [];
        foreach (var region in all)
            for (Region? above = region; above is not null; above = all.FirstOrDefault(r => r.Code == above.ParentCode))
                within[above.Code].Add(region);
        foreach (var table in dataset.Tables.Where(t => t.Grain != Grain.ClassYear)) Add(table);
        foreach (var table in dataset.Tables.Where(t => t.Grain == Grain.ClassYear)) Add(table);
    }

    public Dataset Dataset { get; }

    /// <summary>A region and all below it, in tree order.</summary>
    public IReadOnlyList<Region> Within(int region) => within[region];

    /// <summary>The rows a region reported, without those of regions below it; null when it has none in that table.</summary>
    public IReadOnlyList<PlainRow>? RowsOf(Grain grain, int year, int region) =>
        rows.GetValueOrDefault((grain, year))?.GetValueOrDefault(region);

    /// <summary>What a region reported for itself.</summary>
    public PlainRow? RegionRow(int year, int region) =>
        regionRows.GetValueOrDefault((Grain.RegionYear, year, region, SchoolStage.All));

    /// <summary>What a region reported for a stage.</summary>
    public PlainRow? StageRow(int year, int region, SchoolStage stage) =>
        regionRows.GetValueOrDefault((Grain.RegionStageYear, year, region, stage));

    public PlainRow? SchoolByKey(int year, string key) => schoolsByKey.GetValueOrDefault((year, key));

    private void Add(FactTable table)
    {
        var byRegion = rows[(table.Grain, table.Period)] = [];
        var schools = new Dictionary<int, PlainRow>();
        if (table.Grain == Grain.ClassYear)
            foreach (var school in (rows.GetValueOrDefault((Grain.SchoolYear, table.Period)) ?? []).Values.SelectMany(r => r))
                schools[school.Index] = school;
        for (var i = 0; i < table.RowCount; i++)
        {
            var row = new PlainRow
            {
                Grain = table.Grain,
                Year = table.Period,
                Region = table.Regions[i],
                Stage = StageOf(table, i),
                Key = table.Keys?[i],
                Table = table,
                Index = i,
            };
            if (table.Grain == Grain.SchoolYear) row.School = row;
            if (table.Grain == Grain.ClassYear && table.Parents is not null) row.School = schools.GetValueOrDefault(table.Parents[i]);
            if (table.Grain is Grain.RegionYear or Grain.RegionStageYear)
                regionRows[(table.Grain, table.Period, row.Region, row.Stage)] = row;
            if (table.Grain == Grain.SchoolYear && row.Key is not null) schoolsByKey.TryAdd((table.Period, row.Key), row);
            // A row of a region that the tree does not know belongs nowhere.
            if (!within.ContainsKey(row.Region)) continue;
            if (!byRegion.TryGetValue(row.Region, out var list)) byRegion[row.Region] = list = [];
            list.Add(row);
        }
    }

    private static SchoolStage StageOf(FactTable table, int index) =>
        table.Grain == Grain.Project && table.Columns.GetValueOrDefault("proj_stage") is CodeColumn column
            ? column.LabelAt(index) is { } code ? Words.Stage(code) : SchoolStage.All
            : table.Stages[index];
}
