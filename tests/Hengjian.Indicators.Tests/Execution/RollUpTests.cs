using Hengjian.Indicators.Catalogue;
using Hengjian.Indicators.Execution;
using Hengjian.Indicators.Facts;
using Hengjian.Indicators.Results;
using static Hengjian.Indicators.Tests.Execution.SampleData;

namespace Hengjian.Indicators.Tests.Execution;

public sealed class RollUpTests
{
    private static readonly int[] AllCounties = [430101, 430102, 430201];

    private static Dataset Regional(params (string Id, double[] Values)[] columns) => Data(
        Table(Grain.RegionYear, AllCounties, columns.ToDictionary(c => c.Id, Column (c) => new NumberColumn(c.Values))));

    [Fact]
    public void SummedElement_AddsCounties_AndSaysWhenSomeAreSilent()
    {
        var data = Regional(("spend", [10, 20, double.NaN]));
        Assert.Equal(new IndicatorValue(30, ValueFlag.Present, 2), Value(data, "spend", 430100));
        Assert.Equal(ValueFlag.Missing, Value(data, "spend", 430201).Flag);
        Assert.Equal((30, ValueFlag.Partial), (Value(data, "spend", 430000).Value, Value(data, "spend", 430000).Flag));
    }

    [Fact]
    public void SummedElement_CountsOnlyCountiesThatGaveANumber()
    {
        var data = Data(Table(Grain.RegionYear, AllCounties, new()
        {
            ["spend"] = new NumberColumn([10, double.NaN, double.NaN], [ValueFlag.Present, ValueFlag.NotApplicable, ValueFlag.Missing]),
        }));
        Assert.Equal(new IndicatorValue(10, ValueFlag.Present, 1), Value(data, "spend", 430100));
        Assert.Equal(new IndicatorValue(10, ValueFlag.Partial, 1), Value(data, "spend", 430000));
    }

    [Fact]
    public void OwnElement_HasNoMeaningAboveItsRegion()
    {
        var data = Regional(("growth", [1, 2, 3]));
        Assert.Equal(2, Value(data, "growth", 430102).Value);
        Assert.Equal(ValueFlag.Missing, Value(data, "growth", 430100).Flag);
    }

    [Fact]
    public void WeightedMean_WeighsByItsElement() =>
        Assert.Equal(75, Value(Regional(("share", [60, 80, 0]), ("pupils", [100, 300, 5])), "share", 430100).Value);

    [Fact]
    public void AllTrue_OneNoDecides_ASilentCountyLeavesYesOpen()
    {
        var data = Regional(("plan_ok", [1, double.NaN, 0]));
        Assert.Equal(ValueFlag.Missing, Value(data, "plan_ok", 430100, true).Flag);
        Assert.Equal((0, ValueFlag.Present), (Value(data, "plan_ok", 430000, true).Value, Value(data, "plan_ok", 430000, true).Flag));
    }

    [Fact]
    public void AllTrue_TheBestKnownNoSaysHowSureItIs()
    {
        Dataset Plans(params ValueFlag[] flags) => Data(Table(Grain.RegionYear, AllCounties, new()
        {
            ["plan_ok"] = new NumberColumn([0, flags[1] == ValueFlag.Missing ? double.NaN : 0, 1], flags),
        }));
        ValueFlag Of(Dataset data) => Value(data, "plan_ok", 430000, true).Flag;
        Assert.Equal(ValueFlag.Estimated, Of(Plans(ValueFlag.Estimated, ValueFlag.Missing, ValueFlag.Present)));
        Assert.Equal(ValueFlag.Present, Of(Plans(ValueFlag.Estimated, ValueFlag.Present, ValueFlag.Estimated)));
    }

    [Fact]
    public void CountyIndicator_IsCountedAbove()
    {
        var data = Regional(("spend", [10, 20, 30]));
        var compiled = Compile(
            Indicator("rich", "spend >= 20", true), Indicator("n", "count_if([rich])"), Indicator("rows", "count_rows([rich])"));
        var results = Run(compiled, data);
        Assert.Equal(2, results.At("n", SchoolStage.All, Year, 430000)!.Value.Value);
        Assert.Equal(1, results.At("n", SchoolStage.All, Year, 430100)!.Value.Value);
        Assert.Equal(3, results.At("rows", SchoolStage.All, Year, 0)!.Value.Value);
    }

