using Hengjian.Domain.Access;

namespace Hengjian.Domain.Tests.Access;

public sealed class WorkScopeTests
{
    private const int City = 990100;

    private static readonly int[] Regions = [0, 990000, 990100, 990101, 990102, 990200, 980000];
    private static readonly string?[] Units = [null, "edu", "finance"];

    // Who reaches what, agreed on in words: role, permission, region (below, exact, under), unit (any, own), from which openness on.
    private const string Agreed = """
        supervisor below any Evaluator ViewWork ViewEvidence ViewBreakdown ConsentNotApplicable
        supervisor below any Public SendNotice ViewMilestones Remind ManagePeriodic ViewPeriodic ManagePeople
        supervisor under any Evaluator ReturnPackage
        clerk exact own Unit EnterSelfScore FillData FillForLower WriteNarrative UploadEvidence ViewEvidence ViewWork ReadNotice HandOver FillPeriodic ViewPeriodic
        checker exact own Unit CheckSubmission ViewWork ViewEvidence ReadNotice HandOver ViewPeriodic
        school exact own Unit FillData UploadEvidence ViewEvidence ViewWork ReadNotice HandOver FillPeriodic ViewPeriodic
        lead exact any Government ViewWork ViewEvidence ViewBreakdown ManageBreakdown Remind MergeWork ManagePublicity BuildSelfReport EnterSelfScore
        lead under any Evaluator ViewWork ViewEvidence ReturnPackage
        lead exact any Public ManagePeople DeliverMilestone ReadNotice
        government-office exact any Public HandOver
        government-office exact any Government ViewWork RecordApproval SubmitPackage
        leader exact any Government ViewWork ViewBreakdown
        leader under any Evaluator ViewWork
        reviewer below any Evaluator ViewWork ViewEvidence
        inspector below any Evaluator ViewWork ViewEvidence
        """;

    private static IEnumerable<(string Role, string Reach, string Unit, Openness Sees, Permission Permission)> Lines =>
        from line in Agreed.Split('\n').Select(l => l.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        from permission in line.Skip(4)
        select (line[0], line[1], line[2], Enum.Parse<Openness>(line[3]), Enum.Parse<Permission>(permission));

    [Fact]
    public void EachRole_ReachesTheWorkThatWasAgreed_AndNoOther()
    {
        foreach (var group in Lines.GroupBy(l => (l.Role, l.Permission)))
            foreach (var asked in Objects())
            {
                var expected = group.Any(l => Reaches(l.Reach, asked.Region) && (l.Unit == "any" || asked.Unit == "edu") && asked.Openness >= l.Sees);
                var decision = AccessPolicy.Decide(With(new Grant(group.Key.Role, City, "edu")), group.Key.Permission, asked);
                Assert.True(expected == decision.Allowed, $"{group.Key} {asked}: {decision}");
            }
    }

    [Fact]
    public void DoorAndQuery_SayTheSame_ForEveryRolePermissionAndObject()
    {
        foreach (var role in Roles.All)
            foreach (var unit in Units)
                foreach (var permission in Enum.GetValues<Permission>())
                {
                    var principal = With(new Grant(role.Id, City, unit), new Grant("lead", 990200), new Grant("clerk", 990102, "finance"));
                    var scope = AccessPolicy.WorkScopeOf(principal, permission, ProcessStage.Open);
                    foreach (var asked in Objects())
                        Assert.Equal(AccessPolicy.Decide(principal, permission, asked).Allowed, scope.Contains(asked));
                }
    }

    [Fact]
    public void RightOfAUnit_WithoutAUnitInTheGrant_ReachesNothing_AndSaysWhy()
    {
        var clerk = With(new Grant("clerk", City));
        var decision = AccessPolicy.Decide(clerk, Permission.FillData, new AccessObject(City, "edu", ProcessStage.Open));
        Assert.Equal("“填报数据”要按单位办理，您的授权没有写明单位，请联系安全管理员。", decision.Reason);
        Assert.Empty(AccessPolicy.WorkScopeOf(clerk, Permission.FillData).Reaches);
        Assert.True(AccessPolicy.ScopeOf(clerk, Permission.FillData).IsEmpty);
    }

    [Fact]
    public void NobodyReturnsTheOwnGovernmentsPackage()
    {
        foreach (var role in Roles.All)
            Assert.False(AccessPolicy.Decide(With(new Grant(role.Id, City)), Permission.ReturnPackage, new AccessObject(City, null)).Allowed);
    }

    [Fact]
    public void DraftOfAnotherOffice_IsRefusedWithWhereItIs() => Assert.Equal(
        "还在承办单位办理，尚未报到您这里。",
        AccessPolicy.Decide(With(new Grant("lead", City)), Permission.ViewWork, new AccessObject(City, "edu", ProcessStage.Open, Openness.Unit)).Reason);

    private static Principal With(params Grant[] grants) => new("zhang", "张", grants);

    private static IEnumerable<AccessObject> Objects() =>
        from region in Regions
        from unit in Units
        from openness in Enum.GetValues<Openness>()
        select new AccessObject(region, unit, ProcessStage.Open, openness);

    private static bool Reaches(string reach, int region) => reach switch
    {
        "below" => region is 990100 or 990101 or 990102,
        "exact" => region is 990100,
        _ => region is 990101 or 990102,
    };
}
