using Hengjian.Data.Records;
using Microsoft.Extensions.DependencyInjection;

namespace Hengjian.Evaluation.Workspaces;

/// <summary>Gives an opened workspace to a front end's services.</summary>
public static class WorkspaceServices
{
    /// <summary>
    /// Registers the workspace with its parts; <see cref="AppDb"/> is scoped: one unit of work per request.
    /// </summary>
    public static IServiceCollection AddHengjianWorkspace(this IServiceCollection services, Workspace workspace)
    {
        services.AddSingleton(workspace);
        services.AddSingleton(workspace.Clock);
        services.AddSingleton(workspace.Facts);
        services.AddSingleton(workspace.Files);
        services.AddSingleton(workspace.Results);
        services.AddSingleton(workspace.Definitions);
        services.AddSingleton(workspace.Regions);
        services.AddSingleton(workspace.Snapshots);
        services.AddSingleton(workspace.Audit);
        services.AddSingleton(workspace.Accounts);
        services.AddScoped(_ => workspace.OpenDb());
        return services;
    }
}
