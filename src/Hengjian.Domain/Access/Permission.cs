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

    /// <summary>自评打分: points for each item, decided by the lead of a government, proposed by the unit that leads the item.</summary>
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

    /// <summary>维护节假日安排: holidays and worked weekend days of a year, for the whole platform.</summary>
    EditCalendar,

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

    /// <summary>处理发送失败: have what the program could not send or do tried again, or let it go.</summary>
    ManageOutbox,

    /// <summary>维护行政区划.</summary>
    ManageRegions,

    /// <summary>查看单位和人员: units, posts, people and who holds which post.</summary>
    ViewPeople,

    /// <summary>维护单位和人员.</summary>
    ManagePeople,

    /// <summary>移交工作: give the own open work to another person of the unit.</summary>
    HandOver,

    /// <summary>编制评价方案: next year's scheme, a city's own items.</summary>
    EditScheme,

    /// <summary>发送通知.</summary>
    SendNotice,

    /// <summary>接收通知: read and acknowledge what was sent to the own unit.</summary>
    ReadNotice,

    /// <summary>查看时间节点.</summary>
    ViewMilestones,

    /// <summary>报送节点材料.</summary>
    DeliverMilestone,

    /// <summary>查看任务分解.</summary>
    ViewBreakdown,

    /// <summary>分解任务: which unit leads and which cooperate, by when; not-applicable claims.</summary>
    ManageBreakdown,

    /// <summary>同意不适用: answer a not-applicable claim of the evaluated government.</summary>
    ConsentNotApplicable,

    /// <summary>催办.</summary>
    Remind,

    /// <summary>查看填报工作: contributions with their values, texts and states, as far as they are open.</summary>
    ViewWork,

    /// <summary>填报数据.</summary>
    FillData,

    /// <summary>代下级填报.</summary>
    FillForLower,

    /// <summary>撰写自评文字.</summary>
    WriteNarrative,

    /// <summary>上传佐证材料.</summary>
    UploadEvidence,

    /// <summary>查看佐证材料.</summary>
    ViewEvidence,

    /// <summary>汇总自评: merge what the units handed in, return it to them, compile the package.</summary>
    MergeWork,

    /// <summary>组织公示: publish the self-evaluation for objections and answer them.</summary>
    ManagePublicity,

    /// <summary>登记政府审定.</summary>
    RecordApproval,

    /// <summary>报送自评.</summary>
    SubmitPackage,

    /// <summary>接收和退回自评: of governments below.</summary>
    ReturnPackage,

    /// <summary>编制自评报告.</summary>
    BuildSelfReport,

    /// <summary>设置定期报表.</summary>
    ManagePeriodic,

    /// <summary>填报定期报表.</summary>
    FillPeriodic,

    /// <summary>查看定期报表.</summary>
    ViewPeriodic,
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
        Permission.EnterSelfScore => "自评打分",
        Permission.CheckSubmission => "审核填报",
        Permission.EnterExpertScore => "专家评分",
        Permission.EnterFinding => "录入核查情况",
        Permission.ViewReviewerNames => "查看评审专家姓名",
        Permission.ManageRounds => "管理评价轮次",
        Permission.EditCalendar => "维护节假日安排",
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
        Permission.ManageOutbox => "处理发送失败",
        Permission.ManageRegions => "维护行政区划",
        Permission.ViewPeople => "查看单位和人员",
        Permission.ManagePeople => "维护单位和人员",
        Permission.HandOver => "移交工作",
        Permission.EditScheme => "编制评价方案",
        Permission.SendNotice => "发送通知",
        Permission.ReadNotice => "接收通知",
        Permission.ViewMilestones => "查看时间节点",
        Permission.DeliverMilestone => "报送节点材料",
        Permission.ViewBreakdown => "查看任务分解",
        Permission.ManageBreakdown => "分解任务",
        Permission.ConsentNotApplicable => "同意不适用",
        Permission.Remind => "催办",
        Permission.ViewWork => "查看填报工作",
        Permission.FillData => "填报数据",
        Permission.FillForLower => "代下级填报",
        Permission.WriteNarrative => "撰写自评文字",
        Permission.UploadEvidence => "上传佐证材料",
        Permission.ViewEvidence => "查看佐证材料",
        Permission.MergeWork => "汇总自评",
        Permission.ManagePublicity => "组织公示",
        Permission.RecordApproval => "登记政府审定",
        Permission.SubmitPackage => "报送自评",
        Permission.ReturnPackage => "接收和退回自评",
        Permission.BuildSelfReport => "编制自评报告",
        Permission.ManagePeriodic => "设置定期报表",
        Permission.FillPeriodic => "填报定期报表",
        Permission.ViewPeriodic => "查看定期报表",
        _ => throw new ArgumentOutOfRangeException(nameof(permission)),
    };
}
