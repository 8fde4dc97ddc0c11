using Hengjian.Domain.Access;
using Hengjian.Evaluation.Workshop;
using Hengjian.Web.Security;
using Hengjian.Web.Shell;

namespace Hengjian.Web.Features.Workshop;

/// <summary>目录版本: the list, and what one of them changed.</summary>
internal static class VersionEndpoints
{
    internal static void MapVersions(this IEndpointRouteBuilder app)
    {
        app.MapGet(WorkshopRoutes.VersionsPath, ListAsync).Requires(Permission.ViewCatalogue);
        app.MapGet(WorkshopRoutes.VersionPattern, ShowAsync).Requires(Permission.ViewCatalogue);
    }

    private static async Task<IResult> ListAsync(CatalogueVersions versions, RoundChoice choice, Viewer viewer, CancellationToken cancel)
    {
        var round = await choice.CurrentAsync();
        return Pages.Show<VersionListPage>(new { Versions = await versions.ListAsync(Touches(viewer), cancel), Round = round });
    }

    private static Func<int, bool> Touches(Viewer viewer) => region => viewer.Touches(Permission.ViewCatalogue, region);

    private static async Task<IResult> ShowAsync(
        string version, string? against, CatalogueVersions versions, RoundChoice choice, Viewer viewer, CancellationToken cancel)
    {
        var found = await versions.FindAsync(version, Touches(viewer), cancel);
        if (!found.TryGet(out var shown)) return Pages.NotFound();
        var other = against ?? shown.Record?.Parent;
        if (other is null) return Pages.Show<VersionPage>(new { Version = shown, Round = await choice.CurrentAsync() });
        var difference = versions.Difference(other, version);
        return difference.TryGet(out var differs)
            ? Pages.Show<VersionPage>(new { Version = shown, Against = other, Difference = differs, Round = await choice.CurrentAsync() })
            : Pages.NotFound();
    }
}
