using Hengjian.Data.Tests;
using Hengjian.Documents.Sheets;
using Hengjian.Domain.Access;
using Hengjian.Evaluation.Accounts;
using Hengjian.Evaluation.People;
using Hengjian.Evaluation.Regions;
using Hengjian.Evaluation.Tests.RoundSetup;
using Hengjian.Evaluation.Verification;
using Hengjian.Domain.Regions;
using Hengjian.Indicators.Facts;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Evaluation.Tests.People;

/// <summary>Units, posts and people from files and forms; what they propose; on both databases.</summary>
public sealed class PeopleLibraryTests(TestDatabases databases)
{
    private const string Finance = "990100-finance";
    private const string Words = "mountain-river-41";

    private static readonly string[] NewUnit = ["990100-schools|岚溪市校舍中心|990100|其他|||"];
    private static readonly string[] TwoPosts = [$"{Finance}|预算填报岗|填报员|否", $"{Finance}|分管局长|审核员|是"];
    private static readonly string[] TwoPeople = [$"王敏|F001|{Finance}|预算填报岗|2025-01-01|||13900000001|wang@example.cn", $"李强|F002|{Finance}|分管局长|2025年1月1日"];

    public static TheoryData<string> Kinds => TestDatabases.Kinds;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static PersonEntry Wang => new("王敏", "F001", RoundWorld.City);

    private async Task<RoundWorld> WorldAsync(string kind) => await RoundWorld.MakeAsync(await databases.NewAsync(kind), Cancel);

    private static Task<Hengjian.Kernel.Result<PeopleImport>> ImportAsync(RoundWorld world, MemoryStream file, bool store = true, Principal? by = null) =>
        new PeopleLibrary(world.Workspace).ImportAsync(file, "单位人员.xlsx", by ?? RoundWorld.Lead, store, Cancel);

