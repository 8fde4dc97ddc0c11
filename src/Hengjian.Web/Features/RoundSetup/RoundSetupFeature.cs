using Hengjian.Evaluation.RoundSetup;

namespace Hengjian.Web.Features.RoundSetup;

/// <summary>轮次准备: plan of a round, its scheme and calendar.</summary>
public static class RoundSetupFeature
{
    /// <summary>Registers services and the entry of the navigation.</summary>
    public static void AddRoundSetup(this IServiceCollection services)
    {
        services.AddHengjianRoundSetup();
    }

    /// <summary>Maps the pages.</summary>
    public static void MapRoundSetup(this IEndpointRouteBuilder app)
    {
    }
}
