namespace Hengjian.Web.Features.Breakdown;

/// <summary>任务分解: which unit leads, which cooperate.</summary>
public static class BreakdownFeature
{
    /// <summary>Registers services and the entry of the navigation.</summary>
    public static void AddBreakdown(this IServiceCollection services)
    {
    }

    /// <summary>Maps the pages.</summary>
    public static void MapBreakdown(this IEndpointRouteBuilder app)
    {
    }
}
