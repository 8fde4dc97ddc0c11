namespace Hengjian.Web.Features.Periodic;

/// <summary>定期报表.</summary>
public static class PeriodicFeature
{
    /// <summary>Registers services and the entry of the navigation.</summary>
    public static void AddPeriodic(this IServiceCollection services)
    {
    }

    /// <summary>Maps the pages.</summary>
    public static void MapPeriodic(this IEndpointRouteBuilder app)
    {
    }
}
