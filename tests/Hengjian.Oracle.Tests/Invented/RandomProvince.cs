using Hengjian.Indicators.Facts;

namespace Hengjian.Oracle.Tests.Invented;

/// <summary>Invents a small province from a seed: every kind of row, every kind of cell, and the gaps that clerks leave.</summary>
/// <remarks>Numbers are small and often equal, so that thresholds, ties and zeros are met all the time.</remarks>
internal sealed class RandomProvince
{
    public const int LastYear = 2025;

    private static readonly (string Type, SchoolStage[] Stages)[] Types =
    [
        ("幼儿园", [SchoolStage.Preschool]), ("小学", [SchoolStage.Primary]), ("教学点", [SchoolStage.Primary]),
        ("初级中学", [SchoolStage.Junior]), ("九年一贯制学校", [SchoolStage.Primary, SchoolStage.Junior]),
        ("十二年一贯制学校", [SchoolStage.Primary, SchoolStage.Junior, SchoolStage.Senior]),
        ("完全中学", [SchoolStage.Junior, SchoolStage.Senior]), ("高级中学", [SchoolStage.Senior]),
        ("中等职业学校", [SchoolStage.Vocational]), ("特殊教育学校", [SchoolStage.Special]),
    ];

    private static readonly Dictionary<SchoolStage, string> ClassStages = new()
    {
        [SchoolStage.Preschool] = "幼儿园",
        [SchoolStage.Primary] = "小学",
        [SchoolStage.Junior] = "初中",
        [SchoolStage.Senior] = "普通高中",
        [SchoolStage.Vocational] = "中等职业",
        [SchoolStage.Special] = "特殊教育",
    };

    private readonly Random random;
    private readonly DataDictionary dictionary;
    private readonly double dirt;
    private readonly RegionTree tree;

    private RandomProvince(DataDictionary dictionary, int seed)
    {
        this.dictionary = dictionary;
        random = new Random(seed);
        // From spotless to mostly empty.
        dirt = random.Next(4) switch { 0 => 0, 1 => 0.3, 2 => 1, _ => random.NextDouble() * 6 };
        tree = Regions();
    }

    /// <summary>Same dictionary and seed, same facts.</summary>
    public static Dataset Create(DataDictionary dictionary, int seed)
    {
        var province = new RandomProvince(dictionary, seed);
        var tables = province.Tables();
        return new Dataset(province.tree, tables)
        {
            CombinedSchools = province.Chance(0.25) ? CombinedSchoolRule.Whole : CombinedSchoolRule.Split,
            MissingVerdictIsNo = province.Chance(0.4),
            DefinitionChanges = province.Changes(),
        };
    }

    // Enough of them that some improvement crosses one.
    private List<DefinitionChange> Changes() => [.. dictionary.Elements.Where(_ => Chance(0.05))
        .Select(e => new DefinitionChange(e.Id, random.Next(LastYear - 2, LastYear + 1), "口径调整"))];

    private bool Chance(double share) => random.NextDouble() < share;

    private RegionTree Regions()
    {
        var regions = new List<Region>();
        for (var p = 0; p <= (Chance(0.15) ? 1 : 0); p++)
        {
            var province = (98 + p) * 10000;
            regions.Add(new Region(province, $"省{p}", RegionLevel.Province, 0));
            var cities = random.Next(1, 4);
            for (var c = 1; c <= cities; c++)
            {
                var city = province + c * 100;
                regions.Add(new Region(city, $"市{c}", RegionLevel.City, province));
                var counties = random.Next(0, 5);
                for (var d = 1; d <= counties; d++) regions.Add(new Region(city + d, $"县{c}-{d}", RegionLevel.County, city));
            }
        }
        return new RegionTree(regions);
    }

    private List<FactTable> Tables()
    {
        var tables = new List<FactTable>();
        for (var year = LastYear - 3; year <= LastYear; year++)
        {
            var schools = Schools(year);
            tables.Add(schools.Table);
            if (!Chance(0.05 * dirt)) tables.Add(Classes(schools.Table, schools.Taught, year));
            if (!Chance(0.05 * dirt)) tables.Add(Plain(Grain.RegionYear, year, [.. tree.Regions.Where(Reports).Select(r => (r.Code, SchoolStage.All))]));
            if (!Chance(0.05 * dirt)) tables.Add(Plain(Grain.RegionStageYear, year, [.. tree.Regions.Where(Reports).SelectMany(StagesOf)]));
            if (!Chance(0.1 * dirt)) tables.Add(Plain(Grain.Project, year, Projects()));
        }
        return tables;
    }

    // Counties nearly always report for themselves, the regions above them often enough.
    private bool Reports(Region region) => region.Level == RegionLevel.County ? !Chance(0.06 * dirt) : Chance(0.5);

    private List<(int, SchoolStage)> StagesOf(Region region)
    {
        var stages = new List<(int, SchoolStage)>();
        if (Chance(0.05)) stages.Add((region.Code, SchoolStage.All));
        for (var stage = SchoolStage.Preschool; stage <= SchoolStage.Higher; stage++)
            if (Chance(0.8)) stages.Add((region.Code, stage));
        return stages;
    }

