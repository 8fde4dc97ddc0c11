using Microsoft.Extensions.DependencyInjection;

namespace Hengjian.Evaluation.Jobs;

/// <summary>Registers the job runner; the workspace must be registered too.</summary>
public static class JobServices
{
    /// <summary>Adds <see cref="JobRunner"/>; stopped with the services that hold it.</summary>
    public static IServiceCollection AddHengjianJobs(this IServiceCollection services) => services.AddSingleton<JobRunner>();
}
