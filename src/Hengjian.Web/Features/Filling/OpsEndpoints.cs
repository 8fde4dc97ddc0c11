using Hengjian.Data.Records;
using Hengjian.Domain.Access;
using Hengjian.Domain.Filling;
using Hengjian.Evaluation.Filling;
using Hengjian.Evaluation.Saving;
using Hengjian.Kernel;
using Hengjian.Web.Security;
using Microsoft.AspNetCore.Antiforgery;

namespace Hengjian.Web.Features.Filling;

/// <summary>Saving by script: operations in, acknowledgements out after the commit.</summary>
internal static class OpsEndpoints
{
    private const int RetrySeconds = 3;
    private const int MostBytes = 256 * 1024;

    public static void MapOps(this IEndpointRouteBuilder app)
    {
        app.MapPost(FillRoutes.SheetPattern + "/ops", SaveAsync).Requires(Permission.FillData).DemandsToken()
            .WithMetadata(new Microsoft.AspNetCore.Mvc.RequestSizeLimitAttribute(MostBytes));
        app.MapGet(FillRoutes.SheetPattern + "/state", StateAsync).Requires(Permission.ViewWork);
        app.MapGet("/session/token", Token).RequiresSignIn();
    }

    private static async Task<IResult> SaveAsync(long sheet, OpsBody body, AppDb db, CellSaver saver, Viewer viewer, HttpContext http, CancellationToken cancel)
    {
        if (body.Ops is not { Count: > 0 } given) return Wrong(FillingProblems.BadRequest(), StatusCodes.Status400BadRequest);
        var ops = given.Select(o => new CellOp(o.Op, o.Row, o.Element ?? "", o.Text ?? "", o.Base, SourceOf(o.Source)) { After = o.After ?? [] }).ToList();
        // To whom the sheet does not exist, it does not exist here either.
        if (await saver.SaveSeenAsync(db, sheet, ops, viewer.Principal, cancel) is not { } saved) return Wrong(FillingProblems.UnknownSheet(), StatusCodes.Status404NotFound);
        if (!saved.TryGet(out var result))
        {
            var busy = saved.Problems[0] == SavingProblems.Busy();
            if (busy) http.Response.Headers.RetryAfter = RetrySeconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
            return Wrong(saved.Problems[0], busy ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status400BadRequest);
        }
        return TypedResults.Ok(new OpsAnswer(
            result.At, [.. result.Outcomes.OfType<CellOutcome.Saved>().Select(s => new Ack(s.Op, s.Revision, s.Shown, s.Wrong is null ? "saved" : "wrong", s.Wrong?.Message))],
            [.. result.Outcomes.OfType<CellOutcome.Conflict>().Select(c => new Clash(c.Op, c.Revision, c.Text, c.By, c.At))],
            [.. result.Outcomes.OfType<CellOutcome.Refused>().Select(r => new Refusal(r.Op, r.Why.Message))], result.UpTo));
    }

    private static async Task<IResult> StateAsync(long sheet, long? since, AppDb db, SheetReader reader, Viewer viewer, CancellationToken cancel) =>
        await reader.SinceAsync(db, sheet, since ?? 0, viewer.Principal, cancel) is { } found
            ? TypedResults.Ok(new StateAnswer(found.UpTo, [.. found.Cells.Select(c => new StateCell(
                c.Revision.RowId, c.Revision.Element, c.Revision.Id, c.Revision.Text, CellReader.Show(c.Element, c.Revision), c.Revision.ProblemCode is not null, c.Revision.By))]))
            : Wrong(FillingProblems.UnknownSheet(), StatusCodes.Status404NotFound);

    // After signing in again in another tab: the token of the new session, so that what waits in the journal can be sent.
    private static IResult Token(HttpContext http, IAntiforgery antiforgery, Viewer viewer) =>
        TypedResults.Ok(new TokenAnswer(antiforgery.GetAndStoreTokens(http).RequestToken!, viewer.Principal.Account));

    private static IResult Wrong(Problem problem, int status) => TypedResults.Problem(problem.Message, statusCode: status);

    private static CellSource SourceOf(string? source) => source switch
    {
        "paste" => CellSource.Pasted,
        "fill" => CellSource.FilledDown,
        "last-year" => CellSource.CopiedLastYear,
        _ => CellSource.Typed,
    };

    internal sealed record OpsBody(Guid? Client, IReadOnlyList<OpBody>? Ops);

    internal sealed record OpBody(Guid Op, long Row, string? Element, string? Text, long? Base, string? Source, IReadOnlyList<Guid>? After);

    internal sealed record Ack(Guid Op, long Revision, string Shown, string State, string? Problem);

    internal sealed record Clash(Guid Op, long Revision, string Text, string By, DateTimeOffset At);

    internal sealed record Refusal(Guid Op, string Problem);

    internal sealed record OpsAnswer(DateTimeOffset At, IReadOnlyList<Ack> Acks, IReadOnlyList<Clash> Conflicts, IReadOnlyList<Refusal> Refused, long UpTo);

    internal sealed record StateCell(long Row, string Element, long Revision, string Text, string Shown, bool Wrong, string By);

    internal sealed record StateAnswer(long UpTo, IReadOnlyList<StateCell> Cells);

    internal sealed record TokenAnswer(string Token, string Account);
}
