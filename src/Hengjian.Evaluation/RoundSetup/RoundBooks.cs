using System.Collections.Concurrent;
using Hengjian.Domain.Collection;
using Hengjian.Domain.Rounds;
using Hengjian.Evaluation.Catalogues;
using Hengjian.Evaluation.Collection;
using Hengjian.Evaluation.Workspaces;
using Hengjian.Indicators.Catalogue;
using Hengjian.Indicators.Execution;
using Hengjian.Indicators.Scoring;
using Hengjian.Indicators.Scoring.Loading;
using Hengjian.Kernel;

namespace Hengjian.Evaluation.RoundSetup;

/// <summary>What a round rests on, read from its frozen copies.</summary>
/// <param name="Scheme">评价方案.</param>
/// <param name="Catalogue">指标目录, compiled.</param>
/// <param name="Plan">采集方案.</param>
/// <param name="Needs">Which columns each item needs, by item.</param>
public sealed record RoundBook(EvaluationScheme Scheme, CompiledCatalogue Catalogue, CollectionPlan Plan, ILookup<string, ItemNeed> Needs)
{
    /// <summary>The leaf items a package of a level is about: all of them for who is evaluated, those with county figures for the counties below.</summary>
    public IReadOnlyList<SchemeItem> ItemsOf(bool evaluated) =>
        [.. Scheme.Leaves.Where(l => evaluated || Needs[l.Id].Any(n => n.FromCounties))];

    /// <summary>The title of the area an item stands in; its own when it stands alone.</summary>
    public string AreaOf(string item) => (Scheme.Items.FirstOrDefault(a => a.Leaves.Any(l => l.Id == item)) ?? Scheme.Items[0]).Name;
}

/// <summary>Reads and keeps the books of rounds; a version never changes, so what was read stays right.</summary>
public sealed class RoundBooks(Workspace workspace)
{
    private readonly ConcurrentDictionary<(string Scheme, string Catalogue, string Plan), RoundBook> known = new();
    private readonly ConcurrentDictionary<string, CompiledCatalogue> compiled = new(StringComparer.Ordinal);
    private readonly Lazy<Result<(IndicatorCatalogue Catalogue, IReadOnlyList<(string Name, string Text)> Files)>> shipped = new(() =>
        DefinitionFiles.LoadCatalogue(DefinitionFiles.CatalogueFolder)
            .Map(c => (c, DefinitionFiles.Read(DefinitionFiles.CatalogueFolder))));

    /// <summary>The catalogue beside the program, kept in the workspace: what a new round takes.</summary>
    public Result<IndicatorCatalogue> KeepShippedCatalogue()
    {
        if (!shipped.Value.TryGet(out var found)) return Result.Fail<IndicatorCatalogue>(shipped.Value.Problems);
        workspace.Definitions.KeepCatalogue(found.Catalogue.Version, found.Files);
        return found.Catalogue;
    }

    /// <summary>The scheme of a round, from its frozen copy.</summary>
    public Result<EvaluationScheme> SchemeOf(RoundRecord round) => Catalogue(round.CatalogueVersion).Then(catalogue =>
        workspace.Definitions.FindScheme(round.SchemeVersion).Then(text => SchemeLoader.Load(round.SchemeId + ".yaml", text, catalogue.Catalogue)));

    /// <summary>Everything a round rests on.</summary>
    /// <param name="round">The round.</param>
    /// <param name="collectionVersion">Hash of its collection plan.</param>
    public Result<RoundBook> Of(RoundRecord round, string collectionVersion)
    {
        var key = (round.SchemeVersion, round.CatalogueVersion, collectionVersion);
        if (known.TryGetValue(key, out var book)) return book;
        var read = Catalogue(round.CatalogueVersion).Then(catalogue => SchemeOf(round).Then(scheme =>
            workspace.Definitions.FindCollection(collectionVersion)
                .Then(files => CollectionLoader.Load(files, scheme, catalogue.Catalogue))
                .Map(plan => new RoundBook(scheme, catalogue, plan, ItemNeeds.Of(scheme, catalogue, plan).ToLookup(n => n.Item, StringComparer.Ordinal)))));
        if (read.TryGet(out var made)) known[key] = made;
        return read;
    }

    private Result<CompiledCatalogue> Catalogue(string version)
    {
        if (compiled.TryGetValue(version, out var found)) return found;
        var loaded = shipped.Value.TryGet(out var own) && own.Catalogue.Version == version
            ? Result.Ok(own.Catalogue)
            : workspace.Definitions.FindCatalogue(version).Then(CatalogueLoader.Load);
        var made = loaded.Then(CatalogueCompiler.Compile);
        if (made.TryGet(out var catalogue)) compiled[version] = catalogue;
        return made;
    }
}