    [Fact]
    public void StageRows_AreReadForTheStage_AndAddedForAllStages()
    {
        var data = Data(Table(
            Grain.RegionStageYear, [430101, 430101, 430102], new() { ["spend_stage"] = new NumberColumn([5, 7, 100]) },
            [SchoolStage.Primary, SchoolStage.Junior, SchoolStage.Junior]));
        Assert.Equal(5, Value(data, "spend_stage", 430101, stage: SchoolStage.Primary).Value);
        Assert.Equal(12, Value(data, "spend_stage", 430101).Value);
        Assert.Equal(107, Value(data, "sum(spend_stage)", 430100, stage: SchoolStage.Junior).Value);
    }

    [Fact]
    public void StageRowAboutAllStages_IsNotAddedToTheSingleStages()
    {
        var data = Data(Table(
            Grain.RegionStageYear, [430101, 430101, 430101], new() { ["spend_stage"] = new NumberColumn([5, 7, 12]) },
            [SchoolStage.Primary, SchoolStage.Junior, SchoolStage.All]));
        Assert.Equal(12, Value(data, "spend_stage", 430101).Value);
        Assert.Equal(12, Value(data, "sum(spend_stage)", 430101).Value);
    }

    [Fact]
    public void EverySchool_SeesItsOwnCountysElement()
    {
        var data = Data(
            Schools([430101, 430102, 430102, 430201], ("stu", [10, 10, 30, 10])),
            Table(Grain.RegionYear, AllCounties, new() { ["pupils"] = new NumberColumn([5, 20, double.NaN]) }));
        Assert.Equal(1, Value(data, "count_if(stu > pupils)", 430101).Value);
        Assert.Equal(1, Value(data, "count_if(stu > pupils)", 430102).Value);
        Assert.Equal(ValueFlag.Missing, Value(data, "count_if(stu > pupils)", 430201).Flag);
    }

    [Fact]
    public void TwoNonDecreases_CompareWithTheYearBefore()
    {
        FactTable At(int year, double spend, double pupils) => Table(
            Grain.RegionYear, [430101], new() { ["spend"] = new NumberColumn([spend]), ["pupils"] = new NumberColumn([pupils]) }, null, year);
        var data = Data(At(Year - 1, 100, 10), At(Year, 110, 12));
        Assert.Equal(1, Value(data, "spend >= prev(spend)", 430101, true).Value);
        Assert.Equal(0, Value(data, "spend / pupils >= prev(spend / pupils)", 430101, true).Value);
    }

    [Fact]
    public void SchoolOfACity_CountsForTheCityOnly()
    {
        var data = Data(Schools([430100, 430101], ("stu", [7, 5])));
        Assert.Equal(12, Value(data, "sum(stu)", 430100).Value);
        Assert.Equal(5, Value(data, "sum(stu)", 430101).Value);
    }

    [Fact]
    public void RowsOutsideTheTree_AreLeftOutAndTold()
    {
        var results = Run(Compile(Indicator("x", "sum(stu)")), Data(Schools([430101, 990101], ("stu", [7, 5]))));
        Assert.Equal(7, results.At("x", SchoolStage.All, Year, 0)!.Value.Value);
        Assert.Equal("HJI0302", Assert.Single(results.Diagnostics).Code);
    }

