using System.Security.Claims;
using Hengjian.Domain.Accounts;
using Hengjian.Evaluation.Accounts;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.StaticAssets;

namespace Hengjian.Web.Security;

/// <summary>The cookie names a session and nothing else; session, account and rights are read at each request.</summary>
public static class SignInCookie
{
    private const string Scheme = CookieAuthenticationDefaults.AuthenticationScheme;
    private const string SessionClaim = "session";

    /// <summary>Registers sign-in by cookie and the rule that what nobody allowed is denied.</summary>
    public static void AddHengjianSecurity(this IServiceCollection services)
    {
        services.AddScoped<Viewer>();
        services.AddSingleton<AddressLimit>();
        services.AddSingleton<KnownDevices>();
        services.AddSingleton<Guesses>();
        services.AddSingleton<VisitLimit>();
        services.AddScoped<IAuthorizationHandler, RequiredPermissionHandler>();
        services.AddAuthorizationBuilder()
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAssertion(_ => false).Build());
        services.AddAntiforgery(o => o.Cookie.Name = "hengjian-form");
        services.AddAuthentication(Scheme).AddCookie(o =>
        {
            o.Cookie.Name = "hengjian";
            o.Cookie.HttpOnly = true;
            o.Cookie.SameSite = SameSiteMode.Lax;
            // The session's own limits count; a cookie that outlives it opens nothing.
            o.ExpireTimeSpan = SessionRecord.Longest;
            o.SlidingExpiration = false;
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

    /// <summary>Begins a session for an account whose password was right, in place of the one this browser had.</summary>
    public static async Task SignInAsync(HttpContext context, Account account)
    {
        var services = context.RequestServices;
        await EndOwnAsync(context);
        var session = await services.GetRequiredService<SessionLibrary>().BeginAsync(
            account.Id, context.Connection.RemoteIpAddress?.ToString() ?? "", context.Request.Headers.UserAgent.ToString(), context.RequestAborted);
        await WriteAsync(context, account, session.Id);
        if (!services.GetRequiredService<FactorLibrary>().HasSecondStep(account)) services.GetRequiredService<KnownDevices>().Remember(context, account);
    }

    /// <summary>Done with the second step, which gave the session another number: the browser is known from now on.</summary>
    public static async Task EnterAsync(HttpContext context, Account account, Guid number)
    {
        await WriteAsync(context, account, number);
        context.RequestServices.GetRequiredService<KnownDevices>().Remember(context, account);
    }

    /// <summary>Ends the session of this browser, also one that is signed in by half.</summary>
    public static async Task EndOwnAsync(HttpContext context)
    {
        var viewer = context.RequestServices.GetRequiredService<Viewer>();
        var name = viewer.Pending?.Name ?? viewer.Principal.Account;
        if (viewer.Session is { } session)
            await context.RequestServices.GetRequiredService<SessionLibrary>().EndAsync(name, name, only: session, cancel: context.RequestAborted);
    }

    private static Task WriteAsync(HttpContext context, Account account, Guid session) => context.SignInAsync(
        Scheme, new ClaimsPrincipal(new ClaimsIdentity([new(ClaimTypes.Name, account.Name), new(SessionClaim, session.ToString("N"))], Scheme)));

    /// <summary>Takes the cookie from this browser.</summary>
    public static Task SignOutAsync(HttpContext context) => context.SignOutAsync(Scheme);

    private static async Task ReadAccountAsync(CookieValidatePrincipalContext context)
    {
        var http = context.HttpContext;
        if (http.GetEndpoint()?.Metadata.GetMetadata<StaticAssetDescriptor>() is not null) return;
        var services = http.RequestServices;
        var open = Guid.TryParseExact(context.Principal?.FindFirstValue(SessionClaim), "N", out var id)
            ? await services.GetRequiredService<SessionLibrary>().OpenAsync(id, http.RequestAborted)
            : null;
        if (open?.Session is not { Account: { } account } session)
        {
            context.RejectPrincipal();
            await SignOutAsync(http);
            return;
        }
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        var viewer = services.GetRequiredService<Viewer>();
        if (!session.LacksFactor(account, services.GetRequiredService<FactorLibrary>().IsDemanded(account)))
        {
            viewer.Become(account.ToPrincipal(now, open.Book), session.Id);
            return;
        }
        // Half signed in: a visitor everywhere but at the second step.
        if (session.MayDoSecondStep(now)) viewer.Await(account, session.Id);
        context.RejectPrincipal();
    }

    private static Task AskToSignIn(RedirectContext<CookieAuthenticationOptions> context)
    {
        // htmx would put the sign-in page into the middle of a table: it is told to load the whole page instead.
        if (context.Request.Headers.ContainsKey("HX-Request"))
        {
            context.Response.Headers["HX-Redirect"] = "/sign-in";
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        }
        else if (context.Request.HasJsonContentType())
        {
            // A script that follows the redirect would take the sign-in page for its answer.
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        }
        else
        {
            context.Response.Redirect(context.RedirectUri);
        }
        return Task.CompletedTask;
    }
}
