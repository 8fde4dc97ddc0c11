using Hengjian.Domain.Access;
using Hengjian.Domain.Evidences;
using Hengjian.Documents.Inspecting;
using Hengjian.Evaluation.Evidences;
using Hengjian.Kernel;
using Hengjian.Web.Security;
using Hengjian.Web.Shell;
using Microsoft.AspNetCore.Mvc;

namespace Hengjian.Web.Features.Evidences;

/// <summary>A file announced.</summary>
/// <param name="Unit">Whose it will be; null takes the only unit.</param>
/// <param name="Name">Its name.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Sha256">What the browser computed; null when it did not.</param>
/// <param name="Op">The browser's number.</param>
internal sealed record UploadBegin(string? Unit, string? Name, long Size, string? Sha256, Guid Op);

/// <summary>How far an upload has got.</summary>
internal sealed record UploadAnswer(Guid Id, string Name, long Size, long Received, string State, string? Problem);

/// <summary>Uploads in pieces for scripts, and one plain form for browsers without them.</summary>
internal static class UploadEndpoints
{
    private const long MostPlain = 1L << 30;

    internal static void MapEvidenceUploads(this IEndpointRouteBuilder app)
    {
        app.MapPost(EvidenceRoutes.Uploads, BeginAsync).Requires(Permission.UploadEvidence).DemandsToken();
        app.MapGet(EvidenceRoutes.Uploads, OpenAsync).Requires(Permission.UploadEvidence);
        app.MapGet(EvidenceRoutes.UploadPattern, StateAsync).Requires(Permission.UploadEvidence);
        app.MapPatch(EvidenceRoutes.UploadPattern, PieceAsync).Requires(Permission.UploadEvidence).DemandsToken()
            .WithMetadata(new RequestSizeLimitAttribute(EvidenceUploads.MostPiece + 1024));
        app.MapPost(EvidenceRoutes.UploadPattern + "/done", EndAsync).Requires(Permission.UploadEvidence).DemandsToken();
        app.MapDelete(EvidenceRoutes.UploadPattern, AbandonAsync).Requires(Permission.UploadEvidence).DemandsToken();
        app.MapPost(EvidenceRoutes.UploadPattern + "/abandon", GiveUpAsync).Requires(Permission.UploadEvidence).DemandsToken();
        app.MapPost(EvidenceRoutes.Plain, PlainAsync).Requires(Permission.UploadEvidence)
            .WithFormOptions(multipartBodyLengthLimit: MostPlain).WithMetadata(new RequestSizeLimitAttribute(MostPlain));
    }

    private static async Task<IResult> BeginAsync(UploadBegin body, EvidenceUploads uploads, OwnUnits units, Viewer viewer, CancellationToken cancel)
    {
        var own = await units.ListAsync(cancel);
        var unit = body.Unit is { Length: > 0 } id ? own.FirstOrDefault(u => u.Id == id) : own.Count == 1 ? own[0] : null;
        if (unit is null) return Refused(EvidenceProblems.OtherUnit(), StatusCodes.Status403Forbidden);
        var begun = await uploads.BeginAsync(new(unit.Id, unit.RegionCode, body.Name ?? "", body.Size, body.Sha256, body.Op), viewer.Principal.Account, cancel);
        return begun.TryGet(out var upload) ? TypedResults.Json(Answer(upload)) : Refused(begun.Problems[0]);
    }

    private static async Task<IResult> OpenAsync(EvidenceUploads uploads, Viewer viewer, CancellationToken cancel) =>
        TypedResults.Json((await uploads.OpenAsync(viewer.Principal.Account, cancel)).Select(Answer).ToList());

    private static async Task<IResult> StateAsync(Guid id, EvidenceUploads uploads, Viewer viewer, CancellationToken cancel) =>
        await uploads.FindAsync(id, viewer.Principal.Account, cancel) is { } upload ? TypedResults.Json(Answer(upload)) : TypedResults.NotFound();

    private static async Task<IResult> PieceAsync(
        Guid id, long offset, [FromHeader(Name = "X-Chunk-SHA256")] string? sha256, HttpRequest request, EvidenceUploads uploads, Viewer viewer, CancellationToken cancel)
    {
        using var piece = new MemoryStream();
        await request.Body.CopyToAsync(piece, cancel);
        if (piece.Length > EvidenceUploads.MostPiece) return TypedResults.StatusCode(StatusCodes.Status413PayloadTooLarge);
        var taken = await uploads.AppendAsync(id, viewer.Principal.Account, offset, piece.GetBuffer().AsMemory(0, (int)piece.Length), sha256, cancel);
        if (taken is null) return TypedResults.NotFound();
        if (taken.TryGet(out var received)) return TypedResults.Json(new { received });
        var now = await uploads.FindAsync(id, viewer.Principal.Account, cancel);
        return TypedResults.Json(new { now!.Received, taken.Problems[0].Code, taken.Problems[0].Message }, statusCode: StatusCodes.Status409Conflict);
    }

