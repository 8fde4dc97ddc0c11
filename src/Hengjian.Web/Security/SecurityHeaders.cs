namespace Hengjian.Web.Security;

/// <summary>Headers that every response carries, errors included.</summary>
internal static class SecurityHeaders
{
    // No inline script or style anywhere, so no nonces; data: is for the small pictures inside Tabler's stylesheet.
    private const string Policy =
        "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'self'; form-action 'self'; " +
        "frame-ancestors 'none'";

    private static readonly object OwnPolicy = new();

    /// <summary>
    /// Gives one response a policy of its own: a file somebody handed in is shown with less than a page may do, never with more.
    /// </summary>
    internal static void UsePolicy(HttpContext context, string policy) => context.Items[OwnPolicy] = policy;

    internal static void UseSecurityHeaders(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        context.Response.OnStarting(() =>
        {
            var headers = context.Response.Headers;
            headers.ContentSecurityPolicy = context.Items.TryGetValue(OwnPolicy, out var own) ? (string?)own : Policy;
            headers.XContentTypeOptions = "nosniff";
            headers["Referrer-Policy"] = "same-origin";
            headers["Cross-Origin-Opener-Policy"] = "same-origin";
            headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=(), payment=()";
            // Pages show what this person may see: no shared cache may keep them.
            if (context.Response.ContentType?.StartsWith("text/html", StringComparison.Ordinal) == true)
                headers.CacheControl = "no-store";
            return Task.CompletedTask;
        });
        await next(context);
    });
}
