using Hengjian.Domain.Calendars;
using Hengjian.Evaluation.Workspaces;
using Microsoft.Extensions.DependencyInjection;

namespace Hengjian.Evaluation.Holidays;

/// <summary>Registers the calendar and who changes it; workspace and periodic reports must be registered too.</summary>
public static class HolidayServices
{
    /// <summary>Adds the <see cref="WorkCalendar"/> and <see cref="CalendarShelf"/>.</summary>
    /// <exception cref="InvalidOperationException">A calendar beside the program cannot be read: the installation is broken.</exception>
    public static IServiceCollection AddHengjianHolidays(this IServiceCollection services) =>
        services.AddSingleton(s => CalendarShelf.Open(s.GetRequiredService<Workspace>())).AddSingleton<CalendarShelf>();
}
