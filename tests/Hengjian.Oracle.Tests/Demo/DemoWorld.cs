using Hengjian.Data.Results;
using Hengjian.Data.Sqlite;
using Hengjian.Domain.Rounds;
using Hengjian.Evaluation.Catalogues;
using Hengjian.Evaluation.Computing;
using Hengjian.Evaluation.Demo;
using Hengjian.Evaluation.Rounds;
using Hengjian.Evaluation.Workspaces;
using Hengjian.Indicators.Facts;
using Hengjian.Oracle.Tests.Plain;

namespace Hengjian.Oracle.Tests.Demo;

/// <summary>A round of the demo workspace as it is stored: the run, the scheme text and the facts it read.</summary>
public sealed record DemoRoundRun(RoundRecord Round, StoredRun Run, string SchemeText, Dataset Facts);

/// <summary>The demo workspace, made once; what its official runs stored and the facts they read.</summary>
public sealed class DemoWorld : IAsyncLifetime
{
    private readonly string directory = Directory.CreateTempSubdirectory("hengjian-oracle-").FullName;

    public IReadOnlyList<DemoRoundRun> Rounds { get; private set; } = [];

    internal PlainCatalogue Catalogue { get; } = PlainCatalogue.Read(DefinitionFiles.CatalogueFolder);

    public async ValueTask InitializeAsync()
    {
        var made = await MakeDemoWorkspace.RunAsync(directory, new WorkspaceOptions([new SqliteProvider()]));
        Assert.Empty(made.Problems);
        var workspace = made.Value;
        var library = new RoundLibrary(workspace);
        var facts = new Dictionary<string, Dataset>();
        var rounds = new List<DemoRoundRun>();
        foreach (var round in (await library.ListAsync()).Where(r => r.OfficialRunId is not null))
        {
            var run = (await new RunLibrary(workspace).LoadAsync(round.OfficialRunId!.Value)).Value.Run;
            var material = (await library.MaterialAsync(round)).Value;
            var key = string.Join(",", material.Inputs.Snapshots);
            if (!facts.TryGetValue(key, out var dataset))
                dataset = facts[key] = new RunComputation(workspace).Facts(material).Value;
            rounds.Add(new DemoRoundRun(round, run, workspace.Definitions.FindScheme(round.SchemeVersion).Value, dataset));
        }
        Rounds = rounds;
    }

    public ValueTask DisposeAsync()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(directory, recursive: true);
        return ValueTask.CompletedTask;
    }
}
