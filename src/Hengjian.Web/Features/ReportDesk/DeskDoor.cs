using Hengjian.Audit.Findings;
using Hengjian.Domain.Access;
using Hengjian.Evaluation.ReportDesk;
using Hengjian.Evaluation.Rounds;
using Hengjian.Web.Security;
using Hengjian.Web.Shell;

namespace Hengjian.Web.Features.ReportDesk;

/// <summary>A report, or the page shown instead.</summary>
/// <param name="Model">The report with its flags; null when there is nothing to look at.</param>
/// <param name="Instead">What to answer then.</param>
internal sealed record OpenDesk(DeskModel? Model, IResult Instead);

/// <summary>The door of a report: is it this person's to see, and has it been audited.</summary>
internal sealed class DeskDoor(ReportDeskLibrary library, RoundLibrary rounds, DeskQuery query, Viewer viewer)
{
    internal async Task<OpenDesk> OpenAsync(long id, DeskFilter filter, CancellationToken cancel)
    {
        var found = await library.FindAsync(id, viewer.ScopeOf(Permission.ViewReportAudit), cancel);
        if (!found.TryGet(out var report)) return new(null, Pages.NotFound());
        var (region, versions) = (DeskQuery.NameOf(await query.RegionsAsync(cancel), report.RegionCode), await library.VersionsAsync(report.Series, cancel));
        var upload = viewer.Decide(Permission.UploadReport, report.RegionCode);
        var loaded = library.Load(report);
        if (!loaded.TryGet(out var audit))
            return new(null, Pages.Show<NoFindingsPage>(new { Report = report, Region = region, Versions = versions, loaded.Problems, MayUpload = upload }));
        audit = audit with { Found = audit.Found with { Data = await SeenAsync(audit.Found.Data, report.RegionCode, cancel) } };
        var model = new DeskModel(report, region, versions, audit, await library.FlagsAsync(report, audit, cancel), filter)
        {
            MayAnswer = viewer.Decide(Permission.AnswerFlag, report.RegionCode),
            MayUpload = upload,
            MayHaveFile = viewer.Decide(Permission.ViewReportAudit, report.RegionCode, field: ProtectedField.RawFile),
        };
        return new(model, Pages.NotFound());
    }

    // Results are seen here by whoever may see them on their own pages, at the stage their round has now.
    private async Task<IReadOnlyList<DataComparison>> SeenAsync(IReadOnlyList<DataComparison> data, int region, CancellationToken cancel)
    {
        if (data.Count == 0) return data;
        var stages = (await rounds.ListAsync(cancel)).ToDictionary(r => r.Id, r => r.Stage);
        var trials = viewer.Decide(Permission.ViewResults, region).Allowed;
        return [.. data.Where(d => d.Kind switch
        {
            "trial" => trials,
            "result" => d.Round is { } round && stages.TryGetValue(round, out var stage) && viewer.Decide(Permission.ViewResults, region, stage).Allowed,
            _ => true,
        })];
    }
}
