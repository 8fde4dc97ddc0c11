using Hengjian.Domain.Access;
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

    /// <summary>Maps the door.</summary>
    public static void MapSignIn(this IEndpointRouteBuilder app)
    {
        app.MapGet("/sign-in", Show).AllowAnonymous();
        app.MapPost("/sign-in", SignIn).AllowAnonymous();
        app.MapPost("/sign-out", SignOut).RequiresSignIn();
    }

    private static IResult Show(string? next, Viewer viewer) => viewer.IsSignedIn
        ? Pages.Back(next)
        : Pages.Show<SignInPage>(new { Next = next });

    private static async Task<IResult> SignIn(
        HttpContext context, AccountService accounts,
        [FromForm] string? account, [FromForm] string? password, [FromForm] string? next, CancellationToken cancel)
    {
        Result<Principal> outcome = string.IsNullOrWhiteSpace(account) || string.IsNullOrEmpty(password)
            ? SignInProblems.Empty()
            : await accounts.SignInAsync(account, password, cancel);
        if (!outcome.TryGet(out var principal))
        {
            var parameters = new { Next = next, Account = account, outcome.Problems };
            return Pages.Show<SignInPage>(parameters, StatusCodes.Status422UnprocessableEntity);
        }
        var found = await accounts.FindAsync(principal.Account, cancel);
        if (found is null) return Pages.Back("/sign-in");
        await SignInCookie.SignInAsync(context, found);
        return Pages.Back(next);
    }

    // The field carries nothing; that a form is read makes the framework demand its token.
    private static async Task<IResult> SignOut(HttpContext context, [FromForm] string? from)
    {
        await SignInCookie.SignOutAsync(context);
        return Pages.Back(from ?? "/sign-in");
    }
}
