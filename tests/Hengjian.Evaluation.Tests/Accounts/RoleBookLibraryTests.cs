using Hengjian.Data.Records;
using Hengjian.Data.Tests;
using Hengjian.Domain.Access;
using Hengjian.Domain.Tasks;
using Hengjian.Evaluation.Accounts;
using Hengjian.Evaluation.Tests.RoundSetup;
using Hengjian.Evaluation.Verification;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Evaluation.Tests.Accounts;

/// <summary>Versions of the matrix: saved with a reason, in force at once for open sessions, held against the log; on both databases.</summary>
public sealed class RoleBookLibraryTests(TestDatabases databases)
{
    private const string Words = "mountain-river-41";
    private const string Finance = "990100-finance";

    private static readonly Principal Safe = new("safe", "安全管理员", [new Grant("security-administrator", 0)]);

    public static TheoryData<string> Kinds => TestDatabases.Kinds;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static OwnRole Data(params string[] permissions) => new("own-1", "数据员", "只填数", false, new Dictionary<string, IReadOnlyList<string>> { ["clerk"] = permissions });

    [Theory, MemberData(nameof(Kinds))]
    public async Task ASavedVersion_HoldsAtOnce_ForSessionsThatAreOpen(string kind)
    {
        using var world = await RoundWorld.MakeAsync(await databases.NewAsync(kind), Cancel);
        var (books, sessions) = (new RoleBookLibrary(world.Workspace), new SessionLibrary(world.Workspace));
        var account = (await world.Workspace.Accounts.CreateAsync("zhang", Words, "张", [new Grant("clerk", RoundWorld.City, Finance)], cancel: Cancel)).Value;
        var session = (await sessions.BeginAsync(account.Id, "", "", Cancel)).Id;
        async Task<bool> MayAsync(Permission permission)
        {
            var open = (await sessions.OpenAsync(session, Cancel))!;
            return AccessPolicy.MayEver(open.Session.Account!.ToPrincipal(world.Test.Clock.GetUtcNow(), open.Book), permission);
        }
        Assert.True(await MayAsync(Permission.ImportData));
        var narrowed = RoleBookRules.None.Narrow("clerk", [Permission.ImportData]);
        var preview = (await books.PreviewAsync(narrowed, Cancel)).Value;
        Assert.Equal(("填报员：去掉“导入数据”", 1, 0L), (Assert.Single(preview.Changes), preview.Accounts, preview.Base));
        var saved = (await books.SaveAsync(narrowed, 0, "数据由省里统一导入", Safe, Cancel)).Value;
        Assert.False(await MayAsync(Permission.ImportData));
        Assert.True(await MayAsync(Permission.FillData));
        // Somebody who opened the page before is told, and nothing is lost.
        Assert.Equal("HJS0191", (await books.SaveAsync(RoleBookRules.None, 0, "改回", Safe, Cancel)).Problems[0].Code);
        Assert.Equal("HJS0192", (await books.SaveAsync(narrowed, saved.Version, "再存", Safe, Cancel)).Problems[0].Code);
        Assert.Equal("HJS0129", (await books.SaveAsync(RoleBookRules.None, saved.Version, " ", Safe, Cancel)).Problems[0].Code);
        var back = (await books.SaveAsync(RoleBookRules.None, saved.Version, "改回", Safe, Cancel)).Value;
        Assert.True(await MayAsync(Permission.ImportData));
        Assert.Equal(["填报员：增加“导入数据”", "填报员：去掉“导入数据”"], (await books.ListAsync(Cancel)).Select(v => Assert.Single(v.Changes)));
        Assert.NotEqual(saved.Version, back.Version);
        Assert.Empty((await new VerifyWorkspace(world.Workspace, recompute: null).RunAsync(cancel: Cancel)).Findings);

        // A version that was changed beside this program is told, and one that cannot be read allows no business.
        await using (var db = world.Workspace.OpenDb()) await db.RoleBooks.Where(b => b.Id == back.Version).ExecuteUpdateAsync(s => s.SetProperty(b => b.Rules, "{"), Cancel);
        Assert.Contains((await new VerifyWorkspace(world.Workspace, recompute: null).RunAsync(cancel: Cancel)).Findings, f => f.Subject == $"role-book:{back.Version}");
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task AMadeRole_IsGivenToPostsAndAccounts_AndClosedItGivesNothing(string kind)
    {
        using var world = await RoundWorld.MakeAsync(await databases.NewAsync(kind), Cancel);
        var (books, rights) = (new RoleBookLibrary(world.Workspace), new RightsLibrary(world.Workspace));
        Assert.True((await world.Workspace.Accounts.CreateAsync("zhang", Words, "张", [], cancel: Cancel)).IsOk);
        var grant = new RightsGiving(new Grant("own-1", RoundWorld.City, Finance), null, null);
        Assert.Equal("HJS0102", (await rights.GiveAsync("zhang", grant, "safe", Cancel)).Problems[0].Code);
        var book = (await books.SaveAsync(RoleBookRules.None.Set(Data("FillData", "ViewWork")), 0, "另设数据员", Safe, Cancel)).Value;
        Assert.Equal("HJS0113", (await rights.GiveAsync("zhang", grant with { Grant = new Grant("own-1", RoundWorld.City) }, "safe", Cancel)).Problems[0].Code);
        Assert.Equal("HJS0195", (await rights.GiveAsync("zhang", grant with { Grant = new Grant("own-1", RoundWorld.City, "990100-FINANCE") }, "safe", Cancel)).Problems[0].Code);
        Assert.Empty((await rights.GiveAsync("zhang", grant, "safe", Cancel)).Problems);
        Assert.Equal("HJS0106", (await rights.GiveAsync("zhang", new RightsGiving(new Grant("checker", RoundWorld.City, Finance), null, null), "safe", Cancel)).Problems[0].Code);
        // A made role does not go away, it is closed.
        Assert.Equal("HJS0193", (await books.SaveAsync(RoleBookRules.None, book.Version, "删去", Safe, Cancel)).Problems[0].Code);
        var closed = (await books.SaveAsync(book.Rules.Set(Data("FillData", "ViewWork") with { Closed = true }), book.Version, "不用了", Safe, Cancel)).Value;
        Assert.Empty(closed.Find("own-1")!.Rules);
        Assert.Equal("HJS0102", (await rights.GiveAsync("zhang", grant with { Grant = new Grant("own-1", RoundWorld.City, "990100-education") }, "safe", Cancel)).Problems[0].Code);
        Assert.Empty((await new VerifyWorkspace(world.Workspace, recompute: null).RunAsync(cancel: Cancel)).Findings);
    }

    [Fact]
    public async Task OnlyWhoGivesRightsEverywhere_ChangesTheMatrix()
    {
        using var world = await RoundWorld.MakeAsync(await databases.NewAsync(TestDatabases.Sqlite), Cancel);
        var books = new RoleBookLibrary(world.Workspace);
        Principal Of(string role, int region) => new(role, role, [new Grant(role, region)]);
        foreach (var (by, may) in ((Principal, bool)[])[(Safe, true), (Of("security-administrator", RoundWorld.Province), true), (Of("security-administrator", RoundWorld.City), false), (Of("administrator", 0), false), (Of("auditor", 0), false), (RoundWorld.Supervisor, false)])
        {
            Assert.Equal(may, (await books.MayEditAsync(by, Cancel)).Allowed);
            if (!may) Assert.Equal(AccessProblems.DeniedCode, (await books.SaveAsync(RoleBookRules.None.Set(Data("FillData")), 0, "试", by, Cancel)).Problems[0].Code);
        }
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Query_FindsWhatTheDoorOpens_ForRandomBooks(string kind)
    {
        using var world = await RoundWorld.MakeAsync(await databases.NewAsync(kind), Cancel);
        await using var db = world.Workspace.OpenDb();
        foreach (var region in (int[])[990000, RoundWorld.City, RoundWorld.County, 990200])
            foreach (var unit in (string[])[Finance, "990100-education"])
                foreach (var open in Enum.GetValues<Openness>())
                    db.Add(new WorkTaskRecord { Key = $"{region}{unit}{open}", Kind = "hand-in", RegionCode = region, UnitId = unit, Title = "t", Link = "/", MadeBy = "x", MadeAt = world.Test.Clock.GetUtcNow(), Openness = open });
        await db.SaveChangesAsync(Cancel);
        var all = await db.WorkTasks.AsNoTracking().ToListAsync(Cancel);
        var random = new Random(20261122);
        var permissions = Enum.GetNames<Permission>();
        T Any<T>(IReadOnlyList<T> of) => of[random.Next(of.Count)];
        for (var round = 0; round < 60; round++)
        {
            var roles = Roles.All.Select(r => r.Id).Append("own-1").ToList();
            Dictionary<string, IReadOnlyList<string>> Some() => Enumerable.Range(0, 3).Select(_ => Any(roles)).Distinct()
                .ToDictionary(r => r, _ => (IReadOnlyList<string>)[.. Enumerable.Range(0, 12).Select(_ => Any(permissions))]);
            var book = RoleBook.Of(1, new RoleBookRules(Some(), [new OwnRole("own-1", "甲", "乙", false, Some())]));
            var principal = new Principal("p", "p", [new Grant(Any(roles), Any((int[])[990000, RoundWorld.City]), Any((string?[])[null, Finance])), new Grant("own-1", RoundWorld.City, Finance)]) { Book = book };
            var permission = Any(Enum.GetValues<Permission>());
            var found = await db.WorkTasks.AsNoTracking().InWork(AccessPolicy.WorkScopeOf(principal, permission, ProcessStage.Open)).Select(t => t.Id).ToListAsync(Cancel);
            Assert.Equal(all.Where(t => AccessPolicy.Decide(principal, permission, AccessObject.Of(t, ProcessStage.Open)).Allowed).Select(t => t.Id).Order(), found.Order());
        }
    }
}