    [Theory, MemberData(nameof(Kinds))]
    public async Task AFile_IsLookedAt_ThenStored_AndTheSameAgainChangesNothing(string kind)
    {
        using var world = await WorldAsync(kind);
        var looked = (await ImportAsync(world, PeopleBooks.Make(NewUnit, TwoPosts, TwoPeople), store: false)).Value;
        Assert.Equal((5, 0, 0, 0), (looked.Added, looked.Changed, looked.Same, looked.Issues.Count));
        await using (var db = world.Workspace.OpenDb()) Assert.Equal((0, 0), (await db.People.CountAsync(Cancel), await db.Posts.CountAsync(Cancel)));

        Assert.Equal(5, (await ImportAsync(world, PeopleBooks.Make(NewUnit, TwoPosts, TwoPeople))).Value.Added);
        await using (var db = world.Workspace.OpenDb())
        {
            Assert.Equal((2, 2, 2), (await db.People.CountAsync(Cancel), await db.Posts.CountAsync(Cancel), await db.Appointments.CountAsync(Cancel)));
            var wang = await db.People.SingleAsync(p => p.Name == "王敏", Cancel);
            Assert.DoesNotContain("13900000001", wang.PhoneSealed!, StringComparison.Ordinal);
            Assert.DoesNotContain("13900000001", string.Join('\n', await db.AuditEntries.Select(a => a.Details).ToListAsync(Cancel)), StringComparison.Ordinal);
        }
        var entries = await EntriesAsync(world);
        var again = (await ImportAsync(world, PeopleBooks.Make(NewUnit, TwoPosts, TwoPeople))).Value;
        Assert.Equal((0, 0, 5), (again.Added, again.Changed, again.Same));
        Assert.Equal(entries, await EntriesAsync(world));

        // Another name of a unit is a rename; another telephone a change; what is left out stays.
        var changed = (await ImportAsync(world, PeopleBooks.Make(["990100-schools|岚溪市校舍安全中心|990100"], [], [$"王敏|F001|{Finance}|预算填报岗|2025-01-01|||13900000002"]))).Value;
        Assert.Equal((0, 2, 0), (changed.Added, changed.Changed, changed.Same));
        await using var after = world.Workspace.OpenDb();
        var unit = await after.Units.SingleAsync(u => u.Id == "990100-schools", Cancel);
        Assert.Equal(("岚溪市校舍安全中心", Domain.Accounts.UnitKind.Other), (unit.Name, unit.Kind));
        Assert.StartsWith("岚溪市校舍中心（", unit.FormerNames, StringComparison.Ordinal);
        Assert.Equal("wang@example.cn", (await after.People.SingleAsync(p => p.Name == "王敏", Cancel)).Mail);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task OneWrongRow_KeepsEverythingAsItWas_AndSaysWhatWouldBeRight(string kind)
    {
        using var world = await WorldAsync(kind);
        string[] people =
        [
            .. TwoPeople, $"赵一||{Finance[..^1]}|预算填报岗|2025-01-01", $"赵二||{Finance}|预算填报缸|2025-01-01", $"赵三||{Finance}|预算填报岗|昨天", $"赵四||{Finance}|预算填报岗|2025-06-01|2025-01-01",
        ];
        using var file = PeopleBooks.Make(["990100-Bad|坏代号|990100|部门|财正"], [.. TwoPosts, $"{Finance}|局长|审和员|是"], people);
        var import = (await ImportAsync(world, file)).Value;
        (string, int, string)[] expected =
        [
            ("单位", 2, "HJP0647"), ("岗位", 4, "HJP0647"), ("人员", 4, "HJP0645"), ("人员", 5, "HJP0651"), ("人员", 6, "HJP0648"), ("人员", 7, "HJP0649"),
        ];
        Assert.Equal(expected, import.Issues.Select(i => (i.Sheet, i.Row, i.Problem.Code)));
        Assert.Equal(["财政", "审核员", Finance, "预算填报岗"], import.Issues.Take(4).Select(i => i.Problem.Expected));
        await using var db = world.Workspace.OpenDb();
        Assert.Equal((0, 0), (await db.People.CountAsync(Cancel), await db.Posts.CountAsync(Cancel)));

        using var copy = new MemoryStream();
        PeopleTemplate.WriteErrors(copy, file, import);
        copy.Position = 0;
        using var book = SheetBook.Open(copy).Value;
        Assert.Equal(["单位", "岗位", "人员", "错误清单"], book.Sheets.Select(s => s.Name));
    }

    [Fact]
    public async Task OfOtherRegions_NothingIsTaken_NeitherByFileNorByForm()
    {
        using var world = await WorldAsync(TestDatabases.Sqlite);
        var import = (await ImportAsync(world, PeopleBooks.Make(["990200-x|澄屏市某局|990200"], ["990200-finance|岗|填报员"], ["某人||990200-finance|岗|2025-01-01"]))).Value;
        Assert.Contains(import.Issues, i => i.Problem.Code == "HJS0101");
        Assert.DoesNotContain(import.Changes, c => c.Outcome != EntryOutcome.Same);
        var library = new PeopleLibrary(world.Workspace);
        Assert.Equal("HJS0101", (await library.SetUnitAsync(new UnitEntry("990101-x", "某局", RoundWorld.County), RoundWorld.Lead, Cancel)).Problems[0].Code);
        Assert.Equal("HJS0101", (await library.SetPostAsync(new PostEntry("990101-finance", "岗", "clerk"), RoundWorld.Lead, Cancel)).Problems[0].Code);
        var clerk = new Principal("c", "填报员", [new Grant("clerk", RoundWorld.City, Finance)]);
        Assert.Equal("HJS0101", (await library.SetPostAsync(new PostEntry(Finance, "岗", "clerk"), clerk, Cancel)).Problems[0].Code);
    }

    [Fact]
    public async Task Posts_GiveNoAdministration_AndOneHandNotBothClerkAndChecker()
    {
        using var world = await WorldAsync(TestDatabases.Sqlite);
        var library = new PeopleLibrary(world.Workspace);
        foreach (var role in (string[])["administrator", "security-administrator", "auditor"])
            Assert.Equal("HJP0655", (await library.SetPostAsync(new PostEntry(Finance, "岗", role), RoundWorld.Lead, Cancel)).Problems[0].Code);
        await ImportAsync(world, PeopleBooks.Make([], TwoPosts, TwoPeople));
        Assert.Equal("HJS0106", (await library.AppointAsync(Wang, new AppointmentEntry(Finance, "分管局长", new DateOnly(2026, 1, 1)), RoundWorld.Lead, Cancel)).Problems[0].Code);
        Assert.Equal("HJP0654", (await library.AppointAsync(Wang with { Name = "王明" }, new AppointmentEntry(Finance, "预算填报岗", new DateOnly(2026, 1, 1)), RoundWorld.Lead, Cancel)).Problems[0].Code);
        Assert.Equal("HJP0658", (await library.AppointAsync(Wang, new AppointmentEntry(Finance, "预算填报岗", new DateOnly(2026, 1, 1)), RoundWorld.Lead, Cancel)).Problems[0].Code);
        Assert.Equal("HJP0656", (await library.SetUnitAsync(new UnitEntry(Finance, "岚溪市财政局", RoundWorld.City, To: new DateOnly(2026, 12, 31)), RoundWorld.Lead, Cancel)).Problems[0].Code);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task AppointmentsOnlyPropose_TheSecurityAdministratorConfirms_AndRightsEndWithThem(string kind)
    {
        using var world = await WorldAsync(kind);
        var (rights, administration) = (new RightsLibrary(world.Workspace), new AccountAdministration(world.Workspace));
        var (proposals, library) = (new RightsProposals(world.Workspace, rights), new PeopleLibrary(world.Workspace));
        await ImportAsync(world, PeopleBooks.Make([], TwoPosts, TwoPeople));
        Assert.Empty(await proposals.ListAsync(Cancel));
        await using (var db = world.Workspace.OpenDb())
        {
            var wang = (await db.People.SingleAsync(p => p.Name == "王敏", Cancel)).Id;
            var link = (await administration.InviteAsync("wang", "财政局 王敏", RoundWorld.City, "admin", Cancel, wang)).Value;
            Assert.Equal("HJS0182", (await administration.InviteAsync("wang2", "又一个", RoundWorld.City, "admin", Cancel, wang)).Problems[0].Code);
            var waiting = Assert.Single(await proposals.ListAsync(Cancel));
            Assert.Equal((ProposalKind.Give, new Grant("clerk", RoundWorld.City, Finance)), (waiting.Kind, waiting.Grant));
            Assert.Equal("HJS0114", (await proposals.ConfirmAsync(waiting, "safe", Cancel)).Problems[0].Code);
            Assert.True((await new PasswordLibrary(world.Workspace).AcceptAsync(link.Token, Words, cancel: Cancel)).IsOk);
            Assert.Empty((await world.Workspace.Accounts.FindAsync("wang", Cancel))!.Grants);
            Assert.True((await proposals.ConfirmAsync(waiting, "safe", Cancel)).IsOk);
        }
        Assert.Empty(await proposals.ListAsync(Cancel));
        var now = world.Test.Clock.GetUtcNow();
        Assert.Single((await world.Workspace.Accounts.FindAsync("wang", Cancel))!.ToPrincipal(now, RoleBook.BuiltIn).Grants);

        long appointment;
        await using (var db = world.Workspace.OpenDb()) appointment = (await db.Appointments.SingleAsync(a => db.People.Any(p => p.Id == a.PersonId && p.Name == "王敏"), Cancel)).Id;
        var today = Domain.BeijingTime.DayOf(now);
        Assert.True((await library.EndAppointmentAsync(appointment, today, "调离", RoundWorld.Lead, Cancel)).IsOk);
        // The last day is a whole day; the rights end with it and not before.
        Assert.Single((await world.Workspace.Accounts.FindAsync("wang", Cancel))!.ToPrincipal(now, RoleBook.BuiltIn).Grants);
        Assert.Empty((await world.Workspace.Accounts.FindAsync("wang", Cancel))!.ToPrincipal(now.AddDays(1), RoleBook.BuiltIn).Grants);
        Assert.Empty((await new VerifyWorkspace(world.Workspace, recompute: null).RunAsync(cancel: Cancel)).Findings);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Declined_IsNotProposedAgain_AndMovedRegionsAreProposedOnly(string kind)
    {
        using var world = await WorldAsync(kind);
        var proposals = new RightsProposals(world.Workspace, new RightsLibrary(world.Workspace));
        await ImportAsync(world, PeopleBooks.Make([], TwoPosts, TwoPeople));
        var wang = (await world.Workspace.Accounts.CreateAsync("wang", Words, "王敏", [], cancel: Cancel)).Value;
        await using (var db = world.Workspace.OpenDb())
        {
            var person = (await db.People.SingleAsync(p => p.Name == "王敏", Cancel)).Id;
            await db.Accounts.Where(a => a.Id == wang.Id).ExecuteUpdateAsync(s => s.SetProperty(a => a.PersonId, person), Cancel);
        }
        var proposal = Assert.Single(await proposals.ListAsync(Cancel));
        Assert.True((await proposals.DeclineAsync(proposal.Appointment!.Value, "未经本人确认", "safe", Cancel)).IsOk);
        Assert.Empty(await proposals.ListAsync(Cancel));

        Assert.True((await world.Workspace.Accounts.CreateAsync("county-leader", Words, "县领导", [new Grant("leader", RoundWorld.County)], cancel: Cancel)).IsOk);
        Assert.True((await world.Workspace.Accounts.CreateAsync("county-clerk", Words, "县填报员", [new Grant("clerk", RoundWorld.County, "990101-finance")], cancel: Cancel)).IsOk);
        var today = Domain.BeijingTime.DayOf(world.Test.Clock.GetUtcNow());
        var act = new RegionAct(RegionActKind.Move, today, [RoundWorld.County], [new Region(990202, "蕙川区", RegionLevel.County, 990200)]);
        Assert.True((await new RegionActLibrary(world.Workspace).DoAsync(act, "9 号", RoundWorld.Supervisor, Cancel)).IsOk);
        // The clerk's waits until the unit has been founded there.
        var moved = Assert.Single(await proposals.ListAsync(Cancel));
        Assert.Equal((ProposalKind.Move, "county-leader", new Grant("leader", 990202)), (moved.Kind, moved.Account, moved.Grant));
        var office = new Principal("o", "督导办", [new Grant("supervisor", RoundWorld.Province)]);
        Assert.True((await new PeopleLibrary(world.Workspace).SetUnitAsync(new UnitEntry("990202-finance", "蕙川区财政局", 990202, Department: "财政"), office, Cancel)).IsOk);
        Assert.Equal(["990202-finance", null], (await proposals.ListAsync(Cancel)).Select(p => p.Grant.Unit).OrderBy(u => u is null));
        Assert.True((await proposals.ConfirmAsync(moved, "safe", Cancel)).IsOk);
        var leader = (await world.Workspace.Accounts.FindAsync("county-leader", Cancel))!.ToPrincipal(world.Test.Clock.GetUtcNow(), RoleBook.BuiltIn);
        Assert.Equal([new Grant("leader", 990202)], leader.Grants);
    }

    private static async Task<int> EntriesAsync(RoundWorld world)
    {
        await using var db = world.Workspace.OpenDb();
        return await db.AuditEntries.CountAsync(Cancel);
    }
}
