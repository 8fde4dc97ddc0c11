using Microsoft.Extensions.DependencyInjection;

namespace Hengjian.Evaluation.WhatIf;

/// <summary>Registers what-ifs; workspace and results must be registered too.</summary>
public static class WhatIfServices
{
    /// <summary>Adds <see cref="ScenarioLibrary"/>.</summary>
    public static IServiceCollection AddHengjianWhatIf(this IServiceCollection services) => services.AddSingleton<ScenarioLibrary>();
}
