using Hengjian.Indicators.Catalogue;
using Hengjian.Indicators.Execution;
using Hengjian.Indicators.Facts;
using static Hengjian.Indicators.Tests.Execution.SampleData;

namespace Hengjian.Indicators.Tests.Execution.Incremental;

/// <summary>
/// Invented provinces with everything a correction can meet: three years of schools (some of which move to another county
/// in between, or belong to a city itself), kindergartens, classes, projects, money by region and stage, gaps, zeros,
/// estimates and cells that do not apply; and formulas over all of it.
/// </summary>
internal static class CorrectedWorld
{
    public const int First = Year - 2;

    private static readonly int[] Places = [430101, 430101, 430102, 430201, 430201, 430201, 430200];

    private static readonly SchoolStage[] Staged = [SchoolStage.All, SchoolStage.Primary, SchoolStage.Junior, SchoolStage.Preschool, SchoolStage.Compulsory];

    // Over rows of every grain, by whole schools and by sections, of one year and several, with and without conditions.
    private static readonly string[] Formulas =
    [
        "sum(stu)", "count_rows(stu)", "count_if(stu >= 500)", "wcv(books / stu, stu)", "cv(area)", "avg_if(area, ok)", "max(books / stu)",
        "min_if(rooms, stu > 0)", "sum_if(fund, ownership == \"公办\")", "count_if(at_least(2, ok, ok2, stu > 300))", "sum(count_true(ok, ok2))",
        "100 * count_if(class_size >= 56) / count(class_size)", "avg(class_size)", "max(class_size)", "sum(class_size / 10)",
        "count_if(class_size <= limit(class_limit, class_stage))", "count_if(class_size > stu / 20)", "wcv(class_size, class_size)",
        "sum(stu) / sum(prev(stu))", "sum(stu - prev(stu))", "sum(books) - prev(sum(books), 2)", "count_if(books > prev(books, 2))",
    ];

    private static readonly string[] RegionFormulas =
    [
        "spend", "spend / pupils", "100 * (spend - prev(spend)) / prev(spend)", "share", "growth", "plan_ok and growth > 0", "avg(growth)",
        "cv(spend / pupils)", "count_if(growth > share)", "sum_if(spend, growth > 0)", "max([f0] / pupils)", "[f0] / pupils", "avg([f0])",
        "mean_of(growth, share, prev(growth))", "sum(plan_area)", "count_if(done_on <= due_on)", "sum(done_area - plan_area)",
        "prev([f3]) - [f3]", "sum(spend_stage)", "count_if(stu > [f0] / 3)", "sum(books * growth)",
    ];

    public static CompiledCatalogue Compiled { get; } = Compile(
    [
        .. Formulas.Select((f, i) => Indicator($"f{i}", f) with { Stages = i == 0 ? Staged : [SchoolStage.All, SchoolStage.Primary, SchoolStage.Junior], NeverAbove100 = i == 6 }),
        .. Formulas.Take(11).Select((f, i) => Indicator($"s{i}", f) with { Rows = Grain.SectionYear, Stages = [SchoolStage.Primary, SchoolStage.Junior, SchoolStage.Compulsory] }),
        .. RegionFormulas.Select((f, i) => Indicator($"r{i}", f, i == 5) with { Stages = i is 10 or 11 or 12 or 17 or 19 ? [SchoolStage.All, SchoolStage.Primary] : [SchoolStage.All] }),
        Indicator("staged", "spend_stage / stu_stage") with { Stages = [SchoolStage.Primary, SchoolStage.Junior] },
        OfSchool("largest", "max(class_size)"), OfSchool("many", "count_if(class_size >= 50)"), OfSchool("spread", "cv(class_size)"),
        OfSchool("over", "sum_if(class_size, class_size > 45) / stu"), OfSchool("percent", "10 * books / stu") with { NeverAbove100 = true },
        OfSchool("grown", "stu - prev(stu)"), OfSchool("sure", "ok and books / stu >= 10") with { Unit = "是/否" },
        OfSchool("against", "100 * stu / [f0]"),
        OfSchool("section", "books / stu") with { ResultGrain = Grain.SectionYear, Stages = [SchoolStage.Primary, SchoolStage.Junior] },
        OfSchool("fits", "[section] > 5 and area / stu > 3") with { ResultGrain = Grain.SectionYear, Stages = [SchoolStage.Primary, SchoolStage.Junior], Unit = "是/否" },
        Indicator("x0", "count_if([largest] >= 56)"), Indicator("x1", "sum([spread])"), Indicator("x2", "avg([percent])"),
        Indicator("x3", "sum([grown])"), Indicator("x4", "100 * count_if([sure]) / count_rows([sure])"),
        Indicator("x5", "100 * count_if([fits]) / count([fits])") with { Rows = Grain.SectionYear, Stages = [SchoolStage.Primary, SchoolStage.Junior] },
        Indicator("x6", "avg([against])"), Indicator("x7", "[x4] - prev([x4])"), Indicator("x8", "sum(prev([percent]))"),
        Indicator("x9", "max([x4])"), Indicator("x10", "sum([over])") with { Stages = [SchoolStage.All, SchoolStage.Primary] },
    ]);

