using Microsoft.Extensions.DependencyInjection;

namespace Hengjian.Evaluation.Computing;

/// <summary>Registers computation; workspace and rounds must be registered too.</summary>
public static class ComputingServices
{
    /// <summary>Adds <see cref="RunComputation"/> and <see cref="RoundComputation"/>.</summary>
    public static IServiceCollection AddHengjianComputing(this IServiceCollection services) =>
        services.AddSingleton<RunComputation>().AddSingleton<RoundComputation>();
}
