using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;

namespace Hengjian.Web.Features.SignIn;

/// <summary>A way out to the provider, kept by this browser alone until it comes back.</summary>
/// <param name="State">Ties the way back to this browser.</param>
/// <param name="Nonce">Ties the token to this way out.</param>
/// <param name="Verifier">Ties the code to this way out (PKCE).</param>
/// <param name="Next">Where to go afterwards.</param>
/// <param name="Token">Of the invitation that is used to link; null to sign in.</param>
/// <param name="Release">The 放行码 typed with it.</param>
/// <param name="At">When it began.</param>
internal sealed record ExternalFlow(string State, string Nonce, string Verifier, string? Next, string? Token, string? Release, DateTimeOffset At);

/// <summary>Keeps ways out in a sealed cookie of ten minutes; each comes back once.</summary>
internal sealed class ExternalFlows(IDataProtectionProvider protection, TimeProvider clock)
{
    private const string Cookie = "hengjian-external";
    private const string Path = "/sign-in/external";
    private const int MostRemembered = 10_000;

    private static readonly TimeSpan Lasts = TimeSpan.FromMinutes(10);

    private readonly IDataProtector box = protection.CreateProtector("external-sign-in");
    private readonly ConcurrentDictionary<string, DateTimeOffset> used = new(StringComparer.Ordinal);

    /// <summary>A new way out.</summary>
    public ExternalFlow Begin(HttpContext context, string? next, string? token, string? release)
    {
        var flow = new ExternalFlow(Random(), Random(), Random(), next, token, release, clock.GetUtcNow());
        Write(context, flow);
        return flow;
    }

    /// <summary>The invitation that waits in this browser to be linked, for a new way out; null when none does.</summary>
    public ExternalFlow? Waiting(HttpContext context) => Read(context) is { Token: not null } flow && !used.ContainsKey(flow.State) ? flow : null;

    /// <summary>The way out that comes back with this state; null when it is none of this browser, too old, or came back before.</summary>
    public ExternalFlow? End(HttpContext context, string? state)
    {
        var flow = Read(context);
        context.Response.Cookies.Delete(Cookie, new CookieOptions { Path = Path });
        if (flow is null || state is null || !CryptographicOperations.FixedTimeEquals(System.Text.Encoding.UTF8.GetBytes(state), System.Text.Encoding.UTF8.GetBytes(flow.State))) return null;
        var now = clock.GetUtcNow();
        if (used.Count >= MostRemembered) foreach (var old in used.Where(u => now > u.Value + Lasts).ToList()) used.TryRemove(old.Key, out _);
        return used.TryAdd(flow.State, now) ? flow : null;
    }

    private ExternalFlow? Read(HttpContext context)
    {
        if (context.Request.Cookies[Cookie] is not { Length: > 0 } text) return null;
        try
        {
            var flow = JsonSerializer.Deserialize<ExternalFlow>(box.Unprotect(text));
            return flow is not null && clock.GetUtcNow() < flow.At + Lasts ? flow : null;
        }
        catch (Exception e) when (e is CryptographicException or JsonException)
        {
            return null;
        }
    }

    private void Write(HttpContext context, ExternalFlow flow) => context.Response.Cookies.Append(Cookie, box.Protect(JsonSerializer.Serialize(flow)), new CookieOptions
    {
        // Lax: the provider sends the browser back from another site.
        Path = Path,
        HttpOnly = true,
        SameSite = SameSiteMode.Lax,
        Secure = context.Request.IsHttps,
        MaxAge = Lasts,
    });

    private static string Random() => Hengjian.Domain.Accounts.SecretToken.New();
}
