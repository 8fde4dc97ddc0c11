using Hengjian.Audit.Findings;
using Hengjian.Audit.Writing;
using Hengjian.Domain.ReportDesk;
using Hengjian.Evaluation.Auditing;

namespace Hengjian.Evaluation.ReportDesk;

/// <summary>Makes the flags of a report from what was found in it.</summary>
public static class DeskFlags
{
    /// <summary>The flags in the order of the text; what the text as a whole lacks comes last, after every place that one can look at.</summary>
    /// <param name="audit">What was found.</param>
    /// <param name="version">The version looked at.</param>
    /// <param name="answers">Every answer to the report, oldest first.</param>
    /// <param name="versions">Number of a version by its id.</param>
    public static IReadOnlyList<DeskFlag> Of(
        StoredAudit audit, int version, IReadOnlyList<FlagAnswer> answers, IReadOnlyDictionary<long, int> versions)
    {
        var said = answers.ToLookup(a => a.Flag, StringComparer.Ordinal);
        IReadOnlyList<GivenAnswer> History(string flag) =>
            [.. said[flag].Select(a => new GivenAnswer(a, versions.GetValueOrDefault(a.ReportId), versions.GetValueOrDefault(a.ReportId) < version))];
        var claims = audit.Found.Claims.Select(c => Of(c) with { History = History(c.Id) });
        var warnings = audit.Found.Warnings.Select(w => Of(w) with { History = History(w.Id) });
        var data = audit.Found.Data.Select(d => Of(d) with { History = History(d.Id) });
        return [.. claims.Concat(warnings).Concat(data).OrderBy(f => f.Spans.Count == 0 ? int.MaxValue : f.Spans[0].Start).ThenBy(f => f.Group).ThenBy(f => f.Id, StringComparer.Ordinal)];
    }

    /// <summary>Counts flags by sort, and those without an answer.</summary>
    public static FlagCounts Count(IReadOnlyList<DeskFlag> flags) =>
        FlagCounts.Of(flags.Select(f => f.Sort).Concat(flags.Where(f => f.Open).Select(_ => FlagCounts.Open))
            .Concat(flags.Where(f => f is { Open: true, Data.Kind: "result" }).Select(_ => FlagCounts.OpenResults)));

    private static DeskFlag Of(Claim claim) => new()
    {
        Id = claim.Id,
        Group = claim.Verdict switch
        {
            Verdict.Inconsistent => FlagGroup.Inconsistent,
            Verdict.Undetermined => FlagGroup.Undetermined,
            _ => FlagGroup.Consistent,
        },
        Sort = SortOf(claim),
        Kind = Names.Of(claim.Kind),
        Message = claim.Message,
        Spans = claim.Spans,
        Claim = claim,
    };

    private static DeskFlag Of(Warning warning) => new()
    {
        Id = warning.Id,
        Group = FlagGroup.Warning,
        Sort = SortOf(warning),
        Kind = Names.OfWarning(warning.Code),
        Message = warning.Message,
        Spans = warning.Spans,
    };

    private static DeskFlag Of(DataComparison data) => new()
    {
        Id = data.Id,
        Group = DataWords.Matters(data) ? FlagGroup.Differs : FlagGroup.Compared,
        Sort = $"{data.Kind}/{data.Verdict.ToString().ToLowerInvariant()}",
        Kind = data.Verdict switch
        {
            DataVerdict.Differs => $"与{DataWords.Against(data.Kind)}不符",
            DataVerdict.Agrees => $"与{DataWords.Against(data.Kind)}相符",
            DataVerdict.NoValue => "没有数据",
            _ => "不能断定",
        },
        Message = data.Message,
        Spans = [data.Span],
        Data = data,
    };

    private static string SortOf(Claim claim) => $"{claim.Kind.ToString().ToLowerInvariant()}/{claim.Verdict.ToString().ToLowerInvariant()}";

    private static string SortOf(Warning warning) => "warning/" + warning.Code;
}
