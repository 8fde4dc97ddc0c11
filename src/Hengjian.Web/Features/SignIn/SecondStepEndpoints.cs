using Hengjian.Domain.Access;
using Hengjian.Domain.Accounts;
using Hengjian.Evaluation.Accounts;
using Hengjian.Kernel;
using Hengjian.Web.Security;
using Hengjian.Web.Shell;
using Microsoft.AspNetCore.Mvc;

namespace Hengjian.Web.Features.SignIn;

/// <summary>The second step of signing in: a code; or setting the second factor up, where it is demanded.</summary>
internal static class SecondStepEndpoints
{
    internal const string Code = "/sign-in/code";
    internal const string Factor = "/sign-in/factor";

    internal static void MapSecondStep(this IEndpointRouteBuilder app)
    {
        app.MapGet(Code, ShowCode).AllowAnonymous();
        app.MapPost(Code, CheckCodeAsync).AllowAnonymous();
        app.MapGet(Factor, ShowFactorAsync).AllowAnonymous();
        app.MapPost(Factor, ConfirmAsync).AllowAnonymous();
    }

    /// <summary>Where somebody goes after signing in: who has no rights yet would only be refused at home.</summary>
    internal static string AfterSignIn(Principal principal, string? next) =>
        (string.IsNullOrEmpty(next) || next == "/") && principal.Grants.Count == 0 ? "/account" : Pages.IsLocal(next) ? next! : "/";

    internal static string AddressFor(Account account, string? next) =>
        (account.FactorOn ? Code : Factor) + (Pages.IsLocal(next) && next != "/" ? "?next=" + Uri.EscapeDataString(next!) : "");

    private static IResult ShowCode(string? next, Viewer viewer) => viewer.Pending is { FactorOn: true }
        ? Pages.Show<CodePage>(new { Next = next })
        : Pages.Back("/sign-in");

    private static async Task<IResult> CheckCodeAsync(
        HttpContext context, Viewer viewer, FactorLibrary factors, Guesses guesses, [FromForm] string? code, [FromForm] string? next, CancellationToken cancel)
    {
        if (viewer is not { Pending: { FactorOn: true } account, Session: { } session }) return Pages.Back("/sign-in");
        // The password was right: what others do at this address holds nobody up here, and the account counts wrong codes by itself.
        var (trial, number) = (guesses.Begin(context, account.Name), Guid.NewGuid());
        var outcome = await factors.SignInAsync(account.Name, code ?? "", session, cancel, trial.Knows(account), number);
        if (outcome.TryGet(out var principal))
        {
            await SignInCookie.EnterAsync(context, account, number);
            return TypedResults.LocalRedirect(AfterSignIn(principal, next));
        }
        trial.Fail();
        return Refuse(next, outcome.Problems, StatusCodes.Status422UnprocessableEntity);
    }

    private static IResult Refuse(string? next, IReadOnlyList<Problem> problems, int status) =>
        Pages.Show<CodePage>(new { Next = next, Problems = problems }, status);

    private static async Task<IResult> ShowFactorAsync(string? next, Viewer viewer, FactorLibrary factors, CancellationToken cancel) =>
        viewer.Pending is { FactorOn: false } account ? await FormAsync(account, viewer.Session, next, [], factors, cancel) : Pages.Back("/sign-in");

    private static async Task<IResult> ConfirmAsync(
        HttpContext context, Viewer viewer, FactorLibrary factors, [FromForm] string? code, [FromForm] string? next, CancellationToken cancel)
    {
        if (viewer is not { Pending: { FactorOn: false } account, Session: { } session }) return Pages.Back("/sign-in");
        var number = Guid.NewGuid();
        var confirmed = await factors.ConfirmAsync(account.Name, code ?? "", session, cancel, number);
        if (confirmed.IsOk) await SignInCookie.EnterAsync(context, account, number);
        return confirmed.TryGet(out var codes)
            ? Pages.Show<FactorPage>(new { Next = next, Account = account, Codes = codes })
            : await FormAsync(account, session, next, confirmed.Problems, factors, cancel);
    }

    private static async Task<IResult> FormAsync(
        Account account, Guid? session, string? next, IReadOnlyList<Problem> problems, FactorLibrary factors, CancellationToken cancel)
    {
        var begun = await factors.BeginAsync(account.Name, session, cancel);
        if (!begun.TryGet(out var secret)) return Pages.Back("/sign-in");
        var status = problems.Count > 0 ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK;
        return Pages.Show<FactorPage>(new { Next = next, Account = account, Secret = secret, Problems = problems }, status);
    }
}
