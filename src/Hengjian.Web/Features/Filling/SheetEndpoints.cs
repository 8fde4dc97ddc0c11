using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Hengjian.Data.Records;
using Hengjian.Domain.Access;
using Hengjian.Domain.Filling;
using Hengjian.Evaluation.Filling;
using Hengjian.Kernel;
using Hengjian.Web.Security;
using Hengjian.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Web.Features.Filling;

/// <summary>The pages of sheets, rows and cells, and their plain forms.</summary>
internal static class SheetEndpoints
{
    public static void MapSheets(this IEndpointRouteBuilder app)
    {
        app.MapGet(FillRoutes.Root, ListAsync).Requires(Permission.ViewWork);
        app.MapGet(FillRoutes.SheetPattern, ShowAsync).Requires(Permission.ViewWork);
        app.MapGet(FillRoutes.SheetPattern + "/flags", FlagsAsync).Requires(Permission.ViewWork);
        app.MapPost(FillRoutes.SheetPattern, SaveAsync).Requires(Permission.FillData);
        app.MapGet(FillRoutes.RowPattern, RowAsync).Requires(Permission.ViewWork);
        app.MapGet(FillRoutes.CellPattern, CellAsync).Requires(Permission.ViewWork);
        app.MapPost(FillRoutes.CellPattern, SaveCellAsync).Requires(Permission.FillData);
    }

    // The only sheet of a part is opened at once.
    private static async Task<IResult> ListAsync(long? part, int? page, FillQuery query, CancellationToken cancel) => await query.ListAsync(part, page ?? 1, cancel) switch
    {
        null => Pages.NotFound(),
        { Part: { } of, Total: 1, Lines: [var only] } => TypedResults.LocalRedirect(FillRoutes.Sheet(only.Id, of.Id)),
        var list => Pages.Show<SheetListPage>(new { List = list }),
    };

    private static async Task<IResult> ShowAsync(long sheet, int? page, long? part, FillQuery query, CancellationToken cancel) =>
        await PageAsync(sheet, page, part, [], query, cancel);

    // The sheet, or of it what the item of a part asks for.
    private static async Task<IResult> PageAsync(long sheet, int? page, long? part, IReadOnlyList<Problem> problems, FillQuery query, CancellationToken cancel)
    {
        if (await query.FindAsync(sheet, cancel) is not { } view) return Pages.NotFound();
        var of = part is { } id ? await query.PartAsync(id, cancel) : null;
        if (part is not null && (of is null || !view.Columns.Any(c => c.Items.Contains(of.Item)))) return Pages.NotFound();
        var computed = await query.ComputedAsync(view, of?.Item, cancel);
        return Pages.Show<SheetPage>(
            new { View = of is null ? view : view.ForItem(of.Item, of.Id), Page = page ?? 1, Part = of, Problems = problems, Computed = computed },
            problems.Count > 0 ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK);
    }

    // The list of flags alone, after cells were saved by script.
    private static async Task<IResult> FlagsAsync(long sheet, long? part, FillQuery query, Viewer viewer, CancellationToken cancel)
    {
        if (await query.FindAsync(sheet, cancel) is not { } view) return Pages.NotFound();
        var of = part is { } id ? await query.PartAsync(id, cancel) : null;
        var computed = await query.ComputedAsync(view, of?.Item, cancel);
        if (of is not null) view = view.ForItem(of.Item, of.Id);
        var accept = view.Columns.Any(c => viewer.Decide(Permission.CheckSubmission, AccessObject.Of(c.Record, ProcessStage.Open)).Allowed);
        return Pages.Show<FillSide>(new { View = view, MayAccept = accept, Computed = computed });
    }

    private static async Task<IResult> RowAsync(long sheet, long row, FillQuery query, CancellationToken cancel) =>
        await query.FindAsync(sheet, cancel) is { Sheet.Mode: SheetMode.Grid } view && view.Rows.FirstOrDefault(r => r.Id == row) is { } found
            ? Pages.Show<RowPage>(new { View = view, Row = found })
            : Pages.NotFound();

    private static async Task<IResult> CellAsync(long sheet, long row, string element, FillQuery query, AppDb db, CancellationToken cancel) =>
        await query.FindAsync(sheet, cancel) is { } view ? await CellPageAsync(view, row, element, db, [], null, cancel) : Pages.NotFound();

    private static async Task<IResult> CellPageAsync(
        SheetView view, long row, string element, AppDb db, IReadOnlyList<Problem> problems, string? typed, CancellationToken cancel)
    {
        var (found, column) = (view.Rows.FirstOrDefault(r => r.Id == row), view.Columns.FirstOrDefault(c => c.Element.Id == element));
        if (found is null || column is null) return Pages.NotFound();
        // How a value came about is its unit's own affair: others are shown the value they were handed.
        List<CellRevisionRecord> history = view.Own.Contains(element)
            ? await db.CellRevisions.AsNoTracking().Where(r => r.RowId == row && r.Element == element).OrderByDescending(r => r.Id).Take(200).ToListAsync(cancel)
            : view.Find(row, element) is { } shown ? [shown] : [];
        return Pages.Show<CellPage>(
            new { View = view, Row = found, column.Element, History = history, StandIns = await Evaluation.Workspaces.StandIns.OfRegionAsync(db, view.Sheet.RegionCode, cancel), Problems = problems, Typed = typed },
            problems.Count > 0 ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK);
    }

