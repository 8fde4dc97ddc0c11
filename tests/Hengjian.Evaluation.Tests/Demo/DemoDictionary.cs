using Hengjian.Indicators.Facts;

namespace Hengjian.Evaluation.Tests.Demo;

/// <summary>A small dictionary: the generator fills whatever dictionary it is given.</summary>
internal static class DemoDictionary
{
    public static readonly DataDictionary Small = new(
    [
        Code("school_type", "学校类型", Grain.SchoolYear, [.. SchoolTypes.Names]),
        Code("ownership", "举办性质", Grain.SchoolYear, "公办", "普惠性民办", "其他民办"),
        Number("stu", "在校生数", Grain.SchoolYear),
        Number("stu_pri", "小学部在校生数", Grain.SchoolYear),
        Number("stu_jun", "初中部在校生数", Grain.SchoolYear),
        Number("invented_element", "没有规则的数据项", Grain.SchoolYear),
        Code("class_stage", "班级学段", Grain.ClassYear, "幼儿园", "小学", "初中", "普通高中", "中等职业", "特殊教育"),
        Number("class_size", "班级学生数", Grain.ClassYear),
        Number("edu_spend", "一般公共预算教育支出", Grain.RegionYear) with { Rollup = Rollup.Sum },
        Number("pay_teacher", "教师平均工资", Grain.RegionYear) with { Rollup = Rollup.WeightedMean },
        Number("pay_civil", "公务员平均工资", Grain.RegionYear) with { Rollup = Rollup.WeightedMean },
        Number("pop_3_5", "3–5岁人口", Grain.RegionYear) with { Rollup = Rollup.Sum },
        Number("pf_std_pri", "小学生均公用经费标准", Grain.RegionYear),
        Number("edu_spend_stage", "学段教育支出", Grain.RegionStageYear) with { Rollup = Rollup.Sum },
        Number("proj_seats", "项目新增学位", Grain.Project),
    ]);

    private static DataElement Number(string id, string name, Grain grain) =>
        new(id, name, grain, ValueKind.Number, "人", "教育") { Min = 0, Whole = true };

    private static DataElement Code(string id, string name, Grain grain, params IReadOnlyList<string> codes) =>
        new(id, name, grain, ValueKind.Code, "", "教育") { Codes = codes };
}
