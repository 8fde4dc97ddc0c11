using System.Text.Json;

namespace Hengjian.Web.Features.AuditTrail;

/// <summary>Chinese words for the actions in the audit log.</summary>
internal static class AuditWords
{
    /// <summary>The details without what is empty: code HJS0120；rowCount 154.</summary>
    internal static string Details(string json)
    {
        using var read = JsonDocument.Parse(json);
        if (read.RootElement.ValueKind != JsonValueKind.Object) return json;
        return string.Join("；", read.RootElement.EnumerateObject()
            .Where(p => p.Value.ValueKind != JsonValueKind.Null && p.Value.ToString().Length > 0)
            .Select(p => $"{p.Name} {p.Value}"));
    }

    internal static string Action(string action) => action switch
    {
        "sign-in" => "登录",
        "sign-in-refused" => "登录被拒",
        "create-workspace" => "建立工作区",
        "create-account" => "建立账号",
        "import" => "导入数据",
        "set-regions" => "设置行政区划",
        "download-raw-file" => "下载原始文件",
        "cancel-job" => "取消任务",
        "create-round" => "建立轮次",
        "run" => "测算",
        "round-open" => "启动轮次",
        "round-close-scoring" => "完成评分",
        "round-reopen" => "退回评审",
        "round-publish" => "公布结果",
        "add-round" => "建立轮次",
        "add-reviews" => "录入评审",
        "export" => "导出",
        "view-school-rows" => "查看学校明细",
        "download-report" => "下载报告",
        _ => action,
    };
}
