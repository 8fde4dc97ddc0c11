using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Hengjian.Data.Records;
using Hengjian.Documents.Inspecting;
using Hengjian.Domain.Access;
using Hengjian.Domain.Filling;
using Hengjian.Domain.Periodic;
using Hengjian.Evaluation.Periodic;
using Hengjian.Kernel;
using Hengjian.Web.Doors;
using Hengjian.Web.Downloads;
using Hengjian.Web.Security;
using Hengjian.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Web.Features.Periodic;

/// <summary>One report: its page, saving with and without scripts, handing in, returning, answering, files.</summary>
internal static class ReportEndpoints
{
    private const int RetrySeconds = 3;
    private const int MostBytes = 256 * 1024;

    // A page of rows, two values a cell.
    private const int MostValues = 8192;
    private const long MostFileBytes = PeriodicFiles.MostBytes + (1 << 20);

    public static void MapPeriodicReports(this IEndpointRouteBuilder app)
    {
        app.MapGet(PeriodicRoutes.ReportPattern, ShowAsync).Requires(Permission.ViewPeriodic);
        app.MapPost(PeriodicRoutes.ReportPattern, SaveAsync).Requires(Permission.FillPeriodic).WithFormOptions(valueCountLimit: MostValues);
        app.MapPost(PeriodicRoutes.ReportPattern + "/ops", OpsAsync).Requires(Permission.FillPeriodic).DemandsToken().WithMetadata(new RequestSizeLimitAttribute(MostBytes));
        app.MapGet(PeriodicRoutes.ReportPattern + "/state", StateAsync).Requires(Permission.ViewPeriodic);
        app.MapGet(PeriodicRoutes.ReportPattern + "/flags", FlagsAsync).Requires(Permission.ViewPeriodic);
        app.MapPost(PeriodicRoutes.ReportPattern + "/hand-in", HandInAsync).Requires(Permission.FillPeriodic);
        app.MapPost(PeriodicRoutes.ReportPattern + "/answer", AnswerAsync).Requires(Permission.FillPeriodic);
        app.MapPost(PeriodicRoutes.ReportPattern + "/return", ReturnAsync).Requires(Permission.ManagePeriodic);
        app.MapGet(PeriodicRoutes.ReportPattern + "/files/{field}", FileAsync).Requires(Permission.ViewPeriodic);
        app.MapPost(PeriodicRoutes.ReportPattern + "/files/{field}", AttachAsync).Requires(Permission.FillPeriodic).WithMetadata(new RequestSizeLimitAttribute(MostFileBytes));
    }

    /// <summary>A report the viewer may do something with, or what to answer instead.</summary>
    internal static Task<Allowed<PeriodicReportRecord>> FindAsync(WorkDoor door, long id, Permission permission, CancellationToken cancel) =>
        door.FindAsync<PeriodicReportRecord>(id, permission, Permission.ViewPeriodic, cancel: cancel);

    internal static async Task<IResult> PageAsync(PeriodicReportRecord report, IReadOnlyList<Problem> problems, AppDb db, PeriodicReader reader, CancellationToken cancel, int page = 1)
    {
        db.ChangeTracker.Clear();
        var fresh = await db.PeriodicReports.FindAsync([report.Id], cancel);
        var view = await reader.OfAsync(db, fresh!, cancel);
        var upTo = await db.PeriodicRevisions.Where(r => r.ReportId == report.Id).MaxAsync(r => (long?)r.Id, cancel) ?? 0;
        return Pages.Show<ReportPage>(
            new { View = view, Problems = problems, PageNo = page, UpTo = upTo, Corrected = await PeriodicHistory.CorrectionsAsync(db, view, cancel) }, problems.Count > 0 ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK);
    }

    private static async Task<IResult> ShowAsync(long id, int? page, WorkDoor door, AppDb db, PeriodicReader reader, CancellationToken cancel) =>
        (await FindAsync(door, id, Permission.ViewPeriodic, cancel)).TryGet(out var report, out var instead) ? await PageAsync(report, [], db, reader, cancel, page ?? 1) : instead;

