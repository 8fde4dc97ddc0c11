using Hengjian.Domain.Access;
using Hengjian.Domain.Accounts;
using Hengjian.Evaluation.Accounts;
using Hengjian.Kernel;
using Hengjian.Web.Security;
using Hengjian.Web.Shell;
using Microsoft.AspNetCore.Mvc;

namespace Hengjian.Web.Features.SignIn;

/// <summary>Signing in by the provider of the house: out, back, and linking an account through an invitation.</summary>
internal static class ExternalEndpoints
{
    internal const string Out = "/sign-in/external";
    internal const string Back = Out + "/callback";
    internal const string Link = Out + "/link";

    internal static void MapExternal(this IEndpointRouteBuilder app)
    {
        app.MapGet(Out, OutAsync).AllowAnonymous();
        app.MapGet(Back, BackAsync).AllowAnonymous();
        app.MapPost(Link, LinkAsync).AllowAnonymous();
    }

    private static async Task<IResult> OutAsync(
        HttpContext context, string? next, string? link, ExternalOptions options, ExternalProvider provider, ExternalFlows flows, CancellationToken cancel)
    {
        if (!options.IsOn) return Pages.NotFound();
        var waiting = link is null ? null : flows.Waiting(context);
        if (link is not null && waiting is null) return Refuse([ExternalProblems.NotBegun()]);
        var flow = flows.Begin(context, Pages.IsLocal(next) ? next : null, waiting?.Token, waiting?.Release);
        var way = await provider.WayOutAsync(flow.State, flow.Nonce, flow.Verifier, BackOf(context, options), cancel);
        return way.TryGet(out var address) ? TypedResults.Redirect(address.ToString()) : Refuse(way.Problems);
    }

    // A form may not lead to another site: the page that follows has a link that does.
    private static async Task<IResult> LinkAsync(
        HttpContext context, [FromForm] string? token, [FromForm] string? release, ExternalOptions options, ExternalFlows flows, PasswordLibrary passwords, AddressLimit limit, CancellationToken cancel)
    {
        if (!options.IsOn) return Pages.NotFound();
        var found = await passwords.FindAsync(token ?? "", cancel);
        if (!found.TryGet(out var open))
        {
            if (limit.IsHeld(context)) return Refuse([SignInProblems.TooManyFromHere()], StatusCodes.Status429TooManyRequests);
            limit.Fail(context);
            return Refuse(found.Problems);
        }
        flows.Begin(context, null, token, release);
        return Pages.Show<ExternalLinkPage>(new { open.Account, options.Name });
    }

    private static async Task<IResult> BackAsync(
        HttpContext context, string? code, string? state, string? error, string? iss, ExternalOptions options, ExternalProvider provider, ExternalFlows flows,
        ExternalLoginLibrary logins, FactorLibrary factors, AddressLimit limit, KnownDevices devices, TimeProvider clock, CancellationToken cancel)
    {
        if (!options.IsOn) return Pages.NotFound();
        if (!devices.KnowsAnybody(context) && limit.IsHeld(context)) return Refuse([SignInProblems.TooManyFromHere()], StatusCodes.Status429TooManyRequests);
        var outcome = await FinishAsync(context, code, state, error, iss, options, provider, flows, logins, cancel);
        if (!outcome.TryGet(out var done))
        {
            limit.Fail(context);
            return Refuse(outcome.Problems);
        }
        await SignInCookie.SignInAsync(context, done.Account);
        return TypedResults.LocalRedirect(factors.HasSecondStep(done.Account)
            ? SecondStepEndpoints.AddressFor(done.Account, done.Next)
            : SecondStepEndpoints.AfterSignIn(done.Account.ToPrincipal(clock.GetUtcNow(), RoleBook.Closed), done.Next));
    }

    private static async Task<Result<(Account Account, string? Next)>> FinishAsync(
        HttpContext context, string? code, string? state, string? error, string? iss, ExternalOptions options, ExternalProvider provider, ExternalFlows flows,
        ExternalLoginLibrary logins, CancellationToken cancel)
    {
        if (flows.End(context, state) is not { } flow) return ExternalProblems.NotBegun();
        if (error is not null) return ExternalProblems.Refused(error.Length <= 40 && error.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-') ? error : "?");
        if (string.IsNullOrEmpty(code)) return ExternalProblems.NotBegun();
        var who = await provider.RedeemAsync(code, iss, flow.Verifier, flow.Nonce, BackOf(context, options), cancel);
        if (!who.TryGet(out var identity)) return Result.Fail<(Account, string?)>(who.Problems);
        if (flow.Token is { } token)
        {
            var linked = await logins.LinkAsync(token, flow.Release ?? "", identity, cancel);
            if (!linked.IsOk) return Result.Fail<(Account, string?)>(linked.Problems);
        }
        return (await logins.SignInAsync(identity, options.Name, cancel)).Map(a => (a, flow.Next));
    }

    private static string BackOf(HttpContext context, ExternalOptions options) =>
        (options.Site?.ToString().TrimEnd('/') ?? $"{context.Request.Scheme}://{context.Request.Host}") + Back;

    private static IResult Refuse(IReadOnlyList<Problem> problems, int status = StatusCodes.Status422UnprocessableEntity) =>
        Pages.Show<SignInPage>(new { Problems = problems }, status);
}
