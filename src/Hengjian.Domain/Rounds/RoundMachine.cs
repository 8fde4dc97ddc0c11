using Hengjian.Domain.Access;
using Hengjian.Kernel;

namespace Hengjian.Domain.Rounds;

/// <summary>What can be done to a round.</summary>
public enum RoundTransition
{
    /// <summary>启动: data and reviews may come in.</summary>
    Open,

    /// <summary>完成评分: fix the official run.</summary>
    CloseScoring,

    /// <summary>退回评审: back to open, with a reason.</summary>
    Reopen,

    /// <summary>公布: final.</summary>
    Publish,
}

/// <summary>What must be known to judge a transition.</summary>
/// <param name="SchemeFrozen">Scheme and catalogue are stored under their versions.</param>
/// <param name="Snapshots">Number of snapshots that speak for the round's year.</param>
/// <param name="OfficialRun">There is an official run.</param>
/// <param name="RunIsCurrent">Its input hash equals that of the inputs as they are now.</param>
/// <param name="OpenSheets">Evaluated units whose total is still open.</param>
public sealed record RoundFacts(bool SchemeFrozen, int Snapshots, bool OfficialRun, bool RunIsCurrent, int OpenSheets)
{
    /// <summary>Submissions in force whose figures have not become facts yet.</summary>
    public int WaitingSubmissions { get; init; }

    /// <summary>The version of the catalogue that the round uses since; null when the run was made with the round's.</summary>
    public string? ChosenSince { get; init; }
}

/// <summary>A transition as a page offers it.</summary>
/// <param name="Transition">Which.</param>
/// <param name="Name">Chinese verb for the button.</param>
/// <param name="Decision">Allowed, or why not.</param>
public sealed record RoundOption(RoundTransition Transition, string Name, Decision Decision);

/// <summary>轮次状态机: states, transitions, who may, what must hold, what it says when not.</summary>
public static class RoundMachine
{
    private sealed record Step(
        RoundTransition Transition, string Name, ProcessStage From, ProcessStage To, Permission Needs);

    /// <summary>Characters a reason may have: it stands in the audit log for good.</summary>
    public const int LongestReason = 500;

    private static readonly Step[] Steps =
    [
        new(RoundTransition.Open, "启动", ProcessStage.Draft, ProcessStage.Open, Permission.ManageRounds),
        new(RoundTransition.CloseScoring, "完成评分", ProcessStage.Open, ProcessStage.Scored, Permission.ManageRounds),
        new(RoundTransition.Reopen, "退回评审", ProcessStage.Scored, ProcessStage.Open, Permission.ManageRounds),
        new(RoundTransition.Publish, "公布", ProcessStage.Scored, ProcessStage.Published, Permission.PublishResults),
    ];

    /// <summary>The transitions that leave the round's stage, allowed or blocked with the reason.</summary>
    public static IReadOnlyList<RoundOption> Options(RoundRecord round, RoundFacts facts, Principal principal) =>
        [.. Steps.Where(s => s.From == round.Stage).Select(s => new RoundOption(s.Transition, s.Name, Judge(s, round, facts, principal)))];

    /// <summary>Makes the transition, or says why not; nothing changes then.</summary>
    /// <param name="round">The round; its stage changes on success.</param>
    /// <param name="transition">Which.</param>
    /// <param name="facts">What is known.</param>
    /// <param name="principal">Who asks.</param>
    /// <param name="now">When; kept for a publication.</param>
    /// <param name="reason">Chinese; needed for <see cref="RoundTransition.Reopen"/>.</param>
    public static Result<ProcessStage> Apply(
        RoundRecord round, RoundTransition transition, RoundFacts facts, Principal principal, DateTimeOffset now, string reason = "")
    {
        var step = Steps.Single(s => s.Transition == transition);
        if (step.From != round.Stage) return RoundProblems.WrongStage(step.Name, step.From, round.Stage);
        var right = AccessPolicy.Decide(principal, step.Needs, round.RegionCode, round.Stage);
        if (!right.Allowed) return AccessProblems.Denied(right);
        if (Obstacle(transition, facts) is { } obstacle) return RoundProblems.Blocked(step.Name, obstacle);
        if (transition == RoundTransition.Reopen && string.IsNullOrWhiteSpace(reason)) return RoundProblems.ReasonNeeded(step.Name);
        if (!IsPrintable(reason)) return RoundProblems.BadReason(step.Name, LongestReason);
        round.Stage = step.To;
        if (transition == RoundTransition.Reopen) round.OfficialRunId = null;
        if (transition == RoundTransition.Publish) round.PublishedAt = now;
        return step.To;
    }

