using System.Text.Json;
using Hengjian.Domain.Access;
using Hengjian.Domain.Accounts;
using Hengjian.Domain.ReportDesk;
using Hengjian.Evaluation.Importing;
using Hengjian.Web.Components;
using Hengjian.Web.Security;
using Hengjian.Web.Shell;

namespace Hengjian.Web.Features.AuditTrail;

/// <summary>Chinese words for the audit log: the common ones here, those of features as they registered them.</summary>
internal sealed class AuditWords(IEnumerable<AuditVocabulary> vocabularies, Viewer viewer)
{
    private readonly IReadOnlyList<AuditVocabulary> vocabularies = [.. vocabularies];

    /// <summary>The details without what is empty: 行数 154；格式 csv.</summary>
    internal string Details(string json)
    {
        using var read = JsonDocument.Parse(json);
        if (read.RootElement.ValueKind != JsonValueKind.Object) return json;
        return string.Join("；", read.RootElement.EnumerateObject()
            .Where(p => p.Value.ValueKind != JsonValueKind.Null && p.Value.ToString().Length > 0)
            .Select(p => $"{Name(p.Name)} {Value(p)}"));
    }

    /// <summary>The object: 数据 12, 轮次 3.</summary>
    internal string Subject(string subject)
    {
        var colon = subject.IndexOf(':', StringComparison.Ordinal);
        var kind = colon < 0 ? subject : subject[..colon];
        var word = kind switch
        {
            "snapshot" or "snapshots" => "数据",
            "round" => "轮次",
            "run" => "测算",
            "scenario" => "推演方案",
            "catalogue" => "目录版本",
            "job" => "任务",
            "desk-report" => "送审报告",
            "flag-answer" => "审核答复",
            "account" => "账号",
            "invitation" => "链接",
            "school" => "学校",
            "row" => "行",
            "template" => "模板",
            "workspace" => "工作区",
            "regions" => "行政区划",
            "audit-log" => "审计日志",
            _ => Own(v => v.Subjects, kind) ?? kind,
        };
        return colon < 0 ? word : $"{word} {(kind == "catalogue" ? ChineseText.ShortHash(subject[(colon + 1)..]) : subject[(colon + 1)..])}";
    }

    private string Value(JsonProperty property) => property.Value.ValueKind switch
    {
        JsonValueKind.True => "是",
        JsonValueKind.False => "否",
        JsonValueKind.String when IsHash(property.Name) => ChineseText.ShortHash(property.Value.ToString()),
        JsonValueKind.String when property.Name == "kind" => ImportKinds.Parse(property.Value.ToString())?.NameZh() ?? property.Value.ToString(),
        JsonValueKind.String when Enum.TryParse<ProcessStage>(property.Value.ToString(), out var stage) => stage.NameOf(),
        JsonValueKind.String when property.Name == "role" => viewer.Principal.Book.NameOf(property.Value.ToString()),
        JsonValueKind.String when property.Name == "purpose" => property.Value.ToString() switch
        {
            nameof(InvitationPurpose.Reset) => "重置密码",
            nameof(InvitationPurpose.Release) => "放行",
            _ => "邀请",
        },
        JsonValueKind.String when property.Name == "reply" && Enum.TryParse<FlagReply>(property.Value.ToString(), out var reply) => reply.NameOf(),
        JsonValueKind.Number when property.Name is "region" or "regionCode" => Region(property.Value),
        JsonValueKind.Array => string.Join("、", property.Value.EnumerateArray().Select(Grant)),
        _ => Own(v => v.Values, property.Value.ToString()) ?? property.Value.ToString(),
    };

    private static bool IsHash(string property) =>
        property is "sha256" or "schemeVersion" or "catalogueVersion" or "parent" or "fromVersion" or "toVersion" || property.EndsWith("hash", StringComparison.OrdinalIgnoreCase);

    private static string Region(JsonElement code) => code.TryGetInt32(out var six) && six > 0
        ? six.ToString("D6", System.Globalization.CultureInfo.InvariantCulture)
        : "全国";

