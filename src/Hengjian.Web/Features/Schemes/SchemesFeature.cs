using Hengjian.Domain.Access;
using Hengjian.Indicators.Scoring;
using Hengjian.Web.Components;
using Hengjian.Web.Components.Tables;
using Hengjian.Web.Definitions;
using Hengjian.Web.Security;
using Hengjian.Web.Shell;

namespace Hengjian.Web.Features.Schemes;

/// <summary>方案: the list and the browser.</summary>
public static class SchemesFeature
{
    private const string Path = "/schemes";

    /// <summary>Registers the entry of the navigation and what can be jumped to.</summary>
    public static void AddSchemes(this IServiceCollection services)
    {
        services.AddSingleton(new NavEntry(10, "方案", Path, "scheme", Permission.ViewScheme));
        services.AddSingleton<JumpSource>(sp => viewer => viewer.MayEver(Permission.ViewScheme)
            ? sp.GetRequiredService<CurrentDefinitions>().Schemes.SelectMany(Targets)
            : []);
    }

    /// <summary>Maps the pages.</summary>
    public static void MapSchemes(this IEndpointRouteBuilder app)
    {
        app.MapGet(Path, List).Requires(Permission.ViewScheme);
        app.MapGet(Path + "/{id}", Show).Requires(Permission.ViewScheme);
    }

    /// <summary>The page of a scheme, or of one of its items.</summary>
    public static string Address(string scheme, string? item = null) =>
        $"{Path}/{Uri.EscapeDataString(scheme)}" + (item is null ? "" : "?item=" + Uri.EscapeDataString(item));

    private static IEnumerable<JumpTarget> Targets(EvaluationScheme scheme) =>
        scheme.Leaves.Select(i => new JumpTarget($"{i.Id} {i.Name}", $"方案条目 · {scheme.Level.NameOf()}", Address(scheme.Id, i.Id)))
            .Prepend(new JumpTarget(scheme.Name, "方案", Address(scheme.Id)));

    private static IResult List(HttpContext context, CurrentDefinitions definitions)
    {
        var view = new TableView<EvaluationScheme>(
            SchemeTable.Spec, definitions.Schemes, TableQuery.Read(context.Request.Query), Path);
        return Pages.Show<SchemeListPage>(new { View = view });
    }

    private static IResult Show(string id, string? item, CurrentDefinitions definitions)
    {
        var scheme = definitions.Schemes.FirstOrDefault(s => s.Id == id);
        if (scheme is null) return Pages.NotFound();
        var chosen = item is null ? null : SchemeItems.Find(scheme, item);
        return item is not null && chosen is null ? Pages.NotFound() : Pages.Show<SchemePage>(new { Scheme = scheme, Chosen = chosen });
    }
}
