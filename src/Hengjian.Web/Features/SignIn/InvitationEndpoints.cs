using Hengjian.Domain.Access;
using Hengjian.Domain.Accounts;
using Hengjian.Evaluation.Accounts;
using Hengjian.Kernel;
using Hengjian.Web.Security;
using Hengjian.Web.Shell;
using Microsoft.AspNetCore.Mvc;

namespace Hengjian.Web.Features.SignIn;

/// <summary>The page a link opens: its owner chooses the password, and is signed in.</summary>
internal static class InvitationEndpoints
{
    private const string Path = "/invitation";

    internal static string AddressOf(string token) => $"{Path}?token={Uri.EscapeDataString(token)}";

    internal static void MapInvitation(this IEndpointRouteBuilder app)
    {
        app.MapGet(Path, ShowAsync).AllowAnonymous();
        app.MapPost(Path, AcceptAsync).AllowAnonymous();
    }

    private static async Task<IResult> ShowAsync(
        HttpContext context, string? token, PasswordLibrary passwords, AddressLimit limit, CancellationToken cancel)
    {
        var found = await passwords.FindAsync(token ?? "", cancel);
        // Nobody guesses a link: one that works opens whatever others at this address do.
        if (found.TryGet(out var open)) return Page(open, token!, []);
        if (limit.IsHeld(context)) return Page(null, "", [SignInProblems.TooManyFromHere()], StatusCodes.Status429TooManyRequests);
        limit.Fail(context);
        return Page(null, "", found.Problems, StatusCodes.Status404NotFound);
    }

    private static async Task<IResult> AcceptAsync(
        HttpContext context, [FromForm] string? token, [FromForm] string? password, [FromForm] string? again, [FromForm] string? release,
        PasswordLibrary passwords, FactorLibrary factors, AddressLimit limit, TimeProvider clock, CancellationToken cancel)
    {
        var found = await passwords.FindAsync(token ?? "", cancel);
        if (!found.TryGet(out var open))
        {
            if (limit.IsHeld(context)) return Page(null, "", [SignInProblems.TooManyFromHere()], StatusCodes.Status429TooManyRequests);
            limit.Fail(context);
            return Page(null, "", found.Problems, StatusCodes.Status404NotFound);
        }
        if (password != again) return Page(open, token!, [PasswordProblems.NotRepeated()], StatusCodes.Status422UnprocessableEntity);
        var accepted = await passwords.AcceptAsync(token!, password ?? "", release ?? "", cancel);
        if (accepted.Problems.Any(p => p.Code == InvitationProblems.NotReleased().Code)) limit.Fail(context);
        if (!accepted.TryGet(out var account)) return Page(open, token!, accepted.Problems, StatusCodes.Status422UnprocessableEntity);
        await SignInCookie.SignInAsync(context, account);
        return TypedResults.LocalRedirect(factors.HasSecondStep(account)
            ? SecondStepEndpoints.AddressFor(account, null)
            : SecondStepEndpoints.AfterSignIn(account.ToPrincipal(clock.GetUtcNow(), RoleBook.Closed), null));
    }

    private static IResult Page(OpenInvitation? open, string token, IReadOnlyList<Problem> problems, int status = StatusCodes.Status200OK) =>
        Pages.Show<InvitationPage>(new { Open = open, Token = token, Problems = problems }, status);
}
