using System.IO.Compression;
using Hengjian.Data.Tests;
using Hengjian.Domain;
using Hengjian.Domain.Access;
using Hengjian.Domain.People;
using Hengjian.Evaluation.Accounts;
using Hengjian.Evaluation.Handovers;
using Hengjian.Evaluation.People;
using Hengjian.Evaluation.Tasks;
using Hengjian.Evaluation.Tests.RoundSetup;
using Hengjian.Evaluation.Verification;
using Microsoft.EntityFrameworkCore;
using static Hengjian.Evaluation.Tests.Handovers.HandoverWorld;

namespace Hengjian.Evaluation.Tests.Handovers;

/// <summary>All duties of one person to another by a list both agree to, in one act, and nothing else; on both databases.</summary>
public sealed class HandoverTests(TestDatabases databases)
{
    public static TheoryData<string> Kinds => TestDatabases.Kinds;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private async Task<HandoverWorld> WorldAsync(string kind)
    {
        var world = await MakeAsync(await databases.NewAsync(kind));
        await world.BusyAsync();
        return world;
    }

    // The values of this world were put there beside the filling: of them verify rightly knows nothing.
    private static async Task VerifyAsync(HandoverWorld world) => Assert.DoesNotContain(
        (await new VerifyWorkspace(world.World.Workspace, recompute: null).RunAsync(cancel: Cancel)).Findings, f => !f.Subject.StartsWith("revision:", StringComparison.Ordinal));

