using System.Globalization;
using Hengjian.Domain.Access;
using Hengjian.Evaluation.Importing;
using Hengjian.Web.Components.Tables;
using Hengjian.Web.Downloads;
using Hengjian.Web.Security;
using Hengjian.Web.Shell;

namespace Hengjian.Web.Features.Data.Counties;

/// <summary>各县报送情况: who has reported a table for a year and who has not.</summary>
internal static class CountyRoutes
{
    private const string Path = "/data/counties";

    /// <summary>The counties that have not reported; all of them when none is missing.</summary>
    internal static string Address(CountyProgress progress, ImportKind kind, int year) =>
        FormattableString.Invariant($"{Path}?kind={kind.Word()}&year={year}")
        + (progress.IsComplete(kind, year) ? "" : "&f.state=" + Uri.EscapeDataString(CountyTable.Missing));

    /// <summary>The import form with table and year filled in.</summary>
    internal static string Import(ImportKind kind, int year) => FormattableString.Invariant($"/data/import?kind={kind.Word()}&year={year}");

    /// <summary>The page of a snapshot. Spelt out here: its feature uses this one.</summary>
    internal static string Snapshot(long id) => FormattableString.Invariant($"/data/snapshots/{id}");

    internal static void MapCounties(this IEndpointRouteBuilder app)
    {
        app.MapGet(Path, ShowAsync).Requires(Permission.ViewData);
        app.MapGet(Path + "/export", ExportAsync).Requires(Permission.ViewData);
    }

    private static async Task<IResult> ShowAsync(
        string? kind, int? year, HttpContext context, CountyQuery query, Viewer viewer, CancellationToken cancel)
    {
        var progress = await query.LoadAsync(cancel);
        var (asked, period) = Asked(kind, year, progress);
        return Pages.Show<CountyListPage>(
            new { Progress = progress, Kind = asked, Year = period, View = View(asked, period, progress, context, viewer) });
    }

    private static async Task<IResult> ExportAsync(
        string? kind, int? year, HttpContext context, CountyQuery query, Viewer viewer, AuditedFiles files, CancellationToken cancel)
    {
        var progress = await query.LoadAsync(cancel);
        var (asked, period) = Asked(kind, year, progress);
        var title = FormattableString.Invariant($"{period}年{asked.NameZh()}报送情况");
        return await files.TableAsync(View(asked, period, progress, context, viewer), title, "snapshots", cancel);
    }

    private static (ImportKind Kind, int Year) Asked(string? kind, int? year, CountyProgress progress) =>
        (ImportKinds.Parse(kind ?? "") ?? ImportKind.School, year is { } y && progress.Years.Contains(y) ? y : progress.Years[0]);

    private static TableView<CountyRow> View(
        ImportKind kind, int year, CountyProgress progress, HttpContext context, Viewer viewer)
    {
        var scope = viewer.ScopeOf(Permission.ViewData);
        string NameOf(int? code) => code is { } c && progress.Regions.TryFind(c, out var found) ? found.Name : "";
        var rows = progress.Reports.Counties.Select(c =>
        {
            var latest = progress.Reports.Find(kind.Word(), year, c.Code);
            var giver = latest is null ? "—" : latest.RegionCode == c.Code ? "本县" : NameOf(latest.RegionCode) + "统一报送";
            return new CountyRow(c.Name, c.CodeText, NameOf(c.ParentCode), latest, giver, latest is not null && scope.Contains(latest.RegionCode));
        });
        return new TableView<CountyRow>(
            CountyTable.Spec, [.. rows], TableQuery.Read(context.Request.Query), Path,
            [new("kind", kind.Word()), new("year", year.ToString(CultureInfo.InvariantCulture))]);
    }
}
