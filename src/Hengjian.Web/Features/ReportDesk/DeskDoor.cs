using Hengjian.Audit.Findings;
using Hengjian.Domain.Access;
using Hengjian.Domain.ReportDesk;
using Hengjian.Evaluation.ReportDesk;
using Hengjian.Evaluation.Rounds;
using Hengjian.Kernel;
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
        var file = viewer.Decide(Permission.ViewReportAudit, report.RegionCode, field: ProtectedField.RawFile);
        var loaded = library.Load(report);
        if (!loaded.TryGet(out var audit))
            return new(null, Pages.Show<NoFindingsPage>(new { Report = report, Region = region, Versions = versions, People = await query.PeopleAsync(versions.Select(v => v.GivenBy), cancel), loaded.Problems, MayUpload = upload, MayHaveFile = file }));
        if (audit.Found.Data.Count > 0) audit = (await SightAsync(cancel)).Of(audit, report.RegionCode);
        var flags = await library.FlagsAsync(report, audit, cancel);
        var people = await query.PeopleAsync(versions.Select(v => v.GivenBy).Concat(flags.SelectMany(f => f.History).Select(h => h.Answer.By)), cancel);
        var model = new DeskModel(report, region, versions, audit, flags, filter)
        {
            People = people,
            MayAnswer = viewer.Decide(Permission.AnswerFlag, report.RegionCode),
            MayUpload = upload,
            MayHaveFile = file,
        };
        return new(model, Pages.NotFound());
    }

    /// <summary>What this person may see of comparisons with data; rounds are read once, for however many reports.</summary>
    internal async Task<DeskSight> SightAsync(CancellationToken cancel) => new(viewer, (await rounds.ListAsync(cancel)).ToDictionary(r => r.Id, r => r.Stage));

    /// <summary>The findings of many reports as this person may see them, read one after the other.</summary>
    internal async Task<IEnumerable<(DeskReport Report, Result<StoredAudit> Audit)>> EachAsync(IReadOnlyList<DeskReport> reports, CancellationToken cancel)
    {
        var sight = await SightAsync(cancel);
        return reports.Select(r => (r, library.Load(r).Map(a => sight.Of(a, r.RegionCode))));
    }
}

/// <summary>Results are seen on the desk by whoever may see them on their own pages, at the stage their round has now.</summary>
internal sealed class DeskSight(Viewer viewer, Dictionary<long, ProcessStage> stages)
{
    internal StoredAudit Of(StoredAudit audit, int region)
    {
        var trials = viewer.Decide(Permission.ViewResults, region).Allowed;
        IReadOnlyList<DataComparison> seen = [.. audit.Found.Data.Where(d => d.Kind switch
        {
            "trial" => trials,
            "result" => d.Round is { } round && stages.TryGetValue(round, out var stage) && viewer.Decide(Permission.ViewResults, region, stage).Allowed,
            _ => true,
        })];
        return audit with { Found = audit.Found with { Data = seen } };
    }
}