    private static Indicator OfSchool(string id, string formula) =>
        Indicator(id, formula) with { ResultGrain = Grain.SchoolYear, Levels = [], Stages = [SchoolStage.All, SchoolStage.Primary] };

    /// <summary>The same seed gives the same world.</summary>
    public static Dataset Make(int seed)
    {
        var random = new Random(seed);
        var tables = new List<FactTable>();
        var known = Enumerable.Range(0, 30).Select(i => (Key: $"K{i}", Place: Places[random.Next(Places.Length)], Type: (string?)SchoolTypes.Names[random.Next(SchoolTypes.Names.Count)])).ToList();
        for (var period = First; period <= Year; period++)
        {
            // Some schools move over the county line from year to year, some open, a few have no type.
            known = [.. known.Select(s => random.Next(12) == 0 ? s with { Place = Places[random.Next(Places.Length)] } : s)
                .Append(($"N{period}", Places[random.Next(Places.Length)], random.Next(3) == 0 ? null : "小学"))];
            var schools = known.OrderBy(s => Tree.IndexOf(s.Place)).ToList();
            tables.Add(Schools(random, period, schools));
            tables.Add(Classes(random, period, schools, crossing: seed % 5 == 0));
            tables.Add(Money(random, period));
            tables.Add(StageMoney(random, period));
            tables.Add(Projects(random, period));
        }
        return new Dataset(Tree, tables)
        {
            CombinedSchools = seed % 2 == 0 ? CombinedSchoolRule.Split : CombinedSchoolRule.Whole,
            MissingVerdictIsNo = seed % 3 == 0,
        };
    }

    private static FactTable Schools(Random random, int period, List<(string Key, int Place, string? Type)> schools)
    {
        double[] All(Func<double> one) => [.. schools.Select(_ => one())];
        var columns = new Dictionary<string, Column>
        {
            ["stu"] = Numbers(random, All(() => random.Next(7) == 0 ? 0 : random.Next(1, 1500))),
            ["stu_pri"] = Numbers(random, All(() => random.Next(6) == 0 ? 0 : random.Next(1, 900))),
            ["stu_jun"] = Numbers(random, All(() => random.Next(6) == 0 ? 0 : random.Next(1, 900))),
            ["stu_sen"] = Numbers(random, All(() => random.Next(1, 900))),
            ["books"] = Numbers(random, All(() => random.Next(0, 3_000_000) / 100.0)),
            ["area"] = Numbers(random, All(() => random.Next(0, 90_000) / 7.0)),
            ["rooms"] = Numbers(random, All(() => random.Next(0, 60))),
            ["fund"] = Numbers(random, All(() => random.Next(0, 900_000))),
            ["ok"] = Numbers(random, All(() => random.Next(2))),
            ["ok2"] = Numbers(random, All(() => random.Next(2))),
            ["school_type"] = Codes(SchoolTypes.Names, [.. schools.Select(s => s.Type)]),
            ["ownership"] = Codes(["公办", "普惠性民办", "其他民办"], [.. schools.Select(_ => random.Next(9) == 0 ? null : random.Next(2) == 0 ? "公办" : "其他民办")]),
        };
        return Of(Grain.SchoolYear, period, [.. schools.Select(s => s.Place)], columns, keys: [.. schools.Select(s => s.Key)]);
    }

