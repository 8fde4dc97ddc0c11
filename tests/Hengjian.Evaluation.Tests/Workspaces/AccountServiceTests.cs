using Hengjian.Data.Tests;
using Hengjian.Domain.Access;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Evaluation.Tests.Workspaces;

public sealed class AccountServiceTests(TestDatabases databases)
{
    private const string Password = "mountain-river-42";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task RightPassword_GivesThePrincipalWithItsGrants()
    {
        using var test = await TestWorkspace.MakeAsync();
        var made = await test.Workspace.Accounts.CreateAsync("Zhang.Li", Password, "张力", [new Grant("clerk", 370101, "edu")], cancel: Cancel);
        Assert.True(made.IsOk);
        var signedIn = await test.Workspace.Accounts.SignInAsync("zhang.li", Password, Cancel);
        Assert.Equal("张力", signedIn.Value.DisplayName);
        Assert.Equal(new Grant("clerk", 370101, "edu"), Assert.Single(signedIn.Value.Grants));
    }

    [Fact]
    public async Task WrongPasswordAndUnknownAccount_SayTheSame()
    {
        using var test = await TestWorkspace.MakeAsync();
        await test.Workspace.Accounts.CreateAsync("zhang", Password, "张", [], cancel: Cancel);
        var wrong = await test.Workspace.Accounts.SignInAsync("zhang", "not-the-password", Cancel);
        var unknown = await test.Workspace.Accounts.SignInAsync("nobody", Password, Cancel);
        Assert.Equal("HJS0120", Assert.Single(wrong.Problems).Code);
        Assert.Equal(wrong.Problems, unknown.Problems);
    }

    [Fact]
    public async Task FiveFailures_LockEvenTheRightPassword_UntilTheTimeIsOver()
    {
        using var test = await TestWorkspace.MakeAsync();
        await test.Workspace.Accounts.CreateAsync("zhang", Password, "张", [], cancel: Cancel);
        for (var i = 0; i < 5; i++) await test.Workspace.Accounts.SignInAsync("zhang", "wrong-wrong", Cancel);
        var locked = await test.Workspace.Accounts.SignInAsync("zhang", Password, Cancel);
        Assert.Equal("HJS0121", Assert.Single(locked.Problems).Code);
        test.Clock.Now += TimeSpan.FromMinutes(15);
        Assert.True((await test.Workspace.Accounts.SignInAsync("zhang", Password, Cancel)).IsOk);
    }

    [Fact]
    public async Task UnknownNames_AreRefusedLikeAccounts_AndLockLikeThem()
    {
        using var test = await TestWorkspace.MakeAsync();
        await test.Workspace.Accounts.CreateAsync("zhang", Password, "张", [], cancel: Cancel);
        for (var i = 0; i < 7; i++)
        {
            var known = await test.Workspace.Accounts.SignInAsync("zhang", "wrong-wrong", Cancel);
            var unknown = await test.Workspace.Accounts.SignInAsync("nobody", "wrong-wrong", Cancel);
            Assert.Equal(known.Problems, unknown.Problems);
        }
    }

    [Fact]
    public async Task UnknownNames_LeaveARowWithTheNumberOfTries_ButNotTheName()
    {
        using var test = await TestWorkspace.MakeAsync();
        for (var i = 0; i < 3; i++) await test.Workspace.Accounts.SignInAsync($"my-password-{i}", "x", Cancel);
        test.Clock.Pass(TimeSpan.FromSeconds(10));
        await test.Workspace.Accounts.SignInAsync("other", "x", Cancel);
        await using var db = test.Workspace.OpenDb();
        var rows = await db.AuditEntries.Where(a => a.Action == "sign-in-refused").OrderBy(a => a.Sequence).ToListAsync(Cancel);
        Assert.Equal(
            ["""{"code":"HJS0120","tries":1}""", """{"code":"HJS0120","tries":3}"""], rows.Select(r => r.Details));
        Assert.All(rows, r => Assert.Equal("account", r.Subject));
    }

    [Fact]
    public async Task BadInput_NamesEveryMistakeAndStoresNothing()
    {
        using var test = await TestWorkspace.MakeAsync();
        var made = await test.Workspace.Accounts.CreateAsync("张", "short", "张", [new Grant("clrek", 370101)], cancel: Cancel);
        Assert.Equal(["HJS0124", "HJS0125", "HJS0102"], made.Problems.Select(p => p.Code));
        Assert.Equal("clerk", made.Problems[2].Expected);
        Assert.Empty(await test.Workspace.Accounts.ListAsync(Cancel));
    }

    [Fact]
    public async Task SameNameTwice_IsRefused()
    {
        using var test = await TestWorkspace.MakeAsync();
        await test.Workspace.Accounts.CreateAsync("zhang", Password, "张", [], cancel: Cancel);
        var again = await test.Workspace.Accounts.CreateAsync("ZHANG", Password, "章", [], cancel: Cancel);
        Assert.Equal("HJS0123", Assert.Single(again.Problems).Code);
    }

    [Theory]
    [InlineData(TestDatabases.Sqlite)]
    [InlineData(TestDatabases.Postgres)]
    public async Task GuessesAtOnce_AreAllCounted(string kind)
    {
        using var test = await TestWorkspace.MakeAsync(await databases.NewAsync(kind));
        await test.Workspace.Accounts.CreateAsync("zhang", Password, "张", [], cancel: Cancel);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => test.Workspace.Accounts.SignInAsync("zhang", "wrong-wrong", Cancel), Cancel)));
        Assert.Equal(4, (await test.Workspace.Accounts.FindAsync("zhang", Cancel))!.FailedSignIns);
    }

    [Theory]
    [InlineData(TestDatabases.Sqlite)]
    [InlineData(TestDatabases.Postgres)]
    public async Task OneNameAskedForAtOnce_IsGivenOnce(string kind)
    {
        using var test = await TestWorkspace.MakeAsync(await databases.NewAsync(kind));
        var made = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(
            () => test.Workspace.Accounts.CreateAsync("zhang", Password, "张", [], cancel: Cancel), Cancel)));
        Assert.Equal(1, made.Count(m => m.IsOk));
        Assert.All(made.Where(m => !m.IsOk), m => Assert.Equal("HJS0123", m.Problems[0].Code));
    }
}
