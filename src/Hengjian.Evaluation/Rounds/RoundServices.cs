using Microsoft.Extensions.DependencyInjection;

namespace Hengjian.Evaluation.Rounds;

/// <summary>Registers rounds and runs; the workspace must be registered too.</summary>
public static class RoundServices
{
    /// <summary>Adds <see cref="RoundLibrary"/> and <see cref="RunLibrary"/>.</summary>
    public static IServiceCollection AddHengjianRounds(this IServiceCollection services) =>
        services.AddSingleton<RoundLibrary>().AddSingleton<RunLibrary>();
}
