using Hengjian.Indicators.Facts;
using Hengjian.Indicators.Results;
using static Hengjian.Indicators.Tests.Execution.SampleData;

namespace Hengjian.Indicators.Tests.Execution;

/// <summary>Schools, sections, classes: who is counted for which stage and with what.</summary>
public sealed class SchoolRowTests
{
    private static readonly int[] County = [430101, 430101, 430101, 430101];

    // A primary school, a nine-year school, a complete secondary school without senior pupils, one of unknown type.
    private static Dictionary<string, Column> Columns => new()
    {
        ["school_type"] = Codes(SchoolTypes.Names, "小学", "九年一贯制学校", "完全中学", null),
        ["stu"] = new NumberColumn([100, 376, 300, 50]),
        ["stu_pri"] = new NumberColumn([100, 166, double.NaN, double.NaN]),
        ["stu_jun"] = new NumberColumn([double.NaN, 210, 300, double.NaN]),
        ["stu_sen"] = new NumberColumn([double.NaN, double.NaN, 0, double.NaN]),
        ["books"] = new NumberColumn([1000, 23226, 900, 1]),
        ["rooms"] = new NumberColumn([10, 20, 30, 40]),
    };

    private static Dataset Split => Data(Table(Grain.SchoolYear, County, Columns));

    private static IndicatorValue Sections(Dataset data, string formula, SchoolStage stage)
    {
        var compiled = Compile(Indicator("x", formula) with { Rows = Grain.SectionYear, Stages = [stage] });
        return Run(compiled, data).At("x", stage, Year, 430101)!.Value;
    }

    [Fact]
    public void Sections_HaveTheirOwnPupils_AndAShareOfSharedAmounts()
    {
        Assert.Equal(266, Sections(Split, "sum(stu)", SchoolStage.Primary).Value);
        Assert.Equal(510, Sections(Split, "sum(stu)", SchoolStage.Junior).Value);
        Assert.Equal(1000 + (23226 * 166 / (166 + (1.1 * 210))), Sections(Split, "sum(books)", SchoolStage.Primary).Value, 6);
        Assert.Equal(900 + (23226 * 231.0 / 397), Sections(Split, "sum(books)", SchoolStage.Junior).Value, 6);
    }

    [Fact]
    public void Projects_BelongToTheStageTheyAreBuiltFor()
    {
        var data = Data(Table(Grain.Project, [430101, 430101, 430101], new()
        {
            ["plan_area"] = new NumberColumn([100, 20, 3]),
            ["proj_stage"] = Codes(["幼儿园", "小学", "初中"], "幼儿园", "小学", null),
        }));
        Assert.Equal(100, Value(data, "sum(plan_area)", 430101, stage: SchoolStage.Preschool).Value);
        Assert.Equal(20, Value(data, "sum(plan_area)", 430101, stage: SchoolStage.Compulsory).Value);
        Assert.Equal(123, Value(data, "sum(plan_area)", 430101).Value);
    }

    [Fact]
    public void SectionWithoutPupils_IsNoSection_AndIsTold()
    {
        var compiled = Compile(Indicator("x", "count_rows(stu)") with { Rows = Grain.SectionYear, Stages = [SchoolStage.Senior] });
        var results = Run(compiled, Split);
        Assert.Equal(0, results.At("x", SchoolStage.Senior, Year, 430101)!.Value.Value);
        Assert.Equal(["HJI0303", "HJI0304"], results.Diagnostics.Select(d => d.Code).Order());
    }

    [Fact]
    public void WholeRule_CountsTheWholeSchoolInEachSection()
    {
        var whole = new Dataset(Tree, Split.Tables) { CombinedSchools = CombinedSchoolRule.Whole };
        Assert.Equal(476, Sections(whole, "sum(stu)", SchoolStage.Primary).Value);
        Assert.Equal(24126, Sections(whole, "sum(books)", SchoolStage.Junior).Value);
    }

