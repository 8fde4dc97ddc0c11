using Hengjian.Evaluation.Catalogues;
using Hengjian.Evaluation.Computing;
using Hengjian.Evaluation.Results;
using Hengjian.Evaluation.Workspaces;
using Hengjian.Indicators.Facts;
using Hengjian.Kernel;

namespace Hengjian.Evaluation.Workshop;

/// <summary>
/// Where drafts are computed: bases and the last few drafts are kept, so that another county or page of the same draft
/// costs nothing; and no more are computed at once than there are processors.
/// </summary>
public sealed class WorkshopBench(Workspace workspace, RunComputation computation) : IDisposable
{
    private const int KeptBases = 4;
    private const int KeptDrafts = 8;
    private readonly RecentlyUsed<string, WorkshopBase> bases = new(KeptBases);
    private readonly RecentlyUsed<(long Run, string Base, string Yaml, SchoolStage Stage), DraftValues> drafts = new(KeptDrafts);
    private readonly SemaphoreSlim slots = new(Environment.ProcessorCount);

    /// <summary>A version to make drafts from: one kept in the workspace, or the one that ships with the program.</summary>
    public Result<WorkshopBase> Base(string version)
    {
        if (bases.Find(version) is { } known) return known;
        var files = FilesOf(version);
        if (!files.TryGet(out var found)) return WorkshopProblems.UnknownVersion(version);
        var compiled = workspace.Definitions.FindCatalogue(version).IsOk
            ? computation.Catalogue(version)
            : Indicators.Catalogue.CatalogueLoader.Load(found).Then(Indicators.Execution.CatalogueCompiler.Compile);
        return compiled.Map(c => bases.Keep(version, new WorkshopBase(version, found, c)));
    }

    /// <summary>A draft's values over a run's data for a stage.</summary>
    public async Task<DraftValues> ValuesAsync(RoundResults results, Draft draft, SchoolStage stage, CancellationToken cancel)
    {
        var key = (results.Run.Id, draft.From.Version, draft.Yaml, stage);
        if (drafts.Find(key) is { } known) return known;
        await slots.WaitAsync(cancel);
        try
        {
            return drafts.Find(key) ?? drafts.Keep(key, DraftValues.Compute(results, draft, stage, cancel));
        }
        finally
        {
            slots.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => slots.Dispose();

    private Result<IReadOnlyList<(string Name, string Text)>> FilesOf(string version)
    {
        var kept = workspace.Definitions.FindCatalogue(version);
        if (kept.IsOk) return kept;
        var shipped = DefinitionFiles.Read(DefinitionFiles.CatalogueFolder);
        return Indicators.Catalogue.CatalogueLoader.Load(shipped).TryGet(out var catalogue) && catalogue.Version == version ? Result.Ok(shipped) : kept;
    }
}
