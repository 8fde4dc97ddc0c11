using Hengjian.Data.Tests;
using Hengjian.Domain.Access;
using Hengjian.Domain.Accounts;
using Hengjian.Evaluation.Accounts;
using Hengjian.Evaluation.Tests.Workspaces;
using Hengjian.Evaluation.Verification;
using Hengjian.Evaluation.Workspaces;
using Hengjian.Indicators.Facts;
using Hengjian.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Evaluation.Tests.Accounts;

public sealed class AccountDeedsTests(TestDatabases databases)
{
    private const string Password = "mountain-river-42";
    private const string Other = "seven quiet lamps";

    public static TheoryData<string> Kinds => TestDatabases.Kinds;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Invitation_SetsThePasswordOnce_AndNobodyElseEverKnewOne(string kind)
    {
        using var test = await MakeAsync(kind);
        var (administration, passwords) = (new AccountAdministration(test.Workspace), new PasswordLibrary(test.Workspace));
        var link = (await administration.InviteAsync("Wang.Min", "东溪县财政局 王敏", 990101, "admin", Cancel)).Value;
        Assert.Equal("HJS0120", (await test.Workspace.Accounts.SignInAsync("wang.min", "", Cancel)).Problems[0].Code);
        Assert.Equal("HJS0170", (await passwords.FindAsync(link.Token + "x", Cancel)).Problems[0].Code);
        Assert.Equal("HJS0143", (await passwords.AcceptAsync(link.Token, "东溪县财政局王敏2026", cancel: Cancel)).Problems[0].Code);
        Assert.True((await passwords.AcceptAsync(link.Token, Password, cancel: Cancel)).IsOk);
        Assert.Equal("HJS0171", (await passwords.AcceptAsync(link.Token, Other, cancel: Cancel)).Problems[0].Code);
        Assert.True((await test.Workspace.Accounts.SignInAsync("wang.min", Password, Cancel)).IsOk);
        await using var db = test.Workspace.OpenDb();
        Assert.DoesNotContain(link.Token, await db.AuditEntries.Select(a => a.Details).ToListAsync(Cancel));
        Assert.Equal(SecretToken.HashOf(link.Token), (await db.Invitations.SingleAsync(Cancel)).TokenHash);
        Assert.Empty(await FindingsAsync(test.Workspace));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task OneLinkUsedAtOnce_SetsOnePassword(string kind)
    {
        using var test = await MakeAsync(kind);
        var link = (await new AccountAdministration(test.Workspace).InviteAsync("wang", "王", 0, "admin", Cancel)).Value;
        string[] words = ["mountain-river-41", "mountain-river-42", "mountain-river-43"];
        var done = await Task.WhenAll(words.Select(w => Task.Run(() => new PasswordLibrary(test.Workspace).AcceptAsync(link.Token, w, cancel: Cancel), Cancel)));
        Assert.Equal(1, done.Count(d => d.IsOk));
        Assert.All(done.Where(d => !d.IsOk), d => Assert.Equal("HJS0171", d.Problems[0].Code));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Reset_ReplacesOlderLinks_EndsSessionsAndLocks(string kind)
    {
        using var test = await MakeAsync(kind);
        var (administration, passwords, sessions) = (new AccountAdministration(test.Workspace), new PasswordLibrary(test.Workspace), new SessionLibrary(test.Workspace));
        var account = (await test.Workspace.Accounts.CreateAsync("zhang", Password, "张", [], cancel: Cancel)).Value;
        var session = await sessions.BeginAsync(account.Id, "::1", "Chrome", Cancel);
        for (var i = 0; i < 5; i++) await test.Workspace.Accounts.SignInAsync("zhang", "wrong", Cancel);
        var first = (await administration.ResetAsync("zhang", "admin", Cancel)).Value;
        var second = (await administration.ResetAsync("zhang", "admin", Cancel)).Value;
        Assert.Equal("HJS0173", (await passwords.AcceptAsync(first.Token, Other, cancel: Cancel)).Problems[0].Code);
        Assert.True((await test.Workspace.Accounts.FindAsync("zhang", Cancel))!.IsLocked(test.Clock.Now));
        Assert.True((await passwords.AcceptAsync(second.Token, Other, cancel: Cancel)).IsOk);
        Assert.True((await test.Workspace.Accounts.SignInAsync("zhang", Other, Cancel)).IsOk);
        Assert.Null(await sessions.FindAsync(session.Id, Cancel));
        var third = (await administration.ResetAsync("zhang", "admin", Cancel)).Value;
        test.Clock.Pass(Invitation.Lasts);
        Assert.Equal("HJS0172", (await passwords.FindAsync(third.Token, Cancel)).Problems[0].Code);
        Assert.Empty(await FindingsAsync(test.Workspace));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Rights_AreGivenWithDaysAndTakenBack_AndVerifyFollows(string kind)
    {
        using var test = await MakeAsync(kind);
        var rights = new RightsLibrary(test.Workspace);
        await test.Workspace.Accounts.CreateAsync("zhang", Password, "张", [new Grant("clerk", 990101)], cancel: Cancel);
        var today = new DateOnly(2026, 3, 1);
        Assert.True((await rights.GiveAsync("zhang", new(new Grant("leader", 990100), today.AddDays(1), today.AddDays(2)), "safe", Cancel)).IsOk);
        Assert.Equal(["clerk"], await RolesAsync(test));
        test.Clock.Pass(TimeSpan.FromDays(1));
        Assert.Equal(["clerk", "leader"], await RolesAsync(test));
        var given = (await test.Workspace.Accounts.FindAsync("zhang", Cancel))!.Grants.OrderBy(g => g.Id).ToList();
        Assert.True((await rights.EndAsync("zhang", given[0].Id, "调离", "safe", Cancel)).IsOk);
        Assert.Equal("HJS0112", (await rights.EndAsync("zhang", given[0].Id, "调离", "safe", Cancel)).Problems[0].Code);
        Assert.Equal(["leader"], await RolesAsync(test));
        test.Clock.Pass(TimeSpan.FromDays(2));
        Assert.Empty(await RolesAsync(test));
        Assert.Empty(await FindingsAsync(test.Workspace));
    }

    [Fact]
    public async Task Rights_AreRefusedInWords()
    {
        using var test = await MakeAsync(TestDatabases.Sqlite);
        var rights = new RightsLibrary(test.Workspace);
        await test.Workspace.Accounts.CreateAsync("zhang", Password, "张力", [new Grant("auditor", 0)], cancel: Cancel);
        await test.Workspace.Accounts.CreateAsync("li", Password, "李", [new Grant("clerk", 990101, "edu")], cancel: Cancel);
        await test.Workspace.Accounts.CreateAsync("zhang2", Password, "张力", [], cancel: Cancel);
        async Task<string> Code(string name, Grant grant, string by = "safe", DateOnly? from = null, DateOnly? to = null) =>
            (await rights.GiveAsync(name, new(grant, from, to), by, Cancel)).Problems[0].Code;
        Assert.Equal("HJS0104", await Code("zhang", new Grant("administrator", 0)));
        Assert.Equal("HJS0105", await Code("zhang", new Grant("clerk", 990101, "edu")));
        Assert.Equal("HJS0106", await Code("li", new Grant("checker", 990100, "edu")));
        Assert.Equal("HJS0107", await Code("li", new Grant("leader", 990101), by: "li"));
        Assert.Equal("HJS0108", await Code("zhang2", new Grant("security-administrator", 0)));
        Assert.Equal("HJS0109", await Code("li", new Grant("leader", 990101), to: new DateOnly(2026, 2, 28)));
        Assert.Equal("HJS0110", await Code("li", new Grant("leader", 990199)));
        Assert.Equal("HJS0111", await Code("li", new Grant("clerk", 990101, "edu")));
        Assert.Equal("HJS0113", await Code("li", new Grant("clerk", 990102)));
        Assert.Equal("HJS0102", await Code("li", new Grant("boss", 990101)));
        Assert.Equal("HJS0126", await Code("nobody", new Grant("clerk", 990101, "edu")));
        Assert.Equal("HJS0104", (await test.Workspace.Accounts.CreateAsync(
            "both", Password, "兼任", [new Grant("auditor", 0), new Grant("administrator", 0)], cancel: Cancel)).Problems[0].Code);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task SecondFactor_IsSetUpUsedOnceAndRecovered(string kind)
    {
        using var test = await MakeAsync(kind);
        var (factors, sessions) = (new FactorLibrary(test.Workspace), new SessionLibrary(test.Workspace));
        var account = (await test.Workspace.Accounts.CreateAsync("zhang", Password, "张", [new Grant("auditor", 0)], cancel: Cancel)).Value;
        Assert.True(factors.IsDemanded(account));
        var secret = (await factors.BeginAsync("zhang", null, Cancel)).Value;
        Assert.Equal(secret, (await factors.BeginAsync("zhang", null, Cancel)).Value);
        string CodeNow() => Totp.CodeOf(secret, Totp.StepOf(test.Clock.Now));
        Assert.Equal("HJS0160", (await factors.ConfirmAsync("zhang", "000", null, Cancel)).Problems[0].Code);
        var codes = (await factors.ConfirmAsync("zhang", CodeNow(), null, Cancel)).Value;
        Assert.Equal(10, codes.Distinct().Count());
        var session = await sessions.BeginAsync(account.Id, "", "", Cancel);
        Assert.Equal("HJS0160", (await factors.SignInAsync("zhang", CodeNow(), session.Id, Cancel)).Problems[0].Code);
        Assert.Null((await sessions.FindAsync(session.Id, Cancel))!.FactorAt);
        Assert.Null((await test.Workspace.Accounts.FindAsync("zhang", Cancel))!.LastSignIn);
        test.Clock.Pass(TimeSpan.FromSeconds(30));
        var both = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(() => factors.SignInAsync("zhang", CodeNow(), session.Id, Cancel), Cancel)));
        Assert.Equal(1, both.Count(b => b.IsOk));
        Assert.Equal(test.Clock.Now, (await sessions.FindAsync(session.Id, Cancel))!.FactorAt);
        Assert.True((await factors.SignInAsync("zhang", codes[3].ToUpperInvariant(), session.Id, Cancel)).IsOk);
        Assert.Equal("HJS0160", (await factors.SignInAsync("zhang", codes[3], session.Id, Cancel)).Problems[0].Code);
        Assert.Equal(9, await factors.CodesLeftAsync(account.Id, Cancel));
        test.Clock.Pass(TimeSpan.FromSeconds(30));
        Assert.Equal("HJS0163", (await factors.TakeOffOwnAsync("zhang", Password, CodeNow(), Cancel)).Problems[0].Code);
        Assert.True((await factors.TakeOffAsync("zhang", "手机丢失，已当面核对", "safe", Cancel)).IsOk);
        Assert.Null(await sessions.FindAsync(session.Id, Cancel));
        Assert.NotEqual(secret, (await factors.BeginAsync("zhang", null, Cancel)).Value);
        Assert.Empty(await FindingsAsync(test.Workspace));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task SignIn_IsLoggedAndDated_AfterTheLastStep(string kind)
    {
        using var test = await MakeAsync(kind);
        var (accounts, factors, sessions) = (test.Workspace.Accounts, new FactorLibrary(test.Workspace), new SessionLibrary(test.Workspace));
        var account = (await accounts.CreateAsync("zhang", Password, "张", [new Grant("auditor", 0)], cancel: Cancel)).Value;
        async Task<string[]> StepsAsync()
        {
            await using var db = test.Workspace.OpenDb();
            return await db.AuditEntries.Where(a => a.Subject == "account:zhang" && a.Action != "create-account").OrderBy(a => a.Sequence).Select(a => a.Action).ToArrayAsync(Cancel);
        }
        async Task<DateTimeOffset?> LastAsync() => (await accounts.FindAsync("zhang", Cancel))!.LastSignIn;
        // The second factor is demanded and not set up yet: the password opens nothing.
        Assert.True((await accounts.SignInAsync("zhang", Password, Cancel)).IsOk);
        Assert.Equal(["first-step"], await StepsAsync());
        Assert.Null(await LastAsync());
        var first = await sessions.BeginAsync(account.Id, "", "", Cancel);
        var secret = (await factors.BeginAsync("zhang", first.Id, Cancel)).Value;
        string CodeNow() => Totp.CodeOf(secret, Totp.StepOf(test.Clock.Now));
        Assert.True((await factors.ConfirmAsync("zhang", CodeNow(), first.Id, Cancel)).IsOk);
        Assert.Equal(["first-step", "factor-on", "sign-in"], await StepsAsync());
        Assert.Equal(test.Clock.Now, await LastAsync());
        var entered = test.Clock.Now;
        test.Clock.Pass(TimeSpan.FromMinutes(1));
        // A thief who has the password alone leaves no sign-in, and the date that warns its owner stays.
        Assert.True((await accounts.SignInAsync("zhang", Password, Cancel)).IsOk);
        var session = await sessions.BeginAsync(account.Id, "", "", Cancel);
        Assert.Equal("HJS0160", (await factors.SignInAsync("zhang", "000000", session.Id, Cancel)).Problems[0].Code);
        Assert.Equal(["first-step", "second-factor-refused"], (await StepsAsync())[3..]);
        Assert.Equal(entered, await LastAsync());
        var number = Guid.NewGuid();
        Assert.NotNull(await sessions.FindAsync(session.Id, Cancel));
        Assert.True((await factors.SignInAsync("zhang", CodeNow(), session.Id, Cancel, number: number)).IsOk);
        // Whoever knew the number of the first step knows nothing.
        Assert.Null(await sessions.FindAsync(session.Id, Cancel));
        var renewed = (await sessions.FindAsync(number, Cancel))!;
        Assert.Equal((session.StartedAt, test.Clock.Now), (renewed.StartedAt, renewed.FactorAt!.Value));
        Assert.Equal(["second-factor", "sign-in"], (await StepsAsync())[5..]);
        Assert.Equal(test.Clock.Now, await LastAsync());
        Assert.Equal(entered, await sessions.LastSignInAsync((await accounts.FindAsync("zhang", Cancel))!, Cancel));
        Assert.Empty(await FindingsAsync(test.Workspace));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Session_GoesWhenLongOver(string kind)
    {
        using var test = await MakeAsync(kind);
        var sessions = new SessionLibrary(test.Workspace);
        var account = (await test.Workspace.Accounts.CreateAsync("zhang", Password, "张", [], cancel: Cancel)).Value;
        var other = (await test.Workspace.Accounts.CreateAsync("li", Password, "李", [], cancel: Cancel)).Value;
        await sessions.BeginAsync(account.Id, "::1", "Chrome", Cancel);
        await sessions.BeginAsync(other.Id, "", "", Cancel);
        test.Clock.Pass(SessionLibrary.Kept + TimeSpan.FromSeconds(1));
        var last = await sessions.BeginAsync(account.Id, "", "", Cancel);
        await using var db = test.Workspace.OpenDb();
        Assert.Equal([(account.Id, last.Id)], (await db.Sessions.Where(s => s.AccountId == account.Id).ToListAsync(Cancel)).Select(s => (s.AccountId, s.Id)));
        Assert.Equal(1, await db.Sessions.CountAsync(s => s.AccountId == other.Id, Cancel));
        Assert.Empty(await FindingsAsync(test.Workspace));
    }

    [Fact]
    public async Task RightsGivenMeanwhile_AreSeenUnderTheLock()
    {
        using var test = await MakeAsync(TestDatabases.Sqlite);
        var (administration, factors, sessions, rights) = (new AccountAdministration(test.Workspace), new FactorLibrary(test.Workspace), new SessionLibrary(test.Workspace), new RightsLibrary(test.Workspace));
        var account = (await test.Workspace.Accounts.CreateAsync("zhang", Password, "张", [], cancel: Cancel)).Value;
        var session = await sessions.BeginAsync(account.Id, "", "", Cancel);
        // What a page asked a moment ago: an account without rights is within reach, one with rights over the province is not.
        static Problem? Reach(Account a) => a.Grants.Any(g => g.RegionCode == 990000) ? AccountProblems.OutOfReach("管不到全省") : null;
        Assert.Null(Reach(account));
        Assert.True((await rights.GiveAsync("zhang", new(new Grant("leader", 990000), null, null), "safe", Cancel)).IsOk);
        string[] refused =
        [
            (await administration.ResetAsync("zhang", "county", Cancel, Reach)).Problems[0].Code,
            (await administration.ReleaseAsync("zhang", "county", Cancel, Reach)).Problems[0].Code,
            (await administration.SetDisabledAsync("zhang", true, "退休", "county", Cancel, Reach)).Problems[0].Code,
            (await administration.UnlockAsync("zhang", "county", Cancel, Reach)).Problems[0].Code,
            (await administration.LinkPersonAsync("zhang", 1, "county", Cancel, Reach)).Problems[0].Code,
            (await factors.TakeOffAsync("zhang", "手机丢失", "county", Cancel, Reach)).Problems[0].Code,
            (await sessions.EndAsync("zhang", "county", cancel: Cancel, reach: Reach)).Problems[0].Code,
            (await rights.GiveAsync("zhang", new(new Grant("leader", 990101), null, null), "county", Cancel, Reach)).Problems[0].Code,
            (await rights.EndAsync("zhang", 1, "调离", "county", Cancel, Reach)).Problems[0].Code,
            (await new ExternalLoginLibrary(test.Workspace).UnlinkAsync("zhang", "county", Cancel, Reach)).Problems[0].Code,
        ];
        Assert.All(refused, code => Assert.Equal("HJS0230", code));
        Assert.NotNull(await sessions.FindAsync(session.Id, Cancel));
        await using var db = test.Workspace.OpenDb();
        Assert.Empty(await db.Invitations.ToListAsync(Cancel));
        Assert.Equal(0, await db.AuditEntries.CountAsync(a => a.Who == "county", Cancel));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task WhoeverKeepsStrangersWaiting_DoesNotKeepTheOwnerOut(string kind)
    {
        using var test = await MakeAsync(kind);
        var (accounts, passwords) = (test.Workspace.Accounts, new PasswordLibrary(test.Workspace));
        await accounts.CreateAsync("zhang", Password, "张", [], cancel: Cancel);
        // Two hours of guessing: from the fifth on most tries are not even counted.
        for (var i = 0; i < 16; i++)
        {
            await accounts.SignInAsync("zhang", "wrong", Cancel);
            test.Clock.Pass(TimeSpan.FromMinutes(8));
        }
        await using (var db = test.Workspace.OpenDb())
            Assert.InRange((await db.Accounts.SingleAsync(Cancel)).FailedSignIns, 5, 15);
        Assert.Equal("HJS0121", (await accounts.SignInAsync("zhang", Password, Cancel)).Problems[0].Code);
        Assert.True((await accounts.SignInAsync("zhang", Password, Cancel, a => a.Name == "zhang")).IsOk);
        Assert.Equal("HJS0121", (await passwords.ChangeAsync("zhang", Password, Other, null, Cancel)).Problems[0].Code);
        Assert.Equal("HJS0145", (await passwords.ChangeAsync("zhang", "wrong", Other, null, Cancel, known: true)).Problems[0].Code);
        Assert.True((await passwords.ChangeAsync("zhang", Password, Other, null, Cancel, known: true)).IsOk);
        // A new password ends the wait for everybody.
        Assert.True((await accounts.SignInAsync("zhang", Other, Cancel)).IsOk);
        Assert.Empty(await FindingsAsync(test.Workspace));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Sessions_AreSeenEndedAndCounted(string kind)
    {
        using var test = await MakeAsync(kind);
        var sessions = new SessionLibrary(test.Workspace);
        var account = (await test.Workspace.Accounts.CreateAsync("zhang", Password, "张", [], cancel: Cancel)).Value;
        var (here, there) = (await sessions.BeginAsync(account.Id, "::1", new string('长', 300), Cancel), await sessions.BeginAsync(account.Id, "", "", Cancel));
        for (var i = 0; i < 3; i++)
        {
            test.Clock.Pass(TimeSpan.FromMinutes(20));
            Assert.Equal("张", (await sessions.FindAsync(here.Id, Cancel))!.Account!.DisplayName);
        }
        Assert.Null(await sessions.FindAsync(there.Id, Cancel));
        Assert.Equal(1, (await sessions.CountsAsync(Cancel))[account.Id]);
        var third = await sessions.BeginAsync(account.Id, "", "", Cancel);
        Assert.Equal(1, (await sessions.EndAsync("zhang", "zhang", except: here.Id, cancel: Cancel)).Value);
        Assert.Null(await sessions.FindAsync(third.Id, Cancel));
        Assert.Equal([here.Id], (await sessions.OpenAsync(account.Id, Cancel)).Select(s => s.Id));
        Assert.True((await new AccountAdministration(test.Workspace).SetDisabledAsync("zhang", true, "退休", "admin", Cancel)).IsOk);
        Assert.Null(await sessions.FindAsync(here.Id, Cancel));
        Assert.Empty(await FindingsAsync(test.Workspace));
    }

    [Fact]
    public async Task OwnPassword_NeedsTheOldOne_AndGuessesLock()
    {
        using var test = await MakeAsync(TestDatabases.Sqlite);
        var passwords = new PasswordLibrary(test.Workspace);
        await test.Workspace.Accounts.CreateAsync("zhang", Password, "张", [], cancel: Cancel);
        Assert.Equal("HJS0146", (await passwords.ChangeAsync("zhang", Password, Password, null, Cancel)).Problems[0].Code);
        Assert.True((await passwords.ChangeAsync("zhang", Password, Other, null, Cancel)).IsOk);
        for (var i = 0; i < 4; i++) Assert.Equal("HJS0145", (await passwords.ChangeAsync("zhang", Password, "another long one", null, Cancel)).Problems[0].Code);
        Assert.Equal("HJS0121", (await passwords.ChangeAsync("zhang", Password, "another long one", null, Cancel)).Problems[0].Code);
        Assert.Equal("HJS0121", (await passwords.ChangeAsync("zhang", Other, "another long one", null, Cancel)).Problems[0].Code);
        Assert.Empty(await FindingsAsync(test.Workspace));
    }

    [Fact]
    public async Task OwnPassword_WhileLocked_AnswersRightAndWrongAlike()
    {
        using var test = await MakeAsync(TestDatabases.Sqlite);
        var passwords = new PasswordLibrary(test.Workspace);
        await test.Workspace.Accounts.CreateAsync("zhang", Password, "张", [], cancel: Cancel);
        async Task<string> CodeAsync(string old, string next) => (await passwords.ChangeAsync("zhang", old, next, null, Cancel)).Problems[0].Code;
        // What is wrong with the new password is said whether or not the old one is right.
        Assert.Equal(await CodeAsync(Other, Other), await CodeAsync(Password, Password));
        Assert.Equal(await CodeAsync(Other, "short"), await CodeAsync(Password, "short"));
        for (var i = 0; i < 5; i++) await CodeAsync(Other, "another long one");
        foreach (var old in (string[])[Password, Other])
            foreach (var next in (string[])[old, "short", "another long one"])
                Assert.Equal("HJS0121", await CodeAsync(old, next));
        test.Clock.Pass(Account.LongestDelay);
        Assert.True((await passwords.ChangeAsync("zhang", Password, "another long one", null, Cancel)).IsOk);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task OwnSecondFactor_ChangesWithPasswordAndCodeOnly_AndGuessesLock(string kind)
    {
        using var test = await MakeAsync(kind);
        var factors = new FactorLibrary(test.Workspace);
        var account = (await test.Workspace.Accounts.CreateAsync("zhang", Password, "张", [], cancel: Cancel)).Value;
        var secret = (await factors.BeginAsync("zhang", null, Cancel)).Value;
        string CodeNow() => Totp.CodeOf(secret, Totp.StepOf(test.Clock.Now));
        var first = (await factors.ConfirmAsync("zhang", CodeNow(), null, Cancel)).Value;
        test.Clock.Pass(TimeSpan.FromSeconds(30));
        Assert.Equal("HJS0145", (await factors.RenewCodesAsync("zhang", Other, CodeNow(), Cancel)).Problems[0].Code);
        Assert.Equal("HJS0160", (await factors.RenewCodesAsync("zhang", Password, "", Cancel)).Problems[0].Code);
        Assert.Equal("HJS0145", (await factors.TakeOffOwnAsync("zhang", "", CodeNow(), Cancel)).Problems[0].Code);
        Assert.Equal("HJS0160", (await factors.TakeOffOwnAsync("zhang", Password, "0", Cancel)).Problems[0].Code);
        for (var i = 0; i < 2; i++) Assert.Equal("HJS0121", (await factors.TakeOffOwnAsync("zhang", Password, i == 0 ? "0" : CodeNow(), Cancel)).Problems[0].Code);
        Assert.Equal("HJS0121", (await factors.RenewCodesAsync("zhang", Password, first[0], Cancel)).Problems[0].Code);
        await using (var db = test.Workspace.OpenDb())
            Assert.Equal(7, await db.AuditEntries.CountAsync(a => a.Action == "second-factor-refused", Cancel));
        test.Clock.Pass(Account.LongestDelay);
        var second = (await factors.RenewCodesAsync("zhang", Password, CodeNow(), Cancel)).Value;
        Assert.Empty(first.Intersect(second));
        Assert.Equal("HJS0160", (await factors.TakeOffOwnAsync("zhang", Password, CodeNow(), Cancel)).Problems[0].Code);
        Assert.Equal("HJS0160", (await factors.TakeOffOwnAsync("zhang", Password, first[1], Cancel)).Problems[0].Code);
        Assert.Equal("HJS0128", (await factors.TakeOffAsync("zhang", "自己", "zhang", Cancel)).Problems[0].Code);
        Assert.True((await factors.TakeOffOwnAsync("zhang", Password, second[1], Cancel)).IsOk);
        Assert.Equal(0, await factors.CodesLeftAsync(account.Id, Cancel));
        Assert.Empty(await FindingsAsync(test.Workspace));
    }

    [Fact]
    public async Task SecretBegun_IsOfOneSession_AndEndsWithThePassword()
    {
        using var test = await MakeAsync(TestDatabases.Sqlite);
        var (factors, passwords) = (new FactorLibrary(test.Workspace), new PasswordLibrary(test.Workspace));
        await test.Workspace.Accounts.CreateAsync("zhang", Password, "张", [], cancel: Cancel);
        var (thief, owner) = (Guid.NewGuid(), Guid.NewGuid());
        string CodeOf(byte[] secret) => Totp.CodeOf(secret, Totp.StepOf(test.Clock.Now));
        var seen = (await factors.BeginAsync("zhang", thief, Cancel)).Value;
        Assert.Equal("HJS0161", (await factors.ConfirmAsync("zhang", CodeOf(seen), owner, Cancel)).Problems[0].Code);
        Assert.NotEqual(seen, (await factors.BeginAsync("zhang", owner, Cancel)).Value);
        Assert.Equal("HJS0161", (await factors.ConfirmAsync("zhang", CodeOf(seen), thief, Cancel)).Problems[0].Code);
        seen = (await factors.BeginAsync("zhang", thief, Cancel)).Value;
        Assert.True((await passwords.ChangeAsync("zhang", Password, Other, owner, Cancel)).IsOk);
        Assert.Null((await test.Workspace.Accounts.FindAsync("zhang", Cancel))!.FactorSecret);
        Assert.Equal("HJS0161", (await factors.ConfirmAsync("zhang", CodeOf(seen), thief, Cancel)).Problems[0].Code);
        var own = (await factors.BeginAsync("zhang", owner, Cancel)).Value;
        Assert.True((await factors.ConfirmAsync("zhang", CodeOf(own), owner, Cancel)).IsOk);
        // Confirmed, it stays with the account through sessions and passwords.
        test.Clock.Pass(TimeSpan.FromSeconds(30));
        Assert.True((await passwords.ChangeAsync("zhang", Other, Password, owner, Cancel)).IsOk);
        Assert.True((await factors.SignInAsync("zhang", CodeOf(own), Guid.NewGuid(), Cancel)).IsOk);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task LinkOfAnAccountWithRights_OpensWithTheCodeOfSomebodyElseOnly(string kind)
    {
        using var test = await MakeAsync(kind);
        var (administration, passwords) = (new AccountAdministration(test.Workspace), new PasswordLibrary(test.Workspace));
        await test.Workspace.Accounts.CreateAsync("zhang", Password, "张", [new Grant("leader", 990101)], cancel: Cancel);
        async Task<string> RefusedAsync(string token, string code) => (await passwords.AcceptAsync(token, Other, code, Cancel)).Problems[0].Code;
        async Task<string> NotReleasedAsync(string by) => (await administration.ReleaseAsync("zhang", by, Cancel)).Problems[0].Code;
        Assert.Equal("HJS0175", await NotReleasedAsync("safe"));
        var link = (await administration.ResetAsync("zhang", "admin", Cancel)).Value;
        Assert.True((await passwords.FindAsync(link.Token, Cancel)).Value.NeedsRelease);
        Assert.Equal("HJS0174", await RefusedAsync(link.Token, ""));
        Assert.Equal("HJS0176", await NotReleasedAsync("admin"));
        Assert.Equal("HJS0128", await NotReleasedAsync("zhang"));
        var first = (await administration.ReleaseAsync("zhang", "safe", Cancel)).Value.Token;
        var second = (await administration.ReleaseAsync("zhang", "safe", Cancel)).Value.Token;
        Assert.Equal("HJS0174", await RefusedAsync(link.Token, first));
        // The code alone is no link, and a new link asks for a new code.
        Assert.Equal("HJS0170", await RefusedAsync(SecretToken.NormalizeRecoveryCode(second), second));
        link = (await administration.ResetAsync("zhang", "admin", Cancel)).Value;
        Assert.Equal("HJS0174", await RefusedAsync(link.Token, second));
        var last = (await administration.ReleaseAsync("zhang", "safe", Cancel)).Value.Token;
        Assert.Null(await passwords.LastResetAsync("zhang", Cancel));
        Assert.True((await passwords.AcceptAsync(link.Token, Other, last.ToUpperInvariant(), Cancel)).IsOk);
        Assert.Equal("admin", (await passwords.LastResetAsync("zhang", Cancel))!.MadeBy);
        test.Clock.Pass(TimeSpan.FromDays(15));
        Assert.Null(await passwords.LastResetAsync("zhang", Cancel));
        // Who sits at the server needs no second person.
        link = (await administration.ResetAsync("zhang", Account.Server, Cancel)).Value;
        Assert.True((await passwords.AcceptAsync(link.Token, Password, cancel: Cancel)).IsOk);
        Assert.Empty(await FindingsAsync(test.Workspace));
    }

    [Fact]
    public async Task Rights_AreGivenToWhoHasAccepted()
    {
        using var test = await MakeAsync(TestDatabases.Sqlite);
        var (administration, rights) = (new AccountAdministration(test.Workspace), new RightsLibrary(test.Workspace));
        var link = (await administration.InviteAsync("wang", "王", 990101, "admin", Cancel)).Value;
        var giving = new RightsGiving(new Grant("leader", 990101), null, null);
        Assert.Equal("HJS0114", (await rights.GiveAsync("wang", giving, "safe", Cancel)).Problems[0].Code);
        Assert.True((await new PasswordLibrary(test.Workspace).AcceptAsync(link.Token, Password, cancel: Cancel)).IsOk);
        Assert.True((await rights.GiveAsync("wang", giving, "safe", Cancel)).IsOk);
        Assert.Equal("HJS0124", (await administration.InviteAsync(Account.Server, "王", 990101, "admin", Cancel)).Problems[0].Code);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Links_EndWithTheAccountAndWithThePassword(string kind)
    {
        using var test = await MakeAsync(kind);
        var (administration, passwords) = (new AccountAdministration(test.Workspace), new PasswordLibrary(test.Workspace));
        await test.Workspace.Accounts.CreateAsync("zhang", Password, "张", [], cancel: Cancel);
        var link = (await administration.ResetAsync("zhang", "admin", Cancel)).Value;
        await administration.SetDisabledAsync("zhang", true, "借调", "admin", Cancel);
        await administration.SetDisabledAsync("zhang", false, "回来", "admin", Cancel);
        Assert.Equal("HJS0173", (await passwords.AcceptAsync(link.Token, Other, cancel: Cancel)).Problems[0].Code);
        link = (await administration.ResetAsync("zhang", "admin", Cancel)).Value;
        Assert.True((await passwords.ChangeAsync("zhang", Password, Other, null, Cancel)).IsOk);
        Assert.Equal("HJS0173", (await passwords.FindAsync(link.Token, Cancel)).Problems[0].Code);
        Assert.Empty(await FindingsAsync(test.Workspace));
    }

    [Theory]
    [InlineData("UPDATE account_grants SET role = 'supervisor'", "授权")]
    [InlineData("UPDATE account_grants SET valid_to = NULL", "授权")]
    [InlineData("UPDATE account_grants SET ended_at = NULL", "授权")]
    [InlineData("INSERT INTO account_grants (account_id, role, region_code, given_by) SELECT id, 'supervisor', 0, '' FROM accounts", "授权")]
    [InlineData("UPDATE accounts SET password_hash = (SELECT password_hash FROM accounts WHERE name = 'li') WHERE name = 'zhang'", "密码")]
    [InlineData("UPDATE accounts SET disabled = 0", "停用")]
    [InlineData("UPDATE accounts SET factor_on = 0", "两步验证")]
    [InlineData("UPDATE accounts SET region_code = 990000", "地区")]
    [InlineData("UPDATE invitations SET token_hash = '0000000000000000000000000000000000000000000000000000000000000000' WHERE used = 0", "不符")]
    [InlineData("INSERT INTO invitations (account_id, token_hash, purpose, made_by, made_at, until, used) SELECT a.id, a.name, 'Reset', 'x', i.made_at, i.until, 0 FROM accounts a, invitations i WHERE a.name = 'zhang-li-who-has-a-long-name' AND i.used = 0", "没有产生")]
    [InlineData("UPDATE invitations SET used = 0, ended_at = NULL", "又能使用")]
    [InlineData("UPDATE invitations SET until = replace(until, '2026', '2027')", "有效期")]
    [InlineData("UPDATE accounts SET factor_secret = 'AAAA' WHERE factor_on = 1", "密钥")]
    [InlineData("PRAGMA foreign_keys = OFF; DELETE FROM accounts WHERE name = 'li'", "找不到")]
    public async Task WhatWasPutIntoTheTablesFromOutside_IsFound(string sql, string word)
    {
        using var test = await MakeAsync(TestDatabases.Sqlite);
        var (accounts, factors, rights, administration) = (test.Workspace.Accounts, new FactorLibrary(test.Workspace), new RightsLibrary(test.Workspace), new AccountAdministration(test.Workspace));
        await accounts.CreateAsync("zhang", Password, "张", [new Grant("clerk", 990101)], cancel: Cancel);
        await accounts.CreateAsync("li", Other, "李", [], cancel: Cancel);
        await administration.InviteAsync("zhang-li-who-has-a-long-name", "张", 990101, "admin", Cancel);
        var link = (await administration.ResetAsync("li", "admin", Cancel)).Value;
        test.Clock.Pass(TimeSpan.FromMinutes(1));
        await new PasswordLibrary(test.Workspace).AcceptAsync(link.Token, Password, cancel: Cancel);
        await rights.GiveAsync("zhang", new(new Grant("leader", 990101), null, new DateOnly(2026, 12, 31)), "safe", Cancel);
        await rights.EndAsync("zhang", (await accounts.FindAsync("zhang", Cancel))!.Grants.Min(g => g.Id), "调离", "safe", Cancel);
        var secret = (await factors.BeginAsync("zhang", null, Cancel)).Value;
        await factors.ConfirmAsync("zhang", Totp.CodeOf(secret, Totp.StepOf(test.Clock.Now)), null, Cancel);
        await administration.SetDisabledAsync("li", true, "退休", "admin", Cancel);
        Assert.Empty(await FindingsAsync(test.Workspace));
        await using (var db = test.Workspace.OpenDb())
            Assert.True(await db.Database.ExecuteSqlRawAsync(sql, Cancel) > 0);
        Assert.Contains(await FindingsAsync(test.Workspace), f => f.Message.Contains(word, StringComparison.Ordinal));
    }

    [Fact]
    public async Task SealedSecret_OpensForItsOwnerInItsWorkspaceOnly()
    {
        using var test = await MakeAsync(TestDatabases.Sqlite);
        using var other = await MakeAsync(TestDatabases.Sqlite);
        var text = new SecretBox(test.Directory).Seal([1, 2, 3], "zhang");
        Assert.Equal<byte>([1, 2, 3], new SecretBox(test.Directory).Open(text, "zhang")!);
        Assert.Null(new SecretBox(test.Directory).Open(text, "li"));
        Assert.Null(new SecretBox(other.Directory).Open(text, "zhang"));
        Assert.Null(new SecretBox(test.Directory).Open("?", "zhang"));
    }

    private async Task<TestWorkspace> MakeAsync(string kind)
    {
        var test = await TestWorkspace.MakeAsync(await databases.NewAsync(kind));
        await test.Workspace.Regions.SetAsync(
        [
            new(990000, "锦川省", RegionLevel.Province, 0), new(990100, "岚溪市", RegionLevel.City, 990000), new(990101, "东溪县", RegionLevel.County, 990100),
        ], new DateOnly(2020, 1, 1), "system", Cancel);
        return test;
    }

    private static async Task<IEnumerable<string>> RolesAsync(TestWorkspace test) =>
        (await test.Workspace.Accounts.FindAsync("zhang", Cancel))!.ToPrincipal(test.Clock.Now, RoleBook.BuiltIn).Grants.Select(g => g.Role);

    private static async Task<IReadOnlyList<VerificationFinding>> FindingsAsync(Workspace workspace) =>
        (await new VerifyWorkspace(workspace, recompute: null).RunAsync(cancel: Cancel)).Findings;
}