    private static async Task<IResult> EndAsync(Guid id, EvidenceFields body, EvidenceUploads uploads, Viewer viewer, CancellationToken cancel)
    {
        if (await uploads.FindAsync(id, viewer.Principal.Account, cancel) is not { } upload) return TypedResults.NotFound();
        var giving = Giving(body, upload.UnitId, upload.RegionCode, upload.Name);
        if (!giving.TryGet(out var given)) return Refused(giving.Problems[0]);
        var done = await uploads.EndAsync(id, viewer.Principal.Account, given, cancel);
        if (done is null) return TypedResults.NotFound();
        if (!done.TryGet(out var receipt)) return Refused(done.Problems[0]);
        return TypedResults.Json(new { receipt.Item, receipt.Version, receipt.Number, receipt.Sha256, receipt.Size, receipt.Title, receipt.Notes, receipt.Known, href = EvidenceRoutes.Item(receipt.Item) });
    }

    private static async Task<IResult> AbandonAsync(Guid id, EvidenceUploads uploads, Viewer viewer, CancellationToken cancel)
    {
        await uploads.AbandonAsync(id, viewer.Principal.Account, cancel);
        return TypedResults.NoContent();
    }

    private static async Task<IResult> GiveUpAsync(Guid id, EvidenceUploads uploads, Viewer viewer, CancellationToken cancel)
    {
        if (await uploads.FindAsync(id, viewer.Principal.Account, cancel) is null) return Pages.NotFound();
        await uploads.AbandonAsync(id, viewer.Principal.Account, cancel);
        return TypedResults.LocalRedirect(EvidenceRoutes.Root);
    }

    // The same way in as for scripts, each file one upload; what was refused does not hold back the others.
    private static async Task<IResult> PlainAsync(
        [FromForm] EvidenceFields fields, [FromForm] IFormFileCollection files, [FromForm] string? back,
        EvidenceUploads uploads, OwnUnits units, Viewer viewer, CancellationToken cancel)
    {
        var own = await units.ListAsync(cancel);
        var unit = fields.Unit is { Length: > 0 } id ? own.FirstOrDefault(u => u.Id == id) : own.Count == 1 ? own[0] : null;
        if (unit is null) return Pages.Forbidden(EvidenceProblems.OtherUnit().Message);
        var (receipts, problems) = (new List<EvidenceReceipt>(), new List<Problem>());
        if (files.Count == 0 || files.All(f => f.Length == 0 && f.FileName.Length == 0)) problems.Add(EvidenceProblems.NoFile());
        else
        {
            foreach (var file in files)
            {
                var done = await OneAsync(file, fields, unit, uploads, viewer.Principal.Account, cancel);
                if (done.TryGet(out var receipt)) receipts.Add(receipt);
                else problems.AddRange(done.Problems.Select(p => p with { Where = Path.GetFileName(file.FileName) }));
            }
        }
        if (problems.Count == 0 && receipts.All(r => r.Notes.Count == 0)) return Pages.Back(back ?? EvidenceRoutes.Root);
        return Pages.Show<UploadedPage>(
            new { Receipts = (IReadOnlyList<EvidenceReceipt>)receipts, Problems = (IReadOnlyList<Problem>)problems, Back = Pages.IsLocal(back) ? back! : EvidenceRoutes.Root },
            problems.Count > 0 ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK);
    }

    private static async Task<Result<EvidenceReceipt>> OneAsync(
        IFormFile file, EvidenceFields fields, OwnUnit unit, EvidenceUploads uploads, string by, CancellationToken cancel)
    {
        var giving = Giving(fields, unit.Id, unit.RegionCode, file.FileName);
        if (!giving.TryGet(out var given)) return Result.Fail<EvidenceReceipt>(giving.Problems);
        var begun = await uploads.BeginAsync(new(unit.Id, unit.RegionCode, file.FileName, file.Length, null, Guid.NewGuid()), by, cancel);
        if (!begun.TryGet(out var upload)) return Result.Fail<EvidenceReceipt>(begun.Problems);
        await using var content = file.OpenReadStream();
        var buffer = new byte[EvidenceUploads.MostPiece];
        long at = 0;
        for (int got; (got = await content.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancel)) > 0;)
        {
            var taken = await uploads.AppendAsync(upload.Id, by, at, buffer.AsMemory(0, got), null, cancel);
            if (taken is not { IsOk: true }) return Result.Fail<EvidenceReceipt>(taken?.Problems ?? [EvidenceProblems.PiecesGone()]);
            at = taken.Value;
        }
        return (await uploads.EndAsync(upload.Id, by, given, cancel))!;
    }

    private static Result<EvidenceGiving> Giving(EvidenceFields fields, string unit, int region, string fileName)
    {
        var kind = EvidenceTypes.Promised(fileName) is { } type ? EvidenceLibrary.KindOf(type) : EvidenceKind.Document;
        var details = fields.Details(Path.GetFileNameWithoutExtension(fileName), kind);
        if (!details.IsOk) return Result.Fail<EvidenceGiving>(details.Problems);
        return fields.Place().Map(place => new EvidenceGiving(unit, region) { Item = fields.Item, Details = details.Value, Place = place });
    }

    private static UploadAnswer Answer(UploadRecord u) => new(u.Id, u.Name, u.Size, u.Received, u.State.ToString(), u.Problem);

    private static IResult Refused(Problem problem, int status = StatusCodes.Status422UnprocessableEntity) =>
        TypedResults.Json(new { problem.Code, problem.Message, problem.Expected }, statusCode: status);
}
