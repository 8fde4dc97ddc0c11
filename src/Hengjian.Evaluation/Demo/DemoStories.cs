using Hengjian.Indicators.Facts;

namespace Hengjian.Evaluation.Demo;

/// <summary>埋设的线索: what is planted in the invented data to be found, so that demos and tests can look for it.</summary>
/// <param name="Id">Stable id.</param>
/// <param name="Place">Full name of the region.</param>
/// <param name="Found">Chinese: what a user finds, and by which indicator.</param>
public sealed record DemoStory(string Id, string Place, string Found);

/// <summary>The planted stories and the changes they make to the generated data (docs/demo-stories.md).</summary>
public static class DemoStories
{
    /// <summary>一般公共预算教育支出 fell in 2024 and again in 2025.</summary>
    public const string SpendingFell = "虹陵县";

    /// <summary>Region code of <see cref="SpendingFell"/>.</summary>
    public const int CodeOfSpendingFell = 990624;

    /// <summary>教师平均工资 is below 公务员 in 2025.</summary>
    public const string PayGap = "菊岭县";

    /// <summary>大班额 went down most from 2023 to 2025.</summary>
    public const string ImprovedCity = "芷州市";

    /// <summary>Handed in no classes for 2025: its class sizes are missing, not zero.</summary>
    public const string NoClasses = "柏平县";

    /// <summary>One primary school here left 在校生数 empty in 2025.</summary>
    public const string SchoolWithoutPupils = "蕙平县";

    /// <summary>Every junior section belongs to a combined school.</summary>
    public const string CombinedCounty = "汐洲县";

    /// <summary>An island county: its pupils attend junior school on the mainland, so nothing junior applies.</summary>
    public const string CountyWithoutJunior = "芦湾县";

    /// <summary>3–5岁适龄人口 of 2025 is typed as an estimate.</summary>
    public const string Estimated = "黍潭县";

    /// <summary>教学仪器设备 lie in the county town, hardly any in the villages: its 差异系数 is far above the limit.</summary>
    public const string Uneven = "楠平县";

    /// <summary>Its self-scores lie far above what reviewers found.</summary>
    public const string InflatedCity = "澹州市";

    /// <summary>超大班额 stand in the county town in 2025.</summary>
    public static readonly IReadOnlyList<string> SuperLarge = ["棠陵县", "琢溪县"];

    /// <summary>Meet every item of 优质均衡.</summary>
    public static readonly IReadOnlyList<string> ModelCounties = ["蕙川区", "岚湾区", "梓湾区"];

    /// <summary>口径变化: retirement pay left education spending.</summary>
    public static readonly DefinitionChange PensionsLeft = new(
        "edu_spend", 2024, "自2024年起，一般公共预算教育支出不再包含离退休人员经费，与2023年及以前年度不可直接比较。");

    /// <summary>All of them.</summary>
    public static IReadOnlyList<DemoStory> All { get; } =
    [
        new("spending-fell", SpendingFell, "2024、2025年一般公共预算教育支出连续两年下降（总量“只增不减”未达标）。"),
        .. SuperLarge.Select(p => new DemoStory("super-large", p, "2025年县城小学有超大班额（66人及以上），全省仅此两县。")),
        new("pay-gap", PayGap, "2025年义务教育教师平均工资低于当地公务员，全省唯一。"),
        new("improved-city", ImprovedCity, "2023至2025年大班额比例下降幅度全省最大。"),
        new("no-classes", NoClasses, "2025年未报班级数据：班额类指标为缺失，所在市为部分。"),
        new("no-pupils", SchoolWithoutPupils, "2025年有一所小学未填在校生数：生均类指标为部分。"),
        new("definition", DemoNames.Province, "2024年起教育支出不含离退休经费，跨年比较时提示口径变化。"),
        new("combined", CombinedCounty, "初中部全部设在一贯制学校和完全中学，按拆分公式计算。"),
        new("no-junior", CountyWithoutJunior, "海岛县，无初中：初中类指标不适用，而不是零。"),
        new("uneven", Uneven, "教学仪器设备集中在县城，校际差异系数超标，全省唯一。"),
        new("estimate", Estimated, "2025年3–5岁人口为估计数：毛入园率带“估”。"),
        new("inflated", InflatedCity, "自评得分明显高于复核得分，自评可信度全省最低。"),
        .. ModelCounties.Select(p => new DemoStory("model", p, "优质均衡各项全部达标。")),
    ];

    /// <summary>A planted class size; 0 where nothing is planted.</summary>
    internal static int SuperLargeClass(DemoSchool school, SchoolStage stage, int grade, int number, int year)
    {
        var at = school.Name.EndsWith("第二小学", StringComparison.Ordinal) && stage == SchoolStage.Primary && grade is 4 or 5;
        return at && SuperLarge.Contains(school.County.Name) ? 66 + (grade + number + year) % 5 : 0;
    }

    /// <summary>Crowded schools of the city that improved most; they are given new classes every year.</summary>
    internal static bool Relieved(DemoSchool school) =>
        school.County.City == ImprovedCityCode && school.Zone != SchoolZone.Rural && !school.County.Model
        && (school.Type is "小学" or "初级中学")
        && DemoRandom.Unit(DemoRandom.Key(school.Key, 42)) < 0.22;

    /// <summary>Classes opened since the first year, so that the same pupils sit in smaller classes.</summary>
    internal static int NewClasses(DemoSchool school, int grades, int year) =>
        Relieved(school) ? (year - DemoProvince.FirstYear) * grades / 2 : 0;

    private static int ImprovedCityCode { get; } =
        DemoNames.ProvincePrefix * 10000 + (Array.IndexOf(DemoNames.Cities, ImprovedCity[..^1]) + 1) * 100;
}
