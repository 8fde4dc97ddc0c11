using System.Globalization;
using Hengjian.Indicators.Facts;

namespace Hengjian.Evaluation.Demo;

/// <summary>A tile of the tile map: regions without borders, laid out so that neighbours stay neighbours.</summary>
/// <param name="Region">Region code.</param>
/// <param name="Column">From 0, left.</param>
/// <param name="Row">From 0, top.</param>
public sealed record MapTile(int Region, int Column, int Row);

/// <summary>Everything invented: regions, facts of three years, stories.</summary>
/// <param name="Regions">行政区划 of 临澄省.</param>
/// <param name="Tables">One table per imported grain and year.</param>
/// <param name="DefinitionChanges">口径变化.</param>
/// <param name="CityTiles">The cities on a grid.</param>
public sealed record DemoData(
    RegionTree Regions,
    IReadOnlyList<FactTable> Tables,
    IReadOnlyList<DefinitionChange> DefinitionChanges,
    IReadOnlyList<MapTile> CityTiles)
{
    /// <summary>As a data set to compute on.</summary>
    public Dataset ToDataset() => new(Regions, Tables) { DefinitionChanges = DefinitionChanges };
}

/// <summary>Makes the invented province 临澄省: 16 cities, 137 counties, about 10,000 schools, three years.</summary>
/// <remarks>
/// Same seed and same dictionary, same values: every value is a hash of the seed and of what it describes. Names and
/// codes belong to no real place. What is planted to be found: <see cref="DemoStories"/>.
/// </remarks>
public static class DemoProvince
{
    /// <summary>The first year.</summary>
    public const int FirstYear = 2023;

    /// <summary>The last year, the one evaluated.</summary>
    public const int LastYear = 2025;

    /// <summary>The seed of the demo workspace.</summary>
    public const ulong DefaultSeed = 20260901;

    /// <summary>Makes the province.</summary>
    /// <param name="dictionary">Every element of it gets a column.</param>
    /// <param name="seed">Any number.</param>
    public static DemoData Create(DataDictionary dictionary, ulong seed = DefaultSeed)
    {
        var regions = new DemoRegions(seed);
        var rosters = regions.Counties.Select(DemoRoster.Of).ToList();
        var tables = new List<FactTable>();
        for (var year = FirstYear; year <= LastYear; year++) tables.AddRange(TablesOf(dictionary, regions, rosters, year));
        return new DemoData(regions.Tree, tables, [DemoStories.PensionsLeft], DemoTiles.Cities);
    }

    /// <summary>The tables of one year for the schools given.</summary>
    internal static IEnumerable<FactTable> TablesOf(
        DataDictionary dictionary, DemoRegions regions, List<IReadOnlyList<DemoSchool>> rosters, int year)
    {
        var schools = new List<SchoolContext>();
        var totals = new List<RegionTotals>();
        foreach (var roster in rosters)
        {
            var sum = new RegionTotals();
            foreach (var school in roster.Where(s => s.OpenIn(year)))
            {
                var context = new SchoolContext(school, DemoClasses.Of(school, year)) { Year = year };
                schools.Add(context);
                sum.Add(context);
            }
            sum.Pupils[(int)SchoolStage.Higher] = RegionPeople.CollegeStudents(roster[0].County, year - FirstYear);
            totals.Add(sum);
        }
        yield return Schools(dictionary, schools, year);
        yield return Classes(dictionary, schools, year);
        yield return Regions(dictionary, regions, totals, year, staged: false);
        yield return Regions(dictionary, regions, totals, year, staged: true);
        yield return Projects(dictionary, regions, year);
    }

    private static FactTable Schools(DataDictionary dictionary, List<SchoolContext> rows, int year) => new()
    {
        Grain = Grain.SchoolYear,
        Period = year,
        Regions = [.. rows.Select(r => r.School.County.Code)],
        Stages = new SchoolStage[rows.Count],
        Keys = [.. rows.Select(r => r.School.Code)],
        Names = [.. rows.Select(r => r.School.Name)],
        Columns = ColumnWriter.Fill(
            dictionary.Of(Grain.SchoolYear), rows, SchoolRules.Cells, SchoolRules.Codes, r => r.Pupils),
    };

