namespace Hengjian.Web.Features.AuditTrail;

/// <summary>Chinese words for the actions in the audit log.</summary>
internal static class AuditWords
{
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
        "export" => "导出",
        "view-school-rows" => "查看学校明细",
        "download-report" => "下载报告",
        _ => action,
    };
}