    [Theory, MemberData(nameof(Kinds))]
    public async Task WhatIsOpenMoves_WhatWasDoneStays_AndTheRightsWaitForTheSecurityAdministrator(string kind)
    {
        using var world = await WorldAsync(kind);
        var record = (await world.Library.PrepareAsync(Finance, "zhao", "new", "工作调动", Of("zhao"), Cancel)).Value;
        var list = HandoverList.Read(record.List);
        Assert.Equal(
            [(HandoverKind.Post, 1), (HandoverKind.Right, 1), (HandoverKind.Part, 1), (HandoverKind.Draft, 1), (HandoverKind.Text, 1), (HandoverKind.Question, 2), (HandoverKind.Upload, 1), (HandoverKind.Task, 1)],
            list.Entries.GroupBy(e => e.Kind).Select(g => (g.Key, g.Count())));
        Assert.Contains("1 格", list.Of(HandoverKind.Draft).Single().Text, StringComparison.Ordinal);
        // A lead who prepares it for somebody who has left must not read drafts by it.
        Assert.DoesNotContain("秘密", record.List, StringComparison.Ordinal);
        Assert.Equal(record.ListHash, HandoverList.HashOf(record.List));
        await using (var db = world.World.Workspace.OpenDb())
        {
            // The receiver has no right yet, and sees the task all the same; the giver does not.
            var waiting = Assert.Single(await (await TaskBoxes.QueryAsync(db, new Principal("new", "李新", []), TaskBox.Todo, Cancel)).ToListAsync(Cancel));
            Assert.Equal(HandoverLibrary.AddressOf(record.Id), waiting.Link);
            Assert.DoesNotContain(await (await TaskBoxes.QueryAsync(db, Of("zhao"), TaskBox.Todo, Cancel)).ToListAsync(Cancel), t => t.Id == waiting.Id);
        }

        Assert.Empty((await world.Library.AcceptAsync(record.Id, new Principal("new", "李新", []), Cancel)).Problems);
        var today = BeijingTime.DayOf(world.Now);
        await using (var db = world.World.Workspace.OpenDb())
        {
            var given = await db.Appointments.SingleAsync(a => a.To != null, Cancel);
            var taken = await db.Appointments.SingleAsync(a => a.From == today, Cancel);
            Assert.Equal((today, given.PostId, (DateOnly?)null), (given.To!.Value, taken.PostId, taken.To));
            var receiver = (await db.Accounts.SingleAsync(a => a.Name == "new", Cancel)).PersonId;
            Assert.Equal((receiver, receiver), (taken.PersonId, (await db.WorkTasks.SingleAsync(t => t.Key == "named", Cancel)).PersonId));
            Assert.Equal("new", (await db.BlockLocks.SingleAsync(Cancel)).By);
            Assert.NotNull((await db.WorkTasks.SingleAsync(t => t.Kind == "handover", Cancel)).DoneAt);
            // History stays with who made it.
            Assert.Equal(["zhao", "zhao"], await db.CellRevisions.Select(r => r.By).ToListAsync(Cancel));
            Assert.Equal("zhao", (await db.BlockVersions.SingleAsync(Cancel)).By);
            var logged = await db.AuditEntries.SingleAsync(a => a.Action == "handover-accepted", Cancel);
            Assert.Contains(record.ListHash, logged.Details, StringComparison.Ordinal);
        }
        Assert.Single((await world.World.Workspace.Accounts.FindAsync("zhao", Cancel))!.Grants, g => g.IsInForce(world.Now));
        Assert.DoesNotContain((await world.World.Workspace.Accounts.FindAsync("zhao", Cancel))!.Grants, g => g.IsInForce(world.Now.AddDays(1)));
        var proposals = new RightsProposals(world.World.Workspace, new RightsLibrary(world.World.Workspace));
        var proposal = Assert.Single(await proposals.ListAsync(Cancel));
        Assert.Equal((ProposalKind.Give, "new", new Grant("clerk", RoundWorld.City, Finance)), (proposal.Kind, proposal.Account, proposal.Grant));
        Assert.Equal("HJP0837", (await world.Library.AcceptAsync(record.Id, new Principal("new", "李新", []), Cancel)).Problems[0].Code);
        await VerifyAsync(world);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task AListThatIsNoLongerTrue_MovesNothing_AndIsPreparedAnew(string kind)
    {
        using var world = await WorldAsync(kind);
        var record = (await world.Library.PrepareAsync(Finance, "zhao", "qian", "调动", Of("zhao"), Cancel)).Value;
        await using (var db = world.World.Workspace.OpenDb())
            await db.CellComments.ExecuteUpdateAsync(s => s.SetProperty(c => c.AnsweredAt, world.Now), Cancel);
        var refused = await world.Library.AcceptAsync(record.Id, Of("qian"), Cancel);
        Assert.Equal("HJP0838", refused.Problems[0].Code);
        Assert.Contains("多了 0 项，少了 1 项", refused.Problems[0].Message, StringComparison.Ordinal);
        await using (var db = world.World.Workspace.OpenDb())
            Assert.Equal((0, HandoverState.Prepared), (await db.Appointments.CountAsync(a => a.To != null, Cancel), (await db.Handovers.SingleAsync(Cancel)).State));

        // The receiver alone cannot widen what the other agreed to.
        Assert.Equal(AccessProblems.DeniedCode, (await world.Library.PrepareAnewAsync(record.Id, Of("qian"), Cancel)).Problems[0].Code);
        var again = (await world.Library.PrepareAnewAsync(record.Id, Of("zhao"), Cancel)).Value;
        Assert.NotEqual(record.ListHash, again.ListHash);
        Assert.Empty((await world.Library.AcceptAsync(again.Id, Of("qian"), Cancel)).Problems);
        await using (var db = world.World.Workspace.OpenDb())
            Assert.Equal([HandoverState.Withdrawn, HandoverState.Accepted], await db.Handovers.OrderBy(h => h.Id).Select(h => h.State).ToListAsync(Cancel));
        await VerifyAsync(world);
    }

    [Fact]
    public async Task WhoMay_IsTheGiver_TheHead_AndWhoKeepsPeople_AndOnlyTheReceiverAccepts()
    {
        using var world = await WorldAsync(TestDatabases.Sqlite);
        Task<Kernel.Result<HandoverRecord>> PrepareAsync(Principal by, string from = "zhao", string to = "qian") => world.Library.PrepareAsync(Finance, from, to, "调动", by, Cancel);
        Principal[] others = [Of("qian"), Of("other", unit: "990100-education"), Of("head2", "checker", "990100-education"), new("lead2", "别市牵头", [new Grant("lead", 990200)]), Principal.Anonymous];
        foreach (var by in others) Assert.Equal(AccessProblems.DeniedCode, (await PrepareAsync(by)).Problems[0].Code);
        Assert.Equal("HJS0106", (await PrepareAsync(Of("zhao"), to: "head")).Problems[0].Code);
        Assert.Equal("HJP0831", (await PrepareAsync(Of("zhao"), to: "admin")).Problems[0].Code);
        Assert.Equal("HJP0832", (await PrepareAsync(Of("zhao"), to: "zhao")).Problems[0].Code);
        Assert.Equal("HJP0833", (await world.Library.PrepareAsync(Finance, "zhao", "qian", " ", Of("zhao"), Cancel)).Problems[0].Code);

        foreach (var by in (Principal[])[Of("zhao"), Of("head", "checker"), RoundWorld.Lead, RoundWorld.Supervisor])
        {
            var record = (await PrepareAsync(by)).Value;
            Assert.Equal("HJP0835", (await PrepareAsync(by)).Problems[0].Code);
            foreach (var wrong in (Principal[])[Of("zhao"), Of("head", "checker"), RoundWorld.Lead])
                Assert.Equal("HJP0839", (await world.Library.AcceptAsync(record.Id, wrong, Cancel)).Problems[0].Code);
            Assert.Equal("HJP0667", (await world.Library.WithdrawAsync(record.Id, "", Of("other", unit: "990100-education"), Cancel)).Problems[0].Code);
            Assert.Empty((await world.Library.WithdrawAsync(record.Id, "", by, Cancel)).Problems);
        }
    }

    [Fact]
    public async Task ARightOfNoPost_IsProposedToBeTakenAndGiven()
    {
        using var world = await WorldAsync(TestDatabases.Sqlite);
        var rights = new RightsLibrary(world.World.Workspace);
        Assert.Empty((await rights.GiveAsync("zhao", new RightsGiving(new Grant("school", RoundWorld.City, Finance), null, null), "safe", Cancel)).Problems);
        var record = (await world.Library.PrepareAsync(Finance, "zhao", "qian", "调动", Of("zhao"), Cancel)).Value;
        Assert.Empty((await world.Library.AcceptAsync(record.Id, Of("qian"), Cancel)).Problems);
        var proposals = new RightsProposals(world.World.Workspace, rights);
        var found = await proposals.ListAsync(Cancel);
        Assert.Equal([("qian", ProposalKind.Give, "school"), ("zhao", ProposalKind.End, "school")], found.Select(p => (p.Account, p.Kind, p.Grant.Role)));
        foreach (var one in found) Assert.Empty((await proposals.ConfirmAsync(one, "safe", Cancel)).Problems);
        Assert.Empty(await proposals.ListAsync(Cancel));
    }

    [Fact]
    public async Task TheSignedList_HoldsEveryEntry_TheHash_AndPlacesForTheSignatures()
    {
        using var world = await WorldAsync(TestDatabases.Sqlite);
        var record = (await world.Library.PrepareAsync(Finance, "zhao", "qian", "调动", Of("zhao"), Cancel)).Value;
        var bytes = HandoverDocument.Write(record, "岚溪市财政局", "赵甲", "钱乙");
        Assert.Equal(bytes, HandoverDocument.Write(record, "岚溪市财政局", "赵甲", "钱乙"));
        using var file = new ZipArchive(new MemoryStream(bytes));
        using var reader = new StreamReader(file.GetEntry("word/document.xml")!.Open());
        var text = System.Text.RegularExpressions.Regex.Replace(await reader.ReadToEndAsync(Cancel), "<[^>]+>", "");
        Assert.All(HandoverList.Read(record.List).Entries, e => Assert.Contains(e.Text, text, StringComparison.Ordinal));
        Assert.All((string[])[record.ListHash, "移交人赵甲", "接收人钱乙", "移交人签字：", "接收人签字：", "监交人签字：", "尚未在系统中接收"], w => Assert.Contains(w, text, StringComparison.Ordinal));
    }
}
