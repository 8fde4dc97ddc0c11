using Hengjian.Indicators.Execution;
using Hengjian.Indicators.Facts;
using Hengjian.Indicators.Results;
using static Hengjian.Indicators.Tests.Execution.SampleData;

namespace Hengjian.Indicators.Tests.Execution;

/// <summary>However numbers are kept and rows are ordered, every value has the same bits: the fast ways change nothing.</summary>
public sealed class NarrowColumnTests
{
    private static readonly int[] Counties = [430101, 430102, 430201];

    // Over one column of bytes, over several, with sums whose order matters, and per school.
    private static readonly string[] Formulas =
    [
        "count_if(class_size >= 56)", "count_if(class_size <= limit(class_limit, class_stage))", "sum(class_size)",
        "avg(class_size)", "max(class_size)", "min(class_size)", "count(class_size)", "count_rows(class_size)",
        "max_if(class_size, class_size < 50)", "min_if(class_size, class_stage == \"初中\")",
        "sum_if(class_size, not (class_size in (40, 41)))", "avg_if(2 * class_size + 1, class_size > 30 or class_stage == \"小学\")",
        "sum(class_size / 10)", "max(100 / (class_size - 45))", "count_if(at_least(2, class_size >= 40, class_size >= 50, class_size >= 60))",
        "sum(count_true(class_size >= 40, class_size >= 60))", "wcv(class_size, class_size)", "cv(class_size)",
        "count_if(ok)", "sum(books) / sum(stu)", "wcv(books / stu, stu)", "sum_if(books, stu > 500)", "avg(abs(books - stu))",
        "count_if([largest] >= 56)", "max([largest] - [many])", "sum([spread])", "avg([pupils])",
    ];

    private static readonly CompiledCatalogue Compiled = Compile(
    [
        .. Formulas.Select((f, i) => Indicator($"f{i}", f) with { Stages = [SchoolStage.All, SchoolStage.Primary, SchoolStage.Junior] }),
        .. new (string Id, string Formula)[] { ("largest", "max(class_size)"), ("many", "count_if(class_size >= 50)"), ("spread", "cv(class_size)"), ("pupils", "sum(class_size)") }
            .Select(s => Indicator(s.Id, s.Formula) with
            {
                ResultGrain = Grain.SchoolYear,
                Levels = [],
                Stages = [SchoolStage.All, SchoolStage.Primary, SchoolStage.Junior],
            }),
    ]);

    [Fact]
    public void NarrowColumns_GiveTheSameBitsAsDoubles()
    {
        for (var seed = 1; seed <= 60; seed++)
        {
            var world = World(seed);
            var narrow = Change(world, c => c.Narrowed());
            Assert.IsType<ScaledStore<byte>>(((NumberColumn)narrow.Find(Grain.ClassYear, Year)!.Columns["class_size"]).Store);
            AssertSame(Run(Compiled, world), Run(Compiled, narrow), $"seed {seed}");
            AssertSame(Run(Compiled, world), Run(Compiled, narrow, new EvaluationRequest([Year]) { BlockSize = 7, Threads = 2 }), $"seed {seed}, small blocks");
        }
    }

    [Fact]
    public void FlagsThatSayNothingNew_ChangeNothing()
    {
        for (var seed = 1; seed <= 20; seed++)
        {
            var world = World(seed);
            var flagged = Change(world, c => new NumberColumn(c.ToArray(), [.. Enumerable.Range(0, c.Length).Select(c.FlagAt)]));
            AssertSame(Run(Compiled, world), Run(Compiled, flagged), $"seed {seed}");
        }
    }

    [Fact]
    public void AnOtherOrderOfRows_ChangesNoExactValue()
    {
        for (var seed = 1; seed <= 20; seed++)
        {
            var world = Change(World(seed), c => c.Narrowed());
            var results = Run(Compiled, Reordered(world, seed));
            foreach (var series in Run(Compiled, world).RegionSeries)
            {
                var other = results.FindRegions(series.Indicator, series.Stage, series.Period)!;
                for (var region = 0; region < Tree.Regions.Count; region++)
                {
                    var (expected, actual) = (series.Values[region]!.Value, other.Values[region]!.Value);
                    Assert.Equal((expected.Flag, expected.Count), (actual.Flag, actual.Count));
                    if (expected.HasValue) Assert.Equal(expected.Value, actual.Value, Math.Max(1e-12, Math.Abs(expected.Value) * 1e-12));
                }
            }
        }
    }

