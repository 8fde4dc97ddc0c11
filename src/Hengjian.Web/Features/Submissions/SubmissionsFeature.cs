namespace Hengjian.Web.Features.Submissions;

/// <summary>报送和核验.</summary>
public static class SubmissionsFeature
{
    /// <summary>Registers services and the entry of the navigation.</summary>
    public static void AddSubmissions(this IServiceCollection services)
    {
    }

    /// <summary>Maps the pages.</summary>
    public static void MapSubmissions(this IEndpointRouteBuilder app)
    {
    }
}
