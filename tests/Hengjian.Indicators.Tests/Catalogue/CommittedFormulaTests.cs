using Hengjian.Indicators.Execution;
using Hengjian.Indicators.Facts;
using Hengjian.Indicators.Results;
using Hengjian.Indicators.Tests.Execution;

namespace Hengjian.Indicators.Tests.Catalogue;

/// <summary>Published figures and hand-made cases through the formulas of the catalogue itself, not through copies of them.</summary>
public sealed class CommittedFormulaTests
{
    private const int County = 430101;
    private const int Neighbour = 430102;
    private const int City = 430100;

    [Fact]
    public void FiveSchoolsOfThePublishedWorksheet_GiveThePrintedCoefficient()
    {
        var schools = Schools(["小学", "小学", "小学", "小学", "小学"],
            ("stu", [45, 37, 89, 76, 55]), ("books", [279, 137, 935, 160, 402]));
        Assert.Equal(0.5153, At("compulsory.jbjh.cv.books", SchoolStage.Primary, County, schools).Value, precision: 4);
    }

    // 高于规定学历、骨干、体艺、教学用房、运动场馆、仪器设备、多媒体; per 100 pupils or per pupil.
    [Theory]
    [InlineData(4.0, 0.9, 1)] // teaching area misses 4.5 but holds 3.825
    [InlineData(3.8, 0.9, 0)] // below the floor
    [InlineData(4.0, 0.8, 0)] // two miss
    public void SixOfSeven_PassesWithOneMissAboveTheFloor(double teachingArea, double arts, double expected)
    {
        var school = Resources(4.3, 1.0, arts, teachingArea, 7.5, 2000, 2.3);
        Assert.Equal(expected, At("compulsory.yzjh.schools-pass", SchoolStage.Primary, County, school).Value);
        Assert.Equal(expected * 100, At("compulsory.yzjh.school-pass-rate", SchoolStage.Primary, County, school).Value);
        Assert.Equal(expected, At("compulsory.yzjh.verdict", SchoolStage.Primary, County, school).Value);
        Assert.Equal(expected, At("compulsory.yzjh.counties-pass", SchoolStage.Primary, City, school).Value);
    }

    [Fact]
    public void SixOfSeven_WithOneUnknown_StaysOpenAndIsNotCounted()
    {
        var school = Resources(4.3, 1.0, 0.9, 4.5, 7.5, 2000, double.NaN);
        Assert.Equal(ValueFlag.Missing, At("compulsory.yzjh.school-pass-rate", SchoolStage.Primary, County, school).Flag);
        var met = At("compulsory.yzjh.met.multimedia-rooms", SchoolStage.Primary, County, school);
        Assert.True(met.Flag is ValueFlag.Missing or ValueFlag.Partial);
    }

    [Fact]
    public void GrowthOfThePublishedReport_IsOverLastYear()
    {
        var spend = Regions("edu_spend", (2024, 2138084e4), (2023, (2138084 - 275709) * 1e4));
        Assert.Equal(14.8, At("funding.total-nondecrease", SchoolStage.All, County, spend).Value, precision: 1);
    }

    [Fact]
    public void DisabledChildren_AreNotRoundedOverTheLine()
    {
        var value = At("special.enrolment", SchoolStage.All, County, RegionRow(
            ("dis_inclusive", 371), ("dis_special", 404), ("dis_home", 0), ("dis_children", 817)));
        Assert.Equal(94.86, value.Value, precision: 2);
        Assert.True(CommittedCatalogue.Catalogue.TryFind("special.enrolment", out var indicator));
        Assert.False(value.Value >= indicator.Thresholds[0].Value);
        Assert.True(indicator.NeverAbove100);
    }

    [Fact]
    public void EstateKindergartens_GiveThePrintedShares()
    {
        var row = RegionRow(("estate_kg_built", 53), ("estate_kg_need", 101), ("estate_kg_incl", 48));
        Assert.Equal(52.48, At("preschool.estate-built-rate", SchoolStage.All, County, row).Value, precision: 2);
        Assert.Equal(90.57, At("preschool.estate-inclusive-rate", SchoolStage.All, County, row).Value, precision: 2);
    }

    [Fact]
    public void Projects_GiveThePrintedRates()
    {
        var project = SampleData.Table(Grain.Project, [County], Columns(("proj_plan_area", [360]), ("proj_start_area", [365.6]),
            ("proj_done_area", [248.7]), ("proj_plan_invest", [181.64]), ("proj_done_invest", [163.05])));
        Assert.Equal(101.56, At("project.start-rate", SchoolStage.All, County, project).Value, precision: 2);
        Assert.Equal(68.03, At("project.completion-rate", SchoolStage.All, County, project).Value, precision: 2);
        Assert.Equal(89.77, At("project.invest-rate", SchoolStage.All, County, project).Value, precision: 2);
    }

    [Fact]
    public void PayOfACity_IsWeighedByHeads_WhileItsCountiesAreCounted()
    {
        var pay = SampleData.Table(Grain.RegionYear, [County, Neighbour], Columns(
            ("pay_teacher", [100, 90]), ("pay_teacher_n", [300, 100]), ("pay_civil", [95, 92]), ("pay_civil_n", [100, 100])));
        Assert.Equal(100 * 97.5 / 93.5, At("teacher-pay.ratio", SchoolStage.All, City, pay).Value, precision: 9);
        Assert.Equal(50, At("teacher-pay.counties-ok-rate", SchoolStage.All, City, pay).Value);
    }

