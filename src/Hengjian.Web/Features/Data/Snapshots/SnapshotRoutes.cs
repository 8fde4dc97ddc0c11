using System.Globalization;
using Hengjian.Domain.Access;
using Hengjian.Evaluation.Workspaces;
using Hengjian.Kernel;
using Hengjian.Web.Components.Tables;
using Hengjian.Web.Definitions;
using Hengjian.Web.Downloads;
using Hengjian.Web.Features.Data.Counties;
using Hengjian.Web.Security;
using Hengjian.Web.Shell;

namespace Hengjian.Web.Features.Data.Snapshots;

/// <summary>Addresses of the snapshot pages.</summary>
public static class SnapshotRoutes
{
    /// <summary>The list.</summary>
    public const string Path = "/data";

    private const string Snapshots = Path + "/snapshots";

    /// <summary>The page of a snapshot.</summary>
    public static string Address(long id) => $"{Snapshots}/{id.ToString(CultureInfo.InvariantCulture)}";

    internal static void MapSnapshots(this IEndpointRouteBuilder app)
    {
        app.MapGet(Path, ListAsync).Requires(Permission.ViewData);
        app.MapGet(Path + "/export", ExportAsync).Requires(Permission.ViewData);
        app.MapGet(Snapshots + "/{id:long}", ShowAsync).Requires(Permission.ViewData);
        app.MapGet(Snapshots + "/{id:long}/columns", ColumnsAsync).Requires(Permission.ViewData);
        app.MapGet(Snapshots + "/{id:long}/files/{sha256}", DownloadAsync).Requires(Permission.DownloadRawFile);
    }

    private static async Task<IResult> ListAsync(
        HttpContext context, SnapshotQuery query, CountyQuery counties, CancellationToken cancel) =>
        Pages.Show<SnapshotListPage>(new { View = await ViewAsync(context, query, cancel), Progress = await counties.LoadAsync(cancel) });

    private static async Task<IResult> ExportAsync(
        HttpContext context, SnapshotQuery query, AuditedFiles files, CancellationToken cancel) =>
        await files.TableAsync(await ViewAsync(context, query, cancel), "数据清单", "snapshots", cancel);

    private static async Task<TableView<SnapshotRow>> ViewAsync(HttpContext context, SnapshotQuery query, CancellationToken cancel) =>
        new(SnapshotTables.List, await query.ListAsync(cancel), TableQuery.Read(context.Request.Query), Path);

    private static async Task<IResult> ShowAsync(
        long id, HttpContext context, SnapshotQuery query, CurrentDefinitions definitions, RawFileRight raw, CancellationToken cancel)
    {
        var found = await query.FindAsync(id, cancel);
        return found is null
            ? Pages.NotFound()
            : Pages.Show<SnapshotPage>(new
            {
                Snapshot = found,
                Columns = Columns(found, context, definitions),
                ViewRaw = await raw.DecideAsync(found.Row.Record.RegionCode, found.Row.Record.GivenBy, cancel),
            });
    }

    private static async Task<IResult> ColumnsAsync(
        long id, HttpContext context, SnapshotQuery query, CurrentDefinitions definitions, AuditedFiles files, CancellationToken cancel)
    {
        var found = await query.FindAsync(id, cancel);
        return found is null
            ? Pages.NotFound()
            : await files.TableAsync(Columns(found, context, definitions), $"数据{id}_填报情况", $"snapshot:{id}", cancel);
    }

    private static TableView<ColumnCoverage> Columns(SnapshotDetails snapshot, HttpContext context, CurrentDefinitions definitions) => new(
        SnapshotTables.Columns,
        snapshot.Facts.TryGet(out var facts) ? ColumnCoverage.Of(facts.Table, definitions.Catalogue.Dictionary) : [],
        TableQuery.Read(context.Request.Query), Address(snapshot.Row.Record.Id));

    private static async Task<IResult> DownloadAsync(
        long id, string sha256, SnapshotQuery query, Workspace workspace, RawFileRight raw, AuditedFiles files,
        CancellationToken cancel)
    {
        var record = (await query.FindAsync(id, cancel))?.Row.Record;
        var file = record?.Files.FirstOrDefault(f => f.Sha256 == sha256);
        if (record is null || file is null) return Pages.NotFound();
        var right = await raw.DecideAsync(record.RegionCode, record.GivenBy, cancel);
        if (!right.Allowed) return Pages.Forbidden(right.Reason);
        Result<Stream> opened = workspace.Files.Open(sha256);
        return opened.TryGet(out var stream)
            ? await files.StreamAsync(stream, "application/octet-stream", file.Name, "download-raw-file", $"snapshot:{id}", cancel)
            : Pages.NotFound();
    }
}
