using Hengjian.Evaluation.Publicity;
using Hengjian.Kernel;
using Hengjian.Web.Features.Packages;
using Hengjian.Web.Security;
using Hengjian.Web.Shell;
using Microsoft.AspNetCore.Mvc;

namespace Hengjian.Web.Features.Publicity;

/// <summary>What everybody may read and send, without an account.</summary>
internal static class PublicEndpoints
{
    private const int MostObjections = 10;
    private const int MostQuestions = 30;
    private const int MostReads = 300;

    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    internal static void MapPublicPages(this IEndpointRouteBuilder app)
    {
        app.MapGet("/publicity", ListAsync).AllowAnonymous();
        app.MapGet("/publicity/{id:long}", ShowAsync).AllowAnonymous();
        app.MapPost("/publicity/{id:long}/objections", SendAsync).AllowAnonymous();
        app.MapGet("/publicity/answers", () => Pages.Show<ObjectionAnswerPage>(new { })).AllowAnonymous();
        app.MapPost("/publicity/answers", AskAsync).AllowAnonymous();
    }

    private static async Task<IResult> ListAsync(HttpContext context, int? page, PublicityLibrary library, PackageNames names, VisitLimit limit, CancellationToken cancel)
    {
        if (!limit.Take(context, "publicity", MostReads, Hour)) return TooMany();
        var (number, regions) = (Math.Clamp(page ?? 1, 1, 10_000), await names.RegionsAsync(cancel));
        return Pages.Show<PublicListPage>(new { Posts = await library.ShownAsync(number, cancel), RegionName = regions, Page = number });
    }

    private static async Task<IResult> ShowAsync(HttpContext context, long id, PublicityLibrary library, PackageNames names, VisitLimit limit, CancellationToken cancel) =>
        limit.Take(context, "publicity", MostReads, Hour) ? await PageAsync(id, "", null, [], library, names, cancel) : TooMany();

    private static async Task<IResult> SendAsync(
        HttpContext context, long id, [FromForm] string? text, [FromForm] string? contact,
        PublicityLibrary library, ObjectionLibrary objections, PackageNames names, VisitLimit limit, CancellationToken cancel)
    {
        if (!limit.Take(context, "objection", MostObjections, Hour)) return TooMany();
        var sent = await objections.SendAsync(id, text ?? "", contact ?? "", cancel);
        return await PageAsync(id, text ?? "", sent.TryGet(out var code) ? code : null, sent.Problems, library, names, cancel);
    }

    private static async Task<IResult> AskAsync(HttpContext context, [FromForm] string? code, ObjectionLibrary objections, VisitLimit limit, CancellationToken cancel)
    {
        if (!limit.Take(context, "answer", MostQuestions, Hour)) return TooMany();
        var found = await objections.FindAsync(code ?? "", cancel);
        return Pages.Show<ObjectionAnswerPage>(new { Found = found.TryGet(out var objection) ? objection : null, found.Problems },
            found.IsOk ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
    }

    private static async Task<IResult> PageAsync(
        long id, string typed, string? code, IReadOnlyList<Problem> problems, PublicityLibrary library, PackageNames names, CancellationToken cancel)
    {
        if (await library.FindAsync(id, cancel) is not { } post) return Pages.NotFound();
        return Pages.Show<PublicPostPage>(new { Post = post, RegionName = (await names.RegionsAsync(cancel))(post.Post.RegionCode), Typed = typed, Code = code, Problems = problems },
            problems.Count > 0 ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK);
    }

    private static IResult TooMany() => Pages.Show<TooManyPage>(new { }, StatusCodes.Status429TooManyRequests);
}
