using static Hengjian.Domain.Access.Permission;
using static Hengjian.Domain.Access.ProcessStage;

namespace Hengjian.Domain.Access;

/// <summary>
/// The roles as data. Administration is split: accounts (administrator), rights (security-administrator) and the audit
/// log (auditor) are three roles of three people, apart from all business; see <see cref="SeparationOfDuties"/>.
/// </summary>
public static class Roles
{
    private static readonly PermissionRule[] Basics = [new(ViewHome), new(ViewScheme), new(ViewCatalogue)];

    private static readonly PermissionRule[] ScoredResults =
    [
        new(ViewResults, Stages: [Scored, Published]),
        new(ViewReport, Stages: [Scored, Published]),
        new(DownloadReport, Stages: [Scored, Published]),
        new(ExportResults, Stages: [Scored, Published]),
        new(RunWhatIf, UnitScope.Own, [Scored, Published]),
        new(TryFormula, Stages: [Scored, Published]),
    ];

    /// <summary>教育督导办管理员.</summary>
    public static RoleDefinition Supervisor { get; } = new(
        "supervisor", "督导办管理员", "组织评价：管轮次、导数据、跑测算、看全部结果、出报告、公布。",
        [.. Basics, .. Of(ViewData, ImportData, DownloadRawFile, ViewJobs, CancelJob, ViewResults, ViewSchoolRows,
            ExportResults, RunEvaluation, RunWhatIf, TryFormula, EditCatalogue, EnterFinding, ViewReviewerNames, ManageRounds, EditCalendar, PublishResults, ViewReport,
            DownloadReport, ViewInternalProblemList, VerifyWorkspace, ManageRegions, ViewReportAudit, UploadReport, AnswerFlag,
            ViewPeople, ManagePeople, EditScheme, SendNotice, ViewMilestones, Remind, ManagePeriodic, ViewPeriodic),
            .. Works(RegionReach.Below, Openness.Evaluator, ViewWork, ViewEvidence, ViewBreakdown, ConsentNotApplicable),
            .. Works(RegionReach.Under, Openness.Evaluator, ReturnPackage)]);

    /// <summary>填报员.</summary>
    public static RoleDefinition Clerk { get; } = new(
        "clerk", "填报员", "为本单位导入数据、填报自评、传佐证材料。",
        [.. Basics, .. Of(ViewData, ViewJobs, CancelJob, ViewSchoolRows, ViewReportAudit, UploadReport, AnswerFlag), .. ScoredResults,
            new(ImportData, UnitScope.Own), new(DownloadRawFile, UnitScope.Own), new(EnterSelfScore, UnitScope.Own, [Open], RegionReach.Exact, Openness.Unit),
            .. OwnWork(FillData, FillForLower, WriteNarrative, UploadEvidence, ViewEvidence, ViewWork, ReadNotice, HandOver, FillPeriodic, ViewPeriodic)])
    { NeedsUnit = true };

    /// <summary>审核员.</summary>
    public static RoleDefinition Checker { get; } = new(
        "checker", "审核员", "审核本单位填报的数据和自评，不得与填报员为同一人。",
        [.. Basics, .. Of(ViewData, ViewJobs, ViewSchoolRows, ViewReportAudit, AnswerFlag), .. ScoredResults, new(DownloadRawFile, UnitScope.Own),
            .. OwnWork(ViewWork, ViewEvidence, ReadNotice, HandOver, ViewPeriodic),
            new(CheckSubmission, UnitScope.Own, [Open], RegionReach.Exact, Openness.Unit)])
    { NeedsUnit = true };

    /// <summary>学校填报员.</summary>
    public static RoleDefinition School { get; } = new(
        "school", "学校填报员", "填报本校数据，传佐证材料。",
        [new(ViewHome), .. OwnWork(FillData, UploadEvidence, ViewEvidence, ViewWork, ReadNotice, HandOver, FillPeriodic, ViewPeriodic)])
    { NeedsUnit = true };

    /// <summary>自评牵头.</summary>
    public static RoleDefinition Lead { get; } = new(
        "lead", "自评牵头", "组织本级政府自评：分解任务、催办、汇总、公示，接收下级自评。",
        [.. Basics, .. ScoredResults,
            .. Works(RegionReach.Exact, Openness.Public, ViewPeople, ManagePeople, ReadNotice, ViewMilestones, DeliverMilestone, ViewPeriodic),
            .. Works(RegionReach.Exact, Openness.Government, ViewWork, ViewEvidence, ViewBreakdown, ManageBreakdown, Remind, MergeWork, ManagePublicity, BuildSelfReport),
            new(EnterSelfScore, Stages: [Open], Reach: RegionReach.Exact, Sees: Openness.Government),
            .. Works(RegionReach.Under, Openness.Evaluator, ViewWork, ViewEvidence, ReturnPackage)]);

