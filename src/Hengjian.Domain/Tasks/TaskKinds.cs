using Hengjian.Domain.Access;

namespace Hengjian.Domain.Tasks;

/// <summary>待办类别: what sorts of tasks there are, and whose they are: who holds the permission for the task's unit.</summary>
public static class TaskKinds
{
    /// <summary>填报并提交审核.</summary>
    public const string HandIn = "hand-in";

    /// <summary>审核.</summary>
    public const string Check = "check";

    /// <summary>汇入.</summary>
    public const string Merge = "merge";

    /// <summary>分解任务.</summary>
    public const string Breakdown = "breakdown";

    /// <summary>答复不适用申请.</summary>
    public const string AnswerClaim = "answer-claim";

    /// <summary>节点报送.</summary>
    public const string Milestone = "milestone";

    /// <summary>阅读通知.</summary>
    public const string Notice = "notice";

    /// <summary>接收移交: one person's, who may hold no right yet.</summary>
    public const string Handover = "handover";

    private static readonly (string Kind, string Name, Permission Permission)[] All =
    [
        (HandIn, "填报", Permission.FillData),
        (Check, "审核", Permission.CheckSubmission),
        (Merge, "汇入", Permission.MergeWork),
        (Breakdown, "分解任务", Permission.ManageBreakdown),
        (AnswerClaim, "答复不适用", Permission.ConsentNotApplicable),
        ("compile", "汇总", Permission.MergeWork),
        ("publish", "公示", Permission.ManagePublicity),
        ("approve", "政府审定", Permission.RecordApproval),
        ("submit", "报送", Permission.SubmitPackage),
        ("accept", "接收", Permission.ReturnPackage),
        ("mend", "组织补正", Permission.MergeWork),
        ("objection", "答复异议", Permission.ManagePublicity),
        (Milestone, "节点报送", Permission.DeliverMilestone),
        (Notice, "阅读通知", Permission.ReadNotice),
        ("periodic", "定期报表", Permission.FillPeriodic),
        (Handover, "接收移交", Permission.HandOver),
    ];

    /// <summary>The kinds in the order of lists.</summary>
    public static IReadOnlyList<string> Words { get; } = [.. All.Select(a => a.Kind)];

    /// <summary>Chinese name; the word itself when it is unknown.</summary>
    public static string NameOf(string kind) => All.FirstOrDefault(a => a.Kind == kind).Name ?? kind;

    /// <summary>The permission whoever sees the task holds; an unknown kind is seen by who may fill.</summary>
    public static Permission PermissionOf(string kind) =>
        All.Any(a => a.Kind == kind) ? All.First(a => a.Kind == kind).Permission : Permission.FillData;

    /// <summary>The kinds of each permission.</summary>
    /// <remarks>Without what is given to a person by name, whatever they may do: <see cref="Handover"/>.</remarks>
    public static ILookup<Permission, string> ByPermission { get; } = All.Where(a => a.Kind != Handover).ToLookup(a => a.Permission, a => a.Kind);
}
