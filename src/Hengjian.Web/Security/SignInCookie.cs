using System.Security.Claims;
using Hengjian.Domain.Accounts;
using Hengjian.Evaluation.Workspaces;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.StaticAssets;

namespace Hengjian.Web.Security;

/// <summary>The session: a cookie that names the account and its stamp; rights are read from the account each time.</summary>
public static class SignInCookie
{
    private const string Scheme = CookieAuthenticationDefaults.AuthenticationScheme;
    private const string StampClaim = "stamp";

    /// <summary>Registers sign-in by cookie and the rule that what nobody allowed is denied.</summary>
    public static void AddHengjianSecurity(this IServiceCollection services)
    {
        services.AddScoped<Viewer>();
        services.AddScoped<IAuthorizationHandler, RequiredPermissionHandler>();
        services.AddAuthorizationBuilder()
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAssertion(_ => false).Build());
        services.AddAntiforgery(o => o.Cookie.Name = "hengjian-form");
        services.AddAuthentication(Scheme).AddCookie(o =>
        {
            o.Cookie.Name = "hengjian";
            o.Cookie.HttpOnly = true;
            o.Cookie.SameSite = SameSiteMode.Lax;
            o.ExpireTimeSpan = TimeSpan.FromHours(8);
            o.SlidingExpiration = true;
            o.LoginPath = "/sign-in";
            o.ReturnUrlParameter = "next";
            o.Events.OnValidatePrincipal = ReadAccountAsync;
            o.Events.OnRedirectToLogin = AskToSignIn;
            o.Events.OnRedirectToAccessDenied = context =>
            {
                context.Response.StatusCode = StatusCodes.Status403Forbidden;
                return Task.CompletedTask;
            };
        });
    }

    /// <summary>Starts a session for an account whose password was right.</summary>
    public static Task SignInAsync(HttpContext context, Account account)
    {
        var identity = new ClaimsIdentity(
            [new(ClaimTypes.Name, account.Name), new(StampClaim, account.SecurityStamp.ToString("N"))], Scheme);
        return context.SignInAsync(Scheme, new ClaimsPrincipal(identity));
    }

    /// <summary>Ends the session in this browser.</summary>
    public static Task SignOutAsync(HttpContext context) => context.SignOutAsync(Scheme);

    private static async Task ReadAccountAsync(CookieValidatePrincipalContext context)
    {
        var http = context.HttpContext;
        if (http.GetEndpoint()?.Metadata.GetMetadata<StaticAssetDescriptor>() is not null) return;
        var name = context.Principal?.Identity?.Name ?? "";
        var account = await http.RequestServices.GetRequiredService<AccountService>().FindAsync(name, http.RequestAborted);
        if (account is { Disabled: false } && account.SecurityStamp.ToString("N") == context.Principal?.FindFirstValue(StampClaim))
        {
            http.RequestServices.GetRequiredService<Viewer>().Become(account.ToPrincipal());
            return;
        }
        context.RejectPrincipal();
        await SignOutAsync(http);
    }

    private static Task AskToSignIn(RedirectContext<CookieAuthenticationOptions> context)
    {
        // htmx would put the sign-in page into the middle of a table: it is told to load the whole page instead.
        if (context.Request.Headers.ContainsKey("HX-Request"))
        {
            context.Response.Headers["HX-Redirect"] = "/sign-in";
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        }
        else
        {
            context.Response.Redirect(context.RedirectUri);
        }
        return Task.CompletedTask;
    }
}
