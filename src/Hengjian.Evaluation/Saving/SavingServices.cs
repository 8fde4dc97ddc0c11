using Hengjian.Evaluation.Outboxes;
using Hengjian.Evaluation.Workspaces;
using Microsoft.Extensions.DependencyInjection;

namespace Hengjian.Evaluation.Saving;

/// <summary>Registers what stores and what follows; the workspace must be registered too.</summary>
public static class SavingServices
{
    /// <summary>Adds <see cref="SaveQueue"/>, stopped with the services that hold it, <see cref="OutboxWorker"/> and <see cref="DeedWatch"/>.</summary>
    public static IServiceCollection AddHengjianSaving(this IServiceCollection services) =>
        services.AddSingleton<SaveQueue>().AddSingleton<DeedWatch>().AddSingleton<OutboxWorker>();
}
