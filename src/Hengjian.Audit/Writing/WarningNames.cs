namespace Hengjian.Audit.Writing;

/// <summary>What readers call the warnings.</summary>
public static class WarningNames
{
    /// <summary>Chinese name of a warning's code; 文字提示 for one that has none yet.</summary>
    public static string Of(string code) => code switch
    {
        "placeholder" => "空缺",
        "empty-title" => "空书名号",
        "numbering" => "编号",
        "personal-data" => "个人信息",
        "left-open" => "前后不一",
        "vague" => "没有数量",
        "no-measures" => "缺少措施",
        "missing-section" => "缺少内容",
        "other-place" => "他地名称",
        "year" => "年份",
        "copied" => "雷同",
        _ => "文字提示",
    };
}
