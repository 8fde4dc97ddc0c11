using Hengjian.Domain.Access;

namespace Hengjian.Domain.Tests.Access;

public sealed class AccessPolicyTests
{
    private const int County = 990101;

    private static readonly int[] Regions = [0, 990000, 990100, 990101, 990102, 990200, 990201, 980000];
    private static readonly string?[] Units = [null, "edu", "finance"];
    private static readonly ProcessStage?[] Stages = [null, .. ProcessStages.All.Cast<ProcessStage?>()];

    private static Principal With(params Grant[] grants) => new("zhang", "张", grants);

    // The matrix as people agreed on it, said a second time: D O S P are the stages, * means any and outside rounds.
    private static readonly Dictionary<string, string> Agreed = new()
    {
        ["supervisor"] = """
            ViewPeople* ManagePeople* EditScheme* SendNotice* ViewMilestones* Remind* ManagePeriodic* ViewPeriodic*
            ViewWork* ViewEvidence* ViewBreakdown* ConsentNotApplicable*
            ViewHome* ViewScheme* ViewCatalogue* ViewData* ImportData* DownloadRawFile* ViewJobs* CancelJob* ViewResults*
            ViewSchoolRows* ExportResults* RunEvaluation* EnterFinding* ViewReviewerNames* ManageRounds* PublishResults*
            ViewReport* DownloadReport* ViewInternalProblemList* VerifyWorkspace* ManageRegions* RunWhatIf* TryFormula* EditCatalogue*
            ViewReportAudit* UploadReport* AnswerFlag* EditCalendar*
            """,
        ["clerk"] = """
            FillData* FillForLower* WriteNarrative* UploadEvidence* ViewEvidence* ViewWork* ReadNotice* HandOver* FillPeriodic* ViewPeriodic*
            ViewHome* ViewScheme* ViewCatalogue* ViewData* ImportData* DownloadRawFile* ViewJobs* CancelJob* ViewSchoolRows*
            ViewResultsSP RunWhatIfSP TryFormulaSP ViewReportSP DownloadReportSP ExportResultsSP EnterSelfScoreO
            ViewReportAudit* UploadReport* AnswerFlag*
            """,
        ["checker"] = """
            ViewWork* ViewEvidence* ReadNotice* HandOver* ViewPeriodic*
            ViewHome* ViewScheme* ViewCatalogue* ViewData* DownloadRawFile* ViewJobs* ViewSchoolRows*
            ViewResultsSP RunWhatIfSP TryFormulaSP ViewReportSP DownloadReportSP ExportResultsSP CheckSubmissionO
            ViewReportAudit* AnswerFlag*
            """,
        ["school"] = "ViewHome* FillData* UploadEvidence* ViewEvidence* ViewWork* ReadNotice* HandOver* FillPeriodic* ViewPeriodic*",
        ["lead"] = """
            ViewHome* ViewScheme* ViewCatalogue* ViewPeople* ManagePeople* ReadNotice* ViewMilestones* DeliverMilestone* ViewPeriodic*
            ViewWork* ViewEvidence* ViewBreakdown* ManageBreakdown* Remind* MergeWork* ManagePublicity* BuildSelfReport* EnterSelfScoreO
            ViewResultsSP RunWhatIfSP TryFormulaSP ViewReportSP DownloadReportSP ExportResultsSP
            """,
        ["government-office"] = """
            ViewHome* ViewScheme* ViewCatalogue* ReadNotice* ViewMilestones* DeliverMilestone* HandOver* ViewWork* RecordApproval* SubmitPackage*
            ViewResultsSP RunWhatIfSP TryFormulaSP ViewReportSP DownloadReportSP ExportResultsSP
            """,
        ["reviewer"] = "ViewHome* ViewScheme* ViewCatalogue* ViewData* ViewSchoolRows* ViewResults* RunWhatIf* TryFormula* EnterExpertScoreO ViewReportAudit* ViewWork* ViewEvidence*",
        ["inspector"] = """
            ViewHome* ViewScheme* ViewCatalogue* ViewData* DownloadRawFile* ViewSchoolRows* ViewResults* RunWhatIf* TryFormula* ViewReport*
            ViewInternalProblemList* EnterFindingOS ViewReportAudit* ViewWork* ViewEvidence*
            """,
        ["leader"] = """
            ViewHome* ViewScheme* ViewCatalogue* ViewData* ViewSchoolRows* ViewResultsSP RunWhatIfSP TryFormulaSP ViewReportSP DownloadReportSP
            ExportResultsSP ViewInternalProblemListSP ViewReportAudit* ViewWork* ViewBreakdown* ViewPeriodic*
            """,
        ["auditor"] = "ViewHome* ViewAuditLog* VerifyWorkspace* ViewJobs* ViewAccounts*",
        ["administrator"] = "ViewHome* ViewAccounts* ManageAccounts* ViewPeople* ManagePeople* ViewJobs* CancelJob* ManageOutbox* EditCalendar*",
        ["security-administrator"] = "ViewHome* ViewAccounts* GiveRights* ManageSessions*",
    };

