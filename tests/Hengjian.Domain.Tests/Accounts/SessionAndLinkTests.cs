using Hengjian.Domain.Accounts;

namespace Hengjian.Domain.Tests.Accounts;

public sealed class SessionAndLinkTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Session_EndsAfterIdleTimeAfterTwelveHours_AndWhenEnded()
    {
        var session = new SessionRecord { Id = Guid.NewGuid(), AccountId = 1, StartedAt = Now, SeenAt = Now };
        Assert.True(session.IsOpen(Now.AddMinutes(30)));
        Assert.False(session.IsOpen(Now.AddMinutes(35)));
        session.SeenAt = Now.AddHours(11.9);
        Assert.True(session.IsOpen(Now.AddHours(12).AddTicks(-1)));
        Assert.False(session.IsOpen(Now.AddHours(12)));
        session.EndedAt = Now;
        Assert.False(session.IsOpen(Now));
    }

    [Fact]
    public void Link_WorksSevenDaysAndOnce()
    {
        Invitation Make() => new() { AccountId = 1, TokenHash = "", Purpose = InvitationPurpose.Welcome, MadeBy = "admin", MadeAt = Now, Until = Now + Invitation.Lasts };
        var link = Make();
        Assert.Null(link.Obstacle(Now.AddDays(7).AddTicks(-1)));
        Assert.Equal("HJS0172", link.Obstacle(Now.AddDays(7))!.Code);
        (link.Used, link.EndedAt) = (true, Now);
        Assert.Equal("HJS0171", link.Obstacle(Now)!.Code);
        var replaced = Make();
        replaced.EndedAt = Now;
        Assert.Equal("HJS0173", replaced.Obstacle(Now)!.Code);
    }

    // 2026-02-28T16:00Z is the first moment of March 1st in Beijing.
    [Fact]
    public void Grant_HoldsFromItsFirstToItsLastBeijingDay_UntilItIsTakenBack()
    {
        var grant = new AccountGrant { Role = "clerk", RegionCode = 990101, ValidFrom = new DateOnly(2026, 3, 1), ValidTo = new DateOnly(2026, 3, 2) };
        var dawn = new DateTimeOffset(2026, 2, 28, 16, 0, 0, TimeSpan.Zero);
        Assert.Equal([false, true, true, false], ((DateTimeOffset[])[dawn.AddTicks(-1), dawn, dawn.AddDays(2).AddTicks(-1), dawn.AddDays(2)]).Select(grant.IsInForce));
        Assert.Equal([false, false, true], ((DateTimeOffset[])[dawn.AddTicks(-1), dawn, dawn.AddDays(2)]).Select(grant.IsOver));
        grant.EndedAt = dawn.AddHours(1);
        Assert.True(grant.IsInForce(dawn));
        Assert.False(grant.IsInForce(dawn.AddHours(1)));
    }

    [Fact]
    public void WrongCodes_CountTogetherWithWrongPasswords_AndARightPasswordDoesNotClearThem()
    {
        var account = new Account { Name = "zhang", DisplayName = "张", PasswordHash = "", CreatedAt = Now, FactorOn = true };
        for (var i = 0; i < 4; i++)
        {
            Assert.True(account.SignIn(true, Now).IsOk);
            Assert.Equal("HJS0160", account.AcceptCode(null, Now).Problems[0].Code);
        }
        Assert.Equal("HJS0121", account.SignIn(false, Now).Problems[0].Code);
        Assert.Equal("HJS0121", account.AcceptCode(100, Now).Problems[0].Code);
        var later = Now + Account.LongestDelay;
        Assert.True(account.AcceptCode(100, later).IsOk);
        Assert.Equal((0, 100), (account.FailedSignIns, account.FactorStep));
        Assert.Equal("HJS0160", account.AcceptCode(100, later).Problems[0].Code);
    }

    [Fact]
    public void RecoveryCodes_AreReadAsPeopleTypeThem()
    {
        var code = SecretToken.NewRecoveryCode();
        Assert.Matches("^([a-z2-7]{4}-){3}[a-z2-7]{4}$", code);
        Assert.Equal(SecretToken.NormalizeRecoveryCode(code), SecretToken.NormalizeRecoveryCode(" " + code.ToUpperInvariant().Replace("-", " ", StringComparison.Ordinal)));
        Assert.Matches("^[A-Za-z0-9_-]{43}$", SecretToken.New());
    }
}