    private static FactTable Classes(DataDictionary dictionary, List<SchoolContext> schools, int year)
    {
        var rows = new List<ClassContext>();
        var parents = new List<int>();
        for (var i = 0; i < schools.Count; i++)
        {
            if (year == LastYear && schools[i].School.County.Name == DemoStories.NoClasses) continue;
            foreach (var one in schools[i].Classes)
            {
                rows.Add(new ClassContext { School = schools[i], Class = one, Year = year });
                parents.Add(i);
            }
        }
        return new FactTable
        {
            Grain = Grain.ClassYear,
            Period = year,
            Regions = [.. rows.Select(r => r.School.School.County.Code)],
            Stages = [.. rows.Select(r => r.Class.Stage)],
            Parents = [.. parents],
            Keys = [.. rows.Select(r => string.Create(CultureInfo.InvariantCulture, $"{(int)r.Class.Stage}{r.Class.Grade}{r.Class.Number:D2}"))],
            Columns = ColumnWriter.Fill(
                dictionary.Of(Grain.ClassYear), rows, ClassRules.Cells, ClassRules.Codes, r => r.Class.Size),
        };
    }

    private static FactTable Regions(
        DataDictionary dictionary, DemoRegions regions, List<RegionTotals> totals, int year, bool staged)
    {
        var rows = new List<RegionContext>();
        foreach (var region in regions.Tree.Regions.Where(r => staged ? r.Level == RegionLevel.County : r.Level != RegionLevel.Nation))
        {
            var (start, end) = regions.Tree.CountyRange(regions.Tree.IndexOf(region.Code));
            var parts = totals.GetRange(start, end - start);
            var sum = new RegionTotals();
            foreach (var part in parts) sum.Add(part);
            foreach (var stage in staged ? RegionMoney.Funded : [SchoolStage.All])
                if (!staged || sum.Pupils[(int)stage] > 0)
                    rows.Add(new RegionContext
                    {
                        Region = region,
                        Year = year,
                        Totals = sum,
                        Parts = parts,
                        Counties = regions.Counties[start..end],
                        Stage = stage,
                    });
        }
        var grain = staged ? Grain.RegionStageYear : Grain.RegionYear;
        return new FactTable
        {
            Grain = grain,
            Period = year,
            Regions = [.. rows.Select(r => r.Region.Code)],
            Stages = [.. rows.Select(r => r.Stage)],
            Columns = ColumnWriter.Fill(
                dictionary.Of(grain),
                rows,
                staged ? RegionRules.StageYear : RegionRules.Year,
                new Dictionary<string, Func<RegionContext, string?>>(),
                r => staged ? r.Pupils(r.Stage) : r.Totals.Compulsory,
                (r, e) => r.Region.Level == RegionLevel.County || e.Rollup == Rollup.Own),
        };
    }

    private static FactTable Projects(DataDictionary dictionary, DemoRegions regions, int year)
    {
        var rows = regions.Counties.SelectMany(c => Enumerable
            .Range(1, 2 + DemoRandom.Below(DemoRandom.Key(c.Key, 92, (ulong)year), 6))
            .Select(n => new ProjectContext { County = c, Number = n, Year = year })).ToList();
        return new FactTable
        {
            Grain = Grain.Project,
            Period = year,
            Regions = [.. rows.Select(r => r.County.Code)],
            Stages = new SchoolStage[rows.Count],
            Keys = [.. rows.Select(r => string.Create(CultureInfo.InvariantCulture, $"{r.County.Code:D6}-{year}-{r.Number:D2}"))],
            Names = [.. rows.Select(r => $"{r.County.Name}{r.Stage}{year}年第{r.Number}号建设项目")],
            Columns = ColumnWriter.Fill(
                dictionary.Of(Grain.Project), rows, ProjectRules.Cells, ProjectRules.Codes, r => r.Area / 14),
        };
    }
}
