namespace Hengjian.Indicators.Facts;

/// <summary>学校类型 and the stages each one teaches.</summary>
public static class SchoolTypes
{
    /// <summary>The element that says a school's type.</summary>
    public const string Element = "school_type";

    private static readonly (string Name, SchoolStage[] Stages)[] Known =
    [
        ("幼儿园", [SchoolStage.Preschool]),
        ("小学", [SchoolStage.Primary]),
        ("教学点", [SchoolStage.Primary]),
        ("初级中学", [SchoolStage.Junior]),
        ("九年一贯制学校", [SchoolStage.Primary, SchoolStage.Junior]),
        ("十二年一贯制学校", [SchoolStage.Primary, SchoolStage.Junior, SchoolStage.Senior]),
        ("完全中学", [SchoolStage.Junior, SchoolStage.Senior]),
        ("高级中学", [SchoolStage.Senior]),
        ("中等职业学校", [SchoolStage.Vocational]),
        ("特殊教育学校", [SchoolStage.Special]),
    ];

    /// <summary>The types in order; the code list of <see cref="Element"/>.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Known.Select(k => k.Name)];

    /// <summary>The stages a type teaches; empty when the type is unknown.</summary>
    public static IReadOnlyList<SchoolStage> StagesOf(string? type) =>
        Known.FirstOrDefault(k => k.Name == type).Stages ?? [];
}
