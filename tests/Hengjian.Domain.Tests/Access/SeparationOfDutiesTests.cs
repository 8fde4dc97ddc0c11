using Hengjian.Domain.Access;

namespace Hengjian.Domain.Tests.Access;

public sealed class SeparationOfDutiesTests
{
    private static readonly string[] Three = ["administrator", "security-administrator", "auditor"];

    [Fact]
    public void EveryPairOfRoles_IsHeldTogetherOnlyAsAgreed()
    {
        foreach (var held in Roles.All.Select(r => r.Id))
            foreach (var asked in Roles.All.Select(r => r.Id))
            {
                var expected = held == asked ? null
                    : Three.Contains(held) && Three.Contains(asked) ? "HJS0104"
                    : Three.Contains(held) || Three.Contains(asked) ? "HJS0105"
                    : (held, asked) is ("clerk", "checker") or ("checker", "clerk") ? "HJS0106" : null;
                Assert.Equal(expected, SeparationOfDuties.Check([new Grant(held, 990100)], new Grant(asked, 990100), RoleBook.BuiltIn)?.Code);
            }
    }

    [Theory]
    [InlineData(990101, null, 990102, null, true)]
    [InlineData(990101, null, 990100, null, false)]
    [InlineData(990101, "edu", 990101, "finance", true)]
    [InlineData(990101, "edu", 990101, "edu", false)]
    [InlineData(990101, "edu", 990101, null, false)]
    public void ClerkAndChecker_MayBeOneForDifferentUnitsOrRegions(int clerk, string? clerkUnit, int checker, string? checkerUnit, bool may)
    {
        var problem = SeparationOfDuties.Check([new Grant("clerk", clerk, clerkUnit)], new Grant("checker", checker, checkerUnit), RoleBook.BuiltIn);
        Assert.Equal(may, problem is null);
    }

    [Fact]
    public void Refusal_SaysInWordsWhoHoldsWhat() => Assert.Equal(
        "系统管理员、安全管理员、安全审计员必须由三个人分别担任，此人已是安全审计员，不能再任系统管理员。",
        SeparationOfDuties.Check([new Grant("auditor", 0)], new Grant("administrator", 990000), RoleBook.BuiltIn)!.Message);

    [Fact]
    public void NoRole_HoldsPermissionsOfTwoAdministrations()
    {
        Permission[] apart = [Permission.ManageAccounts, Permission.GiveRights, Permission.ViewAuditLog];
        Assert.All(Roles.All, r => Assert.True(apart.Count(p => r.Has(p)) <= 1, r.Id));
        Assert.All(apart, p => Assert.Contains(Roles.All, r => r.Has(p)));
    }
}
