using Hengjian.Domain.Access;
using Hengjian.Evaluation.Accounts;
using Hengjian.Evaluation.Demo;
using Hengjian.Evaluation.Workspaces;
using Hengjian.Kernel;
using Hengjian.Web.Security;
using Hengjian.Web.Shell;
using Microsoft.AspNetCore.Mvc;

namespace Hengjian.Web.Features.SignIn;

/// <summary>登录 and 退出.</summary>
public static class SignInFeature
{
    /// <summary>Lists the demo workspace's accounts on the door; never called for a real workspace.</summary>
    public static void AddDemoAccounts(this IServiceCollection services)
    {
        foreach (var account in DemoAccounts.All)
        {
            var role = Roles.Find(account.Grant.Role)?.NameZh ?? account.Grant.Role;
            services.AddSingleton(new DemoAccount(account.Name, DemoAccounts.Password, account.DisplayName.Replace("（演示）", "", StringComparison.Ordinal), role));
        }
    }

    /// <summary>Registers signing in by the provider of the house; off, its addresses answer that there is nothing.</summary>
    public static void AddExternalSignIn(this IServiceCollection services, ExternalOptions options)
    {
        services.AddSingleton(options);
        services.AddHttpClient(ExternalOptions.Section, c => (c.Timeout, c.MaxResponseContentBufferSize) = (ExternalProvider.Longest, 1_048_576));
        services.AddSingleton(sp => new ExternalProvider(options, sp.GetRequiredService<IHttpClientFactory>().CreateClient(ExternalOptions.Section), sp.GetRequiredService<TimeProvider>()));
        services.AddSingleton<ExternalFlows>();
    }

    /// <summary>Maps the door.</summary>
    public static void MapSignIn(this IEndpointRouteBuilder app)
    {
        app.MapGet("/sign-in", Show).AllowAnonymous();
        app.MapPost("/sign-in", SignIn).AllowAnonymous();
        // Also who has done the first step alone may leave.
        app.MapPost("/sign-out", SignOutAsync).AllowAnonymous();
        app.MapSecondStep();
        app.MapInvitation();
        app.MapExternal();
    }

    private static IResult Show(string? next, Viewer viewer) => viewer switch
    {
        { IsSignedIn: true } => Pages.Back(next),
        { Pending: { } account } => TypedResults.LocalRedirect(SecondStepEndpoints.AddressFor(account, next)),
        _ => Pages.Show<SignInPage>(new { Next = next }),
    };

    private static async Task<IResult> SignIn(
        HttpContext context, AccountService accounts, FactorLibrary factors, Guesses guesses,
        [FromForm] string? account, [FromForm] string? password, [FromForm] string? next, CancellationToken cancel)
    {
        var trial = guesses.Begin(context, AccountService.Normalize(account ?? ""));
        if (trial.IsHeld) return Refuse(next, account, [SignInProblems.TooManyFromHere()], StatusCodes.Status429TooManyRequests);
        Result<Principal> outcome = string.IsNullOrWhiteSpace(account) || string.IsNullOrEmpty(password)
            ? SignInProblems.Empty()
            : await accounts.SignInAsync(account, password, cancel, trial.Knows);
        if (!outcome.TryGet(out var principal))
        {
            trial.Fail();
            return Refuse(next, account, outcome.Problems, StatusCodes.Status422UnprocessableEntity);
        }
        var found = await accounts.FindAsync(principal.Account, cancel);
        if (found is null) return Pages.Back("/sign-in");
        await SignInCookie.SignInAsync(context, found);
        return factors.HasSecondStep(found)
            ? TypedResults.LocalRedirect(SecondStepEndpoints.AddressFor(found, next))
            : TypedResults.LocalRedirect(SecondStepEndpoints.AfterSignIn(principal, next));
    }

    private static IResult Refuse(string? next, string? account, IReadOnlyList<Problem> problems, int status) =>
        Pages.Show<SignInPage>(new { Next = next, Account = account, Problems = problems }, status);

    // The field carries nothing; that a form is read makes the framework demand its token.
    private static async Task<IResult> SignOutAsync(HttpContext context, [FromForm] string? from)
    {
        await SignInCookie.EndOwnAsync(context);
        await SignInCookie.SignOutAsync(context);
        return Pages.Back(from ?? "/sign-in");
    }
}
