using Hengjian.Data.Tests;
using Hengjian.Domain;
using Hengjian.Domain.Access;
using Hengjian.Domain.Packages;
using Hengjian.Domain.Publicity;
using Hengjian.Evaluation.Outboxes;
using Hengjian.Evaluation.Publicity;
using Hengjian.Evaluation.Submissions;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Evaluation.Tests.Packages;

public sealed class PublicityTests(TestDatabases databases)
{
    public static TheoryData<string> Kinds => TestDatabases.Kinds;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task APackage_IsShownObjectedToAnsweredAndApproved(string kind)
    {
        using var world = await CompiledAsync(databases, kind);
        var (library, objections, approvals) = Libraries(world);
        var text = await library.ProposeAsync(world.Package, i => "条目名称", Cancel);
        Assert.Equal("2.1 条目名称\n全市学校布局调整完成。", text);
        Assert.Empty((await library.PublishAsync(world.Package, PackageWorld.Lead, Giving(world, text), Cancel)).Problems);
        Assert.Empty(await library.ShownAsync(cancel: Cancel));
        world.Test.Clock.Pass(TimeSpan.FromDays(1));
        var post = Assert.Single(await library.ShownAsync(cancel: Cancel)).Post;
        Assert.Equal(text, (await library.FindAsync(post.Id, Cancel))!.Text);

        var code = (await objections.SendAsync(post.Id, "数字不实，请核实。", "王先生 办公室", Cancel)).Value;
        var sent = (await objections.FindAsync(code.ToUpperInvariant().Replace("-", " ", StringComparison.Ordinal), Cancel)).Value;
        Assert.Equal(ObjectionState.Received, sent.State);
        Assert.Equal("王先生 办公室", objections.ContactOf(sent));
        Assert.Equal("HJP0328", (await objections.FindAsync("aaaa-aaaa-aaaa-aaaa", Cancel)).Problems[0].Code);
        await using var db = world.Test.Workspace.OpenDb();
        Assert.DoesNotContain("办公室", (await db.Objections.SingleAsync(Cancel)).ContactSealed!, StringComparison.Ordinal);
        Assert.DoesNotContain(await db.AuditEntries.Select(e => e.Details).ToListAsync(Cancel), d => d.Contains("不实", StringComparison.Ordinal) || d.Contains(code, StringComparison.Ordinal));
        Assert.Equal("990100-lead", (await db.WorkTasks.SingleAsync(t => t.Kind == "objection" && t.DoneAt == null, Cancel)).UnitId);

        Assert.Contains("公示期还没有满", await WhyAsync(world, approvals, PackageWorld.Office), StringComparison.Ordinal);
        world.Test.Clock.Pass(TimeSpan.FromDays(6));
        Assert.Contains("还有 1 条异议没有答复", await WhyAsync(world, approvals, PackageWorld.Office), StringComparison.Ordinal);
        Assert.Equal("HJS0101", (await objections.AnswerAsync(world.Package, sent.Id, "已核实", PackageWorld.Office, Cancel)).Problems[0].Code);
        Assert.Equal("HJP0329", (await objections.AnswerAsync(world.CountyPackage, sent.Id, "已核实", PackageWorld.CountyLead, Cancel)).Problems[0].Code);
        Assert.Empty((await objections.AnswerAsync(world.Package, sent.Id, "已核实，无误。", PackageWorld.Lead, Cancel)).Problems);
        async Task<string> CheckAsync() => string.Join('\n', (await new SubmissionCheck(world.Test.Workspace).RunAsync(Cancel)).Found.Select(f => f.Problem.Message));
        Assert.DoesNotContain("异议", await CheckAsync(), StringComparison.Ordinal);
        await db.Objections.ExecuteUpdateAsync(s => s.SetProperty(o => o.Text, "没有意见。"), Cancel);
        Assert.Contains($"异议 {sent.Id} 与审计日志登记的不符", await CheckAsync(), StringComparison.Ordinal);
        await db.Objections.ExecuteUpdateAsync(s => s.SetProperty(o => o.Text, sent.Text).SetProperty(o => o.Answer, "已核实，有误。"), Cancel);
        Assert.Contains($"异议的答复 {sent.Id} 与审计日志登记的不符", await CheckAsync(), StringComparison.Ordinal);
        await db.Objections.ExecuteUpdateAsync(s => s.SetProperty(o => o.Answer, "已核实，无误。"), Cancel);
        Assert.Equal("HJP0329", (await objections.AnswerAsync(world.Package, sent.Id, "再答", PackageWorld.Lead, Cancel)).Problems[0].Code);
        Assert.Equal("HJP0324", (await objections.SendAsync(post.Id, "太晚了", "", Cancel)).Problems[0].Code);

        var both = new Principal("lead", "", [new Grant("government-office", PackageWorld.City)]);
        Assert.Contains("汇总自评的人不能登记审定", await WhyAsync(world, approvals, both), StringComparison.Ordinal);
        Assert.Equal(["HJP0340", "HJP0341", "HJP0342"], (await approvals.ApproveAsync(world.Package, PackageWorld.Office, new("", "", null), Cancel)).Problems.Select(p => p.Code));
        Assert.Empty((await approvals.ApproveAsync(world.Package, PackageWorld.Office, Approval(world), Cancel)).Problems);
        await using var after = world.Test.Workspace.OpenDb();
        Assert.Equal(PackageState.Approved, (await after.Packages.SingleAsync(p => p.Id == world.Package, Cancel)).State);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task WhatChangedAfterwards_MustBeShownAgain(string kind)
    {
        using var world = await CompiledAsync(databases, kind);
        var (library, _, approvals) = Libraries(world);
        await library.PublishAsync(world.Package, PackageWorld.Lead, Giving(world, "全文"), Cancel);
        world.Test.Clock.Pass(TimeSpan.FromDays(8));
        await using (var db = world.Test.Workspace.OpenDb())
        {
            var cell = await db.Cells.SingleAsync(Cancel);
            await world.TypeAsync(db, cell.SheetId, cell.RowId, "13亿", 1.3e9, "finance-clerk");
        }
        Assert.Contains("公示以后内容有改动", await WhyAsync(world, approvals, PackageWorld.Office), StringComparison.Ordinal);
        Assert.Equal("HJP0302", (await library.UnpublishAsync(world.Package, PackageWorld.Lead, "", Cancel)).Problems[0].Code);
        Assert.True((await library.UnpublishAsync(world.Package, PackageWorld.Lead, "数字更正", Cancel)).IsOk);
        Assert.Empty(await library.ShownAsync(cancel: Cancel));
        await library.PublishAsync(world.Package, PackageWorld.Lead, Giving(world, "全文二"), Cancel);
        world.Test.Clock.Pass(TimeSpan.FromDays(8));
        Assert.Empty((await approvals.ApproveAsync(world.Package, PackageWorld.Office, Approval(world), Cancel)).Problems);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task AnObjectionToAPublicityThatWasTakenDown_IsAnsweredAllTheSame(string kind)
    {
        using var world = await CompiledAsync(databases, kind);
        var (library, objections, approvals) = Libraries(world);
        Assert.Equal("HJP0748", (await library.PublishAsync(world.Package, PackageWorld.Lead, Giving(world, "投入【缺】亿元。"), Cancel)).Problems[0].Code);
        await library.PublishAsync(world.Package, PackageWorld.Lead, Giving(world, "全文"), Cancel);
        world.Test.Clock.Pass(TimeSpan.FromDays(1));
        var first = Assert.Single(await library.ShownAsync(cancel: Cancel)).Post;
        await objections.SendAsync(first.Id, "数字不实。", "", Cancel);
        Assert.True((await library.UnpublishAsync(world.Package, PackageWorld.Lead, "文字有误", Cancel)).IsOk);
        Assert.Single((await library.OfPackageAsync(world.Package, Cancel)).Objections);
        await library.PublishAsync(world.Package, PackageWorld.Lead, Giving(world, "全文二"), Cancel);
        world.Test.Clock.Pass(TimeSpan.FromDays(8));
        Assert.Contains("还有 1 条异议没有答复", await WhyAsync(world, approvals, PackageWorld.Office), StringComparison.Ordinal);
        var (post, found) = await library.OfPackageAsync(world.Package, Cancel);
        Assert.NotEqual(first.Id, post!.Id);
        Assert.True((await objections.AnswerAsync(world.Package, Assert.Single(found).Id, "已核实。", PackageWorld.Lead, Cancel)).IsOk);
        Assert.Empty((await approvals.ApproveAsync(world.Package, PackageWorld.Office, Approval(world), Cancel)).Problems);
        // Its text is not on the net for ever; that it was shown stays.
        Assert.Equal("全文二", (await library.FindAsync(post.Id, Cancel))!.Text);
        world.Test.Clock.Pass(TimeSpan.FromDays(60));
        Assert.Equal("", (await library.FindAsync(post.Id, Cancel))!.Text);
        Assert.Empty(await library.ShownAsync(2, Cancel));
    }

    [Fact]
    public async Task PersonalData_IsNotPublishedUnseen_AndDaysMustSuffice()
    {
        using var world = await CompiledAsync(databases, TestDatabases.Sqlite);
        var (library, _, _) = Libraries(world);
        var giving = Giving(world, "联系人王某，电话13812345678，身份证11010519491231002X。");
        var refused = await library.PublishAsync(world.Package, PackageWorld.Lead, giving, Cancel);
        Assert.Equal(["HJP0323", "HJP0323"], refused.Problems.Select(p => p.Code));
        Assert.Equal(["“13812345678”", "“11010519491231002X”"], refused.Problems.Select(p => p.Where).Order(StringComparer.Ordinal).Reverse());
        Assert.Equal("HJP0322", (await library.PublishAsync(world.Package, PackageWorld.Lead, giving with { Looked = true, To = giving.To.AddDays(-1) }, Cancel)).Problems[0].Code);
        Assert.Equal("HJP0322", (await library.PublishAsync(world.Package, PackageWorld.Lead, giving with { Looked = true, From = giving.From.AddDays(-2) }, Cancel)).Problems[0].Code);
        Assert.Equal("HJP0320", (await library.PublishAsync(world.Package, PackageWorld.Lead, giving with { Text = " \n" }, Cancel)).Problems[0].Code);
        Assert.Equal("HJS0101", (await library.PublishAsync(world.Package, PackageWorld.Office, giving with { Looked = true }, Cancel)).Problems[0].Code);
        Assert.True((await library.PublishAsync(world.Package, PackageWorld.Lead, giving with { Looked = true }, Cancel)).IsOk);
    }

    [Fact]
    public async Task LastDayOver_TheOutboxClosesThePost_Once()
    {
        using var world = await CompiledAsync(databases, TestDatabases.Sqlite);
        var (library, _, _) = Libraries(world);
        await library.PublishAsync(world.Package, PackageWorld.Lead, Giving(world, "全文"), Cancel);
        var worker = new OutboxWorker(world.Test.Workspace, [new OutboxDuty(PublicityLibrary.Duty, library.EndAsync)]);
        Assert.Equal(0, await worker.RunDueAsync(Cancel));
        world.Test.Clock.Pass(TimeSpan.FromDays(7));
        Assert.Equal(1, await worker.RunDueAsync(Cancel));
        await using var db = world.Test.Workspace.OpenDb();
        Assert.Equal(PostState.Closed, (await db.PublicityPosts.SingleAsync(Cancel)).State);
        Assert.Equal(0, await worker.RunDueAsync(Cancel));
    }

    internal static async Task<PackageWorld> CompiledAsync(TestDatabases databases, string kind, int publicityDays = 5)
    {
        var world = await PackageWorld.MakeAsync(databases, kind, publicityDays);
        await world.MergeAllAsync();
        Assert.Empty((await world.Packages.CompileAsync(world.Package, PackageWorld.Lead, "县里受灾", Cancel)).Problems);
        return world;
    }

    internal static PublicGiving Giving(PackageWorld world, string text)
    {
        var first = BeijingTime.DayOf(world.Test.Clock.GetUtcNow()).AddDays(1);
        return new(text, first, first.AddDays(4), false);
    }

    internal static ApprovalGiving Approval(PackageWorld world) => new("市政府第 32 次常务会议", "纪要〔2026〕32号", BeijingTime.DayOf(world.Test.Clock.GetUtcNow()));

    internal static (PublicityLibrary, ObjectionLibrary, ApprovalLibrary) Libraries(PackageWorld world) => (
        new PublicityLibrary(world.Test.Workspace, world.Packages, world.Content, world.Texts), new ObjectionLibrary(world.Test.Workspace), new ApprovalLibrary(world.Packages, world.Content));

    private static async Task<string> WhyAsync(PackageWorld world, ApprovalLibrary approvals, Principal who) =>
        (await approvals.ApproveAsync(world.Package, who, Approval(world), Cancel)).Problems[0].Message;
}
