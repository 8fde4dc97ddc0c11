using Microsoft.Extensions.DependencyInjection;

namespace Hengjian.Evaluation.Results;

/// <summary>Registers the read model; workspace, rounds and computing must be registered too.</summary>
public static class ResultsServices
{
    /// <summary>Adds <see cref="ResultsLibrary"/> and <see cref="RowSources"/>.</summary>
    public static IServiceCollection AddHengjianResults(this IServiceCollection services) =>
        services.AddSingleton<ResultsLibrary>().AddSingleton<RowSources>();
}
