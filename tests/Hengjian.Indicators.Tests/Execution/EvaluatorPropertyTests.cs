using FsCheck;
using FsCheck.Fluent;
using Hengjian.Indicators.Execution;
using Hengjian.Indicators.Facts;
using Hengjian.Indicators.Results;
using static Hengjian.Indicators.Tests.Execution.SampleData;

namespace Hengjian.Indicators.Tests.Execution;

/// <summary>What must hold on any data. Schools are generated with gaps, zeros and whole numbers of pupils.</summary>
public sealed class EvaluatorPropertyTests
{
    [Theory]
    [InlineData("max(stu * rooms)", -1, 1, 0)]
    [InlineData("min(stu * rooms)", 1, -1, 1)]
    public void ZeroAndMinusZero_DoNotDependOnWhereABlockEnds(string formula, double first, double second, int negative)
    {
        // 0 × −1 is −0; the flag of one row far behind decides how the block of all is read, were there two rules.
        const int rows = 300;
        var stu = Enumerable.Range(0, rows).Select(i => i < 2 ? 0.0 : negative == 0 ? -5 : 5).ToArray();
        var rooms = Enumerable.Range(0, rows).Select(i => i == 0 ? first : i == 1 ? second : 1).ToArray();
        var flags = Enumerable.Range(0, rows).Select(i => i == 250 ? ValueFlag.Estimated : ValueFlag.Present).ToArray();
        var schools = Schools([.. Enumerable.Repeat(430101, rows)], ("rooms", rooms));
        var data = Data(schools.With(columns: new Dictionary<string, Column>(schools.Columns) { ["stu"] = new NumberColumn(stu, flags) }));
        var compiled = Compile(Indicator("x", formula));
        var bits = ((int[])[128, 2048]).Select(size => BitConverter.DoubleToInt64Bits(
            Run(compiled, data, new EvaluationRequest([Year]) { BlockSize = size }).At("x", SchoolStage.All, Year, 430101)!.Value.Value)).ToList();
        Assert.Equal(bits[0], bits[1]);
        Assert.Equal(BitConverter.DoubleToInt64Bits(negative == 0 ? 0.0 : -0.0), bits[1]);
    }

    private static readonly int[] Counties = [430101, 430102, 430201];

    private static Arbitrary<School[]> Schools { get; } = Arb.From(
        (from county in Gen.Elements(Counties)
         from pupils in Gen.Frequency((8, Gen.Choose(1, 2000)), (1, Gen.Constant(0)), (1, Gen.Constant(-1)))
         from books in Gen.Frequency((8, Gen.Choose(0, 50000)), (1, Gen.Constant(-1)))
         from area in Gen.Choose(0, 900000)
         select new School(county, pupils, books, area / 7.0)).ArrayOf());

    private static CompiledCatalogue Formulas { get; } = CatalogueCompiler.Compile(SampleData.Catalogue(
        Indicator("sum", "sum(stu)"), Indicator("area", "sum(area)"), Indicator("n", "count_if(stu >= 100)"),
        Indicator("max", "max(area)"), Indicator("wcv", "wcv(books / stu, stu)"), Indicator("cv", "cv(area)"),
        Indicator("scaled", "wcv(1000 * books / stu, stu)"), Indicator("mean", "avg_if(area, stu > 0)"))).Value;

    [Fact]
    public void CountsAndWholeSums_DoNotDependOnRowOrder() => Holds(schools =>
    {
        // Sums of whole numbers are exact, so any order gives the same bits; sums of fractions agree closely only.
        var forward = Evaluate(schools);
        var backward = Evaluate([.. schools.AsEnumerable().Reverse()]);
        return Same(forward, backward, "sum") && Same(forward, backward, "n") && Same(forward, backward, "max")
            && Close(forward, backward, "area") && Close(forward, backward, "wcv");
    });