    private static FactTable Classes(Random random, int period, List<(string Key, int Place, string? Type)> schools, bool crossing)
    {
        // In some worlds a school has classes over the county line.
        var rows = Enumerable.Range(0, schools.Count).SelectMany(school => Enumerable.Range(0, random.Next(0, 12)).Select(_ => (
                School: school, Place: crossing && random.Next(9) == 0 ? Places[random.Next(Places.Length)] : schools[school].Place,
                Stage: random.Next(2) == 0 ? SchoolStage.Primary : SchoolStage.Junior)))
            .OrderBy(c => Tree.IndexOf(c.Place)).ThenBy(c => random.Next(4) == 0 ? 0 : (int)c.Stage).ThenBy(c => c.School).ToList();
        var sizes = Numbers(random, [.. rows.Select(_ => (double)random.Next(20, 72))]);
        return Of(Grain.ClassYear, period, [.. rows.Select(r => r.Place)], new Dictionary<string, Column>
        {
            ["class_size"] = random.Next(2) == 0 ? sizes.Narrowed() : sizes,
            ["class_stage"] = Codes(["小学", "初中"], [.. rows.Select(r => r.Stage == SchoolStage.Primary ? "小学" : "初中")]),
        }, [.. rows.Select(r => r.Stage)], parents: [.. rows.Select(r => random.Next(40) == 0 ? -1 : r.School)]);
    }

    private static FactTable Money(Random random, int period)
    {
        int[] places = [.. Tree.Regions.Where(r => r.Level == RegionLevel.County || random.Next(3) == 0).Select(r => r.Code)];
        double[] All(Func<double> one) => [.. places.Select(_ => one())];
        return Of(Grain.RegionYear, period, places, new Dictionary<string, Column>
        {
            ["spend"] = Numbers(random, All(() => random.Next(0, 9000) / 10.0)),
            ["pupils"] = Numbers(random, All(() => random.Next(0, 900))),
            ["growth"] = Numbers(random, All(() => random.Next(-50, 90) / 10.0)),
            ["share"] = Numbers(random, All(() => random.Next(0, 100))),
            ["plan_ok"] = Numbers(random, All(() => random.Next(5) == 0 ? 0 : 1)),
        });
    }

    private static FactTable StageMoney(Random random, int period)
    {
        var rows = Tree.Counties.SelectMany(c => new[] { SchoolStage.Primary, SchoolStage.Junior }.Where(_ => random.Next(8) > 0).Select(s => (c.Code, Stage: s))).ToList();
        return Of(Grain.RegionStageYear, period, [.. rows.Select(r => r.Code)], new Dictionary<string, Column>
        {
            ["spend_stage"] = Numbers(random, [.. rows.Select(_ => (double)random.Next(0, 5000))]),
            ["stu_stage"] = Numbers(random, [.. rows.Select(_ => (double)random.Next(0, 500))]),
        }, [.. rows.Select(r => r.Stage)]);
    }

    private static FactTable Projects(Random random, int period)
    {
        int[] places = [.. Enumerable.Range(0, 9).Select(_ => Places[random.Next(Places.Length)]).OrderBy(Tree.IndexOf)];
        double[] All(Func<double> one) => [.. places.Select(_ => one())];
        return Of(Grain.Project, period, places, new Dictionary<string, Column>
        {
            ["plan_area"] = Numbers(random, All(() => random.Next(0, 900))),
            ["done_area"] = Numbers(random, All(() => random.Next(0, 900))),
            ["due_on"] = Numbers(random, All(() => 738000 + random.Next(300))),
            ["done_on"] = Numbers(random, All(() => 738000 + random.Next(300))),
            ["proj_stage"] = Codes(["幼儿园", "小学", "初中"], [.. places.Select(_ => random.Next(2) == 0 ? "小学" : "初中")]),
        }, keys: [.. places.Select((_, i) => $"P{i}")]);
    }

    // Some cells missing, some not applicable, some estimated; in half of the columns none but missing.
    private static NumberColumn Numbers(Random random, double[] values)
    {
        var flagged = random.Next(2) == 0;
        var flags = Array.ConvertAll(values, _ => random.Next(10) switch
        {
            0 => ValueFlag.Missing,
            1 when flagged => ValueFlag.NotApplicable,
            2 when flagged => ValueFlag.Estimated,
            _ => ValueFlag.Present,
        });
        double[] cells = [.. values.Zip(flags, (v, f) => f is ValueFlag.Missing or ValueFlag.NotApplicable ? double.NaN : v)];
        var column = new NumberColumn(cells, flagged ? flags : null);
        return random.Next(2) == 0 ? column.Narrowed() : column;
    }

    private static FactTable Of(
        Grain grain, int period, int[] regions, Dictionary<string, Column> columns, SchoolStage[]? stages = null, string?[]? keys = null, int[]? parents = null) => new()
        {
            Grain = grain,
            Period = period,
            Regions = regions,
            Stages = stages ?? new SchoolStage[regions.Length],
            Columns = columns,
            Keys = keys,
            Parents = parents is null ? null : RunList.Of<int>(parents),
        };
}
