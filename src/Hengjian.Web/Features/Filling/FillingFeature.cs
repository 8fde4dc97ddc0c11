namespace Hengjian.Web.Features.Filling;

/// <summary>填报数据.</summary>
public static class FillingFeature
{
    /// <summary>Registers services and the entry of the navigation.</summary>
    public static void AddFilling(this IServiceCollection services)
    {
    }

    /// <summary>Maps the pages.</summary>
    public static void MapFilling(this IEndpointRouteBuilder app)
    {
    }
}
