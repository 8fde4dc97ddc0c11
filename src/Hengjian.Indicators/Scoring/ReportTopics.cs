namespace Hengjian.Indicators.Scoring;

/// <summary>The headings that a scheme may sort its items under; the report words them out.</summary>
public static class ReportTopics
{
    /// <summary>问题五类, in the order of the report.</summary>
    public static IReadOnlyList<string> Problems { get; } = ["教育资源", "教育投入", "教师队伍", "学校安全", "办学行为"];

    /// <summary>成效四类, in the order of the report.</summary>
    public static IReadOnlyList<string> Achievements { get; } = ["党的领导", "教育保障", "各类教育", "规范办学"];
}
