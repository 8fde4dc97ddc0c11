using Hengjian.Data.Sqlite;
using Hengjian.Evaluation.Catalogues;
using Hengjian.Evaluation.Demo;
using Hengjian.Evaluation.Tests.Workspaces;
using Hengjian.Evaluation.Workspaces;
using Hengjian.Indicators.Catalogue;

[assembly: AssemblyFixture(typeof(Hengjian.Evaluation.Tests.Demo.DemoWorld))]

namespace Hengjian.Evaluation.Tests.Demo;

/// <summary>One demo workspace for all tests of this project that read it; nobody may change it.</summary>
public sealed class DemoWorld : IAsyncLifetime
{
    private readonly string directory = Directory.CreateTempSubdirectory("hengjian-demo-").FullName;

    public List<DemoProgress> Progress { get; } = [];

    public Workspace Workspace { get; private set; } = null!;

    public IndicatorCatalogue Catalogue { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Catalogue = DefinitionFiles.LoadCatalogue(DefinitionFiles.CatalogueFolder).Value;
        var options = new WorkspaceOptions([new SqliteProvider()]) { Clock = new TestClock() };
        var made = await MakeDemoWorkspace.RunAsync(directory, options, null, new Listener(Progress));
        Assert.Empty(made.Problems);
        Workspace = made.Value;
    }

    public ValueTask DisposeAsync()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(directory, recursive: true);
        return ValueTask.CompletedTask;
    }

    private sealed class Listener(List<DemoProgress> heard) : IProgress<DemoProgress>
    {
        public void Report(DemoProgress value) => heard.Add(value);
    }
}
