using Hengjian.Domain.Breakdown;

namespace Hengjian.Domain.Tests.Breakdown;

/// <summary>Every move from every state against a second table.</summary>
public class ClaimMachineTests
{
    // None, Claimed, Agreed, Refused; "-" refuses.
    private static readonly Dictionary<ClaimMove, string[]> Table = new()
    {
        [ClaimMove.Claim] = ["Claimed", "-", "-", "Claimed"],
        [ClaimMove.Withdraw] = ["-", "None", "-", "-"],
        [ClaimMove.Agree] = ["-", "Agreed", "-", "-"],
        [ClaimMove.Refuse] = ["-", "Refused", "-", "-"],
        [ClaimMove.Revoke] = ["-", "-", "Claimed", "-"],
    };

    [Fact]
    public void EveryMoveFromEveryState_IsAsTheTableSays()
    {
        foreach (var move in Enum.GetValues<ClaimMove>())
            foreach (var state in Enum.GetValues<ClaimState>())
            {
                var expected = Table[move][(int)state];
                var moved = ClaimMachine.Apply(state, move, "理由");
                Assert.Equal(expected, moved.IsOk ? moved.Value.ToString() : "-");
                Assert.Equal(expected != "-", ClaimMachine.CanMove(state, move));
            }
    }

    [Theory]
    [InlineData(ClaimMove.Claim, ClaimState.None, " ", "HJP0431")]
    [InlineData(ClaimMove.Refuse, ClaimState.Claimed, "", "HJP0431")]
    [InlineData(ClaimMove.Revoke, ClaimState.Agreed, "", "HJP0431")]
    [InlineData(ClaimMove.Claim, ClaimState.None, "a\u0001", "HJP0432")]
    public void ReasonIsAsked(ClaimMove move, ClaimState state, string reason, string code) =>
        Assert.Equal(code, ClaimMachine.Apply(state, move, reason).Problems[0].Code);
}
