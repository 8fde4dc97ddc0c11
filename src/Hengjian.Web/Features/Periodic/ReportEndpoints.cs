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

namespace Hengjian.Web.Features.Periodic;

/// <summary>One report: its page, saving with and without scripts, handing in, returning, answering, files.</summary>
internal static class ReportEndpoints
{
    private const int RetrySeconds = 3;
    private const int MostBytes = 256 * 1024;
    private const long MostFileBytes = PeriodicFiles.MostBytes + (1 << 20);

    public static void MapPeriodicReports(this IEndpointRouteBuilder app)
    {
        app.MapGet(PeriodicRoutes.ReportPattern, ShowAsync).Requires(Permission.ViewPeriodic);
        app.MapPost(PeriodicRoutes.ReportPattern, SaveAsync).Requires(Permission.FillPeriodic);
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

    internal static async Task<IResult> PageAsync(PeriodicReportRecord report, IReadOnlyList<Problem> problems, AppDb db, PeriodicReader reader, CancellationToken cancel)
    {
        db.ChangeTracker.Clear();
        var fresh = await db.PeriodicReports.FindAsync([report.Id], cancel);
        return Pages.Show<ReportPage>(
            new { View = await reader.OfAsync(db, fresh!, cancel), Problems = problems }, problems.Count > 0 ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK);
    }

    private static async Task<IResult> ShowAsync(long id, WorkDoor door, AppDb db, PeriodicReader reader, CancellationToken cancel) =>
        (await FindAsync(door, id, Permission.ViewPeriodic, cancel)).TryGet(out var report, out var instead) ? await PageAsync(report, [], db, reader, cancel) : instead;

    private static async Task<IResult> FlagsAsync(long id, WorkDoor door, AppDb db, PeriodicReader reader, CancellationToken cancel) =>
        (await FindAsync(door, id, Permission.ViewPeriodic, cancel)).TryGet(out var report, out var instead)
            ? Pages.Show<ReportFlags>(new { View = await reader.OfAsync(db, report, cancel) }) : instead;

    // The whole page as one form: fields that differ from what the page showed.
    private static async Task<IResult> SaveAsync(
        long id, [FromForm] IFormCollection form, WorkDoor door, AppDb db, PeriodicReader reader, PeriodicSaver saver, PeriodicDeeds deeds, Viewer viewer, CancellationToken cancel)
    {
        if (!(await FindAsync(door, id, Permission.FillPeriodic, cancel)).TryGet(out var report, out var instead)) return instead;
        var view = await reader.OfAsync(db, report, cancel);
        var ops = new List<CellOp>();
        foreach (var field in view.Form.Fields)
        {
            if (!form.TryGetValue("v." + field.Id, out var typed)) continue;
            var (text, shown, now) = (Clean(typed.ToString()), Clean(form["w." + field.Id].ToString()), view.Values.GetValueOrDefault(field.Id));
            if (text == shown || text == (now?.Text ?? "")) continue;
            ops.Add(new CellOp(OpOf(form["nonce"].ToString(), field.Id, text), id, field.Id, text, long.TryParse(form["r." + field.Id].ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var known) ? known : null));
        }
        var saved = await saver.SaveAsync(id, ops, viewer.Principal, cancel);
        var problems = saved.TryGet(out var done) ? ProblemsOf(view.Form, done) : saved.Problems;
        if (problems.Count == 0 && form["deed"] == "hand-in") problems = (await deeds.HandInAsync(id, viewer.Principal, cancel)).Problems;
        return problems.Count == 0 ? Pages.Back(PeriodicRoutes.Report(id)) : await PageAsync(report, problems, db, reader, cancel);
    }

    private static string Clean(string text) => text.Replace("\r\n", "\n", StringComparison.Ordinal).Trim();

    // The same form sent twice makes the same changes, once.
    private static Guid OpOf(string nonce, string field, string text) => new(SHA256.HashData(Encoding.UTF8.GetBytes($"{nonce}\n{field}\n{text}")).AsSpan(0, 16));

    private static List<Problem> ProblemsOf(PeriodicForm form, Evaluation.Filling.SavedCells saved) =>
    [
        .. saved.Outcomes.Select(o => o switch
        {
            CellOutcome.Refused refused => refused.Why,
            CellOutcome.Conflict conflict => PeriodicProblems.Changed("这一格", conflict.Text),
            _ => null,
        }).OfType<Problem>(),
    ];

    private static async Task<IResult> OpsAsync(long id, OpsBody body, WorkDoor door, PeriodicSaver saver, Viewer viewer, HttpContext http, CancellationToken cancel)
    {
        if (body.Ops is not { Count: > 0 } given) return Wrong("请求里没有要保存的内容。", StatusCodes.Status400BadRequest);
        if (!(await FindAsync(door, id, Permission.FillPeriodic, cancel)).TryGet(out _, out var instead)) return instead;
        var saved = await saver.SaveAsync(id, [.. given.Select(o => new CellOp(o.Op, id, o.Element ?? "", o.Text ?? "", o.Base) { After = o.After ?? [] })], viewer.Principal, cancel);
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

    private static async Task<IResult> StateAsync(long id, WorkDoor door, AppDb db, PeriodicReader reader, CancellationToken cancel)
    {
        if (!(await FindAsync(door, id, Permission.ViewPeriodic, cancel)).TryGet(out var report, out var instead)) return instead;
        var view = await reader.OfAsync(db, report, cancel);
        return TypedResults.Ok(new StateAnswer(0,
        [
            .. view.Form.Fields.Where(f => f.Kind is not (FieldKind.Computed or FieldKind.File) && view.Values.ContainsKey(f.Id))
                .Select(f => (Field: f, Value: view.Values[f.Id]))
                .Select(v => new StateCell(id, v.Field.Id, v.Value.Revision, PeriodicWords.InputOf(v.Field, v.Value), view.Shown(v.Field), FieldCell.Read(v.Field, v.Value.Text).Problem is not null, "")),
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