    private static async Task<IResult> FlagsAsync(long id, WorkDoor door, AppDb db, PeriodicReader reader, CancellationToken cancel) =>
        (await FindAsync(door, id, Permission.ViewPeriodic, cancel)).TryGet(out var report, out var instead)
            ? Pages.Show<ReportFlags>(new { View = await reader.OfAsync(db, report, cancel) }) : instead;

    // The whole page as one form: fields that differ from what the page showed.
    private static async Task<IResult> SaveAsync(
        long id, [FromForm] IFormCollection form, WorkDoor door, AppDb db, PeriodicReader reader, PeriodicSaver saver, PeriodicDeeds deeds, LedgerDeeds ledgers, Viewer viewer, CancellationToken cancel)
    {
        if (!(await FindAsync(door, id, Permission.FillPeriodic, cancel)).TryGet(out var report, out var instead)) return instead;
        var view = await reader.OfAsync(db, report, cancel);
        var ops = RowOps(id, view, form).ToList();
        var page = int.TryParse(form["page"].ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var asked) ? asked : 1;
        foreach (var field in view.Form.Fields)
        {
            if (!form.TryGetValue("v." + field.Id, out var typed)) continue;
            var (text, shown, now) = (Clean(typed.ToString()), Clean(form["w." + field.Id].ToString()), view.Values.GetValueOrDefault(field.Id));
            if (text == shown || text == (now?.Text ?? "")) continue;
            ops.Add(new CellOp(OpOf(form["nonce"].ToString(), field.Id, text), id, field.Id, text, long.TryParse(form["r." + field.Id].ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var known) ? known : null));
        }
        var saved = await saver.SaveAsync(id, ops, viewer.Principal, cancel);
        var problems = saved.TryGet(out var done) ? ProblemsOf(ops.ToDictionary(o => o.Op, o => NameOf(view, o)), done) : saved.Problems;
        if (problems.Count == 0 && form["deed"] == "hand-in") problems = (await deeds.HandInAsync(id, viewer.Principal, cancel)).Problems;
        var back = PeriodicRoutes.ReportPage(id, page);
        if (problems.Count == 0 && form["row"].ToString() is { Length: > 0 } deed)
            (problems, back) = await LedgerEndpoints.RowAsync(id, deed, form["count"].ToString(), back, view, ledgers, viewer.Principal, cancel);
        return problems.Count == 0 ? Pages.Back(back) : await PageAsync(report, problems, db, reader, cancel, page);
    }

    // Cells of rows: what the page showed stands beside what is sent, with its revision.
    private static IEnumerable<CellOp> RowOps(long id, ReportView view, IFormCollection form)
    {
        foreach (var row in view.Table.Rows)
            foreach (var field in view.Form.Ledger!.Columns)
            {
                var name = string.Create(CultureInfo.InvariantCulture, $"{row.Record.Id}.{field.Id}");
                if (!form.TryGetValue("v." + name, out var typed)) continue;
                var before = form["k." + name].ToString().Split(':', 2);
                var (text, shown) = (Clean(typed.ToString()), Clean(before.Length > 1 ? before[1] : ""));
                if (text == shown || text == (row.Values.GetValueOrDefault(field.Id)?.Text ?? "")) continue;
                long? known = long.TryParse(before[0], NumberStyles.None, CultureInfo.InvariantCulture, out var revision) ? revision : null;
                yield return new CellOp(OpOf(form["nonce"].ToString(), name, text), row.Record.Id, field.Id, text, known);
            }
    }

    private static string Clean(string text) => text.Replace("\r\n", "\n", StringComparison.Ordinal).Trim();

    // The same form sent twice makes the same changes, once.
    private static Guid OpOf(string nonce, string field, string text) => new(SHA256.HashData(Encoding.UTF8.GetBytes($"{nonce}\n{field}\n{text}")).AsSpan(0, 16));

    private static string NameOf(ReportView view, CellOp op) => view.Form.Find(op.Element)?.Name
        ?? $"{view.Form.RowForm?.Find(op.Element)?.Name}（{view.Table.Rows.FirstOrDefault(r => r.Record.Id == op.Row)?.Key}）";

    private static IReadOnlyList<Problem> ProblemsOf(Dictionary<Guid, string> names, Evaluation.Filling.SavedCells saved) =>
    [
        .. saved.Outcomes.Select(o => o switch
        {
            CellOutcome.Refused refused => refused.Why,
            CellOutcome.Conflict conflict => PeriodicProblems.Changed(names.GetValueOrDefault(conflict.Op, "这一格"), conflict.Text),
            _ => null,
        }).OfType<Problem>(),
    ];

