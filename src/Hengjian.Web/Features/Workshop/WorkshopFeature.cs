using Hengjian.Domain.Access;
using Hengjian.Evaluation.Workshop;
using Hengjian.Web.Shell;

namespace Hengjian.Web.Features.Workshop;

/// <summary>公式工坊: indicators tried over the data at hand and saved as versions of the catalogue.</summary>
public static class WorkshopFeature
{
    private const int Order = 66;

    /// <summary>Registers services and the entry of the navigation.</summary>
    public static void AddWorkshop(this IServiceCollection services)
    {
        services.AddHengjianWorkshop();
        services.AddScoped<WorkshopDoor>();
        services.AddSingleton(new NavEntry(Order, "公式工坊", WorkshopRoutes.Root, "formula", Permission.TryFormula));
    }

    /// <summary>Maps the pages.</summary>
    public static void MapWorkshop(this IEndpointRouteBuilder app)
    {
        app.MapWorkshopPages();
        app.MapVersions();
    }
}
