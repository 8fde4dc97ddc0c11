namespace Hengjian.Web.Features.SelfReports;

/// <summary>自评报告.</summary>
public static class SelfReportsFeature
{
    /// <summary>Registers services and the entry of the navigation.</summary>
    public static void AddSelfReports(this IServiceCollection services)
    {
    }

    /// <summary>Maps the pages.</summary>
    public static void MapSelfReports(this IEndpointRouteBuilder app)
    {
    }
}
