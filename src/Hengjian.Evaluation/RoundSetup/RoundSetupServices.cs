using Hengjian.Domain.Calendars;
using Hengjian.Evaluation.Calendars;
using Hengjian.Evaluation.Workspaces;
using Microsoft.Extensions.DependencyInjection;

namespace Hengjian.Evaluation.RoundSetup;

/// <summary>Registers the setup of rounds; workspace and rounds must be registered too.</summary>
public static class RoundSetupServices
{
    /// <summary>Adds <see cref="RoundBooks"/>, <see cref="RoundSetupLibrary"/> and the <see cref="WorkCalendar"/>.</summary>
    /// <exception cref="InvalidOperationException">A calendar beside the program cannot be read: the installation is broken.</exception>
    public static IServiceCollection AddHengjianRoundSetup(this IServiceCollection services) =>
        services.AddSingleton<RoundBooks>().AddSingleton<RoundSetupLibrary>().AddSingleton(s => CalendarShelf.Open(s.GetRequiredService<Workspace>()))
            .AddSingleton<CalendarShelf>();
}
