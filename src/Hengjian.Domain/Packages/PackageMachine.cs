using Hengjian.Domain.Access;
using Hengjian.Kernel;

namespace Hengjian.Domain.Packages;

/// <summary>What can be done with a package.</summary>
public enum PackageMove
{
    /// <summary>汇总完成.</summary>
    Compile,

    /// <summary>撤回汇总: back to the units.</summary>
    Reopen,

    /// <summary>公示.</summary>
    Publish,

    /// <summary>撤下公示.</summary>
    Unpublish,

    /// <summary>登记政府审定.</summary>
    Approve,

    /// <summary>撤销审定: back to where it was before the approval.</summary>
    Unapprove,

    /// <summary>报送.</summary>
    Submit,

    /// <summary>接收, by the region above.</summary>
    Accept,

    /// <summary>退回补正, by the region above.</summary>
    Return,
}

/// <summary>What must be known of a package to judge a move.</summary>
/// <param name="State">Its state.</param>
/// <param name="Region">The evaluated government.</param>
/// <param name="Stage">Stage of the round.</param>
public sealed record PackageFacts(PackageState State, int Region, ProcessStage Stage)
{
    /// <summary>The round asks for publicity.</summary>
    public bool PublicityAsked { get; init; } = true;

    /// <summary>The round asks for the government's approval.</summary>
    public bool ApprovalAsked { get; init; } = true;

    /// <summary>Number of items of the package.</summary>
    public int Items { get; init; }

    /// <summary>Items that are neither merged nor agreed not to apply.</summary>
    public int OpenItems { get; init; }

    /// <summary>Units' parts that were returned and are not merged again.</summary>
    public int OpenParts { get; init; }

    /// <summary>Packages of governments below that are neither accepted nor waived.</summary>
    public int OpenBelow { get; init; }

    /// <summary>A reason was given why the governments below that are missing are not waited for.</summary>
    public bool BelowWaived { get; init; }

    /// <summary>Claims that an item does not apply which the evaluator has not answered.</summary>
    public int OpenClaims { get; init; }

    /// <summary>Items that owe a self score, in order of their numbers; empty when none is asked.</summary>
    public IReadOnlyList<string> Unscored { get; init; } = [];

    /// <summary>Items whose self score owes its reason.</summary>
    public IReadOnlyList<string> Unreasoned { get; init; } = [];

    /// <summary>It was handed up before: what is mended now was returned.</summary>
    public bool Mending { get; init; }

    /// <summary>Packages of governments below that were returned and are not back.</summary>
    public int ReturnedBelow { get; init; }

    /// <summary>The region whose office accepts or returns it; null when any above may.</summary>
    public int? Receiver { get; init; }

    /// <summary>The last publicity is over.</summary>
    public bool PublicityOver { get; init; }

    /// <summary>Objections without an answer.</summary>
    public int OpenObjections { get; init; }

    /// <summary>Content is what was shown in public; true when no publicity was asked.</summary>
    public bool AsPublished { get; init; } = true;

    /// <summary>Content is what was approved; true when no approval was asked.</summary>
    public bool AsApproved { get; init; } = true;

    /// <summary>Sign-in name of who compiled it; null before.</summary>
    public string? CompiledBy { get; init; }

    /// <summary>The second step of signing in was done in this session less than 15 minutes ago, or the account has none to do.</summary>
    public bool FactorFresh { get; init; } = true;
}

/// <summary>A move as a page offers it.</summary>
/// <param name="Move">Which.</param>
/// <param name="Name">Chinese verb for the button.</param>
/// <param name="Decision">Allowed, or why not.</param>
public sealed record PackageOption(PackageMove Move, string Name, Decision Decision);

/// <summary>自评包状态机: compiled by the lead, shown in public, approved by the government, submitted, accepted or returned above.</summary>
public static class PackageMachine
{
    private const int MostNamed = 10;

    private sealed record Step(PackageMove Move, string Name, PackageState To, Permission Needs, bool Reasoned = false);

