using Microsoft.Extensions.DependencyInjection;

namespace Hengjian.Evaluation.Regions;

/// <summary>Registers what changes regions; the workspace must be registered too.</summary>
public static class RegionServices
{
    /// <summary>Adds the acts.</summary>
    public static IServiceCollection AddHengjianRegions(this IServiceCollection services) => services.AddSingleton<RegionActLibrary>();
}
