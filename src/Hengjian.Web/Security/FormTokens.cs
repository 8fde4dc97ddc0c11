using Microsoft.AspNetCore.Antiforgery;

namespace Hengjian.Web.Security;

/// <summary>The form token for addresses that no form is bound to: JSON, PATCH.</summary>
public static class FormTokens
{
    /// <summary>
    /// Demands the header RequestVerificationToken, or the hidden field of a form that is only a button. Minimal APIs ask for it by themselves only where a form is bound, and
    /// the middleware alone notes a failure without refusing.
    /// </summary>
    public static RouteHandlerBuilder DemandsToken(this RouteHandlerBuilder builder) => builder
        .WithMetadata(new RequireAntiforgeryTokenAttribute())
        .AddEndpointFilter(async (context, next) =>
            context.HttpContext.Features.Get<IAntiforgeryValidationFeature>() is { IsValid: true }
                ? await next(context)
                : TypedResults.Problem("页面可能放得太久，请刷新后再试；已输入的内容仍在本机。", statusCode: StatusCodes.Status400BadRequest));
}
