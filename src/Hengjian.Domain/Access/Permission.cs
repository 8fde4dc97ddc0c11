namespace Hengjian.Domain.Access;

/// <summary>权限: every action the platform knows. What is not here cannot be allowed; what no role carries is denied.</summary>
public enum Permission
{
    /// <summary>查看工作台.</summary>
    ViewHome,

    /// <summary>查看评价方案.</summary>
    ViewScheme,

    /// <summary>查看指标目录.</summary>
    ViewCatalogue,

    /// <summary>查看数据: snapshots, their files and definitions.</summary>
    ViewData,

    /// <summary>导入数据.</summary>
    ImportData,

    /// <summary>下载原始文件: the file as it was handed in.</summary>
    DownloadRawFile,

    /// <summary>查看任务.</summary>
    ViewJobs,

    /// <summary>取消任务.</summary>
    CancelJob,

    /// <summary>查看结果: indicator values, score sheets, grades.</summary>
    ViewResults,

    /// <summary>查看学校明细: rows of single schools and classes.</summary>
    ViewSchoolRows,

    /// <summary>导出结果.</summary>
    ExportResults,

    /// <summary>运行测算: trial and official runs.</summary>
    RunEvaluation,

    /// <summary>推演: compute what results would be with other weights and thresholds; keep such scenarios.</summary>
    RunWhatIf,

    /// <summary>试改指标: see in the workshop what an indicator would be with another formula or standard.</summary>
    TryFormula,

    /// <summary>修改指标目录: save such a change as a new version of the catalogue, for good.</summary>
    EditCatalogue,

    /// <summary>录入自评: own scores, yes/no answers, not-applicable claims of the evaluated unit.</summary>
    EnterSelfScore,

    /// <summary>审核填报: confirm or return what a clerk of the own unit entered.</summary>
    CheckSubmission,

    /// <summary>专家评分.</summary>
    EnterExpertScore,

    /// <summary>录入核查情况: cases, events and evidence confirmed on site.</summary>
    EnterFinding,

    /// <summary>查看评审专家姓名.</summary>
    ViewReviewerNames,

    /// <summary>管理评价轮次: create, open, reopen, close scoring.</summary>
    ManageRounds,

    /// <summary>公布结果.</summary>
    PublishResults,

    /// <summary>查看评价报告.</summary>
    ViewReport,

    /// <summary>下载评价报告.</summary>
    DownloadReport,

    /// <summary>查看内部问题清单: problems with the names of the units.</summary>
    ViewInternalProblemList,

    /// <summary>查看报告审核: reports handed in for checking, their flags and the answers.</summary>
    ViewReportAudit,

    /// <summary>上传报告送审.</summary>
    UploadReport,

    /// <summary>答复审核提示.</summary>
    AnswerFlag,

    /// <summary>查看审计日志.</summary>
    ViewAuditLog,

    /// <summary>核验工作区: recompute stored results, check hashes and the audit chain.</summary>
    VerifyWorkspace,

    /// <summary>查看账号: accounts with their grants and sessions.</summary>
    ViewAccounts,

    /// <summary>管理账号: invite people, give out reset links, switch accounts off and on. Gives no rights.</summary>
    ManageAccounts,

    /// <summary>授权: give rights to accounts and take them back.</summary>
    GiveRights,

    /// <summary>管理会话: unlock accounts, end sessions, take off a second factor that was lost.</summary>
    ManageSessions,

    /// <summary>维护行政区划.</summary>
    ManageRegions,
}

/// <summary>Chinese names of permissions, as pages and refusals print them.</summary>
public static class PermissionNames
{
    /// <summary>The Chinese name.</summary>
    public static string NameOf(this Permission permission) => permission switch
    {
        Permission.ViewHome => "查看工作台",
        Permission.ViewScheme => "查看评价方案",
        Permission.ViewCatalogue => "查看指标目录",
        Permission.ViewData => "查看数据",
        Permission.ImportData => "导入数据",
        Permission.DownloadRawFile => "下载原始文件",
        Permission.ViewJobs => "查看任务",
        Permission.CancelJob => "取消任务",
        Permission.ViewResults => "查看结果",
        Permission.ViewSchoolRows => "查看学校明细",
        Permission.ExportResults => "导出结果",
        Permission.RunEvaluation => "运行测算",
        Permission.RunWhatIf => "推演",
        Permission.TryFormula => "试改指标",
        Permission.EditCatalogue => "修改指标目录",
        Permission.EnterSelfScore => "录入自评",
        Permission.CheckSubmission => "审核填报",
        Permission.EnterExpertScore => "专家评分",
        Permission.EnterFinding => "录入核查情况",
        Permission.ViewReviewerNames => "查看评审专家姓名",
        Permission.ManageRounds => "管理评价轮次",
        Permission.PublishResults => "公布结果",
        Permission.ViewReport => "查看评价报告",
        Permission.DownloadReport => "下载评价报告",
        Permission.ViewInternalProblemList => "查看内部问题清单",
        Permission.ViewReportAudit => "查看报告审核",
        Permission.UploadReport => "上传报告送审",
        Permission.AnswerFlag => "答复审核提示",
        Permission.ViewAuditLog => "查看审计日志",
        Permission.VerifyWorkspace => "核验工作区",
        Permission.ViewAccounts => "查看账号",
        Permission.ManageAccounts => "管理账号",
        Permission.GiveRights => "授权",
        Permission.ManageSessions => "管理会话",
        Permission.ManageRegions => "维护行政区划",
        _ => throw new ArgumentOutOfRangeException(nameof(permission)),
    };
}
