using Hengjian.Data.Postgres;
using Hengjian.Data.Sqlite;
using Hengjian.Evaluation.Workspaces;
using Hengjian.Kernel;

namespace Hengjian.Web.Hosting;

/// <summary>Opens the workspace; without --data it makes the demo workspace first.</summary>
internal static class WorkspaceStart
{
    internal static async Task<Result<Workspace>> OpenAsync(StartOptions start)
    {
        var options = new WorkspaceOptions([new SqliteProvider(), new PostgresProvider()])
        {
            ConnectionString = start.Database,
        };
        if (!start.IsDefault || Workspace.Exists(start.Directory)) return await Workspace.OpenAsync(start.Directory, options);
        var created = await Workspace.CreateAsync(start.Directory, options);
        return created.TryGet(out var workspace) ? await DemoAccounts.CreateAsync(workspace) : created;
    }
}