    private List<(int, SchoolStage)> Projects() => [.. tree.Regions.Where(r => r.Level == RegionLevel.County)
        .SelectMany(r => Enumerable.Repeat((r.Code, SchoolStage.All), random.Next(0, 4)))];

    private (FactTable Table, SchoolStage[][] Taught) Schools(int year)
    {
        var rows = new List<(int Region, string Key)>();
        foreach (var region in tree.Regions)
        {
            // A few schools belong to a city itself.
            var some = region.Level switch { RegionLevel.County => random.Next(0, 9), RegionLevel.City => Chance(0.3) ? 2 : 0, _ => 0 };
            for (var i = 0; i < some; i++)
                if (!Chance(0.1)) rows.Add((region.Code, $"{region.Code}-{i}"));
        }
        var types = new byte[rows.Count];
        for (var i = 0; i < types.Length; i++) types[i] = Chance(0.01 * dirt) ? CodeColumn.None : (byte)random.Next(Types.Length);
        var columns = Columns(Grain.SchoolYear, rows.Count);
        columns["school_type"] = new CodeColumn(types, [.. Types.Select(t => t.Type)]);
        var table = new FactTable
        {
            Grain = Grain.SchoolYear,
            Period = year,
            Regions = [.. rows.Select(r => r.Region)],
            Stages = new SchoolStage[rows.Count],
            Keys = [.. rows.Select(r => r.Key)],
            Columns = columns,
        };
        return (table, [.. types.Select(t => t == CodeColumn.None ? [] : Types[t].Stages)]);
    }

    private FactTable Classes(FactTable schools, SchoolStage[][] taught, int year)
    {
        var parents = new List<int>();
        var stages = new List<SchoolStage>();
        for (var school = 0; school < schools.RowCount; school++)
        {
            for (var i = random.Next(0, 5); i > 0; i--)
            {
                parents.Add(school);
                stages.Add(taught[school].Length == 0 || Chance(0.01 * dirt) ? SchoolStage.All : taught[school][random.Next(taught[school].Length)]);
            }
        }
        var columns = Columns(Grain.ClassYear, parents.Count);
        var labels = ClassStages.Values.ToArray();
        columns["class_stage"] = new CodeColumn(
            [.. stages.Select(s => s == SchoolStage.All ? CodeColumn.None : (byte)Array.IndexOf(labels, ClassStages[s]))], labels);
        return new FactTable
        {
            Grain = Grain.ClassYear,
            Period = year,
            Regions = [.. parents.Select(p => schools.Regions[p])],
            Stages = [.. stages],
            Parents = [.. parents],
            Columns = columns,
        };
    }

    private FactTable Plain(Grain grain, int year, List<(int Region, SchoolStage Stage)> rows) => new()
    {
        Grain = grain,
        Period = year,
        Regions = [.. rows.Select(r => r.Region)],
        Stages = [.. rows.Select(r => r.Stage)],
        Columns = Columns(grain, rows.Count),
    };

    private Dictionary<string, Column> Columns(Grain grain, int rows)
    {
        var columns = new Dictionary<string, Column>();
        foreach (var element in dictionary.Of(grain).Where(e => e.Kind != ValueKind.Text))
            if (!Chance(0.02 * dirt)) columns[element.Id] = element.Kind == ValueKind.Code ? Codes(element, rows) : Numbers(element, rows);
        return columns;
    }

    private CodeColumn Codes(DataElement element, int rows)
    {
        var codes = new byte[rows];
        for (var i = 0; i < rows; i++) codes[i] = Chance(0.05 * dirt) ? CodeColumn.None : (byte)random.Next(element.Codes.Count);
        return new CodeColumn(codes, element.Codes);
    }

    private NumberColumn Numbers(DataElement element, int rows)
    {
        var values = new double[rows];
        var flags = new ValueFlag[rows];
        var whole = Chance(0.5);
        for (var i = 0; i < rows; i++)
        {
            flags[i] = Chance(0.05 * dirt) ? ValueFlag.Missing
                : Chance(0.02 * dirt) ? ValueFlag.NotApplicable
                : Chance(0.03 * dirt) ? ValueFlag.Estimated : ValueFlag.Present;
            values[i] = flags[i] is ValueFlag.Missing or ValueFlag.NotApplicable ? double.NaN : Number(element.Kind, whole);
        }
        // A column without flags says the same by its NaNs.
        var bare = flags.All(f => f is ValueFlag.Present or ValueFlag.Missing) && Chance(0.5);
        var column = bare ? new NumberColumn(values) : new NumberColumn(values, flags);
        return Chance(0.7) ? column.Narrowed() : column;
    }

    private double Number(ValueKind kind, bool whole)
    {
        if (kind == ValueKind.Bool) return Chance(0.8) ? 1 : 0;
        if (kind == ValueKind.Date) return 739000 + random.Next(0, 40);
        var number = random.Next(6) switch
        {
            0 => Chance(0.3) ? 0 : random.Next(1, 4),
            1 => random.Next(0, 400) / 4.0,
            2 => random.Next(900, 1100),
            3 => random.NextDouble() * 1000,
            _ => random.Next(1, 120),
        };
        return whole ? Math.Floor(number) : number;
    }
}
