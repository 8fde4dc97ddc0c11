using Hengjian.Domain.Access;
using Hengjian.Evaluation.Results;
using Hengjian.Web.Shell;

namespace Hengjian.Web.Features.Results;

/// <summary>结果: from the grade down to the imported row.</summary>
public static class ResultsFeature
{
    private const int Order = 60;

    /// <summary>Registers services and the entry of the navigation.</summary>
    public static void AddResults(this IServiceCollection services)
    {
        services.AddHengjianResults();
        services.AddScoped<ResultsDoor>();
        services.AddScoped<ResultExport>();
        services.AddSingleton(new NavEntry(Order, "结果", ResultsRoutes.Root, "result", Permission.ViewResults));
    }

    /// <summary>Maps the pages.</summary>
    public static void MapResults(this IEndpointRouteBuilder app)
    {
        app.MapOverview();
        app.MapUnits();
        app.MapIndicators();
        app.MapSchools();
        app.MapRows();
        app.MapYears();
    }
}
