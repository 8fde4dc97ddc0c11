using Microsoft.Extensions.DependencyInjection;

namespace Hengjian.Evaluation.Workshop;

/// <summary>Registers the workshop; workspace, computing and results must be registered too.</summary>
public static class WorkshopServices
{
    /// <summary>Adds <see cref="WorkshopBench"/>, <see cref="CatalogueVersions"/> and <see cref="RoundCatalogue"/>.</summary>
    public static IServiceCollection AddHengjianWorkshop(this IServiceCollection services) =>
        services.AddSingleton<WorkshopBench>().AddSingleton<CatalogueVersions>().AddSingleton<RoundCatalogue>();
}
