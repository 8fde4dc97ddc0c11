namespace Hengjian.Web.Features.Publicity;

/// <summary>公示.</summary>
public static class PublicityFeature
{
    /// <summary>Registers services and the entry of the navigation.</summary>
    public static void AddPublicity(this IServiceCollection services)
    {
    }

    /// <summary>Maps the pages.</summary>
    public static void MapPublicity(this IEndpointRouteBuilder app)
    {
    }
}
