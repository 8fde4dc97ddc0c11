using Hengjian.Domain.Access;
using Hengjian.Web.Security;
using Hengjian.Web.Shell;

namespace Hengjian.Web.Features.Home;

/// <summary>工作台.</summary>
public static class HomeFeature
{
    /// <summary>Registers the entry of the navigation.</summary>
    public static void AddHome(this IServiceCollection services)
    {
        services.AddSingleton(new NavEntry(0, "工作台", "/", "home", Permission.ViewHome));
        services.AddScoped<HomeQuery>();
    }

    /// <summary>Maps the page.</summary>
    public static void MapHome(this IEndpointRouteBuilder app) => app.MapGet("/", ShowAsync).Requires(Permission.ViewHome);

    private static async Task<IResult> ShowAsync(HomeQuery query, CancellationToken cancel) =>
        Pages.Show<HomePage>(new { Model = await query.LoadAsync(cancel) });
}
