using Microsoft.Extensions.DependencyInjection;

namespace Hengjian.Evaluation.RoundSetup;

/// <summary>Registers the setup of rounds; workspace and rounds must be registered too.</summary>
public static class RoundSetupServices
{
    /// <summary>Adds <see cref="RoundBooks"/> and <see cref="RoundSetupLibrary"/>.</summary>
    public static IServiceCollection AddHengjianRoundSetup(this IServiceCollection services) =>
        services.AddSingleton<RoundBooks>().AddSingleton<RoundSetupLibrary>();
}
