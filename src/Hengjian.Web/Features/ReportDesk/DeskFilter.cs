using Hengjian.Audit.Findings;
using Hengjian.Evaluation.ReportDesk;

namespace Hengjian.Web.Features.ReportDesk;

/// <summary>Which flags of a report are shown; all of it in the address.</summary>
/// <param name="Show">Word of a group: matter, inconsistent, warning…, all.</param>
/// <param name="Sort">Kind of the flags (growth, warning/placeholder); empty for every kind.</param>
/// <param name="Answered">yes, no, or empty for both.</param>
public sealed record DeskFilter(string Show, string Sort, string Answered)
{
    internal const string Matter = "matter";
    internal const string All = "all";
    internal const string Data = "data";

    /// <summary>What is shown at first: what somebody should look at.</summary>
    public static DeskFilter Default { get; } = new(Matter, "", "");

    /// <summary>The groups one may choose, in the order of the tabs.</summary>
    internal static IReadOnlyList<(string Word, string Title)> Groups { get; } =
    [
        (Matter, "要看的"), ("inconsistent", "不一致"), ("warning", "文字提示"), (Data, "与数据对照"), ("undetermined", "无法判断"), ("consistent", "一致"), (All, "全部"),
    ];

    /// <summary>Reads what an address says; what makes no sense counts as not given.</summary>
    public static DeskFilter Read(string? show, string? sort, string? answered) => new(
        Groups.Any(g => g.Word == show) ? show! : Matter, sort?.Trim() ?? "", answered is "yes" or "no" ? answered : "");

    /// <summary>Whether a flag is shown.</summary>
    public bool Takes(DeskFlag flag) =>
        InGroup(flag, Show) && (Sort.Length == 0 || SortOf(flag) == Sort)
        && (Answered.Length == 0 || (Answered == "no" ? flag.Answer is null || flag.Unkept : flag.Answer is not null && !flag.Unkept));

    /// <summary>Whether a flag belongs to a group.</summary>
    public static bool InGroup(DeskFlag flag, string group) => group switch
    {
        All => true,
        Matter => flag.Matters,
        Data => flag.Data is not null,
        _ => flag.Group.ToString().Equals(group, StringComparison.OrdinalIgnoreCase),
    };

    /// <summary>The kind by which flags are filtered: a claim's kind whatever its verdict, a warning's code.</summary>
    public static string SortOf(DeskFlag flag) => flag switch
    {
        { Claim: not null } => flag.Sort.Split('/')[0],
        { Data: { Verdict: DataVerdict.NoValue or DataVerdict.Unclear } data } => "data-" + data.Verdict.ToString().ToLowerInvariant(),
        { Data: { } data } => $"data-{(data.Kind == "trial" ? "result" : data.Kind)}-{data.Verdict.ToString().ToLowerInvariant()}",
        _ => flag.Sort,
    };

    internal string Query(string? flag = null)
    {
        var pairs = new List<KeyValuePair<string, string?>>();
        if (Show != Matter) pairs.Add(new("show", Show));
        if (Sort.Length > 0) pairs.Add(new("kind", Sort));
        if (Answered.Length > 0) pairs.Add(new("answered", Answered));
        if (flag is not null) pairs.Add(new("flag", flag));
        return QueryString.Create(pairs).ToString();
    }
}