    private static async Task<IResult> SaveCellAsync(
        long sheet, long row, string element, [FromForm] string? text, [FromForm] string? carry, [FromForm(Name = "base")] string? known, [FromForm] Guid? op,
        FillQuery query, CellSaver saver, AppDb db, Viewer viewer, CancellationToken cancel)
    {
        if (await query.FindAsync(sheet, cancel) is not { } view) return Pages.NotFound();
        var source = carry is null ? CellSource.Typed : CellSource.CopiedLastYear;
        long? from = long.TryParse(known, NumberStyles.None, CultureInfo.InvariantCulture, out var seen) ? seen : null;
        var change = new CellOp(op ?? Guid.NewGuid(), row, element, carry ?? text ?? "", from, source);
        var saved = await saver.SaveAsync(sheet, [change], viewer.Principal, cancel);
        var problems = saved.TryGet(out var result) ? ProblemsOf(result) : saved.Problems;
        return problems.Count > 0
            ? await CellPageAsync(view, row, element, db, problems, change.Text, cancel)
            : TypedResults.LocalRedirect(FillRoutes.Cell(sheet, row, element));
    }

    // The whole page as one form, for browsers without scripts.
    private static async Task<IResult> SaveAsync(
        long sheet, [FromForm(Name = "base")] long? known, [FromForm] Guid? nonce, [FromForm] int? page, [FromForm] long? row, [FromForm] long? part, HttpRequest request,
        FillQuery query, CellSaver saver, AppDb db, Viewer viewer, CancellationToken cancel)
    {
        if (await query.FindAsync(sheet, cancel) is not { } view) return Pages.NotFound();
        var ops = await ChangesAsync(await request.ReadFormAsync(cancel), view, known ?? 0, nonce ?? Guid.NewGuid(), db, cancel);
        var saved = await saver.SaveAsync(sheet, ops, viewer.Principal, cancel);
        var problems = saved.TryGet(out var result) ? ProblemsOf(result) : saved.Problems;
        var one = view.Rows.FirstOrDefault(r => r.Id == row);
        if (problems.Count == 0)
        {
            return TypedResults.LocalRedirect(one is not null ? FillRoutes.Row(sheet, one.Id)
                : part is not null ? FillRoutes.Sheet(sheet, part) : FillRoutes.Sheet(sheet) + "?page=" + (page ?? 1).ToString(CultureInfo.InvariantCulture));
        }
        if (one is null) return await PageAsync(sheet, page, part, problems, query, cancel);
        var fresh = await query.FindAsync(sheet, cancel) ?? view;
        return Pages.Show<RowPage>(new { View = fresh, Row = one, Problems = problems }, StatusCodes.Status422UnprocessableEntity);
    }

    // Fields that differ from what the page showed; what others have changed meanwhile and this person has not touched stays theirs.
    private static async Task<List<CellOp>> ChangesAsync(IFormCollection form, SheetView view, long known, Guid nonce, AppDb db, CancellationToken cancel)
    {
        var ops = new List<CellOp>();
        foreach (var (key, value) in form.Where(f => f.Key.StartsWith("v.", StringComparison.Ordinal)))
        {
            var parts = key.Split('.', 3);
            if (parts.Length != 3 || !long.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var row)) continue;
            var (text, now) = (value.ToString().Trim(), view.Find(row, parts[2]));
            if ((now?.Text ?? "") == text) continue;
            var shown = now is null || now.Id <= known ? now
                : await db.CellRevisions.AsNoTracking().Where(r => r.RowId == row && r.Element == parts[2] && r.Id <= known).OrderByDescending(r => r.Id).FirstOrDefaultAsync(cancel);
            if ((shown?.Text ?? "") == text) continue;
            ops.Add(new CellOp(OpOf(nonce, key, text), row, parts[2], text, shown?.Id));
        }
        return ops;
    }

    // The same form sent twice makes the same changes, once.
    private static Guid OpOf(Guid nonce, string key, string text) => new(SHA256.HashData(Encoding.UTF8.GetBytes($"{nonce:N}\n{key}\n{text}")).AsSpan(0, 16));

    private static List<Problem> ProblemsOf(SavedCells saved) =>
    [
        .. saved.Outcomes.Select(o => o switch
        {
            CellOutcome.Refused refused => refused.Why,
            CellOutcome.Conflict conflict => FillProblems.Changed(conflict),
            _ => null,
        }).OfType<Problem>(),
    ];
}
