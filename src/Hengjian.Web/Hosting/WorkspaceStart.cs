using Hengjian.Data.Postgres;
using Hengjian.Data.Sqlite;
using Hengjian.Evaluation.Demo;
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
        var there = Workspace.Exists(start.Directory)
            && Workspace.DemoStateOf(start.Directory) != DemoState.BeingMade;
        if (there || !start.IsDefault) return await Workspace.OpenAsync(start.Directory, options);
        Console.WriteLine($"第一次启动：在 {start.Directory} 建立演示工作区，约需一分钟。");
        return await MakeDemoWorkspace.RunAsync(start.Directory, options, progress: new Steps());
    }

    /// <summary>One line a step; the maker reports some steps often.</summary>
    private sealed class Steps : IProgress<DemoProgress>
    {
        private string last = "";

        public void Report(DemoProgress value)
        {
            if (value.Text == last) return;
            last = value.Text;
            Console.WriteLine($"  {value.Share,4:P0} {value.Text}");
        }
    }
}
