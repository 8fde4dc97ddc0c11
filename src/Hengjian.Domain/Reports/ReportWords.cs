using Hengjian.Indicators.Facts;

namespace Hengjian.Domain.Reports;

/// <summary>The fixed words of the report: headings by topic, names of levels.</summary>
internal static class ReportWords
{
    /// <summary>Heading of a problem paragraph.</summary>
    public static string ProblemHeading(string topic) => topic switch
    {
        "教育资源" => "教育资源供给仍需补足优化",
        "教育投入" => "教育投入保障落实不够到位",
        "教师队伍" => "教师队伍建设管理存在短板",
        "学校安全" => "学校安全工作还有薄弱环节",
        "办学行为" => "办学治校行为有待继续规范",
        _ => topic,
    };

    /// <summary>Heading of an achievement paragraph.</summary>
    public static string PraiseHeading(string topic) => topic switch
    {
        "党的领导" => "党对教育工作的领导全面加强",
        "教育保障" => "教育优先发展保障更加有力",
        "各类教育" => "各级各类教育发展更加协调",
        "规范办学" => "规范办学和督导工作扎实推进",
        _ => topic,
    };

    /// <summary>Lead of the requirement that answers a topic.</summary>
    public static string RequirementLead(string topic) => topic switch
    {
        "教育资源" => "补足优化教育资源",
        "教育投入" => "依法落实教育投入",
        "教师队伍" => "加强教师队伍建设",
        "学校安全" => "守牢学校安全底线",
        "办学行为" => "持续规范办学行为",
        _ => "解决" + topic + "问题",
    };

    /// <summary>The object a quantifier counts.</summary>
    public static string Unit(RegionLevel level) => level switch
    {
        RegionLevel.Province => "省",
        RegionLevel.City => "市",
        _ => "县",
    };
}
