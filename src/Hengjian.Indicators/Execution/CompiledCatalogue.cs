using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using Hengjian.Indicators.Catalogue;
using Hengjian.Indicators.Facts;
using Hengjian.Indicators.Language.Binding;
using Hengjian.Indicators.Language.Planning;
using Hengjian.Kernel;

namespace Hengjian.Indicators.Execution;

/// <summary>A catalogue whose formulas are parsed, bound and checked; ready to evaluate any dataset.</summary>
public sealed class CompiledCatalogue
{
    private readonly IReadOnlyDictionary<string, IReadOnlyDictionary<SchoolStage, BoundNode>> roots;

    // By the node itself, for as long as somebody has it: every run asks again.
    private readonly ConditionalWeakTable<BoundNode, IReadOnlyList<InputUse>> uses = [];

    internal CompiledCatalogue(
        IndicatorCatalogue catalogue, IReadOnlyDictionary<string, IReadOnlyDictionary<SchoolStage, BoundNode>> roots)
    {
        Catalogue = catalogue;
        this.roots = roots;
    }

    /// <summary>What was compiled.</summary>
    public IndicatorCatalogue Catalogue { get; }

    /// <summary>The data elements an indicator reads, directly or through other indicators, in order of first use.</summary>
    /// <returns>Empty when the indicator is unknown or not computed for the stage.</returns>
    public IReadOnlyList<DataElement> InputsOf(string indicatorId, SchoolStage stage) =>
        TryFind(indicatorId, stage, out var root)
            ? [.. UsesOf(root).Select(u => u.Element).DistinctBy(e => e.Id)]
            : [];

    /// <summary>The same with stages and years: what must be filled before the indicator can be computed.</summary>
    /// <returns>Empty when the indicator is unknown or not computed for the stage.</returns>
    public IReadOnlyList<ElementRead> ReadsOf(string indicatorId, SchoolStage stage) => ReadWalk.Of(this, indicatorId, stage);

    internal bool TryFind(string indicatorId, SchoolStage stage, [MaybeNullWhen(false)] out BoundNode root)
    {
        root = null;
        return roots.TryGetValue(indicatorId, out var stages) && stages.TryGetValue(stage, out root);
    }

    internal BoundNode Root(IndicatorNode reference) => roots[reference.Indicator.Id][reference.Stage];

    internal IReadOnlyList<InputUse> UsesOf(BoundNode root) => uses.GetValue(root, r => Language.Planning.InputsOf.Collect(r, Root));
}

/// <summary>Compiles catalogues and single formulas.</summary>
public static class CatalogueCompiler
{
    /// <summary>Compiles every formula.</summary>
    /// <returns>The compiled catalogue, or all problems of all formulas (HJI01xx, HJI02xx), each pointing at its character.</returns>
    public static Result<CompiledCatalogue> Compile(IndicatorCatalogue catalogue) =>
        new CatalogueFormulas(catalogue).Bind().Map(roots => new CompiledCatalogue(catalogue, roots));

    /// <summary>Checks one indicator as it is being written, against a catalogue it need not be part of yet.</summary>
    /// <returns>The data elements it reads directly, or the problems of its formula.</returns>
    public static Result<IReadOnlyList<DataElement>> CompileFormula(IndicatorCatalogue catalogue, Indicator draft) =>
        CatalogueFormulas.BindOne(catalogue, draft).Map<IReadOnlyList<DataElement>>(stages =>
            [.. stages.Values.SelectMany(ElementsIn).DistinctBy(e => e.Id)]);

    private static IEnumerable<DataElement> ElementsIn(BoundNode node) =>
        node is ElementNode cell ? [cell.Element] : node.Parts.SelectMany(ElementsIn);
}
