using Hengjian.Data.Postgres;
using Hengjian.Data.Sqlite;
using Hengjian.Evaluation.Demo;
using Hengjian.Evaluation.Workspaces;
using Microsoft.Data.Sqlite;

namespace Hengjian.Evening;

/// <summary>The workspace of a run with its database; PostgreSQL is started and stopped with it.</summary>
internal sealed class Place : IAsyncDisposable
{
    private Place(Workspace workspace, PostgresCluster? cluster) => (Workspace, Cluster) = (workspace, cluster);

    /// <summary>As this process sees it.</summary>
    public Workspace Workspace { get; }

    /// <summary>Its PostgreSQL; null for SQLite.</summary>
    public PostgresCluster? Cluster { get; }

    /// <summary>SQLite or PostgreSQL.</summary>
    public string DatabaseName => Cluster is null ? "SQLite" : "PostgreSQL";

    /// <summary>Opens the demo workspace, made first when it is not there.</summary>
    /// <exception cref="InvalidOperationException">It cannot be opened or made.</exception>
    public static async Task<Place> OpenAsync(Options options, CancellationToken cancel)
    {
        var cluster = options.Find("postgres") is { } folder ? await PostgresCluster.StartAsync(folder) : null;
        var how = new WorkspaceOptions([new SqliteProvider(), new PostgresProvider()]) { ConnectionString = cluster?.ConnectionString };
        var there = Workspace.Exists(options.Data) && Workspace.DemoStateOf(options.Data) != DemoState.BeingMade;
        if (!there) Console.Error.WriteLine($"makes a demo workspace in {options.Data}");
        var opened = there
            ? await Workspace.OpenAsync(options.Data, how, cancel)
            : await MakeDemoWorkspace.RunAsync(options.Data, how, cancel: cancel);
        if (opened.TryGet(out var workspace)) return new Place(workspace, cluster);
        if (cluster is not null) await cluster.DisposeAsync();
        throw new InvalidOperationException(string.Join(' ', opened.Problems.Select(p => p.Message)));
    }

    /// <summary>Lets go of the database, so that the next to open it after a crash has to recover it.</summary>
    public static void LetGo()
    {
        SqliteConnection.ClearAllPools();
        Npgsql.NpgsqlConnection.ClearAllPools();
    }

    public async ValueTask DisposeAsync()
    {
        LetGo();
        if (Cluster is not null) await Cluster.DisposeAsync();
    }
}
