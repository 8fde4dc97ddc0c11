using Hengjian.Data.Postgres;
using Hengjian.Data.Sqlite;
using Hengjian.Evaluation.Workspaces;

namespace Hengjian.Evaluation.Tests.Workspaces;

/// <summary>A fresh workspace in a throw-away directory.</summary>
internal sealed class TestWorkspace : IDisposable
{
    private TestWorkspace(string directory, TestClock clock, Workspace workspace)
    {
        Directory = directory;
        Clock = clock;
        Workspace = workspace;
    }

    public string Directory { get; }

    public TestClock Clock { get; }

    public Workspace Workspace { get; }

    public static WorkspaceOptions OptionsWith(TestClock clock, string? connection = null) =>
        new([new SqliteProvider(), new PostgresProvider()]) { Clock = clock, ConnectionString = connection };

    /// <param name="connection">Null: the SQLite file inside the workspace.</param>
    public static async Task<TestWorkspace> MakeAsync(string? connection = null)
    {
        var directory = System.IO.Directory.CreateTempSubdirectory("hengjian-test-").FullName;
        var clock = new TestClock();
        var made = await Workspace.CreateAsync(directory, OptionsWith(clock, connection), cancel: TestContext.Current.CancellationToken);
        return new TestWorkspace(directory, clock, made.Value);
    }

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        System.IO.Directory.Delete(Directory, recursive: true);
    }
}
