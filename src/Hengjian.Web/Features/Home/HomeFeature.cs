using Hengjian.Domain.Access;
using Hengjian.Web.Security;
using Hengjian.Web.Shell;

namespace Hengjian.Web.Features.Home;

/// <summary>工作台.</summary>
public static class HomeFeature
{
    /// <summary>Registers the entry of the navigation.</summary>
    public static void AddHome(this IServiceCollection services) =>
        services.AddSingleton(new NavEntry(0, "工作台", "/", "home", Permission.ViewHome));

    /// <summary>Maps the page.</summary>
    public static void MapHome(this IEndpointRouteBuilder app) =>
        app.MapGet("/", () => Pages.Show<HomePage>(new { })).Requires(Permission.ViewHome);
}
