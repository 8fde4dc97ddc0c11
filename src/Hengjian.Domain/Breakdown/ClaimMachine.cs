using Hengjian.Kernel;

namespace Hengjian.Domain.Breakdown;

/// <summary>What can happen to a claim that an item does not apply.</summary>
public enum ClaimMove
{
    /// <summary>申请不适用.</summary>
    Claim,

    /// <summary>撤回申请.</summary>
    Withdraw,

    /// <summary>同意.</summary>
    Agree,

    /// <summary>不同意.</summary>
    Refuse,

    /// <summary>撤销同意.</summary>
    Revoke,
}

/// <summary>不适用认定: claimed with a reason by who is evaluated, agreed or refused by who evaluates, who may also take a consent back.</summary>
public static class ClaimMachine
{
    /// <summary>Longest reason in characters.</summary>
    public const int LongestReason = 500;

    private sealed record Step(ClaimMove Move, string Name, ClaimState[] From, ClaimState To, bool AsksReason);

    private static readonly Step[] Steps =
    [
        new(ClaimMove.Claim, "申请不适用", [ClaimState.None, ClaimState.Refused], ClaimState.Claimed, true),
        new(ClaimMove.Withdraw, "撤回申请", [ClaimState.Claimed], ClaimState.None, false),
        new(ClaimMove.Agree, "同意不适用", [ClaimState.Claimed], ClaimState.Agreed, false),
        new(ClaimMove.Refuse, "不同意", [ClaimState.Claimed], ClaimState.Refused, true),
        new(ClaimMove.Revoke, "撤销同意", [ClaimState.Agreed], ClaimState.Claimed, true),
    ];

    /// <summary>Chinese verb of a move.</summary>
    public static string NameOf(this ClaimMove move) => Steps.Single(s => s.Move == move).Name;

    /// <summary>Chinese name of a state; empty for none.</summary>
    public static string NameOf(this ClaimState state) => state switch
    {
        ClaimState.None => "",
        ClaimState.Claimed => "已申请不适用",
        ClaimState.Agreed => "不适用（已同意）",
        ClaimState.Refused => "不适用未获同意",
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };

    /// <summary>True when the move leaves the state.</summary>
    public static bool CanMove(ClaimState state, ClaimMove move) => Steps.Single(s => s.Move == move).From.Contains(state);

    /// <summary>The state after the move, or why it cannot be made.</summary>
    public static Result<ClaimState> Apply(ClaimState state, ClaimMove move, string reason)
    {
        var step = Steps.Single(s => s.Move == move);
        if (!step.From.Contains(state)) return BreakdownProblems.WrongState(step.Name, state == ClaimState.None ? "没有申请" : state.NameOf());
        if (step.AsksReason && string.IsNullOrWhiteSpace(reason)) return BreakdownProblems.ReasonNeeded(step.Name);
        if (reason.Length > LongestReason || reason.Any(c => char.IsControl(c) && c is not ('\n' or '\r'))) return BreakdownProblems.BadReason(step.Name, LongestReason);
        return step.To;
    }
}
