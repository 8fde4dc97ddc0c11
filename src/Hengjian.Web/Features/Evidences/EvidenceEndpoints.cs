using Hengjian.Data.Storage;
using Hengjian.Documents.Inspecting;
using Hengjian.Domain.Access;
using Hengjian.Domain.Evidences;
using Hengjian.Evaluation.Evidences;
using Hengjian.Kernel;
using Hengjian.Web.Downloads;
using Hengjian.Web.Security;
using Hengjian.Web.Shell;
using Microsoft.AspNetCore.Mvc;

namespace Hengjian.Web.Features.Evidences;

/// <summary>One evidence: its page, its files shown and handed out, its uses and what is said of it.</summary>
internal static class EvidenceEndpoints
{
    internal static void MapEvidence(this IEndpointRouteBuilder app)
    {
        app.MapGet(EvidenceRoutes.ItemPattern, ShowAsync).Requires(Permission.ViewEvidence);
        app.MapGet(EvidenceRoutes.VersionPattern + "/view", ViewAsync).Requires(Permission.ViewEvidence);
        app.MapGet(EvidenceRoutes.VersionPattern + "/content", ContentAsync).Requires(Permission.ViewEvidence);
        app.MapGet(EvidenceRoutes.VersionPattern + "/file", FileAsync).Requires(Permission.ViewEvidence);
        app.MapPost(EvidenceRoutes.ItemPattern + "/details", DescribeAsync).Requires(Permission.UploadEvidence);
        app.MapPost(EvidenceRoutes.ItemPattern + "/uses", UseAsync).Requires(Permission.UploadEvidence);
        app.MapPost(EvidenceRoutes.ItemPattern + "/uses/{use:long}/remove", UnuseAsync).Requires(Permission.UploadEvidence).DemandsToken();
    }

    private static async Task<IResult> ShowAsync(long id, EvidenceDoor door, CancellationToken cancel) =>
        await door.OpenAsync(id, cancel) is { } model ? Pages.Show<EvidencePage>(new { Model = model }) : Pages.NotFound();

    private static async Task<IResult> ViewAsync(long id, int number, int? page, EvidenceDoor door, EvidenceStore store, CancellationToken cancel)
    {
        if (await door.FindAsync(id, cancel) is not { } book || Version(book, number) is not { } version) return Pages.NotFound();
        await door.NoteViewAsync(book.Item, number, cancel);
        return Pages.Show<EvidenceViewPage>(new { Item = book.Item, Version = version, Preview = EvidencePreview.Of(store, version.Sha256, version.Type), Page = page });
    }

    // The bytes somebody handed in, shown by the browser itself: pictures and PDF only, with nothing allowed to run.
    private static async Task<IResult> ContentAsync(long id, int number, HttpContext context, EvidenceDoor door, EvidenceStore store, CancellationToken cancel)
    {
        if (await door.FindAsync(id, cancel) is not { } book || Version(book, number) is not { } version) return Pages.NotFound();
        if (!EvidencePreview.IsShownAsItIs(version.Type)) return Pages.NotFound();
        var opened = store.Open(version.Sha256);
        if (!opened.TryGet(out var stream)) return Pages.NotFound();
        await door.NoteViewAsync(book.Item, number, cancel);
        var isPdf = version.Type == "pdf";
        // The browser's own reader of PDF does not open in a sandbox; the files were refused at the door when they hold scripts.
        SecurityHeaders.UsePolicy(context, isPdf ? "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'self'" : "default-src 'none'; sandbox");
        context.Response.Headers.CacheControl = "private, no-store";
        context.Response.Headers["Cross-Origin-Resource-Policy"] = "same-origin";
        return TypedResults.Stream(stream, TypeOf(version).MediaOf(), enableRangeProcessing: true);
    }

    private static async Task<IResult> FileAsync(long id, int number, EvidenceDoor door, EvidenceStore store, AuditedFiles files, CancellationToken cancel)
    {
        if (await door.FindAsync(id, cancel) is not { } book || Version(book, number) is not { } version) return Pages.NotFound();
        return store.Open(version.Sha256).TryGet(out var stream)
            ? await files.StreamAsync(stream, TypeOf(version).MediaOf(), version.Name, "download-evidence", EvidenceLibrary.Subject(id), cancel, named: false)
            : Pages.NotFound();
    }

    private static async Task<IResult> DescribeAsync(long id, [FromForm] EvidenceFields fields, EvidenceDoor door, EvidenceLibrary library, Viewer viewer, CancellationToken cancel)
    {
        if (await door.OpenAsync(id, cancel) is not { } model) return Pages.NotFound();
        if (!model.MayChange.Allowed) return Pages.Forbidden(model.MayChange.Reason);
        var details = fields.Details("", model.Item.Kind);
        if (!details.TryGet(out var typed)) return Again(model, details.Problems);
        var done = await library.DescribeAsync(id, typed, viewer.Principal.Account, cancel);
        return done.IsOk ? TypedResults.LocalRedirect(EvidenceRoutes.Item(id)) : Again(model, done.Problems);
    }

    private static async Task<IResult> UseAsync(long id, [FromForm] EvidenceFields fields, [FromForm] int? version, [FromForm] string? back, EvidenceDoor door, EvidenceLibrary library, Viewer viewer, CancellationToken cancel)
    {
        if (await door.OpenAsync(id, cancel) is not { } model) return Pages.NotFound();
        if (!model.MayChange.Allowed) return Pages.Forbidden(model.MayChange.Reason);
        if (Version(model.Book, version ?? model.Newest.Number) is not { } chosen) return Pages.NotFound();
        var place = fields.Place();
        if (!place.TryGet(out var where)) return Again(model, place.Problems);
        if (where is null) return Pages.NotFound();
        var done = await library.LinkAsync(chosen.Id, where, viewer.Principal.Account, cancel);
        return done.IsOk ? Pages.Back(back ?? EvidenceRoutes.Item(id)) : Again(model, done.Problems);
    }

    private static async Task<IResult> UnuseAsync(long id, long use, [FromForm] string? back, EvidenceDoor door, EvidenceLibrary library, Viewer viewer, CancellationToken cancel)
    {
        if (await door.OpenAsync(id, cancel) is not { } model) return Pages.NotFound();
        if (!model.MayChange.Allowed) return Pages.Forbidden(model.MayChange.Reason);
        var done = await library.UnlinkAsync(model.Item, use, viewer.Principal.Account, cancel);
        return done.IsOk ? Pages.Back(back ?? EvidenceRoutes.Item(id)) : Again(model, done.Problems);
    }

    private static IResult Again(EvidenceModel model, IReadOnlyList<Problem> problems) =>
        Pages.Show<EvidencePage>(new { Model = model, Problems = problems }, StatusCodes.Status422UnprocessableEntity);

    private static EvidenceVersionRecord? Version(EvidenceBook book, int number) => book.Versions.FirstOrDefault(v => v.Number == number);

    private static EvidenceType TypeOf(EvidenceVersionRecord version) => Enum.Parse<EvidenceType>(version.Type, ignoreCase: true);
}
