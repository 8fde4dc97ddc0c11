using FsCheck;
using FsCheck.Fluent;
using Hengjian.Indicators.Catalogue;
using Hengjian.Indicators.Execution;
using Hengjian.Indicators.Facts;
using Hengjian.Indicators.Results;
using Hengjian.Indicators.Tests.Execution;

namespace Hengjian.Indicators.Tests.Golden;

/// <summary>优质均衡: at least six of seven, none below 85%; checked against the rule written out in plain code.</summary>
public sealed class SixOfSevenTests
{
    private static readonly double[] Standards = [4.2, 1, 0.9, 4.5, 7.5, 2000, 2.3];
    private static readonly double[] Floors = [3.57, 0.85, 0.765, 3.825, 6.375, 1700, 1.955];

    private static CompiledCatalogue Compiled { get; } = Compile();

    // Shares of the standard around the two lines; 9 stands for a missing value.
    private static Arbitrary<double[][]> Schools { get; } = Arb.From(
        Gen.Frequency((6, Gen.Elements(1.0, 1.2, 0.999)), (2, Gen.Elements(0.85, 0.9, 0.84)), (1, Gen.Constant(9.0)))
            .ArrayOf(7).NonEmptyListOf().Select(s => s.ToArray()));

    [Fact]
    public void AnySchools_AgreeWithTheRuleWrittenOut() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(100), Prop.ForAll(Schools, schools =>
        {
            var values = schools.Select(s => s.Select((share, k) => Value(share, k)).ToArray()).ToArray();
            var series = Evaluate(values, missingIsNo: true);
            return values.Select((v, i) => (series[i].Value == 1) == Passes(v)).All(same => same);
        }));

    [Fact]
    public void OpenSchool_StaysMissing_UnlessEitherWayIsCertain()
    {
        double[] six = [4.2, 1, 0.9, 4.5, 7.5, 2000, double.NaN];
        double[] failed = [4.2, 1, 0.1, 4.5, 7.5, 2000, double.NaN];
        var series = Evaluate([six, failed], missingIsNo: false);
        Assert.Equal(ValueFlag.Missing, series[0].Flag);
        Assert.Equal((0, ValueFlag.Present), (series[1].Value, series[1].Flag));
        Assert.Equal(ValueFlag.Ruled, Evaluate([six], missingIsNo: true)[0].Flag);
    }

    // Exactly on the line when the share is exactly the line, whatever the product would round to.
    private static double Value(double share, int k) => share switch
    {
        9.0 => double.NaN,
        0.85 => Floors[k],
        1.0 => Standards[k],
        _ => share * Standards[k],
    };

    // A missing value meets nothing, so the school fails.
    private static bool Passes(double[] values) =>
        values.Where((v, k) => v >= Standards[k]).Count() >= 6 && values.Where((v, k) => v >= Floors[k]).Count() == 7;

    private static IReadOnlyList<IndicatorValue> Evaluate(double[][] schools, bool missingIsNo)
    {
        var columns = Enumerable.Range(0, 7).Select(k => ($"v{k}", schools.Select(s => s[k]).ToArray()));
        var table = SampleData.Schools([.. schools.Select(_ => 430101)], [.. columns]);
        var data = new Dataset(SampleData.Tree, [table]) { MissingVerdictIsNo = missingIsNo };
        return SampleData.Run(Compiled, data).FindSchools("pass", SchoolStage.All, SampleData.Year)!.Values;
    }

    private static CompiledCatalogue Compile()
    {
        var elements = Enumerable.Range(0, 7).Select(k =>
            new DataElement($"v{k}", $"第{k}项", Grain.SchoolYear, ValueKind.Number, "", "教育"));
        var resources = Enumerable.Range(0, 7).Select(k => SampleData.Indicator($"res{k}", $"v{k}") with
        {
            ResultGrain = Grain.SchoolYear,
            Thresholds =
            [
                new Threshold(Comparison.AtLeast, Standards[k], "S", Evidence.Read),
                new Threshold(Comparison.AtLeast, Floors[k], "S", Evidence.Read) { Role = ThresholdRole.Floor },
            ],
        });
        var met = string.Join(", ", Enumerable.Range(0, 7).Select(k => $"[res{k}] >= std([res{k}])"));
        var floors = string.Join(" and ", Enumerable.Range(0, 7).Select(k => $"[res{k}] >= floor_of([res{k}])"));
        var pass = SampleData.Indicator("pass", $"at_least(6, {met}) and {floors}", true) with { ResultGrain = Grain.SchoolYear };
        var catalogue = new IndicatorCatalogue("six", new DataDictionary([.. elements]), [.. resources, pass], [], []);
        return CatalogueCompiler.Compile(catalogue).Value;
    }
}