    // create-account lists what was granted: supervisor 350000.
    private string Grant(JsonElement grant) => grant.ValueKind == JsonValueKind.Object
        ? string.Join(' ', grant.EnumerateObject().Where(p => p.Value.ValueKind != JsonValueKind.Null)
            .Select(p => viewer.Principal.Book.Find(p.Value.ToString())?.NameZh ?? Value(p)))
        : grant.ToString();

    private string Name(string property) => property switch
    {
        "kind" => "类别",
        "period" or "year" => "年度",
        "regionCode" or "region" => "地区",
        "rowCount" or "rows" => "行数",
        "hash" or "sha256" => "指纹",
        "inputHash" => "输入指纹",
        "code" => "编号",
        "tries" => "次数",
        "count" => "条数",
        "from" => "从",
        "to" => "到",
        "run" => "测算",
        "grants" or "grant" => "授权",
        "role" => "角色",
        "unit" => "单位",
        "purpose" => "用途",
        "account" => "账号",
        "print" => "密文指纹",
        "table" => "表",
        "filter" => "筛选",
        "format" => "格式",
        "file" or "name" => "名称",
        "size" => "字节",
        "round" or "roundId" => "轮次",
        "official" => "正式",
        "reason" => "理由",
        "schemeId" => "方案",
        "schemeVersion" => "方案版本",
        "parent" => "依据版本",
        "fromVersion" => "原目录版本",
        "toVersion" => "新目录版本",
        "indicator" => "指标",
        "added" => "新增",
        "catalogueVersion" => "目录版本",
        "indicatorName" => "指标名称",
        "corrects" => "更正的数据",
        "row" => "行",
        "cells" => "改动",
        "title" => "名称",
        "version" => "版本",
        "report" => "送审报告",
        "flag" => "提示",
        "series" => "同一报告",
        "engine" => "审核程序",
        "sort" => "提示类别",
        "reply" => "答复",
        _ => Own(v => v.Names, property) ?? property,
    };

    internal string Action(string action) => action switch
    {
        "sign-in" => "登录",
        "sign-in-refused" => "登录被拒",
        "create-workspace" => "建立工作区",
        "create-account" => "建立账号",
        "invite" => "生成链接",
        "use-invitation" => "用链接设置密码",
        "change-password" => "更改密码",
        "give-grant" => "授权",
        "end-grant" => "收回授权",
        "disable-account" => "停用账号",
        "enable-account" => "启用账号",
        "unlock-account" => "解除锁定",
        "end-session" => "结束登录",
        "second-factor" => "通过两步验证",
        "second-factor-refused" => "两步验证被拒",
        "factor-on" => "开启两步验证",
        "factor-off" => "关闭两步验证",
        "use-recovery-code" => "使用恢复码",
        "renew-recovery-codes" => "更换恢复码",
        "import" => "导入数据",
        "correct" => "更正数据",
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
        "enter-reviews" => "录入评审",
        "download-template" => "下载模板",
        "download-marked-copy" => "下载错误标注文件",
        "export" => "导出",
        "export-what-if" => "导出推演",
        "save-scenario" => "保存推演方案",
        "delete-scenario" => "删除推演方案",
        "save-catalogue" => "保存目录版本",
        "choose-catalogue" => "选用目录版本",
        "view-school-rows" => "查看学校明细",
        "download-report" => "下载报告",
        "upload-report" => "上传报告送审",
        "audit-report" => "审核报告",
        "audit-report-failed" => "报告未能审核",
        "answer-flag" => "答复审核提示",
        "download-audit" => "下载审核结果",
        _ => Own(v => v.Actions, action) ?? action,
    };

    private string? Own(Func<AuditVocabulary, IReadOnlyDictionary<string, string>> words, string key) =>
        vocabularies.Select(v => words(v).GetValueOrDefault(key)).FirstOrDefault(w => w is not null);
}
