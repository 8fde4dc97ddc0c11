using Hengjian.Evaluation.Workspaces;
using Microsoft.AspNetCore.DataProtection;

namespace Hengjian.Web.Hosting;

/// <summary>Keys that seal cookies and forms.</summary>
internal static class SessionKeys
{
    /// <summary>Keeps the keys in the workspace, so that a restart signs nobody out.</summary>
    internal static void AddKeysIn(this IServiceCollection services, Workspace workspace) =>
        services.AddDataProtection().SetApplicationName("hengjian")
            .PersistKeysToFileSystem(new DirectoryInfo(Path.Combine(workspace.Directory, "keys")));
}