    private static async Task<IResult> OpsAsync(long id, OpsBody body, WorkDoor door, PeriodicSaver saver, Viewer viewer, HttpContext http, CancellationToken cancel)
    {
        if (body.Ops is not { Count: > 0 } given) return Wrong("请求里没有要保存的内容。", StatusCodes.Status400BadRequest);
        if (!(await FindAsync(door, id, Permission.FillPeriodic, cancel)).TryGet(out _, out var instead)) return instead;
        var saved = await saver.SaveAsync(id, [.. given.Select(o => new CellOp(o.Op, o.Row, o.Element ?? "", o.Text ?? "", o.Base) { After = o.After ?? [] })], viewer.Principal, cancel);
        if (!saved.TryGet(out var result))
        {
            http.Response.Headers.RetryAfter = RetrySeconds.ToString(CultureInfo.InvariantCulture);
            return Wrong(saved.Problems[0].Message, StatusCodes.Status503ServiceUnavailable);
        }
        return TypedResults.Ok(new OpsAnswer(
            result.At, [.. result.Outcomes.OfType<CellOutcome.Saved>().Select(s => new Ack(s.Op, s.Revision, s.Shown, s.Wrong is null ? "saved" : "wrong", s.Wrong?.Message))],
            [.. result.Outcomes.OfType<CellOutcome.Conflict>().Select(c => new Clash(c.Op, c.Revision, c.Text, c.By, c.At))],
            [.. result.Outcomes.OfType<CellOutcome.Refused>().Select(r => new Refusal(r.Op, r.Why.Message))], 0));
    }

    private static async Task<IResult> StateAsync(long id, long? since, WorkDoor door, AppDb db, PeriodicReader reader, CancellationToken cancel)
    {
        if (!(await FindAsync(door, id, Permission.ViewPeriodic, cancel)).TryGet(out var report, out var instead)) return instead;
        var view = await reader.OfAsync(db, report, cancel);
        // A ledger may have thousands of cells: only what was written since is told.
        var fresh = await db.PeriodicRevisions.AsNoTracking().Where(r => r.ReportId == id && r.Id > (since ?? 0) && r.Row != 0).Select(r => new { r.Id, r.Row, r.Field }).ToListAsync(cancel);
        var changed = fresh.Select(r => (r.Row, r.Field)).ToHashSet();
        StateCell Cell(long row, FormField field, PeriodicValueRecord value) =>
            new(row, field.Id, value.Revision, PeriodicWords.InputOf(field, value), FieldCell.Show(field, value), FieldCell.Read(field, value.Text).Problem is not null, "");
        return TypedResults.Ok(new StateAnswer(fresh.Count == 0 ? since ?? 0 : fresh.Max(r => r.Id),
        [
            .. view.Form.Fields.Where(f => f.Kind is not (FieldKind.Computed or FieldKind.File) && view.Values.ContainsKey(f.Id)).Select(f => Cell(id, f, view.Values[f.Id])),
            .. from row in view.Table.Rows
               from field in view.Form.Ledger?.Columns ?? []
               where changed.Contains((row.Record.Id, field.Id)) && row.Values.ContainsKey(field.Id)
               select Cell(row.Record.Id, field, row.Values[field.Id]),
        ]));
    }

    private static async Task<IResult> HandInAsync(
        long id, [FromForm] IFormCollection _, WorkDoor door, AppDb db, PeriodicReader reader, PeriodicDeeds deeds, Viewer viewer, CancellationToken cancel)
    {
        if (!(await FindAsync(door, id, Permission.FillPeriodic, cancel)).TryGet(out var report, out var instead)) return instead;
        var done = await deeds.HandInAsync(id, viewer.Principal, cancel);
        return done.IsOk ? Pages.Back(PeriodicRoutes.Report(id)) : await PageAsync(report, done.Problems, db, reader, cancel);
    }