    [Fact]
    public void MissingSectionPupils_LeaveTheSectionWithMissingValues()
    {
        var columns = Columns;
        columns["stu_jun"] = new NumberColumn([double.NaN, double.NaN, 300, double.NaN]);
        var data = Data(Table(Grain.SchoolYear, County, columns));
        Assert.Equal(new IndicatorValue(1000, ValueFlag.Partial, 1), Sections(data, "sum(books)", SchoolStage.Primary));
        Assert.Equal(2, Sections(data, "count_rows(stu)", SchoolStage.Junior).Value);
    }

    [Fact]
    public void EstimatedSectionPupils_MakeAnEstimatedShare()
    {
        var columns = Columns;
        columns["school_type"] = Codes(SchoolTypes.Names, "小学", "九年一贯制学校", "完全中学", "小学");
        columns["stu_jun"] = new NumberColumn([double.NaN, 210, 300, double.NaN],
            [ValueFlag.Missing, ValueFlag.Estimated, ValueFlag.Present, ValueFlag.Missing]);
        Assert.Equal(ValueFlag.Estimated, Sections(Data(Table(Grain.SchoolYear, County, columns)), "sum(books)", SchoolStage.Primary).Flag);
    }

    [Fact]
    public void WholeSchools_AreFilteredByWhatTheyTeach()
    {
        Assert.Equal(476, Value(Split, "sum(stu)", 430101, stage: SchoolStage.Primary).Value);
        Assert.Equal(676, Value(Split, "sum(stu)", 430101, stage: SchoolStage.Junior).Value);
        Assert.Equal(776, Value(Split, "sum(stu)", 430101, stage: SchoolStage.Compulsory).Value);
        Assert.Equal(826, Value(Split, "sum(stu)", 430101).Value);
    }

    // A school of unknown type may be a primary school: the stage's total is too small by what nobody can say.
    [Theory]
    [InlineData("sum(stu)", Grain.SchoolYear)]
    [InlineData("count_rows(stu)", Grain.SchoolYear)]
    [InlineData("sum(stu)", Grain.SectionYear)]
    public void SchoolOfUnknownType_MakesEveryStagePartial_AndIsTold(string formula, Grain rows)
    {
        var columns = Columns;
        columns["school_type"] = Codes([.. SchoolTypes.Names, "书院"], "小学", "小学", "书院", null);
        var data = Data(
            Table(Grain.SchoolYear, [430101, 430101, 430102, 430102], columns),
            Table(Grain.RegionYear, [430101, 430102, 430201], []));
        var compiled = Compile(Indicator("x", formula) with { Rows = rows, Stages = [SchoolStage.Primary] });
        var results = Run(compiled, data);
        Assert.Equal(ValueFlag.Present, results.At("x", SchoolStage.Primary, Year, 430101)!.Value.Flag);
        Assert.Equal(ValueFlag.Partial, results.At("x", SchoolStage.Primary, Year, 430102)!.Value.Flag);
        Assert.Equal(ValueFlag.Partial, results.At("x", SchoolStage.Primary, Year, 430100)!.Value.Flag);
        Assert.Contains("2 所学校", Assert.Single(results.Diagnostics, d => d.Code == "HJI0304").Message, StringComparison.Ordinal);
    }

    [Fact]
    public void OnlySchoolsOfUnknownType_AreNotNothingToMeasure()
    {
        var columns = Columns;
        columns["school_type"] = Codes(SchoolTypes.Names, null, null, null, null);
        var data = Data(Table(Grain.SchoolYear, County, columns));
        Assert.Equal(ValueFlag.Missing, Value(data, "avg(stu)", 430101, stage: SchoolStage.Primary).Flag);
        Assert.Equal(ValueFlag.Present, Value(data, "avg(stu)", 430101).Flag);
    }

