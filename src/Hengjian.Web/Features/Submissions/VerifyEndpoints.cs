using System.Security.Cryptography;
using Hengjian.Evaluation.Submissions;
using Hengjian.Evaluation.Workspaces;
using Hengjian.Web.Features.Packages;
using Hengjian.Web.Security;
using Hengjian.Web.Shell;
using Microsoft.AspNetCore.Mvc;

namespace Hengjian.Web.Features.Submissions;

/// <summary>核验回执, for everybody: whether a receipt is this server's, and whether a file was in that submission. Shows no contents.</summary>
internal static class VerifyEndpoints
{
    private const int MostQuestions = 60;

    // Each may be 200 MB that somebody without an account makes this server write and hash.
    private const int MostFiles = 10;

    // A file is hashed as it comes in and never stored.
    private const long MostBytes = 200L << 20;

    private static readonly TimeSpan Window = TimeSpan.FromMinutes(5);

    internal static void MapVerify(this IEndpointRouteBuilder app)
    {
        app.MapGet("/verify", AskAsync).AllowAnonymous();
        app.MapGet("/verify/{receipt}", ShowAsync).AllowAnonymous();
        app.MapPost("/verify/{receipt}/file", FileAsync).AllowAnonymous()
            .WithFormOptions(multipartBodyLengthLimit: MostBytes).WithMetadata(new RequestSizeLimitAttribute(MostBytes), new BeforeBody());
    }

    /// <summary>
    /// Counts files before a byte of them is read: binding, and the check of the form's token, would take in the whole body first. Who
    /// sends too many, or asks about a receipt that is not there, is answered at once.
    /// </summary>
    internal static void UseVerifyLimit(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<BeforeBody>() is not null)
        {
            var limit = context.RequestServices.GetRequiredService<VisitLimit>();
            if (!limit.Take(context, "verify-file", MostFiles, Window))
            {
                context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
                return;
            }
            var receipt = context.GetRouteValue("receipt") as string ?? "";
            if (!(await context.RequestServices.GetRequiredService<SubmissionLibrary>().FindAsync(receipt, context.RequestAborted)).IsOk)
            {
                context.Response.StatusCode = StatusCodes.Status404NotFound;
                return;
            }
        }
        await next(context);
    });

    private sealed class BeforeBody;

    private static Task<IResult> AskAsync(
        HttpContext context, string? receipt, SubmissionLibrary library, PackageNames names, Workspace workspace, VisitLimit limit, CancellationToken cancel) =>
        string.IsNullOrWhiteSpace(receipt)
            ? Task.FromResult(Pages.Show<VerifyPage>(new { }))
            : PageAsync(context, receipt, null, library, names, workspace, limit, cancel);

    private static Task<IResult> ShowAsync(
        HttpContext context, string receipt, SubmissionLibrary library, PackageNames names, Workspace workspace, VisitLimit limit, CancellationToken cancel) =>
        PageAsync(context, receipt, null, library, names, workspace, limit, cancel);

    private static async Task<IResult> FileAsync(
        HttpContext context, string receipt, IFormFile? file, SubmissionLibrary library, PackageNames names, Workspace workspace, VisitLimit limit, CancellationToken cancel)
    {
        if (file is null) return await PageAsync(context, receipt, null, library, names, workspace, limit, cancel);
        await using var content = file.OpenReadStream();
        var hash = Convert.ToHexStringLower(await SHA256.HashDataAsync(content, cancel));
        return await PageAsync(context, receipt, (Path.GetFileName(file.FileName), hash), library, names, workspace, limit, cancel);
    }

    private static async Task<IResult> PageAsync(
        HttpContext context, string receipt, (string Name, string Hash)? file, SubmissionLibrary library, PackageNames names, Workspace workspace, VisitLimit limit, CancellationToken cancel)
    {
        if (!limit.Take(context, "verify", MostQuestions, Window)) return Pages.Show<Publicity.TooManyPage>(new { }, StatusCodes.Status429TooManyRequests);
        var found = await library.FindAsync(receipt, cancel);
        if (!found.TryGet(out var submission))
            return Pages.Show<VerifyPage>(new { Asked = receipt, found.Problems }, StatusCodes.Status404NotFound);
        return Pages.Show<VerifyPage>(new
        {
            Asked = receipt,
            Sealed = submission,
            RegionName = (await names.RegionsAsync(cancel))(submission.Header?.Region ?? submission.Record.RegionCode),
            library.PublicKey,
            Head = workspace.Audit.NotedHead()?.Hash,
            File = file,
            Proof = file is { } one ? submission.Manifest?.Find(one.Hash) : null,
        });
    }
}
