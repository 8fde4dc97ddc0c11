using Hengjian.Evaluation.Sealing;
using Microsoft.Extensions.DependencyInjection;

namespace Hengjian.Evaluation.Packages;

/// <summary>Registers packages and units' parts; the workspace must be registered too.</summary>
public static class PackageServices
{
    /// <summary>Adds what reads and what does.</summary>
    public static IServiceCollection AddHengjianPackages(this IServiceCollection services) => services
        .AddSingleton<PackageContent>().AddSingleton<PackageFactsReader>().AddSingleton<ContributionReader>().AddSingleton<ObstacleBook>()
        .AddSingleton<ContributionDeeds>().AddSingleton<PackageDeeds>().AddSingleton<PackageBoards>();
}
