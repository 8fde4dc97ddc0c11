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
        Assert.Equal(Now, account.LastSignIn);
    }

    [Fact]
    public void FifthFailure_LocksForFifteenMinutesSharp()
    {
        var account = Make();
        for (var i = 0; i < 4; i++) account.SignIn(false, Now);
        Assert.Contains("15 分钟", account.SignIn(false, Now).Problems[0].Message, StringComparison.Ordinal);
        Assert.Contains("1 分钟", account.SignIn(true, Now + Account.LockedFor - TimeSpan.FromTicks(1)).Problems[0].Message, StringComparison.Ordinal);
        Assert.True(account.SignIn(true, Now + Account.LockedFor).IsOk);
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
