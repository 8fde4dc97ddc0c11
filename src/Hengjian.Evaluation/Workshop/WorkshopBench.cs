using System.Runtime.CompilerServices;
using Hengjian.Evaluation.Catalogues;
using Hengjian.Evaluation.Computing;
using Hengjian.Evaluation.Results;
using Hengjian.Evaluation.Workspaces;
using Hengjian.Indicators.Catalogue;
using Hengjian.Indicators.Execution;
using Hengjian.Indicators.Facts;
using Hengjian.Indicators.Results;
using Hengjian.Kernel;

namespace Hengjian.Evaluation.Workshop;

/// <summary>
/// Where drafts are computed: bases and the last few drafts are kept, so that another county or page of the same draft
/// costs nothing; and no more are checked at once than there are processors (<see cref="EnterAsync"/>).
/// </summary>
public sealed class WorkshopBench(Workspace workspace, RunComputation computation) : IDisposable
{
    private const int KeptBases = 4;
    private const int KeptDrafts = 4;
    private readonly RecentlyUsed<string, WorkshopBase> bases = new(KeptBases);

    // By run, and only as long as somebody else keeps the run: a draft holds all of its data.
    private readonly ConditionalWeakTable<IndicatorResults, RecentlyUsed<(string Base, string Yaml, SchoolStage Stage), DraftValues>> draftsOf = [];
    private readonly Lazy<WorkshopBase?> shipped = new(ReadShipped);
    private readonly SemaphoreSlim slots = new(Environment.ProcessorCount);

    /// <summary>A version to make drafts from: one kept in the workspace, or the one that ships with the program.</summary>
    public Result<WorkshopBase> Base(string version)
    {
        if (bases.Find(version) is { } known) return known;
        if (!workspace.Definitions.FindCatalogue(version).TryGet(out var files))
            return shipped.Value is { } own && own.Version == version ? own : WorkshopProblems.UnknownVersion(version);
        return computation.Catalogue(version).Map(c => bases.Keep(version, new WorkshopBase(version, files, c)));
    }

    /// <summary>
    /// Waits for a place to work at; dispose it when the draft is read, computed, compared and explained. All of that
    /// belongs inside: binding alone compiles a whole catalogue, and people type faster than that.
    /// </summary>
    public async Task<IDisposable> EnterAsync(CancellationToken cancel)
    {
        await slots.WaitAsync(cancel);
        return new Place(slots);
    }

    /// <summary>A draft's values over a run's data for a stage; call it at a place of <see cref="EnterAsync"/>.</summary>
    public DraftValues Values(RoundResults results, Draft draft, SchoolStage stage, CancellationToken cancel)
    {
        var key = (draft.From.Version, draft.Yaml, stage);
        var drafts = draftsOf.GetValue(results.Indicators, _ => new(KeptDrafts));
        return drafts.Find(key) ?? drafts.Keep(key, DraftValues.Compute(results, draft, stage, cancel));
    }

    /// <inheritdoc/>
    public void Dispose() => slots.Dispose();

    // What came with the program does not change while it runs: read once, not for every wrong word in an address.
    private static WorkshopBase? ReadShipped()
    {
        var files = DefinitionFiles.Read(DefinitionFiles.CatalogueFolder);
        return CatalogueLoader.Load(files).Then(CatalogueCompiler.Compile).TryGet(out var compiled)
            ? new WorkshopBase(compiled.Catalogue.Version, files, compiled)
            : null;
    }

    /// <summary>A place at the bench.</summary>
    private sealed class Place(SemaphoreSlim slots) : IDisposable
    {
        private SemaphoreSlim? held = slots;

        public void Dispose() => Interlocked.Exchange(ref held, null)?.Release();
    }
}
