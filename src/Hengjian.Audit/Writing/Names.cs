using Hengjian.Audit.Findings;

namespace Hengjian.Audit.Writing;

/// <summary>What readers call the kinds.</summary>
public static class Names
{
    /// <summary>Chinese name of a kind of claim.</summary>
    public static string Of(ClaimKind kind) => kind switch
    {
        ClaimKind.Growth => "增减",
        ClaimKind.Sum => "合计",
        ClaimKind.Share => "占比",
        ClaimKind.Ratio => "比率",
        ClaimKind.Difference => "差额",
        ClaimKind.Threshold => "与标准比较",
        ClaimKind.Count => "计数",
        ClaimKind.Repeat => "前后重复",
        ClaimKind.Plausibility => "合理性",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    /// <summary>Chinese name of a kind of warning.</summary>
    public static string OfWarning(string code) => code switch
    {
        "placeholder" => "空缺未填",
        "empty-title" => "空的书名号或括号",
        "broken-number" => "数的写法",
        "numbering" => "编号",
        "personal-data" => "个人信息",
        "left-open" => "完成与未完成",
        "vague" => "数量含糊",
        "no-measures" => "有问题无措施",
        "missing-section" => "缺少内容",
        "other-place" => "别处地名",
        "title-place" => "题目的地区",
        "title-year" => "题目的年度",
        "too-many-claims" or "too-many-warnings" => "没有核完",
        "year-slip" => "年份",
        "no-source" => "数据无来源",
        "no-period" => "数据无时间",
        "hidden-text" => "隐藏文字",
        "tracked-changes" => "修订未接受",
        "not-read" => "没有审核的内容",
        _ => "提示",
    };
}
