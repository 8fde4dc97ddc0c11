using Microsoft.Extensions.DependencyInjection;

namespace Hengjian.Evaluation.People;

/// <summary>Registers units, posts and people; the workspace and its accounts must be registered too.</summary>
public static class PeopleServices
{
    /// <summary>Adds what reads and what does.</summary>
    public static IServiceCollection AddHengjianPeople(this IServiceCollection services) =>
        services.AddSingleton<PeopleLibrary>().AddSingleton<RightsProposals>();
}
