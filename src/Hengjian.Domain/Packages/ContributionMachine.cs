using Hengjian.Domain.Access;
using Hengjian.Kernel;

namespace Hengjian.Domain.Packages;

/// <summary>What can be done with a unit's part.</summary>
public enum ContributionMove
{
    /// <summary>提交审核.</summary>
    HandIn,

    /// <summary>撤回.</summary>
    Withdraw,

    /// <summary>审核通过.</summary>
    Check,

    /// <summary>退回修改.</summary>
    Return,

    /// <summary>汇入.</summary>
    Merge,
}

/// <summary>What must be known of a unit's part to judge a move.</summary>
/// <param name="State">Its state.</param>
/// <param name="Work">Region, unit, stage and openness.</param>
/// <param name="Package">State of the package.</param>
public sealed record ContributionFacts(ContributionState State, AccessObject Work, PackageState Package)
{
    /// <summary>Sign-in name of who handed it in; null before.</summary>
    public string? HandedBy { get; init; }

    /// <summary>Sign-in names of all who wrote something that is not sealed.</summary>
    public IReadOnlyCollection<string> Authors { get; init; } = [];

    /// <summary>How many things still keep it from being handed in; the page names them.</summary>
    public int Obstacles { get; init; }

    /// <summary>How many things the head has to look at first: explanations, flags of texts, open comments.</summary>
    public int AnswersToAccept { get; init; }

    /// <summary>In a returned package: one of the returned things belongs to it.</summary>
    public bool Reopened { get; init; }
}

/// <summary>A move as a page offers it.</summary>
/// <param name="Move">Which.</param>
/// <param name="Name">Chinese verb for the button.</param>
/// <param name="Decision">Allowed, or why not.</param>
public sealed record ContributionOption(ContributionMove Move, string Name, Decision Decision);

/// <summary>承办任务状态机: the unit fills, another person of it checks, the lead merges; who finds fault returns it with a reason.</summary>
public static class ContributionMachine
{
    private sealed record Step(ContributionMove Move, string Name, ContributionState[] From, ContributionState To);

    private static readonly Step[] Steps =
    [
        new(ContributionMove.HandIn, "提交审核", [ContributionState.Open, ContributionState.Returned], ContributionState.HandedToCheck),
        new(ContributionMove.Withdraw, "撤回", [ContributionState.HandedToCheck], ContributionState.Open),
        new(ContributionMove.Check, "审核通过", [ContributionState.HandedToCheck], ContributionState.Checked),
        new(ContributionMove.Merge, "汇入", [ContributionState.Checked], ContributionState.Merged),
        new(ContributionMove.Return, "退回修改",
            [ContributionState.HandedToCheck, ContributionState.Checked, ContributionState.Merged], ContributionState.Returned),
    ];

    /// <summary>The moves that leave the state and are this person's business, allowed or blocked with the reason.</summary>
    public static IReadOnlyList<ContributionOption> Options(ContributionFacts facts, Principal principal) =>
        [.. Steps.Where(s => s.From.Contains(facts.State) && IsBusinessOf(s.Move, facts, principal))
            .Select(s => new ContributionOption(s.Move, s.Name, Judge(s.Move, facts, principal)))];

    /// <summary>The state after the move, or why it cannot be made.</summary>
    /// <param name="facts">What is known.</param>
    /// <param name="move">Which.</param>
    /// <param name="principal">Who asks.</param>
    /// <param name="reason">Chinese; needed for <see cref="ContributionMove.Return"/>.</param>
    /// <param name="due">Until when; needed for <see cref="ContributionMove.Return"/>, after today.</param>
    /// <param name="today">The day in Beijing.</param>
    public static Result<ContributionState> Apply(
        ContributionFacts facts, ContributionMove move, Principal principal, string reason = "", DateOnly? due = null, DateOnly today = default)
    {
        var step = Steps.Single(s => s.Move == move);
        if (!step.From.Contains(facts.State)) return PackageProblems.WrongState(step.Name, facts.State.NameOf());
        var right = DecideRight(move, facts, principal);
        if (!right.Allowed) return AccessProblems.Denied(right);
        if (Obstacle(move, facts, principal) is { } obstacle) return PackageProblems.Blocked(step.Name, obstacle);
        if (move != ContributionMove.Return) return step.To;
        if (!PackageReasons.IsGood(reason)) return PackageProblems.ReasonNeeded(step.Name);
        return due is { } day && day > today ? step.To : PackageProblems.DueNeeded(step.Name);
    }