    /// <summary>政府办.</summary>
    public static RoleDefinition GovernmentOffice { get; } = new(
        "government-office", "政府办", "登记政府审定，报送自评。",
        [.. Basics, .. ScoredResults,
            .. Works(RegionReach.Exact, Openness.Public, ReadNotice, ViewMilestones, DeliverMilestone, HandOver),
            .. Works(RegionReach.Exact, Openness.Government, ViewWork, RecordApproval, SubmitPackage)]);

    /// <summary>评审专家.</summary>
    public static RoleDefinition Reviewer { get; } = new(
        "reviewer", "专家", "网上评审：看数据和测算结果，给条目评分。",
        [.. Basics, .. Of(ViewData, ViewSchoolRows, ViewResults, RunWhatIf, TryFormula, ViewReportAudit), new(EnterExpertScore, Stages: [Open]),
            .. Works(RegionReach.Below, Openness.Evaluator, ViewWork, ViewEvidence)]);

    /// <summary>督学.</summary>
    public static RoleDefinition Inspector { get; } = new(
        "inspector", "督学", "实地核查：看数据到学校，录入核查情况。",
        [.. Basics, .. Of(ViewData, DownloadRawFile, ViewSchoolRows, ViewResults, RunWhatIf, TryFormula, ViewReport, ViewInternalProblemList, ViewReportAudit),
            new(EnterFinding, Stages: [Open, Scored]), .. Works(RegionReach.Below, Openness.Evaluator, ViewWork, ViewEvidence)]);

    /// <summary>领导.</summary>
    public static RoleDefinition Leader { get; } = new(
        "leader", "领导", "看本地区的结果、报告和问题清单。",
        [.. Basics, new(ViewData), new(ViewSchoolRows), new(ViewReportAudit), .. ScoredResults,
            new(ViewInternalProblemList, Stages: [Scored, Published]), new(ViewPeriodic),
            .. Works(RegionReach.Exact, Openness.Government, ViewWork, ViewBreakdown),
            .. Works(RegionReach.Under, Openness.Evaluator, ViewWork)]);

    /// <summary>安全审计员.</summary>
    public static RoleDefinition Auditor { get; } = new(
        "auditor", "安全审计员", "查看审计日志、核验工作区，不办业务。",
        [new(ViewHome), new(ViewAuditLog), new(VerifyWorkspace), new(ViewJobs), new(ViewAccounts)]);

    /// <summary>系统管理员.</summary>
    public static RoleDefinition Administrator { get; } = new(
        "administrator", "系统管理员", "邀请和停用账号，维护节假日安排，看任务运行，处理发送失败，不授权，不看业务数据。",
        [new(ViewHome), new(ViewAccounts), new(ManageAccounts), new(ViewPeople), new(ManagePeople), new(EditCalendar), new(ViewJobs), new(CancelJob), new(ManageOutbox)]);

    /// <summary>安全管理员.</summary>
    public static RoleDefinition SecurityAdministrator { get; } = new(
        "security-administrator", "安全管理员", "授予和收回权限，解锁账号、结束会话，不建账号，不看业务数据。",
        [new(ViewHome), new(ViewAccounts), new(GiveRights), new(ManageSessions)]);

    /// <summary>All roles in the order of lists.</summary>
    public static IReadOnlyList<RoleDefinition> All { get; } =
        [Supervisor, Clerk, Checker, School, Lead, GovernmentOffice, Reviewer, Inspector, Leader, Auditor, Administrator, SecurityAdministrator];

    /// <summary>Finds a role by id; null when there is none.</summary>
    public static RoleDefinition? Find(string id) => All.FirstOrDefault(r => r.Id == id);

    // Work of every unit of a government, from an openness on.
    private static IEnumerable<PermissionRule> Works(RegionReach reach, Openness sees, params Permission[] permissions) =>
        permissions.Select(p => new PermissionRule(p, Reach: reach, Sees: sees));

    // Work of the unit the grant names, drafts included.
    private static IEnumerable<PermissionRule> OwnWork(params Permission[] permissions) =>
        permissions.Select(p => new PermissionRule(p, UnitScope.Own, Reach: RegionReach.Exact, Sees: Openness.Unit));

    private static IEnumerable<PermissionRule> Of(params Permission[] permissions) =>
        permissions.Select(p => new PermissionRule(p));
}
