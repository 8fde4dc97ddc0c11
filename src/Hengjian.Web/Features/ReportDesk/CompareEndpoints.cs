using Hengjian.Domain.Access;
using Hengjian.Evaluation.ReportDesk;
using Hengjian.Evaluation.ReportDesk.Comparing;
using Hengjian.Kernel;
using Hengjian.Web.Security;
using Hengjian.Web.Shell;

namespace Hengjian.Web.Features.ReportDesk;

/// <summary>Two versions of a report beside each other.</summary>
internal static class CompareEndpoints
{
    internal static void MapCompare(this IEndpointRouteBuilder app) =>
        app.MapGet(DeskRoutes.ReportPattern + "/compare", ShowAsync).Requires(Permission.ViewReportAudit);

    private static async Task<IResult> ShowAsync(
        long id, long? with, int? page, DeskDoor door, ReportDeskLibrary library, DeskSlots slots, Viewer viewer, CancellationToken cancel)
    {
        var opened = await door.OpenAsync(id, DeskFilter.Default, cancel);
        if (opened.Model is not { } model) return opened.Instead;
        var others = model.Versions.Where(v => v.Id != id && v.FindingsHash is not null).ToList();
        var other = with is null ? others.FirstOrDefault(v => v.Version < model.Report.Version) ?? others.FirstOrDefault() : others.FirstOrDefault(v => v.Id == with);
        if (other is null) return with is null ? Pages.Show<ComparePage>(new { Model = model }) : Pages.NotFound();
        using var place = await slots.EnterAsync(DeskWork.Texts, viewer, cancel);
        if (place is null) return Pages.Show<ComparePage>(new { Model = model, With = with, Problems = (IReadOnlyList<Problem>)[DeskProblems.Busy()] }, StatusCodes.Status503ServiceUnavailable);
        var loaded = library.Load(other);
        if (!loaded.TryGet(out var audit)) return Pages.Show<ComparePage>(new { Model = model, loaded.Problems });
        var flags = await library.FlagsAsync(other, audit, cancel);
        // The earlier version stands left, whichever of the two was asked for first.
        var comparison = other.Version < model.Report.Version
            ? VersionComparison.Of(audit, flags, model.Audit, model.Flags, cancel)
            : VersionComparison.Of(model.Audit, model.Flags, audit, flags, cancel);
        var (before, after) = other.Version < model.Report.Version ? (other, model.Report) : (model.Report, other);
        return Pages.Show<ComparePage>(new { Model = model, Before = before, After = after, Comparison = comparison, Page = page ?? 1 });
    }
}
