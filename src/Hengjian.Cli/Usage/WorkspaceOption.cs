using Hengjian.Data.Postgres;
using Hengjian.Data.Sqlite;
using Hengjian.Evaluation.Workspaces;
using Hengjian.Kernel;

namespace Hengjian.Cli.Usage;

/// <summary>The workspace that --data and --database name.</summary>
internal static class WorkspaceOption
{
    public const string Usage = "--data 目录 [--database 连接字符串]";

    public static WorkspaceOptions For(Arguments given) =>
        new([new SqliteProvider(), new PostgresProvider()]) { ConnectionString = given["database"] };

    /// <summary>Opens it; a missing --data is a problem.</summary>
    public static async Task<Result<Workspace>> OpenAsync(Arguments given, Verb verb, CancellationToken cancel) =>
        given["data"] is { } directory
            ? await Workspace.OpenAsync(directory, For(given), cancel)
            : UsageProblems.Absent("--data", verb.Usage);
}