    [Fact]
    public void RegionAbove_EqualsItsSchoolsTakenTogether() => Holds(schools =>
    {
        // The same schools in one county instead of two: the city must not care where the county line runs.
        var apart = Evaluate(schools);
        var together = Evaluate([.. schools.Select(s => s.County == 430102 ? s with { County = 430101 } : s)]);
        return new[] { "sum", "n", "max", "area", "wcv", "cv", "mean" }.All(id =>
            Near(Value(apart, id, 430100).Value, Value(together, id, 430100).Value));
    });

    [Fact]
    public void Variation_DoesNotDependOnTheUnit() => Holds(schools =>
    {
        var results = Evaluate(schools);
        return results.Tree.Regions.All(r => Near(Value(results, "wcv", r.Code).Value, Value(results, "scaled", r.Code).Value));
    });

    [Fact]
    public void BlocksAndThreads_ChangeNoBit() => Holds(schools =>
    {
        var one = Evaluate(schools);
        var small = Evaluate(schools, new EvaluationRequest([Year]) { BlockSize = 1, Threads = 1 });
        var odd = Evaluate(schools, new EvaluationRequest([Year]) { BlockSize = 3, Threads = 4 });
        return Formulas.Catalogue.Indicators.All(i => Same(one, small, i.Id) && Same(one, odd, i.Id));
    });

    [Fact]
    public void Variation_AgreesWithAPlainRecomputation() => Holds(schools =>
    {
        var results = Evaluate(schools);
        return new[] { 430101, 430100, 430000, 0 }.All(code =>
            Near(Value(results, "wcv", code).Value, Plain([.. schools.Where(s => IsUnder(s.County, code))])));
    });

    private static bool IsUnder(int county, int region) =>
        region == 0 || county == region || (region % 100 == 0 && county / 100 * 100 == region)
        || (region % 10000 == 0 && county / 10000 * 10000 == region);

    // The guidance's formula written out, from amounts instead of per-pupil values.
    private static double Plain(School[] schools)
    {
        var have = schools.Where(s => s.Pupils > 0 && s.Books >= 0).ToList();
        double pupils = have.Sum(s => s.Pupils);
        var mean = have.Sum(s => (double)s.Books) / pupils;
        var square = have.Sum(s => s.Pupils / pupils * Math.Pow((s.Books / (double)s.Pupils) - mean, 2));
        return have.Count == 0 || mean == 0 ? double.NaN : Math.Sqrt(square) / mean;
    }

    private static void Holds(Func<School[], bool> property) =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(60), Prop.ForAll(Schools, property));

    private static IndicatorResults Evaluate(School[] schools, EvaluationRequest? request = null)
    {
        // A stable sort keeps the given order inside a county, as imported tables do.
        School[] sorted = [.. schools.OrderBy(s => s.County)];
        var table = SampleData.Schools([.. sorted.Select(s => s.County)],
            ("stu", [.. sorted.Select(s => s.Pupils < 0 ? double.NaN : s.Pupils)]),
            ("books", [.. sorted.Select(s => s.Books < 0 ? double.NaN : s.Books)]),
            ("area", [.. sorted.Select(s => s.Area)]));
        return Run(Formulas, Data(table), request);
    }

    private static IndicatorValue Value(IndicatorResults results, string id, int region) =>
        results.At(id, SchoolStage.All, Year, region)!.Value;

    private static bool Same(IndicatorResults a, IndicatorResults b, string id) => a.Tree.Regions.All(r =>
        BitConverter.DoubleToInt64Bits(Value(a, id, r.Code).Value) == BitConverter.DoubleToInt64Bits(Value(b, id, r.Code).Value)
        && Value(a, id, r.Code).Flag == Value(b, id, r.Code).Flag);

    private static bool Close(IndicatorResults a, IndicatorResults b, string id) =>
        a.Tree.Regions.All(r => Near(Value(a, id, r.Code).Value, Value(b, id, r.Code).Value));

    private static bool Near(double a, double b) =>
        double.IsNaN(a) ? double.IsNaN(b) : Math.Abs(a - b) <= 1e-12 + (1e-9 * Math.Abs(a));

    private sealed record School(int County, int Pupils, int Books, double Area);
}
