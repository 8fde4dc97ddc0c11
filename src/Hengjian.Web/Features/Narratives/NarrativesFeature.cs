namespace Hengjian.Web.Features.Narratives;

/// <summary>自评文字.</summary>
public static class NarrativesFeature
{
    /// <summary>Registers services and the entry of the navigation.</summary>
    public static void AddNarratives(this IServiceCollection services)
    {
    }

    /// <summary>Maps the pages.</summary>
    public static void MapNarratives(this IEndpointRouteBuilder app)
    {
    }
}
