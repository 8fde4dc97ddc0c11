using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Hengjian.Web.Shell;

/// <summary>Answers with a page.</summary>
public static class Pages
{
    /// <summary>A page with its parameters as an anonymous object.</summary>
    public static IResult Show<TPage>(object parameters, int status = StatusCodes.Status200OK) where TPage : IComponent =>
        new RazorComponentResult<TPage>(parameters) { StatusCode = status };

    /// <summary>The page that says there is nothing here.</summary>
    public static IResult NotFound() => Show<ErrorPage>(new { Code = 404 }, StatusCodes.Status404NotFound);

    /// <summary>The page that says the person may not.</summary>
    public static IResult Forbidden(string? reason = null) =>
        Show<ErrorPage>(new { Code = 403, Reason = reason }, StatusCodes.Status403Forbidden);

    /// <summary>Back to a page of ours; an address elsewhere leads home, so that no link can lead a person away.</summary>
    public static IResult Back(string? from) =>
        TypedResults.LocalRedirect(IsLocal(from) ? from! : "/");

    /// <summary>Whether an address stays on this site.</summary>
    public static bool IsLocal(string? address) =>
        address is ['/', ..] and not ['/', '/' or '\\', ..] && !address.Any(char.IsControl);
}