    private static void AssertSame(IndicatorResults expected, IndicatorResults actual, string where)
    {
        foreach (var (one, other) in expected.RegionSeries.Zip(actual.RegionSeries))
        {
            for (var region = 0; region < Tree.Regions.Count; region++)
                AssertSame(one.Values[region]!.Value, other.Values[region]!.Value, $"{where}: {one.Indicator} {one.Stage} {Tree.Regions[region].Name}");
        }
        foreach (var (one, other) in expected.SchoolSeries.Zip(actual.SchoolSeries))
        {
            Assert.Equal(one.Rows, other.Rows);
            for (var item = 0; item < one.Rows.Length; item++)
                AssertSame(one.Values[item], other.Values[item], $"{where}: {one.Indicator} {one.Stage} row {one.Rows[item]}");
        }
    }

    private static void AssertSame(IndicatorValue expected, IndicatorValue actual, string where) => Assert.True(
        BitConverter.DoubleToInt64Bits(expected.Value) == BitConverter.DoubleToInt64Bits(actual.Value)
            && expected.Flag == actual.Flag && expected.Count == actual.Count,
        $"{where}: {expected} {actual}");

    private static Dataset World(int seed)
    {
        var random = new Random(seed);
        var schools = Enumerable.Range(0, 40).Select(_ => Counties[random.Next(3)]).Order().ToArray();
        var types = schools.Select(_ => (string?)SchoolTypes.Names[random.Next(SchoolTypes.Names.Count)]).ToArray();
        double Some(double value) => random.Next(12) == 0 ? double.NaN : value;
        var classes = Enumerable.Range(0, schools.Length)
            // Some schools have more classes than the widest register has bytes.
            .SelectMany(school => Enumerable.Range(0, random.Next(0, random.Next(8) == 0 ? 150 : 18)).Select(_ => (School: school, Stage: random.Next(2) == 0 ? SchoolStage.Primary : SchoolStage.Junior)))
            .OrderBy(c => schools[c.School]).ThenBy(c => c.Stage).ThenBy(c => c.School).ToList();
        var schoolTable = Table(Grain.SchoolYear, schools, new Dictionary<string, Column>
        {
            ["stu"] = new NumberColumn([.. schools.Select(_ => Some(random.Next(0, 1500)))]),
            ["books"] = new NumberColumn([.. schools.Select(_ => Some(random.Next(0, 3_000_000) / 100.0))]),
            ["ok"] = new NumberColumn([.. schools.Select(_ => Some(random.Next(2)))]),
            ["school_type"] = Codes(SchoolTypes.Names, types),
        });
        var classTable = Table(
            Grain.ClassYear,
            [.. classes.Select(c => schools[c.School])],
            new Dictionary<string, Column>
            {
                ["class_size"] = new NumberColumn([.. classes.Select(_ => Some(random.Next(20, 72)))]),
                ["class_stage"] = Codes(["小学", "初中"], [.. classes.Select(c => c.Stage == SchoolStage.Primary ? "小学" : "初中")]),
            },
            [.. classes.Select(c => c.Stage)]);
        return new Dataset(Tree, [schoolTable, With(classTable, [.. classes.Select(c => c.School)])]);
    }

    private static FactTable With(FactTable table, int[] parents) => new()
    {
        Grain = table.Grain,
        Period = table.Period,
        Regions = table.Regions,
        Stages = table.Stages,
        Columns = table.Columns,
        Keys = table.Keys,
        Parents = parents,
    };

    private static Dataset Change(Dataset world, Func<NumberColumn, NumberColumn> change) => new(Tree, world.Tables.Select(table => new FactTable
    {
        Grain = table.Grain,
        Period = table.Period,
        Regions = table.Regions,
        Stages = table.Stages,
        Columns = table.Columns.ToDictionary(c => c.Key, c => c.Value is NumberColumn numbers ? change(numbers) : c.Value),
        Keys = table.Keys,
        Parents = table.Parents,
    }));

    // The classes anyhow: neither regions nor stages stand together.
    private static Dataset Reordered(Dataset world, int seed)
    {
        var classes = world.Find(Grain.ClassYear, Year)!;
        var order = Enumerable.Range(0, classes.RowCount).ToArray();
        new Random(seed).Shuffle(order);
        T[] Pick<T>(IReadOnlyList<T> values) => [.. order.Select(row => values[row])];
        var shuffled = Table(
            Grain.ClassYear,
            Pick(classes.Regions),
            new Dictionary<string, Column>
            {
                ["class_size"] = new NumberColumn(Pick(((NumberColumn)classes.Columns["class_size"]).ToArray())).Narrowed(),
                ["class_stage"] = new CodeColumn(Pick(((CodeColumn)classes.Columns["class_stage"]).Codes), ["小学", "初中"]),
            },
            Pick(classes.Stages));
        return new Dataset(Tree, [world.Find(Grain.SchoolYear, Year)!, With(shuffled, Pick(classes.Parents!))]);
    }
}
