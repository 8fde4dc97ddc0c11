using Hengjian.Domain.Access;
using Hengjian.Evaluation.ReportDesk;
using Hengjian.Web.Shell;

namespace Hengjian.Web.Features.ReportDesk;

/// <summary>报告审核: reports handed in, every number checked, each flag answered by the people of the report.</summary>
public static class ReportDeskFeature
{
    private const int Order = 72;

    /// <summary>Registers services and the entry of the navigation.</summary>
    public static void AddReportDesk(this IServiceCollection services)
    {
        services.AddHengjianReportDesk();
        services.AddSingleton<AuditJob>();
        services.AddSingleton(new DeskSlots());
        services.AddScoped<DeskQuery>();
        services.AddScoped<DeskDoor>();
        services.AddSingleton(new NavEntry(Order, "报告审核", DeskRoutes.Root, "audit", Permission.ViewReportAudit));
    }

    /// <summary>Maps the pages.</summary>
    public static void MapReportDesk(this IEndpointRouteBuilder app)
    {
        app.MapDeskList();
        app.MapUpload();
        app.MapDesk();
        app.MapTogether();
        app.MapDeskFiles();
        app.MapBatch();
        app.MapCompare();
        app.MapDeskHelp();
    }
}
