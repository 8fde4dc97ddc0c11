using Hengjian.Domain.Access;
using Hengjian.Evaluation.WhatIf;
using Hengjian.Web.Shell;

namespace Hengjian.Web.Features.WhatIf;

/// <summary>推演: what the results would be with other weights, thresholds and lines; never a result.</summary>
public static class WhatIfFeature
{
    private const int Order = 65;

    /// <summary>Registers services and the entry of the navigation.</summary>
    public static void AddWhatIf(this IServiceCollection services)
    {
        services.AddHengjianWhatIf();
        services.AddScoped<WhatIfDoor>();
        services.AddSingleton(new NavEntry(Order, "推演", WhatIfRoutes.Root, "what-if", Permission.RunWhatIf));
    }

    /// <summary>Maps the pages.</summary>
    public static void MapWhatIf(this IEndpointRouteBuilder app)
    {
        app.MapWhatIfPage();
        app.MapScenarios();
    }
}
