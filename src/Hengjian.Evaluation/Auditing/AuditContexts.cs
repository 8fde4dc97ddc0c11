using Hengjian.Audit;
using Hengjian.Audit.Warnings;
using Hengjian.Domain;
using Hengjian.Domain.Access;
using Hengjian.Domain.Rounds;
using Hengjian.Evaluation.Catalogues;
using Hengjian.Evaluation.Rounds;
using Hengjian.Evaluation.Workspaces;
using Hengjian.Indicators.Catalogue;
using Hengjian.Indicators.Facts;

namespace Hengjian.Evaluation.Auditing;

/// <summary>
/// What a workspace knows of a report beside its text: its place and the other ones, its year, the day, and for a self-evaluation
/// the items of the scheme it is evaluated by. Keeps what it loads: one for a batch.
/// </summary>
/// <param name="workspace">Where it is known.</param>
public sealed class AuditContexts(Workspace workspace)
{
    // Reports of other kinds need not speak of every item.
    private static readonly string[] SelfEvaluations = ["自评", "自查", "自我评价"];

    // Points for what nobody has to do.
    private static readonly string[] Extra = ["加分", "扣分"];

    private readonly Dictionary<int, RegionTree?> trees = [];
    private readonly Dictionary<string, IReadOnlyList<string>> items = new(StringComparer.Ordinal);
    private IReadOnlyList<RoundRecord>? rounds;
    private IndicatorCatalogue? catalogue;

    /// <summary>The options for one report; what is not known is not asked for.</summary>
    /// <param name="region">Whose report.</param>
    /// <param name="year">The year reported on.</param>
    /// <param name="title">Its name: 东溪县2025年履行教育职责自评报告.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<AuditOptions> OfAsync(int region, int year, string title, CancellationToken cancel = default)
    {
        var context = new ReportContext { Year = year, Today = BeijingTime.DayOf(workspace.Clock.GetUtcNow()) };
        if (await TreeAsync(year, cancel) is not { } tree || !tree.TryFind(region, out var own)) return new AuditOptions { Context = context };
        var mine = Family(tree, own).ToHashSet();
        return new AuditOptions
        {
            Context = context with
            {
                OwnPlaces = [own.Name, .. tree.Regions.Where(r => r != own && mine.Contains(r)).Select(r => r.Name)],
                OtherPlaces = [.. tree.Regions.Where(r => r.Level != RegionLevel.Nation && !mine.Contains(r)).Select(r => r.Name)],
            },
            Required = SelfEvaluations.Any(w => title.Contains(w, StringComparison.Ordinal)) ? await ItemsAsync(own, year, cancel) : [],
        };
    }

    private async Task<RegionTree?> TreeAsync(int year, CancellationToken cancel)
    {
        if (trees.TryGetValue(year, out var known)) return known;
        var read = await workspace.Regions.TreeOnAsync(new DateOnly(year, 12, 31), cancel);
        return trees[year] = read.TryGet(out var tree) ? tree : null;
    }

    // The region itself, those above it and those within it.
    private static IEnumerable<Region> Family(RegionTree tree, Region own)
    {
        for (Region? at = own; at is not null; at = at.ParentCode is { } above && tree.TryFind(above, out var found) ? found : null) yield return at;
        foreach (var region in tree.Regions)
            for (var at = region; at.ParentCode is { } parent && tree.TryFind(parent, out var next); at = next)
                if (parent == own.Code)
                {
                    yield return region;
                    break;
                }
    }

    // Of the newest round in which governments of this level are evaluated for the year.
    private async Task<IReadOnlyList<string>> ItemsAsync(Region own, int year, CancellationToken cancel)
    {
        rounds ??= await new RoundLibrary(workspace).ListAsync(cancel);
        var round = rounds.Where(r => r.Year == year && r.Level == own.Level && RegionScope.Of([r.RegionCode]).Contains(own.Code)).MaxBy(r => r.Id);
        if (round is null) return [];
        if (items.TryGetValue(round.SchemeVersion, out var known)) return known;
        catalogue ??= DefinitionFiles.LoadCatalogue(DefinitionFiles.CatalogueFolder).TryGet(out var read) ? read : null;
        if (catalogue is null) return [];
        var names = workspace.Definitions.FindScheme(round.SchemeVersion).Then(text => SchemeSections.Of(round.SchemeId, text, catalogue));
        return items[round.SchemeVersion] = names.TryGet(out var found) ? [.. found.Where(n => !Extra.Any(e => n.Contains(e, StringComparison.Ordinal)))] : [];
    }
}
