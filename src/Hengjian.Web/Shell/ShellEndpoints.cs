using System.Diagnostics;
using Hengjian.Domain.Access;
using Hengjian.Web.Security;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;

namespace Hengjian.Web.Shell;

/// <summary>What every page needs: search, preferences, error pages.</summary>
public static class ShellEndpoints
{
    private const int HitsShown = 20;

    /// <summary>Registers the shell's services.</summary>
    public static void AddShell(this IServiceCollection services, ShellOptions options)
    {
        services.AddSingleton(options);
        services.AddSingleton<StaticAssets>();
        services.AddHttpContextAccessor();
        services.AddScoped<RoundChoice>();
        services.AddScoped<Concern>();
        services.AddSingleton<JumpSource>(sp => viewer => sp.GetServices<NavEntry>()
            .Where(e => viewer.MayEver(e.Permission)).Select(e => new JumpTarget(e.Title, "页面", e.Href)));
    }

    /// <summary>Maps the shell's addresses.</summary>
    public static void MapShell(this IEndpointRouteBuilder app)
    {
        app.MapGet("/find", Find).RequiresSignIn();
        app.MapPost("/preferences/density", SetDensity).AllowAnonymous();
        app.MapPost("/round", SetRound).Requires(Permission.ViewHome);
        app.Map("/error/{code:int}", ShowError).AllowAnonymous().DisableAntiforgery();
        app.MapFallback(() => Pages.NotFound()).AllowAnonymous();
    }

    private static IResult Find(string? q, Viewer viewer, IEnumerable<JumpSource> sources)
    {
        var text = (q ?? "").Trim();
        var found = sources.SelectMany(s => s(viewer))
            .Where(t => text.Length == 0 || t.Title.Contains(text, StringComparison.OrdinalIgnoreCase))
            .OrderBy(t => t.Title.StartsWith(text, StringComparison.OrdinalIgnoreCase) ? 0 : 1)
            .ToList();
        return Pages.Show<FindPage>(new
        {
            Text = text,
            Hits = (IReadOnlyList<JumpTarget>)[.. found.Take(HitsShown)],
            More = Math.Max(0, found.Count - HitsShown),
        });
    }

    private static IResult SetDensity(HttpContext context, [FromForm] string value, [FromForm] string? from)
    {
        Preferences.SetDensity(context, value);
        return Pages.Back(from);
    }

    private static async Task<IResult> SetRound(
        HttpContext context, RoundChoice choice, [FromForm] long round, [FromForm] string? from)
    {
        if ((await choice.AllAsync()).Any(r => r.Id == round)) RoundChoice.Choose(context, round);
        return Pages.Back(from);
    }

    private static IResult ShowError(HttpContext context, int code)
    {
        // Asked for directly rather than by the error handling: there is no error to show.
        var handled = context.Features.Get<IStatusCodeReExecuteFeature>() is not null
            || context.Features.Get<IExceptionHandlerFeature>() is not null;
        var status = handled && code is >= 400 and < 600 ? code : StatusCodes.Status404NotFound;
        var trace = status >= 500 ? Activity.Current?.Id ?? context.TraceIdentifier : null;
        return Pages.Show<ErrorPage>(new { Code = status, Trace = trace }, status);
    }
}
