using Hengjian.Indicators.Facts;

namespace Hengjian.Benchmarks;

/// <summary>
/// The rows of a national data set with every element of the dictionary filled in, for two years: no indicator is missing,
/// so that a corrected row reaches as much as it ever can. The same rows give the same values on every machine.
/// </summary>
internal static class FullNation
{
    public static Dataset Of(Dataset rows, DataDictionary dictionary, int year)
    {
        var random = new Random(20241122);
        var tables = new List<FactTable>();
        foreach (var period in (int[])[year - 1, year])
        {
            var schools = rows.Find(Grain.SchoolYear, year)!;
            tables.Add(Filled(schools, period, dictionary, random));
            tables.Add(Filled(rows.Find(Grain.ClassYear, year)!, period, dictionary, random));
            tables.Add(Filled(Rows(Grain.RegionYear, [.. rows.Regions.Counties.Select(c => c.Code)]), period, dictionary, random));
            tables.Add(Filled(rows.Find(Grain.RegionStageYear, year)!, period, dictionary, random));
            tables.Add(Filled(Rows(Grain.Project, [.. rows.Regions.Counties.SelectMany(c => Enumerable.Repeat(c.Code, 4))]), period, dictionary, random));
        }
        return new Dataset(rows.Regions, tables) { CombinedSchools = CombinedSchoolRule.Split };
    }

    private static FactTable Rows(Grain grain, int[] regions) => new()
    {
        Grain = grain,
        Period = 0,
        Regions = regions,
        Stages = new SchoolStage[regions.Length],
        Columns = new Dictionary<string, Column>(),
        Keys = grain == Grain.Project ? [.. regions.Select((_, i) => (string?)FormattableString.Invariant($"P{i}"))] : null,
    };

    private static FactTable Filled(FactTable rows, int period, DataDictionary dictionary, Random random)
    {
        var columns = new Dictionary<string, Column>(StringComparer.Ordinal);
        foreach (var element in dictionary.Of(rows.Grain).Where(e => e.Kind != ValueKind.Text))
        {
            var known = rows.Columns.GetValueOrDefault(element.Id);
            // What says which stage a row belongs to stays; sections keep their pupils.
            columns[element.Id] = known is CodeColumn || element.Id == "class_size" ? known! : Invented(element, rows.RowCount, random);
        }
        return new FactTable
        {
            Grain = rows.Grain,
            Period = period,
            Regions = rows.Regions,
            Stages = rows.Stages,
            Columns = columns,
            Keys = rows.Keys,
            Names = rows.Names,
            Parents = rows.Parents,
        };
    }

    private static Column Invented(DataElement element, int rows, Random random)
    {
        if (element.Kind == ValueKind.Code)
        {
            var codes = new byte[rows];
            for (var row = 0; row < rows; row++) codes[row] = (byte)random.Next(element.Codes.Count);
            return new CodeColumn(codes, element.Codes);
        }
        var isPupils = element.Id.StartsWith("stu", StringComparison.Ordinal);
        var values = new double[rows];
        for (var row = 0; row < rows; row++)
        {
            values[row] = element.Kind switch
            {
                ValueKind.Bool => random.Next(20) == 0 ? 0 : 1,
                ValueKind.Date => 738_000 + random.Next(700),
                _ when isPupils => random.Next(20, 900),
                _ => random.Next(200) == 0 ? double.NaN : random.Next(0, 40_000) / 100.0,
            };
        }
        return new NumberColumn(values).Narrowed();
    }
}
