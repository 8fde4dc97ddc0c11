using Microsoft.Extensions.DependencyInjection;

namespace Hengjian.Evaluation.SelfScores;

/// <summary>Registers self scores; packages and the breakdown must be registered too.</summary>
public static class SelfScoreServices
{
    /// <summary>Adds what reads and what writes.</summary>
    public static IServiceCollection AddHengjianSelfScores(this IServiceCollection services) =>
        services.AddSingleton<ScoreReferences>().AddSingleton<SelfScoreReader>().AddSingleton<SelfScoreLibrary>().AddSingleton<TrialScores>();
}
