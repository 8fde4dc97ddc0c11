using Hengjian.Domain.Accounts;

namespace Hengjian.Domain.Tests.Accounts;

public sealed class AccountTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 8, 0, 0, TimeSpan.Zero);

    private static Account Make() => new()
    {
        Name = "zhang",
        DisplayName = "张",
        PasswordHash = "",
        CreatedAt = Now,
    };

    [Fact]
    public void FourFailuresAndASuccess_StartTheCountAgain()
    {
        var account = Make();
        for (var round = 0; round < 3; round++)
        {
            for (var i = 0; i < 4; i++) Assert.Equal("HJS0120", account.SignIn(false, Now).Problems[0].Code);
            Assert.True(account.SignIn(true, Now).IsOk);
        }
    }

    [Fact]
    public void FromTheFifthFailureOn_TheNextTryWaits_TwiceAsLongEachTime()
    {
        var (account, now) = (Make(), Now);
        for (var i = 0; i < 4; i++) Assert.Equal("HJS0120", account.SignIn(false, now).Problems[0].Code);
        foreach (var seconds in (int[])[30, 60, 120, 240, 480, 900, 900])
        {
            Assert.Equal("HJS0121", account.SignIn(false, now).Problems[0].Code);
            // While one waits nothing is counted, and the right password is refused to a stranger as well.
            Assert.Equal("HJS0121", account.SignIn(true, now.AddSeconds(seconds).AddTicks(-1)).Problems[0].Code);
            now = now.AddSeconds(seconds);
        }
        Assert.Contains("15 分钟", account.SignIn(false, now).Problems[0].Message, StringComparison.Ordinal);
        Assert.True(account.SignIn(true, now + Account.LongestDelay).IsOk);
        Assert.Equal("HJS0120", account.SignIn(false, now + Account.LongestDelay).Problems[0].Code);
    }

    [Fact]
    public void AKnownBrowser_NeitherWaitsNorCounts_AndLeavesStrangersWaiting()
    {
        var account = Make();
        for (var i = 0; i < 5; i++) account.SignIn(false, Now);
        Assert.Equal("HJS0120", account.SignIn(false, Now, known: true).Problems[0].Code);
        Assert.True(account.SignIn(true, Now, known: true).IsOk);
        Assert.Equal((5, true), (account.FailedSignIns, account.IsLocked(Now)));
        Assert.Equal("HJS0121", account.SignIn(true, Now).Problems[0].Code);
        Assert.Equal("HJS0160", account.AcceptCode(null, Now, known: true).Problems[0].Code);
        Assert.True(account.AcceptCode(7, Now, known: true).IsOk);
        Assert.Equal("HJS0145", account.AcceptBoth(false, 8, Now, known: true).Problems[0].Code);
        Assert.Equal("HJS0160", account.AcceptCode(7, Now, known: true).Problems[0].Code);
    }

    [Fact]
    public void ADayAfterTheWait_FailuresAreForgotten()
    {
        var account = Make();
        for (var i = 0; i < 5; i++) account.SignIn(false, Now);
        var until = account.LockedUntil!.Value;
        Assert.Equal("HJS0121", Copy(until + Account.Remembers - TimeSpan.FromTicks(1)));
        Assert.Equal("HJS0120", Copy(until + Account.Remembers));

        string Copy(DateTimeOffset now)
        {
            var same = Make();
            (same.FailedSignIns, same.LockedUntil) = (account.FailedSignIns, account.LockedUntil);
            return same.SignIn(false, now).Problems[0].Code;
        }
    }

    [Fact]
    public void DisabledAccount_TellsOnlyThoseWhoKnowThePassword()
    {
        var account = Make();
        account.Disabled = true;
        Assert.Equal("HJS0120", account.SignIn(false, Now).Problems[0].Code);
        Assert.Equal("HJS0122", account.SignIn(true, Now).Problems[0].Code);
    }
}
