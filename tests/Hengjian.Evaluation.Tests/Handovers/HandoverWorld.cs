using Hengjian.Domain.Access;
using Hengjian.Domain.Breakdown;
using Hengjian.Domain.Evidences;
using Hengjian.Domain.Filling;
using Hengjian.Domain.Narratives;
using Hengjian.Domain.Packages;
using Hengjian.Domain.People;
using Hengjian.Domain.Tasks;
using Hengjian.Evaluation.Accounts;
using Hengjian.Evaluation.Handovers;
using Hengjian.Evaluation.People;
using Hengjian.Evaluation.Tests.RoundSetup;
using Hengjian.Indicators.Facts;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Evaluation.Tests.Handovers;

/// <summary>A finance department with three clerks, a head and a colleague next door; the first clerk is in the middle of the work.</summary>
internal sealed class HandoverWorld(RoundWorld world) : IDisposable
{
    public const string Finance = "990100-finance";
    private const string Words = "mountain-river-41";
    private const int City = RoundWorld.City;

    public RoundWorld World { get; } = world;

    public HandoverLibrary Library { get; } = new(world.Workspace);

    public DateTimeOffset Now => World.Test.Clock.GetUtcNow();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static Principal Of(string name, string role = "clerk", string? unit = Finance) => new(name, name, [new Grant(role, City, unit)]);

    public static async Task<HandoverWorld> MakeAsync(string connection)
    {
        var made = new HandoverWorld(await RoundWorld.MakeAsync(connection, Cancel));
        await made.PersonAsync("zhao", "赵甲", "填报岗", "clerk");
        await made.PersonAsync("qian", "钱乙", "预算岗", "clerk");
        await made.PersonAsync("head", "孙丙", "分管局长", "checker");
        await made.AccountAsync("new", "李新");
        Assert.Empty((await made.World.Workspace.Accounts.CreateAsync("admin", Words, "管理员", [new Grant("administrator", 0)], cancel: Cancel)).Problems);
        return made;
    }

    private async Task PersonAsync(string account, string name, string post, string role)
    {
        var people = new PeopleLibrary(World.Workspace);
        await people.SetPostAsync(new PostEntry(Finance, post, role), RoundWorld.Lead, Cancel);
        Assert.Empty((await people.AppointAsync(new PersonEntry(name, null, City), new AppointmentEntry(Finance, post, new DateOnly(2024, 1, 1)), RoundWorld.Lead, Cancel)).Problems);
        await AccountAsync(account, name);
        var proposals = new RightsProposals(World.Workspace, new RightsLibrary(World.Workspace));
        foreach (var one in await proposals.ListAsync(Cancel)) Assert.Empty((await proposals.ConfirmAsync(one, "safe", Cancel)).Problems);
    }

    private async Task AccountAsync(string account, string name)
    {
        await using var db = World.Workspace.OpenDb();
        if (!await db.People.AnyAsync(p => p.Name == name, Cancel)) db.People.Add(new PersonRecord { Name = name, RegionCode = City, Active = true });
        await db.SaveChangesAsync(Cancel);
        var person = await db.People.Where(p => p.Name == name).Select(p => p.Id).SingleAsync(Cancel);
        var link = (await new AccountAdministration(World.Workspace).InviteAsync(account, name, City, "admin", Cancel, person)).Value;
        Assert.Empty((await new PasswordLibrary(World.Workspace).AcceptAsync(link.Token, Words, cancel: Cancel)).Problems);
    }

    /// <summary>One open part and a merged one, a draft and a sealed value, a text, two remarks, an upload, a task by name and a lock, all of zhao.</summary>
    public async Task BusyAsync()
    {
        await using var db = World.Workspace.OpenDb();
        var package = (await World.PackageAsync((await World.OpenRoundAsync(2026, Cancel)).Id, City, Cancel)).Id;
        AssignmentRecord[] items = [Assignment(package, "4.1"), Assignment(package, "4.2")];
        db.AddRange(items.Cast<object>());
        await db.SaveChangesAsync(Cancel);
        var part = Part(items[0], ContributionState.Open);
        var merged = Part(items[1], ContributionState.Merged);
        var sheet = new FillSheetRecord { RegionCode = City, UnitId = Finance, Kind = "region", Period = 2025 };
        db.AddRange(part, merged, sheet);
        await db.SaveChangesAsync(Cancel);
        var row = new SheetRowRecord { SheetId = sheet.Id, RegionRow = City, Stage = SchoolStage.All, Name = "" };
        var block = new NarrativeBlockRecord { ContributionId = part.Id, RegionCode = City, Kind = NarrativeKind.State };
        db.AddRange(row, block);
        await db.SaveChangesAsync(Cancel);
        var (draft, done) = (Revision(sheet.Id, row.Id, "edu_spend"), Revision(sheet.Id, row.Id, "gdp"));
        var version = new BlockVersionRecord { BlockId = block.Id, Number = 1, Text = "秘密的草稿", By = "zhao", At = Now, Op = Guid.NewGuid() };
        db.AddRange(draft, done, version);
        await db.SaveChangesAsync(Cancel);
        block.Current = version.Id;
        var person = await db.Accounts.Where(a => a.Name == "zhao").Select(a => a.PersonId).SingleAsync(Cancel);
        db.AddRange(
            new CellRecord { RowId = row.Id, Element = "edu_spend", SheetId = sheet.Id, RevisionId = draft.Id },
            new CellRecord { RowId = row.Id, Element = "gdp", SheetId = sheet.Id, RevisionId = done.Id, SealedRevisionId = done.Id },
            new CellCommentRecord { SheetId = sheet.Id, RowId = row.Id, Element = "edu_spend", Text = "秘密的批注", By = "head", At = Now },
            new PassageCommentRecord { BlockId = block.Id, Version = 1, Start = 0, End = 2, Quote = "秘密", Text = "秘密的批注", By = "head", At = Now },
            new UploadRecord { Id = Guid.NewGuid(), UnitId = Finance, RegionCode = City, By = "zhao", Name = "秘密的文件.pdf", Size = 3_000_000, Expires = Now.AddDays(7), Op = Guid.NewGuid(), State = UploadState.Receiving },
            new BlockLockRecord { BlockId = block.Id, By = "zhao", Until = Now.AddMinutes(3) },
            new WorkTaskRecord
            {
                Key = "named",
                Kind = TaskKinds.Notice,
                RegionCode = City,
                UnitId = Finance,
                PersonId = person,
                Title = "阅读通知：会议",
                Link = "/notices/1",
                MadeBy = "lead",
                MadeAt = Now,
                Openness = Openness.Unit,
            });
        await db.SaveChangesAsync(Cancel);
    }

    private static AssignmentRecord Assignment(long package, string item) => new() { PackageId = package, Item = item, RegionCode = City };

    private static ContributionRecord Part(AssignmentRecord item, ContributionState state) => new()
    {
        AssignmentId = item.Id,
        PackageId = item.PackageId,
        Item = item.Item,
        UnitId = Finance,
        RegionCode = City,
        State = state,
        Due = new DateOnly(2026, 12, 20),
    };

    private CellRevisionRecord Revision(long sheet, long row, string element) => new()
    {
        SheetId = sheet,
        RowId = row,
        Element = element,
        Text = "1",
        Number = 1,
        Flag = ValueFlag.Present,
        By = "zhao",
        At = Now,
        Op = Guid.NewGuid(),
        Source = CellSource.Typed,
    };

    public void Dispose() => World.Dispose();
}