    private static readonly Step[] Steps =
    [
        new(PackageMove.Compile, "汇总完成", PackageState.Compiled, Permission.MergeWork),
        new(PackageMove.Reopen, "撤回汇总", PackageState.Preparing, Permission.MergeWork, Reasoned: true),
        new(PackageMove.Publish, "公示", PackageState.Publicity, Permission.ManagePublicity),
        new(PackageMove.Unpublish, "撤下公示", PackageState.Compiled, Permission.ManagePublicity, Reasoned: true),
        new(PackageMove.Approve, "登记政府审定", PackageState.Approved, Permission.RecordApproval),
        new(PackageMove.Unapprove, "撤销审定", PackageState.Compiled, Permission.RecordApproval, Reasoned: true),
        new(PackageMove.Submit, "报送", PackageState.Submitted, Permission.SubmitPackage),
        new(PackageMove.Accept, "接收", PackageState.Accepted, Permission.ReturnPackage),
        new(PackageMove.Return, "退回补正", PackageState.Returned, Permission.ReturnPackage, Reasoned: true),
    ];

    /// <summary>The Chinese verb.</summary>
    public static string NameOf(PackageMove move) => Steps.Single(s => s.Move == move).Name;

    /// <summary>The permission a move needs.</summary>
    public static Permission NeededFor(PackageMove move) => Steps.Single(s => s.Move == move).Needs;

    /// <summary>The moves that leave the state and are this person's business, allowed or blocked with the reason.</summary>
    public static IReadOnlyList<PackageOption> Options(PackageFacts facts, Principal principal) =>
        [.. Steps.Where(s => From(s.Move, facts).Contains(facts.State) && AccessPolicy.Decide(principal, s.Needs, ObjectOf(s.Move, facts)).Allowed)
            .Select(s => new PackageOption(s.Move, s.Name, Obstacle(s.Move, facts, principal) is { } o ? Decision.No(o) : Decision.Yes))];

    /// <summary>The state after the move, or why it cannot be made.</summary>
    /// <param name="facts">What is known.</param>
    /// <param name="move">Which.</param>
    /// <param name="principal">Who asks.</param>
    /// <param name="reason">Chinese; needed for going back.</param>
    public static Result<PackageState> Apply(PackageFacts facts, PackageMove move, Principal principal, string reason = "")
    {
        var step = Steps.Single(s => s.Move == move);
        if (!From(move, facts).Contains(facts.State)) return PackageProblems.WrongState(step.Name, facts.State.NameOf());
        var right = AccessPolicy.Decide(principal, step.Needs, ObjectOf(move, facts));
        if (!right.Allowed) return AccessProblems.Denied(right);
        if (Obstacle(move, facts, principal) is { } obstacle) return PackageProblems.Blocked(step.Name, obstacle);
        if (step.Reasoned && !PackageReasons.IsGood(reason)) return PackageProblems.ReasonNeeded(step.Name);
        return move == PackageMove.Unapprove ? BeforeApproval(facts) : step.To;
    }

    /// <summary>How far a package may be seen in a state. What was handed up has been seen and stays so.</summary>
    /// <param name="state">The state.</param>
    /// <param name="handedUp">There is a submission of it.</param>
    public static Openness OpennessOf(PackageState state, bool handedUp = false) =>
        handedUp || state is PackageState.Submitted or PackageState.Returned or PackageState.Accepted ? Openness.Evaluator : Openness.Government;

    /// <summary>How far a package may be seen.</summary>
    public static Openness OpennessOf(PackageRecord package) => OpennessOf(package.State, package.SubmissionId is not null);

    /// <summary>What the right to a move is asked for.</summary>
    /// <param name="move">Which.</param>
    /// <param name="region">The evaluated government.</param>
    /// <param name="stage">Stage of the round.</param>
    /// <param name="openness">How far the package may be seen.</param>
    /// <param name="receiver">The region whose office accepts or returns it.</param>
    public static AccessObject ObjectOf(PackageMove move, int region, ProcessStage stage, Openness openness, int? receiver) =>
        new(region, null, stage, openness) { Receiver = move is PackageMove.Accept or PackageMove.Return ? receiver : null };