    [Fact]
    public void LargeClasses_IncludeTheSuperLargeAndStartAt56()
    {
        var classes = SampleData.Table(Grain.ClassYear, [County, County, County, County, County],
            Columns(("class_size", [45, 46, 55, 56, 66])), [.. Enumerable.Repeat(SchoolStage.Primary, 5)]);
        var stages = new Dictionary<string, Column>(classes.Columns)
        {
            ["class_stage"] = SampleData.Codes(["小学", "初中"], "小学", "小学", "小学", "小学", "小学"),
        };
        var table = SampleData.Table(Grain.ClassYear, classes.Regions.ToArray(), stages, classes.Stages.ToArray());
        Assert.Equal(40, At("class-size.large-share", SchoolStage.Compulsory, County, table).Value);
        Assert.Equal(1, At("class-size.super-count", SchoolStage.Primary, County, table).Value);
        Assert.Equal(4, At("class-size.over-standard-count", SchoolStage.Primary, County, table).Value);
        Assert.Equal(20, At("class-size.standard-share", SchoolStage.Primary, County, table).Value);
    }

    [Fact]
    public void SizeOfASchool_LeavesItsSeniorPupilsOut()
    {
        var schools = Schools(["十二年一贯制学校", "九年一贯制学校", "小学", "完全中学"],
            ("stu", [3400, 2501, 2001, 2600]), ("stu_sen", [900, double.NaN, double.NaN, 700]));
        Assert.Equal(2, At("class-size.oversize-schools", SchoolStage.Compulsory, County, schools).Value);
    }

    [Fact]
    public void PhysiqueThatFellThreeYearsRunning_IsTrue_AndUnknownWithoutTheEarlierYears()
    {
        FactTable Year(int year, double good) => SampleData.Table(
            Grain.RegionYear, [County], Columns(("phys_good", [good]), ("phys_tested", [100])), period: year);
        FactTable[] four = [Year(2021, 40), Year(2022, 39), Year(2023, 38), Year(2024, 37)];
        Assert.Equal(1, At("health.physique-3y", SchoolStage.All, County, four).Value);
        Assert.Equal(ValueFlag.Missing, At("health.physique-3y", SchoolStage.All, County, four[1..]).Flag);
        Assert.Equal(0, At("health.physique-3y", SchoolStage.All, County, [Year(2023, 30), Year(2024, 37)]).Value);
    }

    [Fact]
    public void AShareOfTwoSums_TakesOnlySchoolsThatReportBoth()
    {
        var schools = Schools(["小学", "小学"], ("tea_cert", [50, 80]), ("tea_ft", [100, double.NaN]));
        var value = At("teachers.certified-rate", SchoolStage.Compulsory, County, schools);
        Assert.Equal((50, ValueFlag.Partial), (value.Value, value.Flag));
    }

    [Fact]
    public void NoUnlicensedKindergarten_IsNotApplicable() => Assert.Equal(ValueFlag.NotApplicable,
        At("preschool.unlicensed-fixed", SchoolStage.All, County, RegionRow(("kg_unlicensed", 0), ("kg_unlicensed_fixed", 0))).Flag);

    private static IndicatorValue At(string id, SchoolStage stage, int region, params FactTable[] tables)
    {
        var request = new EvaluationRequest([SampleData.Year]) { IndicatorIds = [id] };
        var results = SampleData.Run(CommittedCatalogue.Compiled, SampleData.Data(tables), request);
        return results.At(id, stage, SampleData.Year, region)!.Value;
    }

    private static FactTable Resources(
        double degree, double backbone, double arts, double teaching, double sports, double equipment, double multimedia) =>
        Schools(["小学"], ("stu", [100]), ("tea_above_degree", [degree]), ("tea_backbone", [backbone]), ("tea_pe_arts", [arts]),
            ("tea_pe_arts_shared", [0]), ("area_teach", [100 * teaching]), ("area_indoor_pe", [0]), ("area_sport", [100 * sports]),
            ("area_sport_near", [0]), ("equip_value", [100 * equipment]), ("rooms_multi", [multimedia]));

    private static FactTable Schools(string[] types, params (string Id, double[] Values)[] columns)
    {
        var all = Columns(columns);
        all["school_type"] = SampleData.Codes(SchoolTypes.Names, types);
        return SampleData.Table(Grain.SchoolYear, [.. types.Select(_ => County)], all);
    }

    private static FactTable RegionRow(params (string Id, double Value)[] cells) =>
        SampleData.Table(Grain.RegionYear, [County], Columns([.. cells.Select(c => (c.Id, new[] { c.Value }))]));

    private static FactTable[] Regions(string id, params (int Year, double Value)[] years) =>
        [.. years.Select(y => SampleData.Table(Grain.RegionYear, [County], Columns((id, [y.Value])), period: y.Year))];

    private static Dictionary<string, Column> Columns(params (string Id, double[] Values)[] columns) =>
        columns.ToDictionary(c => c.Id, Column (c) => new NumberColumn(c.Values), StringComparer.Ordinal);
}
