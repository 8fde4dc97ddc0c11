namespace Hengjian.Web.Features.Packages;

/// <summary>自评汇总: units' parts checked and merged, the package on its way.</summary>
public static class PackagesFeature
{
    /// <summary>Registers services and the entry of the navigation.</summary>
    public static void AddPackages(this IServiceCollection services)
    {
    }

    /// <summary>Maps the pages.</summary>
    public static void MapPackages(this IEndpointRouteBuilder app)
    {
    }
}