    /// <summary>Whether another version of the indicator catalogue may be chosen now, or why not.</summary>
    public static Decision MayChooseCatalogue(RoundRecord round, Principal principal)
    {
        var right = AccessPolicy.Decide(principal, Permission.ManageRounds, round.RegionCode, round.Stage);
        if (!right.Allowed) return right;
        return round.Stage is ProcessStage.Draft or ProcessStage.Open
            ? Decision.Yes
            : Decision.No($"轮次已“{round.Stage.NameOf()}”，结果按原目录版本算定；要换版本，须先退回评审。");
    }

    /// <summary>选用目录版本: the next run uses it. An official run made with another one no longer counts as current.</summary>
    /// <param name="round">The round; its version changes on success.</param>
    /// <param name="version">Hash of a catalogue that is kept and fits the scheme.</param>
    /// <param name="principal">Who asks.</param>
    /// <param name="reason">Chinese; needed.</param>
    public static Result<string> ChooseCatalogue(RoundRecord round, string version, Principal principal, string reason)
    {
        var may = MayChooseCatalogue(round, principal);
        if (!may.Allowed) return RoundProblems.Blocked("选用目录版本", may.Reason);
        if (string.IsNullOrWhiteSpace(reason)) return RoundProblems.ReasonNeeded("选用目录版本");
        if (!IsPrintable(reason)) return RoundProblems.BadReason("选用目录版本", LongestReason);
        round.CatalogueVersion = version;
        return version;
    }

    private static bool IsPrintable(string reason) =>
        reason.Length <= LongestReason && !reason.Any(c => char.IsControl(c) && c is not ('\n' or '\r' or '\t'));

    private static Decision Judge(Step step, RoundRecord round, RoundFacts facts, Principal principal)
    {
        var right = AccessPolicy.Decide(principal, step.Needs, round.RegionCode, round.Stage);
        if (!right.Allowed) return right;
        return Obstacle(step.Transition, facts) is { } obstacle ? Decision.No(obstacle) : Decision.Yes;
    }

    private static string? Obstacle(RoundTransition transition, RoundFacts facts) => transition switch
    {
        RoundTransition.Open when !facts.SchemeFrozen => "评价方案和指标目录尚未固定版本。",
        RoundTransition.CloseScoring when facts.Snapshots == 0 => "本年度还没有导入任何数据。",
        RoundTransition.CloseScoring or RoundTransition.Publish when facts.WaitingSubmissions > 0 =>
            $"还有 {facts.WaitingSubmissions} 份报送的数据没有进入测算；原因列在本页，处理以后重新运行正式测算。",
        RoundTransition.CloseScoring or RoundTransition.Publish when !facts.OfficialRun => "还没有正式测算结果，请先运行正式测算。",
        RoundTransition.CloseScoring or RoundTransition.Publish when facts is { RunIsCurrent: false, ChosenSince: { } version } =>
            $"正式测算之后换用了目录版本 {version[..Math.Min(8, version.Length)]}，请重新运行正式测算。",
        RoundTransition.CloseScoring or RoundTransition.Publish when !facts.RunIsCurrent =>
            "正式测算之后数据或评审录入有变化，请重新运行正式测算。",
        RoundTransition.Publish when facts.OpenSheets > 0 => $"还有 {facts.OpenSheets} 个被评价单位的总分未定，须先补齐待评条目。",
        _ => null,
    };
}