    [Fact]
    public void SchoolResult_KeepsItsRow_AndIsAggregatedByReference()
    {
        var perPupil = Indicator("per", "books / stu") with { ResultGrain = Grain.SectionYear, Stages = [SchoolStage.Junior] };
        var compiled = Compile(perPupil, Indicator("cv", "wcv([per], stu)") with { Stages = [SchoolStage.Junior] });
        var results = Run(compiled, Split);
        var series = results.FindSchools("per", SchoolStage.Junior, Year)!;
        Assert.Equal([1, 2], series.Rows);
        Assert.Equal(3, series.Values[1].Value);
        var junior = 23226 * 231.0 / 397;
        var mean = (junior + 900) / 510;
        var spread = Math.Sqrt(((210 * Math.Pow((junior / 210) - mean, 2)) + (300 * Math.Pow(3 - mean, 2))) / 510);
        Assert.Equal(spread / mean, results.At("cv", SchoolStage.Junior, Year, 430101)!.Value.Value, 12);
    }

    [Fact]
    public void Classes_SeeTheirSchool_TheirLimit_AndGiveSchoolMaxima()
    {
        var schools = Table(Grain.SchoolYear, [430101, 430101, 430101], new()
        {
            ["school_type"] = Codes(SchoolTypes.Names, "小学", "小学", "小学"),
            ["ownership"] = Codes(["公办", "普惠性民办", "其他民办"], "公办", "其他民办", "公办"),
        });
        var classes = new FactTable
        {
            Grain = Grain.ClassYear,
            Period = Year,
            Regions = [430101, 430101, 430101, 430101],
            Parents = [0, 1, 0, -1],
            Stages = [SchoolStage.Primary, SchoolStage.Primary, SchoolStage.Primary, SchoolStage.Primary],
            Columns = new Dictionary<string, Column>
            {
                ["class_size"] = new NumberColumn([44, 60, 57, 45]),
                ["class_stage"] = Codes(["小学", "初中"], "小学", "小学", "小学", "初中"),
            },
        };
        var data = Data(schools, classes);
        Assert.Equal(1, Value(data, "count_if(class_size >= 56 and ownership == \"公办\")", 430101).Value);
        Assert.Equal(2, Value(data, "count_if(class_size > limit(class_limit, class_stage))", 430101).Value);
        var largest = Indicator("largest", "max(class_size)") with { ResultGrain = Grain.SchoolYear };
        var results = Run(Compile(largest, Indicator("n", "count_if([largest] >= 56)")), data);
        var series = results.FindSchools("largest", SchoolStage.All, Year)!;
        Assert.Equal([57, 60], series.Values.Take(2).Select(v => v.Value));
        Assert.Equal(ValueFlag.Missing, series.Values[2].Flag);
        Assert.Equal(new IndicatorValue(2, ValueFlag.Partial, 2), results.At("n", SchoolStage.All, Year, 430101)!.Value);
    }

    [Fact]
    public void SchoolsOfTwoYears_AreMatchedByCode()
    {
        FactTable At(int year, string?[] keys, double[] pupils) => new()
        {
            Grain = Grain.SchoolYear,
            Period = year,
            Regions = [.. keys.Select(_ => 430101)],
            Keys = keys,
            Stages = new SchoolStage[keys.Length],
            Columns = new Dictionary<string, Column> { ["stu"] = new NumberColumn(pupils) },
        };
        var data = Data(At(Year - 1, ["B", "A"], [20, 10]), At(Year, ["A", "B", "C"], [15, 21, 5]));
        Assert.Equal(new IndicatorValue(6, ValueFlag.Partial, 2), Value(data, "sum(stu - prev(stu))", 430101));
    }

    [Fact]
    public void Projects_CompareDates()
    {
        var data = Data(Table(Grain.Project, [430101, 430101, 430101], new()
        {
            ["done_on"] = new NumberColumn([738000, 738100, double.NaN]),
            ["due_on"] = new NumberColumn([738010, 738010, 738010]),
        }));
        Assert.Equal(new IndicatorValue(50, ValueFlag.Partial, 3), Value(data, "100 * count_if(done_on <= due_on) / count(done_on)", 430101) with { Count = 3 });
        Assert.Equal(90, Value(data, "max(done_on - due_on)", 430101).Value);
    }
}