    public static TheoryData<string> RoleIds => [.. Roles.All.Select(r => r.Id)];

    [Theory]
    [MemberData(nameof(RoleIds))]
    public void EachRole_MayExactlyWhatWasAgreed_AtEachStage(string role)
    {
        var agreed = Agreed[role].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        foreach (var permission in Enum.GetValues<Permission>())
        {
            var entry = agreed.SingleOrDefault(a => a.TrimEnd('*', 'D', 'O', 'S', 'P') == permission.ToString().TrimEnd('D', 'O', 'S', 'P'));
            foreach (var stage in Stages)
            {
                var expected = entry is not null
                    && (entry.EndsWith('*') || (stage is { } s && entry[permission.ToString().Length..].Contains("DOSP"[(int)s], StringComparison.Ordinal)));
                var decision = AccessPolicy.Decide(With(new Grant(role, County, "edu")), permission, County, stage, "edu");
                Assert.True(expected == decision.Allowed, $"{role} {permission} {stage}: {decision}");
            }
        }
    }

    [Fact]
    public void Nobody_AndAccountsWithoutGrants_MayNothing()
    {
        foreach (var permission in Enum.GetValues<Permission>())
        {
            Assert.Equal("请先登录。", AccessPolicy.Decide(Principal.Anonymous, permission, 0).Reason);
            Assert.False(AccessPolicy.Decide(With(), permission, 0).Allowed);
            Assert.False(AccessPolicy.Decide(With(new Grant("root", 0)), permission, 0).Allowed);
            Assert.True(AccessPolicy.ScopeOf(With(new Grant("root", 0)), permission).IsEmpty);
        }
    }

    [Theory]
    [InlineData(0, "0,990000,990100,990101,990102,990200,990201,980000")]
    [InlineData(990000, "990000,990100,990101,990102,990200,990201")]
    [InlineData(990100, "990100,990101,990102")]
    [InlineData(990101, "990101")]
    public void Grant_ReachesItsRegionAndAllBelow_NothingElse(int granted, string reached)
    {
        var principal = With(new Grant("supervisor", granted));
        var allowed = Regions.Where(r => AccessPolicy.Decide(principal, Permission.ViewResults, r).Allowed);
        Assert.Equal(reached.Split(',').Select(c => int.Parse(c, System.Globalization.CultureInfo.InvariantCulture)), allowed);
    }

    [Fact]
    public void QueryScopeAndDoor_AgreeForEveryRolePermissionRegionAndStage()
    {
        foreach (var role in Roles.All)
            foreach (var permission in Enum.GetValues<Permission>())
                foreach (var stage in Stages)
                {
                    var principal = With(new Grant(role.Id, 990100), new Grant("auditor", 990201));
                    var scope = AccessPolicy.ScopeOf(principal, permission, stage);
                    foreach (var region in Regions)
                        Assert.Equal(AccessPolicy.Decide(principal, permission, region, stage).Allowed, scope.Contains(region));
                }
    }

    [Fact]
    public void UnitBoundRight_ReachesTheOwnUnitOnly_AndAllWhenTheGrantNamesNone()
    {
        bool May(string? granted, string? asked) => AccessPolicy.Decide(
            With(new Grant("clerk", County, granted)), Permission.ImportData, County, ProcessStage.Open, asked).Allowed;
        Assert.True(May("edu", "edu"));
        Assert.False(May("edu", "finance"));
        Assert.False(May("edu", null));
        Assert.All(Units, u => Assert.True(May(null, u)));
    }

    [Fact]
    public void RightNotBoundToAUnit_IgnoresTheUnit() =>
        Assert.All(Units, u => Assert.True(
            AccessPolicy.Decide(With(new Grant("supervisor", County, "edu")), Permission.ImportData, County, null, u).Allowed));