    private static async Task<IResult> AnswerAsync(
        long id, [FromForm] string? flag, [FromForm] string? reason, WorkDoor door, AppDb db, PeriodicReader reader, PeriodicDeeds deeds, Viewer viewer, CancellationToken cancel)
    {
        if (!(await FindAsync(door, id, Permission.FillPeriodic, cancel)).TryGet(out var report, out var instead)) return instead;
        var done = await deeds.AnswerAsync(id, flag ?? "", reason ?? "", viewer.Principal, cancel);
        return done.IsOk ? Pages.Back(PeriodicRoutes.Report(id) + "#fill-flags") : await PageAsync(report, done.Problems, db, reader, cancel);
    }

    private static async Task<IResult> ReturnAsync(
        long id, [FromForm] string? reason, [FromForm] string? due, WorkDoor door, AppDb db, PeriodicReader reader, PeriodicDeeds deeds, Viewer viewer, CancellationToken cancel)
    {
        if (!(await FindAsync(door, id, Permission.ManagePeriodic, cancel)).TryGet(out var report, out var instead)) return instead;
        var done = await deeds.ReturnAsync(id, reason ?? "", FormEndpoints.DayOf(due), viewer.Principal, cancel);
        return done.IsOk
            ? Pages.Back(PeriodicRoutes.Totals(done.Value.Given.Record.Id, report.PeriodNo, report.RegionCode))
            : await PageAsync(report, done.Problems, db, reader, cancel);
    }

    private static async Task<IResult> FileAsync(
        long id, string field, WorkDoor door, AppDb db, PeriodicReader reader, Evaluation.Workspaces.Workspace workspace, AuditedFiles files, CancellationToken cancel)
    {
        if (!(await FindAsync(door, id, Permission.ViewPeriodic, cancel)).TryGet(out var report, out var instead)) return instead;
        var view = await reader.OfAsync(db, report, cancel);
        if (view.Form.Find(field) is not { Kind: FieldKind.File } || FileValue.Of(view.Values.GetValueOrDefault(field)?.Text ?? "") is not { } value) return Pages.NotFound();
        var opened = workspace.Files.Open(value.Sha256);
        if (!opened.TryGet(out var stream)) return Pages.NotFound();
        var type = EvidenceTypes.Promised(value.Name)?.MediaOf() ?? "application/octet-stream";
        return await files.StreamAsync(stream, type, value.Name, "download-periodic-file", FormattableString.Invariant($"periodic-report:{id}"), cancel, named: false);
    }

    private static async Task<IResult> AttachAsync(
        long id, string field, [FromForm] IFormFileCollection upload, WorkDoor door, AppDb db, PeriodicReader reader, PeriodicFiles files, Viewer viewer, CancellationToken cancel)
    {
        if (!(await FindAsync(door, id, Permission.FillPeriodic, cancel)).TryGet(out var report, out var instead)) return instead;
        if (upload.Count != 1) return await PageAsync(report, [PeriodicProblems.NotNow("没有选文件。")], db, reader, cancel);
        await using var stream = upload[0].OpenReadStream();
        var done = await files.AttachAsync(id, field, Path.GetFileName(upload[0].FileName), stream, viewer.Principal, cancel);
        return done.IsOk ? Pages.Back(PeriodicRoutes.Report(id) + "#" + PeriodicRoutes.Anchor(field)) : await PageAsync(report, done.Problems, db, reader, cancel);
    }

    private static IResult Wrong(string message, int status) => TypedResults.Problem(message, statusCode: status);

    internal sealed record OpsBody(Guid? Client, IReadOnlyList<OpBody>? Ops);

    internal sealed record OpBody(Guid Op, long Row, string? Element, string? Text, long? Base, string? Source, IReadOnlyList<Guid>? After);

    internal sealed record Ack(Guid Op, long Revision, string Shown, string State, string? Problem);

    internal sealed record Clash(Guid Op, long Revision, string Text, string By, DateTimeOffset At);

    internal sealed record Refusal(Guid Op, string Problem);

    internal sealed record OpsAnswer(DateTimeOffset At, IReadOnlyList<Ack> Acks, IReadOnlyList<Clash> Conflicts, IReadOnlyList<Refusal> Refused, long UpTo);

    internal sealed record StateCell(long Row, string Element, long Revision, string Text, string Shown, bool Wrong, string By);

    internal sealed record StateAnswer(long UpTo, IReadOnlyList<StateCell> Cells);
}
