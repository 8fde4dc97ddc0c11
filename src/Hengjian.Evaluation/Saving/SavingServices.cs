using Hengjian.Evaluation.Outboxes;
using Microsoft.Extensions.DependencyInjection;

namespace Hengjian.Evaluation.Saving;

/// <summary>Registers what stores and what follows; the workspace must be registered too.</summary>
public static class SavingServices
{
    /// <summary>Adds <see cref="SaveQueue"/>, stopped with the services that hold it, and <see cref="OutboxWorker"/>.</summary>
    public static IServiceCollection AddHengjianSaving(this IServiceCollection services) =>
        services.AddSingleton<SaveQueue>().AddSingleton<OutboxWorker>();
}
