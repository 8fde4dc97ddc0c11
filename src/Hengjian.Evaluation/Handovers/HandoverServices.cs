using Microsoft.Extensions.DependencyInjection;

namespace Hengjian.Evaluation.Handovers;

/// <summary>Registers handing work over; the workspace must be registered too.</summary>
public static class HandoverServices
{
    /// <summary>Adds what reads and what does.</summary>
    public static IServiceCollection AddHengjianHandovers(this IServiceCollection services) => services.AddSingleton<HandoverLibrary>();
}
