using Hengjian.Domain.Access;
using Hengjian.Web.Shell;

namespace Hengjian.Web.Features.Reports;

/// <summary>报告: the public report, the opinion letters, the internal problem list.</summary>
public static class ReportsFeature
{
    private const int Order = 70;

    /// <summary>Registers services and the entry of the navigation.</summary>
    public static void AddReports(this IServiceCollection services)
    {
        services.AddScoped<ReportsDoor>();
        services.AddSingleton(new NavEntry(Order, "报告", ReportsRoutes.Root, "report", Permission.ViewReport));
    }

    /// <summary>Maps the pages.</summary>
    public static void MapReports(this IEndpointRouteBuilder app)
    {
        app.MapReportPages();
        app.MapReportFiles();
    }
}
