using Hengjian.Indicators.Execution;
using Hengjian.Indicators.Facts;
using Hengjian.Indicators.Results;
using static Hengjian.Indicators.Tests.Execution.SampleData;

namespace Hengjian.Indicators.Tests.Execution;

public sealed class EvaluatorTests
{
    private static readonly double[] Books = [279, 137, 935, 160, 402];
    private static readonly double[] Pupils = [45, 37, 89, 76, 55];

    private static Dataset FiveSchools => Data(Schools(
        [430101, 430101, 430101, 430101, 430101], ("books", Books), ("stu", Pupils)));

    [Theory]
    [InlineData("wcv(books / stu, stu)", 0.5153)]
    [InlineData("cv(books / stu)", 0.4888)]
    [InlineData("sum(books) / sum(stu)", 6.3344)]
    public void PublishedWorksheet_GivesThePrintedValue(string formula, double printed) =>
        Assert.Equal(printed, Value(FiveSchools, formula, 430101).Value, 4);

    [Fact]
    public void RegionAbove_WithSilentCounties_IsPartial()
    {
        Assert.Equal(ValueFlag.Present, Value(FiveSchools, "sum(stu)", 430101).Flag);
        Assert.Equal(new IndicatorValue(302, ValueFlag.Partial, 5), Value(FiveSchools, "sum(stu)", 430100));
        Assert.Equal(ValueFlag.Missing, Value(FiveSchools, "sum(stu)", 430201).Flag);
    }

    [Fact]
    public void CombinedSchool_SplitsSharedAmountsByTheWeights()
    {
        var columns = new Dictionary<string, Column>
        {
            ["stu"] = new NumberColumn([376]),
            ["stu_pri"] = new NumberColumn([166]),
            ["stu_jun"] = new NumberColumn([210]),
            ["books"] = new NumberColumn([23226]),
            ["school_type"] = Codes(SchoolTypes.Names, "九年一贯制学校"),
        };
        var data = Data(Table(Grain.SchoolYear, [430101], columns));
        var compiled = Compile(Indicator("x", "books") with
        {
            ResultGrain = Grain.SectionYear,
            Stages = [SchoolStage.Primary, SchoolStage.Junior],
        });
        var results = Run(compiled, data);
        Assert.Equal(9711.6, results.FindSchools("x", SchoolStage.Primary, Year)!.Values[0].Value, 1);
        Assert.Equal(13514.4, results.FindSchools("x", SchoolStage.Junior, Year)!.Values[0].Value, 1);
    }

    // Enough rows that threads are really used; irrational values, so that any other order of adding would show.
    private static Dataset Large
    {
        get
        {
            const int each = 30_000;
            int[] regions = [.. new[] { 430101, 430102, 430201 }.SelectMany(c => Enumerable.Repeat(c, each))];
            double[] pupils = [.. regions.Select((_, i) => i % 17 == 0 ? double.NaN : Math.Sqrt(i + 1))];
            return Data(Schools(regions, ("stu", pupils), ("books", [.. pupils.Select((p, i) => p * Math.Sin(i) * Math.Sin(i))])));
        }
    }

    [Theory]
    [InlineData("sum(books)")]
    [InlineData("wcv(books / stu, stu)")]
    [InlineData("avg_if(books, stu > 100)")]
    public void Threads_ChangeNoBit(string formula)
    {
        var compiled = Compile(Indicator("x", formula));
        var one = Run(compiled, Large, new EvaluationRequest([Year]) { Threads = 1 });
        var many = Run(compiled, Large, new EvaluationRequest([Year]) { Threads = 3, BlockSize = 100 });
        Assert.All(Tree.Regions, r => Assert.Equal(
            BitConverter.DoubleToInt64Bits(one.At("x", SchoolStage.All, Year, r.Code)!.Value.Value),
            BitConverter.DoubleToInt64Bits(many.At("x", SchoolStage.All, Year, r.Code)!.Value.Value)));
    }

    [Fact]
    public void Cancelled_StopsBetweenIndicators()
    {
        using var source = new CancellationTokenSource();
        var compiled = Compile(Indicator("x", "sum(stu)"), Indicator("y", "sum(books)"));
        var told = new List<string>();
        var progress = new Told(p =>
        {
            told.Add(p.Indicator);
            source.Cancel();
        });
        Assert.Throws<OperationCanceledException>(() =>
            Evaluator.Evaluate(compiled, Large, new EvaluationRequest([Year]), progress, source.Token));
        Assert.Equal(["指标x"], told);
    }

    private sealed class Told(Action<EvaluationProgress> hear) : IProgress<EvaluationProgress>
    {
        public void Report(EvaluationProgress value) => hear(value);
    }
}