    [Fact]
    public void AboveHundredWhereItCannotBe_IsMissingAndTold()
    {
        var data = Regional(("spend", [101, 100, double.NaN]));
        var gross = Indicator("gross", "spend");
        var results = Run(Compile(gross, Indicator("x", "spend") with { NeverAbove100 = true, Levels = [RegionLevel.County] }), data);
        Assert.Equal(ValueFlag.Missing, results.At("x", SchoolStage.All, Year, 430101)!.Value.Flag);
        Assert.Equal(100, results.At("x", SchoolStage.All, Year, 430102)!.Value.Value);
        Assert.Equal(101, results.At("gross", SchoolStage.All, Year, 430101)!.Value.Value);
        var told = Assert.Single(results.Diagnostics);
        Assert.Equal("HJI0301", told.Code);
        Assert.Contains("石桥县", told.ToString(), StringComparison.Ordinal);
        Assert.Contains("101", told.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void OpenVerdict_IsNoOnlyWhereTheDatasetSaysSo_AndTheInputWasAskedFor()
    {
        var table = Table(Grain.RegionYear, [430101], new() { ["spend"] = new NumberColumn([double.NaN]) });
        Assert.Equal(ValueFlag.Missing, Value(Data(table), "spend > 1", 430101, true).Flag);
        var ruled = new Dataset(Tree, [table]) { MissingVerdictIsNo = true };
        Assert.Equal(new IndicatorValue(0, ValueFlag.Ruled, 1), Value(ruled, "spend > 1", 430101, true));
        Assert.Equal(ValueFlag.Missing, Value(ruled, "pupils > 1", 430101, true).Flag);
    }

    [Fact]
    public void Uncollected_NamesElementAndYear()
    {
        var results = Run(Compile(Indicator("x", "spend / pupils"), Indicator("y", "[x] + sum(stu)")), Regional(("spend", [1, 2, 3])));
        Assert.Equal(
            [new("x", Year, "pupils", false), new("y", Year, "pupils", false), new("y", Year, "stu", true)], results.Uncollected);
    }

    [Fact]
    public void ChangedDefinition_IsToldWhereYearsAreCompared()
    {
        var data = new Dataset(Tree, Regional(("spend", [1, 2, 3])).Tables)
        {
            DefinitionChanges = [new DefinitionChange("spend", Year, "含教育费附加")],
        };
        var results = Run(Compile(Indicator("grow", "spend - prev(spend)"), Indicator("plain", "spend")), data);
        Assert.Contains("指标 grow", Assert.Single(results.Diagnostics).Where, StringComparison.Ordinal);
    }

    [Fact]
    public void ChangedDefinition_IsKnownOfEveryIndicatorThatReadsIt_AlsoThroughOthers()
    {
        var data = new Dataset(Tree, Regional(("spend", [1, 2, 3]), ("pupils", [1, 2, 3])).Tables)
        {
            DefinitionChanges = [new DefinitionChange("spend", Year, "含教育费附加")],
        };
        var results = Run(
            Compile(Indicator("plain", "spend"), Indicator("grow", "[plain] - prev([plain])"), Indicator("other", "pupils")), data);
        Assert.Equal([("plain", 0), ("grow", 1)], results.InputChanges.Select(c => (c.Indicator, c.YearsBack)));
        Assert.Single(results.ChangesBetween("plain", SchoolStage.All, Year - 1, Year));
        Assert.Empty(results.ChangesBetween("plain", SchoolStage.All, Year, Year + 1));
        Assert.Single(results.ChangesBetween("grow", SchoolStage.All, Year, Year));
        Assert.Empty(results.ChangesBetween("other", SchoolStage.All, Year - 1, Year));
    }

    [Fact]
    public void Levels_OutsideIndicatorOrRequest_AreNull()
    {
        var compiled = Compile(Indicator("x", "spend") with { Levels = [RegionLevel.County, RegionLevel.City] });
        var results = Run(compiled, Regional(("spend", [1, 2, 3])), new EvaluationRequest([Year]) { Levels = [RegionLevel.City] });
        Assert.Null(results.At("x", SchoolStage.All, Year, 430101));
        Assert.NotNull(results.At("x", SchoolStage.All, Year, 430100));
        Assert.Null(results.At("x", SchoolStage.All, Year, 430000));
    }

    [Fact]
    public void WhatIf_ReplacesStandardsAndLimits()
    {
        var standard = Indicator("x", "spend") with
        {
            Thresholds = [new Threshold(Comparison.AtLeast, 5, "S", Evidence.Read)],
        };
        var compiled = Compile(standard, Indicator("met", "[x] >= std([x])", true), Indicator("lim", "limit(class_limit, \"小学\")"));
        var data = Regional(("spend", [4, 5, 6]));
        Assert.Equal(0, Run(compiled, data).At("met", SchoolStage.All, Year, 430101)!.Value.Value);
        var changed = Run(compiled, data, new EvaluationRequest([Year])
        {
            Thresholds = [new ThresholdOverride("x", SchoolStage.All, ThresholdRole.Standard, 4)],
            Limits = [new LimitOverride("class_limit", "小学", 40)],
        });
        Assert.Equal(1, changed.At("met", SchoolStage.All, Year, 430101)!.Value.Value);
        Assert.Equal(40, changed.At("lim", SchoolStage.All, Year, 430101)!.Value.Value);
    }
}
