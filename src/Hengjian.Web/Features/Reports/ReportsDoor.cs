using Hengjian.Domain.Access;
using Hengjian.Domain.Rounds;
using Hengjian.Evaluation.Reports;
using Hengjian.Evaluation.Results;
using Hengjian.Web.Security;
using Hengjian.Web.Shell;

namespace Hengjian.Web.Features.Reports;

/// <summary>What this person may do with the documents of a round, each refusal with its reason.</summary>
/// <param name="View">Read the public report.</param>
/// <param name="Download">Download it.</param>
/// <param name="Internal">See which units a problem is about, for the whole round.</param>
public sealed record ReportRights(Decision View, Decision Download, Decision Internal);

/// <summary>The door of the report pages.</summary>
internal sealed class ReportsDoor(RoundChoice choice, ResultsLibrary library, Viewer viewer)
{
    /// <summary>Opens the chosen round for somebody who may read its report, or gives the page that says why not.</summary>
    internal async Task<IResult> OpenAsync(Func<RoundResults, ReportRights, Task<IResult>> show, CancellationToken cancel)
    {
        var round = await choice.CurrentAsync();
        if (round is null) return Pages.Show<NoReportPage>(new { });
        var rights = RightsOf(round);
        if (!rights.View.Allowed) return Pages.Forbidden(rights.View.Reason);
        if (round.OfficialRunId is null) return Pages.Show<NoReportPage>(new { Round = round });
        var loaded = await library.OfRoundAsync(round, cancel);
        return loaded.TryGet(out var results)
            ? await show(results, rights)
            : Pages.Show<NoReportPage>(new { Round = round, loaded.Problems });
    }

    /// <summary>What the documents of these results are written from.</summary>
    internal static ReportMaterial MaterialOf(RoundResults results) =>
        new(results.Scheme, results.Scores, results.Catalogue, results.Regions);

    private ReportRights RightsOf(RoundRecord round) => new(
        Whole(Permission.ViewReport, round), Whole(Permission.DownloadReport, round),
        viewer.Decide(Permission.ViewInternalProblemList, round.RegionCode, round.Stage));

    // A report covers the whole round. Before it is public, only those answerable for the whole may read it; a published
    // one is open to every unit of the round.
    private Decision Whole(Permission permission, RoundRecord round)
    {
        var whole = viewer.Decide(permission, round.RegionCode, round.Stage);
        var open = round.PublishedAt is not null && !viewer.ScopeOf(permission, round.Stage).IsEmpty;
        return open ? Decision.Yes : whole;
    }
}
