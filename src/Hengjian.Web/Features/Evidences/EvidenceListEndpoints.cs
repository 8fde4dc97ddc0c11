using Hengjian.Data.Records;
using Hengjian.Domain.Access;
using Hengjian.Evaluation.Evidences;
using Hengjian.Web.Components.Tables;
using Hengjian.Web.Downloads;
using Hengjian.Web.Security;
using Hengjian.Web.Shell;

namespace Hengjian.Web.Features.Evidences;

/// <summary>The list of evidence, and the files coming in.</summary>
internal static class EvidenceListEndpoints
{
    internal static void MapEvidenceList(this IEndpointRouteBuilder app)
    {
        app.MapGet(EvidenceRoutes.Root, ShowAsync).Requires(Permission.ViewEvidence);
        app.MapGet(EvidenceRoutes.Export, ExportAsync).Requires(Permission.ViewEvidence);
        app.MapGet(EvidenceRoutes.Register, RegisterAsync).Requires(Permission.ViewEvidence);
    }

    private static async Task<IResult> ShowAsync(HttpContext context, AppDb db, Viewer viewer, OwnUnits units, SealedEvidence handedUp, EvidenceUploads uploads, CancellationToken cancel)
    {
        var own = await units.ListAsync(cancel);
        return Pages.Show<EvidenceListPage>(new
        {
            View = View(await RowsAsync(db, viewer, units, handedUp, cancel), context, EvidenceRoutes.Root),
            Units = own,
            Open = own.Count == 0 ? [] : await uploads.OpenAsync(viewer.Principal.Account, cancel),
        });
    }

    private static async Task<IResult> ExportAsync(HttpContext context, AppDb db, Viewer viewer, OwnUnits units, SealedEvidence handedUp, AuditedFiles files, CancellationToken cancel) =>
        await files.WriteAsync(AuditedFiles.TableOf(View(await RowsAsync(db, viewer, units, handedUp, cancel), context, EvidenceRoutes.Root), "佐证材料清单"), "xlsx", "export", "evidence-list", cancel);

    // Papers by their official number: what of the list has one.
    private static async Task<IResult> RegisterAsync(HttpContext context, AppDb db, Viewer viewer, OwnUnits units, SealedEvidence handedUp, CancellationToken cancel)
    {
        var rows = (await RowsAsync(db, viewer, units, handedUp, cancel)).Where(r => r.Item.Number.Length > 0).OrderBy(r => r.Item.Number, StringComparer.Ordinal).ToList();
        return Pages.Show<RegisterPage>(new { View = View(rows, context, EvidenceRoutes.Register) });
    }

    private static async Task<IReadOnlyList<EvidenceListRow>> RowsAsync(AppDb db, Viewer viewer, OwnUnits units, SealedEvidence handedUp, CancellationToken cancel)
    {
        var rows = await EvidenceReader.ListAsync(db, viewer.WorkScopeOf(Permission.ViewEvidence), handedUp, cancel);
        var names = await units.NamesAsync(rows.Select(r => r.Item.UnitId), cancel);
        return [.. rows.Select(r => new EvidenceListRow(r, names(r.Item.UnitId)))];
    }

    private static TableView<EvidenceListRow> View(IReadOnlyList<EvidenceListRow> rows, HttpContext context, string path) =>
        new(EvidenceTable.Spec, rows, TableQuery.Read(context.Request.Query), path);
}