    /// <summary>The move leaves this state and the right to it is this person's; what else stands in its way is asked when it is made.</summary>
    public static bool MayTry(ContributionMove move, ContributionState state, AccessObject work, Principal principal) =>
        Steps.Single(s => s.Move == move).From.Contains(state) && Needs(move, state).Any(p => AccessPolicy.Decide(principal, p, work).Allowed);

    /// <summary>The verb of a move: 提交审核.</summary>
    public static string NameOf(ContributionMove move) => Steps.Single(s => s.Move == move).Name;

    /// <summary>How far the work may be seen in a state.</summary>
    public static Openness OpennessOf(ContributionState state) =>
        state is ContributionState.Checked or ContributionState.Merged ? Openness.Government : Openness.Unit;

    private static Decision Judge(ContributionMove move, ContributionFacts facts, Principal principal)
    {
        var right = DecideRight(move, facts, principal);
        if (!right.Allowed) return right;
        return Obstacle(move, facts, principal) is { } obstacle ? Decision.No(obstacle) : Decision.Yes;
    }

    private static bool IsBusinessOf(ContributionMove move, ContributionFacts facts, Principal principal) =>
        Needs(move, facts.State).Any(p => AccessPolicy.Decide(principal, p, facts.Work with { Openness = Openness.Public }).Allowed);

    private static Permission[] Needs(ContributionMove move, ContributionState state) => move switch
    {
        ContributionMove.HandIn or ContributionMove.Withdraw => [Permission.FillData, Permission.WriteNarrative],
        ContributionMove.Check => [Permission.CheckSubmission],
        ContributionMove.Return when state == ContributionState.HandedToCheck => [Permission.CheckSubmission],
        _ => [Permission.MergeWork],
    };

    private static Decision DecideRight(ContributionMove move, ContributionFacts facts, Principal principal)
    {
        var decisions = Needs(move, facts.State).Select(p => AccessPolicy.Decide(principal, p, facts.Work)).ToList();
        return decisions.Any(d => d.Allowed) ? Decision.Yes : decisions[0];
    }

    private static string? Obstacle(ContributionMove move, ContributionFacts facts, Principal principal)
    {
        if (facts.Work.Stage != ProcessStage.Open) return "评价轮次不在“进行中”阶段。";
        if (facts.Package is not (PackageState.Preparing or PackageState.Returned)) return $"本级自评“{facts.Package.NameOf()}”。";
        if (facts.Package == PackageState.Returned && !facts.Reopened) return "这次退回补正没有列出这一项。";
        return move switch
        {
            ContributionMove.HandIn when facts.Obstacles > 0 => $"还有 {facts.Obstacles} 处没有填完或有错误。",
            ContributionMove.Withdraw when facts.HandedBy != principal.Account => "只有提交的人可以撤回；请审核人退回。",
            ContributionMove.Check when facts.HandedBy == principal.Account || facts.Authors.Contains(principal.Account) =>
                "填写或提交的人不能自己审核，请本单位另一位审核员办理。",
            ContributionMove.Check when facts.AnswersToAccept > 0 => $"还有 {facts.AnswersToAccept} 处要审核人先处理：说明待认可、文字提示待看过或批注待处理，见下面各条。",
            _ => null,
        };
    }
}