    // What comes after compiling depends on what the round asks for.
    private static PackageState[] From(PackageMove move, PackageFacts facts) => move switch
    {
        PackageMove.Compile => [PackageState.Preparing],
        PackageMove.Reopen => [PackageState.Compiled],
        PackageMove.Publish => facts.PublicityAsked ? [PackageState.Compiled] : [],
        PackageMove.Unpublish => [PackageState.Publicity],
        PackageMove.Approve when !facts.ApprovalAsked => [],
        PackageMove.Approve => [facts.PublicityAsked ? PackageState.Publicity : PackageState.Compiled, PackageState.Returned],
        PackageMove.Unapprove => [PackageState.Approved],
        PackageMove.Submit when facts.ApprovalAsked => [PackageState.Approved],
        PackageMove.Submit => [facts.PublicityAsked ? PackageState.Publicity : PackageState.Compiled, PackageState.Returned],
        PackageMove.Accept => [PackageState.Submitted],
        _ => [PackageState.Submitted, PackageState.Accepted],
    };

    private static AccessObject ObjectOf(PackageMove move, PackageFacts facts) =>
        ObjectOf(move, facts.Region, facts.Stage, OpennessOf(facts.State, facts.Mending), facts.Receiver);

    // Where the approval came from, so that what changed since can be shown, mended and approved again.
    private static PackageState BeforeApproval(PackageFacts facts) =>
        facts.Mending ? PackageState.Returned : facts.PublicityAsked ? PackageState.Publicity : PackageState.Compiled;

    private static string? Obstacle(PackageMove move, PackageFacts facts, Principal principal)
    {
        if (facts.Stage != ProcessStage.Open) return $"评价轮次“{facts.Stage.NameOf()}”，只有“{ProcessStage.Open.NameOf()}”时可以办理。";
        return move switch
        {
            PackageMove.Compile => Uncompiled(facts),
            PackageMove.Approve => Unpublished(facts) ?? Unmended(facts) ?? (facts.CompiledBy == principal.Account
                ? "汇总自评的人不能登记审定，请政府办另一位同志办理。" : null),
            PackageMove.Submit => Unpublished(facts) ?? Unmended(facts) ?? (!facts.AsApproved ? "审定以后内容有改动，须由政府办撤销审定，重新审定。"
                : facts.FactorFresh ? null : "报送须在 15 分钟内通过两步验证，请重新登录后再报送。"),
            _ => null,
        };
    }

    private static string? Uncompiled(PackageFacts facts) =>
        facts.Items == 0 ? "任务还没有分解。"
        : facts.OpenItems > 0 ? $"{facts.Items} 项中还有 {facts.OpenItems} 项没有汇入，也没有同意不适用。"
        : facts.OpenClaims > 0 ? $"还有 {facts.OpenClaims} 项申请不适用，评价方没有答复；须等答复，或撤回申请。"
        : facts.OpenBelow > 0 && !facts.BelowWaived ? $"下级还有 {facts.OpenBelow} 个自评没有接收，须写明免报理由。"
        : Unscored(facts);

    private static string? Unscored(PackageFacts facts) =>
        facts.Unscored.Count > 0 ? $"还有 {facts.Unscored.Count} 项没有自评得分：{Named(facts.Unscored)}。"
        : facts.Unreasoned.Count > 0 ? $"还有 {facts.Unreasoned.Count} 项自评得分没有写扣分理由或加分依据：{Named(facts.Unreasoned)}。"
        : null;

    private static string Named(IReadOnlyList<string> items) => string.Join("、", items.Take(MostNamed)) + (items.Count > MostNamed ? "等" : "");

    private static string? Unpublished(PackageFacts facts) => facts.State != PackageState.Publicity ? null
        : !facts.PublicityOver ? "公示期还没有满。"
        : facts.OpenObjections > 0 ? $"还有 {facts.OpenObjections} 条异议没有答复。"
        : !facts.AsPublished ? "公示以后内容有改动，须撤下重新公示。"
        : null;

    private static string? Unmended(PackageFacts facts) => !facts.Mending && facts.State != PackageState.Returned ? null
        : facts.OpenParts > 0 ? $"退回补正的还有 {facts.OpenParts} 项没有改完汇入。"
        : facts.ReturnedBelow > 0 ? $"下级还有 {facts.ReturnedBelow} 个自评在退回补正，须改完报来、接收以后再办。"
        : Unscored(facts);
}
