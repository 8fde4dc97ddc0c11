using Hengjian.Audit.Data;
using Hengjian.Domain.Snapshots;
using Hengjian.Evaluation.Workspaces;
using Hengjian.Indicators.Catalogue;
using Hengjian.Indicators.Execution;
using Hengjian.Indicators.Facts;
using Hengjian.Indicators.Results;
using Hengjian.Kernel;

namespace Hengjian.Evaluation.Auditing;

/// <summary>Values of elements and indicators over the facts in force, computed as they are asked for.</summary>
/// <remarks>For one year's reports: a later snapshot needs a new one of these.</remarks>
internal sealed class SubmittedValues
{
    private const string Prefix = "element:";

    private readonly CompiledCatalogue compiled;
    private readonly Dataset dataset;
    private readonly IReadOnlyList<SnapshotRecord> snapshots;
    private readonly Dictionary<(string Key, int Year), IndicatorResults> computed = [];

    private SubmittedValues(CompiledCatalogue compiled, Dataset dataset, IReadOnlyList<SnapshotRecord> snapshots) =>
        (this.compiled, this.dataset, this.snapshots) = (compiled, dataset, snapshots);

    /// <summary>Loads the facts in force up to a year; null when there are none.</summary>
    public static async Task<Result<SubmittedValues?>> LoadAsync(
        Workspace workspace, IndicatorCatalogue catalogue, RegionTree tree, int year, CancellationToken cancel)
    {
        var snapshots = await workspace.Snapshots.InForceAsync(year, cancel);
        if (snapshots.Count == 0) return Result.Ok<SubmittedValues?>(null);
        var facts = workspace.Snapshots.Combine(tree, snapshots.Select(s => s.Hash));
        if (!facts.TryGet(out var dataset)) return Result.Fail<SubmittedValues?>(facts.Problems);
        return CatalogueCompiler.Compile(WithElements(catalogue)).Map<SubmittedValues?>(compiled => new(compiled, dataset, snapshots));
    }

    /// <summary>The value of a figure; null when it is not kept for that region, stage or year.</summary>
    public GivenValue? Find(NamedNumber number, int year, CancellationToken cancel)
    {
        if (number.Stage is not { } word || (word.Length == 0 ? SchoolStage.All : SchoolStageNames.FromFileName(word)) is not { } stage) return null;
        var id = number.Figure.Computed ? number.Figure.Key : Prefix + number.Figure.Key;
        var value = Results(id, year, cancel)?.At(id, stage, year, number.Region);
        if (value is not { } found) return null;
        var (source, snapshot) = number.Figure.Computed ? ($"{year} 年在用数据测算", null) : SourceOf(number.Figure.Key, stage, year, number.Region);
        return new GivenValue(found.HasValue ? found.Value : null, source)
        {
            Kind = number.Figure.Computed ? "trial" : "data",
            Doubt = Doubt(found.Flag),
            Snapshot = snapshot,
        };
    }

    /// <summary>The value of an element or indicator of a region without stages; NaN when there is none.</summary>
    public double At(string key, bool computedByFormula, SchoolStage stage, int year, int region, CancellationToken cancel)
    {
        var id = computedByFormula ? key : Prefix + key;
        return Results(id, year, cancel)?.At(id, stage, year, region)?.Value ?? double.NaN;
    }

    /// <summary>Why a value says little; empty when it is whole.</summary>
    internal static string Doubt(ValueFlag flag) => flag switch
    {
        ValueFlag.Partial => "报送的数据不全",
        ValueFlag.Estimated => "报送的是估计数",
        ValueFlag.Ruled => "是按规则设定的值",
        _ => "",
    };

    private IndicatorResults? Results(string id, int year, CancellationToken cancel)
    {
        if (!dataset.Periods.Contains(year)) return null;
        if (!computed.TryGetValue((id, year), out var known))
            computed[(id, year)] = known = Evaluator.Evaluate(compiled, dataset, new EvaluationRequest([year]) { IndicatorIds = [id] }, null, cancel);
        return known;
    }

    // The row of the region itself with its file and line; a sum over counties has many.
    private (string Source, long? Snapshot) SourceOf(string element, SchoolStage stage, int year, int region)
    {
        var grain = stage == SchoolStage.All ? Grain.RegionYear : Grain.RegionStageYear;
        if (dataset.Find(grain, year) is not { } table) return ($"{year} 年报送数", null);
        var row = Enumerable.Range(0, table.RowCount).FirstOrDefault(r => table.Regions[r] == region && (stage == SchoolStage.All || table.Stages[r] == stage), -1);
        if (row < 0) return ($"{year} 年各县报送数汇总", null);
        if (table.OriginOf(element, row) is not { } origin) return ($"{year} 年报送数", null);
        var snapshot = snapshots.LastOrDefault(s => s.Files.Any(f => f.Sha256 == origin.File.Sha256));
        return ($"{year} 年报送数，“{origin.File.Name}”第 {origin.Line} 行", snapshot?.Id);
    }

    // Every element of a region as an indicator of its own, so that roll-ups and flags are the engine's.
    private static IndicatorCatalogue WithElements(IndicatorCatalogue catalogue)
    {
        var elements = catalogue.Dictionary.Elements.Where(e => e.Kind == ValueKind.Number && e.Grain is Grain.RegionYear or Grain.RegionStageYear)
            .Select(e => new Indicator(Prefix + e.Id, Prefix + e.NameZh, "element", e.Unit, e.Id)
            {
                Levels = [RegionLevel.County, RegionLevel.City, RegionLevel.Province],
                Stages = e.Grain == Grain.RegionStageYear ? SchoolStageNames.OfRows : [SchoolStage.All],
            });
        return new IndicatorCatalogue(catalogue.Version, catalogue.Dictionary, [.. catalogue.Indicators, .. elements], catalogue.Limits, catalogue.Sources);
    }
}