    // Known and wanted: a clerk once handed in, and took, the whole region's tables whatever the unit.
    [Theory]
    [InlineData("clerk", Permission.ImportData)]
    [InlineData("clerk", Permission.DownloadRawFile)]
    [InlineData("checker", Permission.DownloadRawFile)]
    public void TablesAndRawFiles_AreTheOwnUnits(string role, Permission permission)
    {
        bool May(string? unit) => AccessPolicy.Decide(With(new Grant(role, County, "edu")), permission, County, null, unit).Allowed;
        Assert.Equal([false, true, false], Units.Select(May));
    }

    [Fact]
    public void ProtectedField_NeedsItsOwnPermissionBesideTheObjects()
    {
        var reviewer = With(new Grant("reviewer", 0));
        Assert.True(AccessPolicy.Decide(reviewer, Permission.ViewResults, County).Allowed);
        var names = AccessPolicy.Decide(reviewer, Permission.ViewResults, County, field: ProtectedField.ProblemUnitName);
        Assert.False(names.Allowed);
        Assert.Contains("问题单位名称", names.Reason, StringComparison.Ordinal);
        var inspector = With(new Grant("inspector", 0));
        Assert.True(AccessPolicy.Decide(inspector, Permission.ViewResults, County, field: ProtectedField.ProblemUnitName).Allowed);
    }

    [Fact]
    public void FieldPermissionAlone_DoesNotOpenTheObject()
    {
        var administrator = With(new Grant("administrator", 0));
        Assert.False(AccessPolicy.Decide(administrator, Permission.ViewResults, County, field: ProtectedField.AccountDetails).Allowed);
    }

    [Fact]
    public void TwoGrants_DoNotMixRoleAndRegion()
    {
        var principal = With(new Grant("leader", 990200), new Grant("clerk", 990100));
        Assert.True(AccessPolicy.Decide(principal, Permission.ImportData, 990101).Allowed);
        Assert.False(AccessPolicy.Decide(principal, Permission.ImportData, 990201).Allowed);
    }

    [Theory]
    [InlineData("clerk", 990102, null, Permission.ImportData, "您“导入数据”的范围是 990101，不包括行政区 990102。")]
    [InlineData("clerk", 990101, null, Permission.ViewAuditLog, "您的角色（填报员）没有“查看审计日志”的权限。")]
    [InlineData("leader", 990101, ProcessStage.Open, Permission.ViewResults, "“查看结果”只在“已评分”“已公布”阶段可以办理，现在是“进行中”。")]
    [InlineData("leader", 990101, null, Permission.ViewResults, "“查看结果”只在“已评分”“已公布”阶段可以办理，这里不属于任何评价轮次。")]
    public void Refusal_SaysWhy(string role, int region, ProcessStage? stage, Permission permission, string reason) =>
        Assert.Equal(reason, AccessPolicy.Decide(With(new Grant(role, County)), permission, region, stage).Reason);

    [Fact]
    public void EveryRefusal_HasAReason_AndNoPermissionHasOne()
    {
        foreach (var role in Roles.All)
            foreach (var permission in Enum.GetValues<Permission>())
                foreach (var region in Regions)
                    foreach (var stage in Stages)
                    {
                        var decision = AccessPolicy.Decide(With(new Grant(role.Id, 990100, "edu")), permission, region, stage);
                        Assert.Equal(decision.Allowed, decision.Reason.Length == 0);
                    }
    }

    [Fact]
    public void BusinessAccountsAndAuditLog_AreInThreeHands()
    {
        Permission[] apart = [Permission.ManageRounds, Permission.ManageAccounts, Permission.ViewAuditLog];
        Assert.All(Roles.All, r => Assert.InRange(apart.Count(p => r.Has(p)), 0, 1));
        Assert.All(apart, p => Assert.Contains(Roles.All, r => r.Has(p)));
    }

    [Fact]
    public void NamesAreChineseAndUnique_AndEveryPermissionIsInSomeHand()
    {
        var permissions = Enum.GetValues<Permission>();
        Assert.Equal(permissions.Length, permissions.Select(p => p.NameOf()).Distinct().Count());
        Assert.All(permissions, p => Assert.Contains(Roles.All, r => r.Has(p)));
        Assert.All(Roles.All, r => Assert.Equal(r.Rules.Count, r.Rules.Select(x => (x.Permission, x.Reach)).Distinct().Count()));
        Assert.All(Enum.GetValues<ProtectedField>(), f => Assert.NotEmpty(f.NameOf() + f.NeededFor()));
    }
}
