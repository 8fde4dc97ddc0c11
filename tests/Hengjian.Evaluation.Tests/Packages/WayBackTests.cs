using Hengjian.Data.Tests;
using Hengjian.Domain;
using Hengjian.Domain.Access;
using Hengjian.Domain.Breakdown;
using Hengjian.Domain.Packages;
using Hengjian.Evaluation.Packages;
using Hengjian.Evaluation.Submissions;
using Hengjian.Evaluation.Tasks;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Evaluation.Tests.Packages;

/// <summary>No state is a dead end: what changed after the approval, what is late from below, what was returned.</summary>
public sealed class WayBackTests(TestDatabases databases)
{
    public static TheoryData<string> Kinds => TestDatabases.Kinds;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task ALateCounty_IsAcceptedAfterTheApproval_AndTheCitySubmitsAllTheSame(string kind)
    {
        using var world = await SubmissionTests.ApprovedAsync(databases, kind);
        var library = new SubmissionLibrary(world.Test.Workspace, world.Packages, world.Content, []);
        await world.GoAsync(world.CountyPart, PackageWorld.CountyClerk, PackageWorld.CountyHead, PackageWorld.CountyLead);
        Assert.Empty((await world.Packages.CompileAsync(world.CountyPackage, PackageWorld.CountyLead, "", Cancel)).Problems);
        Assert.Empty((await library.SubmitAsync(world.CountyPackage, PackageWorld.CountyOffice, true, Cancel)).Problems);
        // It goes to the city, so the province neither takes it nor has it among its duties.
        Assert.Equal("HJS0101", (await library.AcceptAsync(world.CountyPackage, PackageWorld.Supervisor, Cancel)).Problems[0].Code);
        Assert.DoesNotContain("accept", await TodoAsync(world, PackageWorld.Supervisor));
        Assert.Contains("accept", await TodoAsync(world, PackageWorld.Lead));
        Assert.Empty((await library.AcceptAsync(world.CountyPackage, PackageWorld.Lead, Cancel)).Problems);
        Assert.Empty((await library.SubmitAsync(world.Package, PackageWorld.Office, true, Cancel)).Problems);
        Assert.Contains("accept", await TodoAsync(world, PackageWorld.Supervisor));
        Assert.DoesNotContain("accept", await TodoAsync(world, PackageWorld.Lead));
        Assert.Equal((2, 0), await CheckAsync(world));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task WhatChangedAfterTheApproval_IsTakenBackShownAndApprovedAgain(string kind)
    {
        using var world = await SubmissionTests.ApprovedAsync(databases, kind);
        var (publicity, _, approvals) = PublicityTests.Libraries(world);
        var library = new SubmissionLibrary(world.Test.Workspace, world.Packages, world.Content, []);
        await using (var db = world.Test.Workspace.OpenDb())
        {
            var cell = await db.Cells.SingleAsync(Cancel);
            await world.TypeAsync(db, cell.SheetId, cell.RowId, "13亿", 1.3e9, "finance-clerk");
        }
        Assert.Contains("撤销审定", (await library.SubmitAsync(world.Package, PackageWorld.Office, true, Cancel)).Problems[0].Message, StringComparison.Ordinal);
        Assert.Equal("HJP0302", (await world.Packages.UnapproveAsync(world.Package, PackageWorld.Office, " ", Cancel)).Problems[0].Code);
        Assert.Equal("HJS0101", (await world.Packages.UnapproveAsync(world.Package, PackageWorld.Lead, "数字有变", Cancel)).Problems[0].Code);
        Assert.Equal(PackageState.Publicity, (await world.Packages.UnapproveAsync(world.Package, PackageWorld.Office, "数字有变", Cancel)).Value);
        Assert.Equal((0, 0), await CheckAsync(world));
        Assert.True((await publicity.UnpublishAsync(world.Package, PackageWorld.Lead, "数字更正", Cancel)).IsOk);
        Assert.True((await publicity.PublishAsync(world.Package, PackageWorld.Lead, PublicityTests.Giving(world, "全文二"), Cancel)).IsOk);
        world.Test.Clock.Pass(TimeSpan.FromDays(8));
        Assert.Empty((await approvals.ApproveAsync(world.Package, PackageWorld.Office, PublicityTests.Approval(world), Cancel)).Problems);
        Assert.Empty((await library.SubmitAsync(world.Package, PackageWorld.Office, true, Cancel)).Problems);
        Assert.Equal((1, 0), await CheckAsync(world));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task AMendedPackage_StaysInSightAbove_AndIsHeldUpByWhatIsUnfinishedOrReturnedBelow(string kind)
    {
        using var world = await SubmissionTests.ApprovedAsync(databases, kind);
        var library = new SubmissionLibrary(world.Test.Workspace, world.Packages, world.Content, []);
        var approvals = new ApprovalLibrary(world.Packages, world.Content);
        Assert.Empty((await library.SubmitAsync(world.Package, PackageWorld.Office, true, Cancel)).Problems);
        world.Test.Clock.Pass(TimeSpan.FromMinutes(5));
        var due = BeijingTime.DayOf(world.Test.Clock.GetUtcNow()).AddDays(5);
        await new ReturnLibrary(world.Packages, []).ReturnAsync(world.Package, PackageWorld.Supervisor, "数字不符", due, new Dictionary<string, string> { ["1.1"] = "" }, Cancel);
        await world.GoAsync(world.Finance, PackageWorld.FinanceClerk, PackageWorld.FinanceHead, PackageWorld.Lead);
        await world.GoAsync(world.FinanceBeside, PackageWorld.SchoolClerk, PackageWorld.SchoolHead, PackageWorld.Lead);
        world.Obstacles.Add(new HandInObstacle("教育支出小于合计", "/fill/1"));
        Assert.Contains("教育支出小于合计", (await approvals.ApproveAsync(world.Package, PackageWorld.Office, PublicityTests.Approval(world), Cancel)).Problems[0].Message, StringComparison.Ordinal);
        world.Obstacles.Clear();
        // What is known of parts is kept until something is done in the region; nothing was done here.
        approvals = new ApprovalLibrary(world.Packages, world.Content);
        await using var db = world.Test.Workspace.OpenDb();
        await db.Packages.Where(p => p.Id == world.CountyPackage).ExecuteUpdateAsync(s => s.SetProperty(p => p.State, PackageState.Returned), Cancel);
        Assert.Contains("下级还有 1 个自评在退回补正", (await approvals.ApproveAsync(world.Package, PackageWorld.Office, PublicityTests.Approval(world), Cancel)).Problems[0].Message, StringComparison.Ordinal);
        await db.Packages.Where(p => p.Id == world.CountyPackage).ExecuteUpdateAsync(s => s.SetProperty(p => p.State, PackageState.Preparing), Cancel);
        Assert.Empty((await approvals.ApproveAsync(world.Package, PackageWorld.Office, PublicityTests.Approval(world), Cancel)).Problems);
        Assert.NotNull(await world.Boards.FindAsync(world.Package, PackageWorld.Supervisor, Cancel));
        Assert.Equal(Openness.Evaluator, (await db.Packages.AsNoTracking().SingleAsync(p => p.Id == world.Package, Cancel)).Openness);
        Assert.Equal(PackageState.Returned, (await world.Packages.UnapproveAsync(world.Package, PackageWorld.Office, "再改", Cancel)).Value);
        Assert.Equal((1, 0), await CheckAsync(world));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task AClaimNobodyAnswered_KeepsThePackageFromBeingCompiled(string kind)
    {
        using var world = await PackageWorld.MakeAsync(databases, kind);
        await world.MergeAllAsync();
        // Texts that are missing are counted where the unit leads, written or not.
        var board = (await world.Boards.FindAsync(world.Package, PackageWorld.Lead, Cancel))!;
        var empty = board.Items.SelectMany(i => i.Parts).ToDictionary(p => p.Part.Id, p => p.EmptyBlocks);
        Assert.Equal(empty[world.Finance] - 1, empty[world.Education]);
        Assert.True(empty[world.Finance] > 0 && empty[world.FinanceBeside] == 0);
        await using var db = world.Test.Workspace.OpenDb();
        await db.Assignments.Where(a => a.PackageId == world.Package && a.Item == "2.1").ExecuteUpdateAsync(s => s.SetProperty(a => a.ClaimState, ClaimState.Claimed), Cancel);
        Assert.Contains("申请不适用", (await world.Packages.CompileAsync(world.Package, PackageWorld.Lead, "县里没有报", Cancel)).Problems[0].Message, StringComparison.Ordinal);
        await db.Assignments.Where(a => a.PackageId == world.Package && a.Item == "2.1").ExecuteUpdateAsync(s => s.SetProperty(a => a.ClaimState, ClaimState.Refused), Cancel);
        Assert.Empty((await world.Packages.CompileAsync(world.Package, PackageWorld.Lead, "县里没有报", Cancel)).Problems);
    }

    private static async Task<List<string>> TodoAsync(PackageWorld world, Principal who)
    {
        await using var db = world.Test.Workspace.OpenDb();
        return await (await TaskBoxes.QueryAsync(db, who, TaskBox.Todo, Cancel)).Select(t => t.Kind).ToListAsync(Cancel);
    }

    private static async Task<(int, int)> CheckAsync(PackageWorld world)
    {
        var (count, found) = await new SubmissionCheck(world.Test.Workspace).RunAsync(Cancel);
        return (count, found.Count);
    }
}
