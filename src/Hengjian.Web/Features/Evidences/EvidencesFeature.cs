namespace Hengjian.Web.Features.Evidences;

/// <summary>佐证材料.</summary>
public static class EvidencesFeature
{
    /// <summary>Registers services and the entry of the navigation.</summary>
    public static void AddEvidences(this IServiceCollection services)
    {
    }

    /// <summary>Maps the pages.</summary>
    public static void MapEvidences(this IEndpointRouteBuilder app)
    {
    }
}
