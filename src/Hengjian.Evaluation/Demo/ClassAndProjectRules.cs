using Hengjian.Indicators.Facts;

namespace Hengjian.Evaluation.Demo;

/// <summary>A class with its school.</summary>
internal sealed class ClassContext : RowContext
{
    /// <summary>The school in this year.</summary>
    public required SchoolContext School { get; init; }

    /// <summary>The class.</summary>
    public required DemoClass Class { get; init; }

    /// <inheritdoc/>
    public override ulong Key => DemoRandom.Key(School.Key, (ulong)Class.Stage * 100 + (ulong)Class.Grade, (ulong)Class.Number);

    /// <inheritdoc/>
    public override double Care => School.Care;

    /// <inheritdoc/>
    public override bool Model => School.Model;
}

/// <summary>How classes fill their elements.</summary>
internal static class ClassRules
{
    private static readonly string[] Ages = ["小班", "中班", "大班", "混合班"];

    /// <summary>学段 as the class form names it.</summary>
    public static string StageName(SchoolStage stage) => stage switch
    {
        SchoolStage.Preschool => "幼儿园",
        SchoolStage.Primary => "小学",
        SchoolStage.Junior => "初中",
        SchoolStage.Senior => "普通高中",
        SchoolStage.Vocational => "中等职业",
        _ => "特殊教育",
    };

    /// <summary>Codes.</summary>
    public static readonly IReadOnlyDictionary<string, Func<ClassContext, string?>> Codes =
        new Dictionary<string, Func<ClassContext, string?>>(StringComparer.Ordinal)
        {
            ["class_stage"] = c => StageName(c.Class.Stage),
            ["class_age"] = c => c.Class.Stage == SchoolStage.Preschool ? Ages[c.Class.Grade - 1] : null,
        };

    /// <summary>Numbers and yes/no.</summary>
    public static readonly IReadOnlyDictionary<string, Func<ClassContext, DemoCell>> Cells =
        new Dictionary<string, Func<ClassContext, DemoCell>>(StringComparer.Ordinal)
        {
            ["class_size"] = c => c.Class.Size,
            ["class_is_entry"] = c => c.Class.Grade == 1,
            ["class_transfer_in"] = c => c.UYear < 0.75 || (c.Class.Size >= 56 && c.Yes(0.9)) ? 0 : 1 + Math.Floor(2 * c.U),
            ["class_teachers"] = c => c.Class.Stage != SchoolStage.Preschool ? DemoCell.NotApplicable : c.Yes(0.93) ? 2 : 1,
            ["class_carers"] = c => c.Class.Stage != SchoolStage.Preschool ? DemoCell.NotApplicable : c.Yes(0.95) ? 1 : 0,
        };
}

/// <summary>A construction project of a county in a year.</summary>
internal sealed class ProjectContext : RowContext
{
    /// <summary>Its county.</summary>
    public required CountyProfile County { get; init; }

    /// <summary>Number within county and year, from 1.</summary>
    public required int Number { get; init; }

    /// <inheritdoc/>
    public override ulong Key => DemoRandom.Key(County.Key, 91, (ulong)(Year * 100 + Number));

    /// <inheritdoc/>
    public override double Care => County.Care;

    /// <inheritdoc/>
    public override bool Model => County.Model;

    /// <summary>What is built for.</summary>
    public string Stage => new[] { "幼儿园", "小学", "初中", "小学", "普通高中" }[DemoRandom.Below(DemoRandom.Key(Key, 1), 5)];

    /// <summary>规划建筑面积.</summary>
    public double Area => Math.Round(1_800 + 14_000 * DemoRandom.Unit(DemoRandom.Key(Key, 2)));

    /// <summary>How far it has got: 0 approved, 1 building, 2 finished, 3 in use.</summary>
    public int State => DemoRandom.Unit(DemoRandom.Key(Key, 3)) switch { < 0.08 => 0, < 0.32 => 1, < 0.45 => 2, _ => 3 };

    /// <summary>计划完工日期.</summary>
    public int Due => new DateOnly(Year, 6 + DemoRandom.Below(DemoRandom.Key(Key, 4), 6), 28).DayNumber;
}

/// <summary>How projects fill their elements.</summary>
internal static class ProjectRules
{
    private static readonly string[] Types = ["新建", "改扩建", "改扩建", "改造"];
    private static readonly string[] States = ["已批", "在建", "完工", "投用"];

    /// <summary>Codes.</summary>
    public static readonly IReadOnlyDictionary<string, Func<ProjectContext, string?>> Codes =
        new Dictionary<string, Func<ProjectContext, string?>>(StringComparer.Ordinal)
        {
            ["proj_type"] = c => Types[DemoRandom.Below(DemoRandom.Key(c.Key, 5), 4)],
            ["proj_state"] = c => States[c.State],
            ["proj_stage"] = c => c.Stage,
        };

    /// <summary>Numbers, yes/no and days.</summary>
    public static readonly IReadOnlyDictionary<string, Func<ProjectContext, DemoCell>> Cells =
        new Dictionary<string, Func<ProjectContext, DemoCell>>(StringComparer.Ordinal)
        {
            ["proj_plan_area"] = c => c.Area,
            ["proj_start_area"] = c => c.State >= 1 ? c.Area : 0,
            ["proj_done_area"] = c => c.State >= 2 ? c.Area : c.State == 1 ? Math.Round(c.Area * 0.4 * c.U) : 0,
            ["proj_plan_invest"] = c => Math.Round(c.Area * 3.2) * 1000,
            ["proj_done_invest"] = c => Math.Round(c.Area * 3.2 * (c.State switch { 0 => 0, 1 => 0.5, 2 => 0.92, _ => 0.98 })) * 1000,
            ["proj_due"] = c => c.Due,
            ["proj_done_on"] = c => c.State >= 2 ? c.Due + (c.Yes(0.8) ? -12 : 25 + Math.Floor(40 * c.U)) : DemoCell.NotApplicable,
            ["proj_in_use"] = c => c.State == 3,
            ["proj_seats"] = c => c.State >= 2 ? Math.Round(c.Area / (c.Stage == "幼儿园" ? 11 : 14)) : 0,
        };
}
