namespace Hengjian.Web.Security;

/// <summary>
/// Refuses what no database keeps before any page reads it: U+0000 in a form or in the address. A browser never sends it; PostgreSQL
/// breaks off the whole transaction for it.
/// </summary>
public static class StorableForms
{
    /// <summary>Answers such requests with 400.</summary>
    public static void UseStorableForms(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        var request = context.Request;
        var unfit = request.Query.Any(p => HasNull(p.Key) || p.Value.Any(HasNull));
        // Files come as multipart and are read by their pages, piece by piece.
        if (!unfit && !IsRefusedAnyway(context) && request.HasFormContentType && request.ContentType!.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase))
            unfit = await HasNullAsync(context);
        if (!unfit) await next(context);
        else context.Response.StatusCode = StatusCodes.Status400BadRequest;
    });

    // A form without its token may not even be looked at, and is refused behind.
    private static bool IsRefusedAnyway(HttpContext context) =>
        context.Features.Get<Microsoft.AspNetCore.Antiforgery.IAntiforgeryValidationFeature>() is { IsValid: false };

    // One that is too large is the business of whoever refuses it.
    private static async Task<bool> HasNullAsync(HttpContext context)
    {
        try
        {
            return (await context.Request.ReadFormAsync(context.RequestAborted)).Any(p => HasNull(p.Key) || p.Value.Any(HasNull));
        }
        catch (Exception e) when (e is InvalidDataException or BadHttpRequestException)
        {
            return false;
        }
    }

    private static bool HasNull(string? text) => text is not null && text.Contains('\0', StringComparison.Ordinal);
}
