using Hengjian.Evaluation.Outboxes;
using Microsoft.Extensions.DependencyInjection;

namespace Hengjian.Evaluation.Periodic;

/// <summary>Registers periodic reports; workspace, calendar and save queue must be registered too.</summary>
public static class PeriodicServices
{
    /// <summary>Adds the use cases and the daily duty.</summary>
    public static IServiceCollection AddHengjianPeriodic(this IServiceCollection services) => services
        .AddSingleton<FormBook>().AddSingleton<PeriodicMaker>().AddSingleton<PeriodicReminders>().AddSingleton<PeriodicStep>().AddSingleton<PeriodicStarter>()
        .AddSingleton<PeriodicReader>().AddSingleton<PeriodicSaver>().AddSingleton<PeriodicDeeds>().AddSingleton<PeriodicTotals>().AddSingleton<PeriodicBooks>().AddSingleton<PeriodicFiles>()
        .AddSingleton<LedgerDeeds>().AddSingleton<LedgerBooks>().AddSingleton<PeriodicDeadlines>()
        .AddSingleton(s => new OutboxDuty(PeriodicStep.Kind, s.GetRequiredService<PeriodicStep>().DoAsync));
}
