using Hengjian.Audit.Data;
using Hengjian.Audit.Findings;
using Hengjian.Domain.Access;
using Hengjian.Domain.Rounds;
using Hengjian.Evaluation.Catalogues;
using Hengjian.Evaluation.Rounds;
using Hengjian.Evaluation.Workspaces;
using Hengjian.Indicators.Catalogue;
using Hengjian.Indicators.Facts;
using Hengjian.Indicators.Results;
using Hengjian.Kernel;
using Hengjian.Kernel.Reports;

namespace Hengjian.Evaluation.Auditing;

/// <summary>与数据对照: holds the numbers of reports against what was submitted, computed, and printed a year ago.</summary>
/// <remarks>Keeps what it loads: one for a batch of reports, none across batches.</remarks>
/// <param name="workspace">Where the values are.</param>
public sealed class CompareWithData(Workspace workspace)
{
    private readonly Dictionary<int, (RegionTree Tree, SubmittedValues? Values)> byYear = [];
    private readonly Dictionary<long, IndicatorResults?> runs = [];
    private IndicatorCatalogue? catalogue;
    private IReadOnlyList<RoundRecord>? rounds;

    /// <summary>The comparisons of one report; none when the workspace holds no facts, a problem when the year's tree lacks the region.</summary>
    /// <param name="report">The report as read.</param>
    /// <param name="region">Whose it is.</param>
    /// <param name="year">The year reported on.</param>
    /// <param name="before">What was compared in last year's report of the region; empty when there is none.</param>
    /// <param name="beforeName">Name of last year's report.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<Result<IReadOnlyList<DataComparison>>> RunAsync(
        ReportText report, int region, int year, IReadOnlyList<DataComparison> before, string beforeName, CancellationToken cancel = default)
    {
        var loaded = await LoadAsync(year, cancel);
        if (!loaded.TryGet(out var known)) return Result.Fail<IReadOnlyList<DataComparison>>(loaded.Problems);
        if (!known.Tree.TryFind(region, out _)) return Result.Fail<IReadOnlyList<DataComparison>>(AuditingProblems.RegionNotOfYear(region, year));
        if (known.Values is null) return Result.Ok<IReadOnlyList<DataComparison>>([]);
        var numbers = NamedNumbers.Of(report, DataContexts.Of(catalogue!, known.Tree, region, year), cancel);
        var official = await OfficialAsync(numbers, known.Tree.TryFind(region, out var own) ? own.Level : RegionLevel.County, cancel);
        return Result.Ok(DataCheck.Of(report.Text, numbers, n => Values(n, known.Values, official, before, beforeName, cancel)));
    }

    private static IEnumerable<GivenValue> Values(
        NamedNumber number, SubmittedValues submitted, IReadOnlyList<(RoundRecord Round, IndicatorResults Results)> official,
        IReadOnlyList<DataComparison> before, string beforeName, CancellationToken cancel)
    {
        if (number.Year is { } year)
            yield return Official(number, year, official) ?? submitted.Find(number, year, cancel) ?? new GivenValue(null, "") { Kind = number.Figure.Computed ? "trial" : "data" };
        else yield return new GivenValue(null, "") { Kind = number.Figure.Computed ? "trial" : "data" };
        // Last year's report said its own figures of its year; of several it said, the last.
        var printed = before.LastOrDefault(b => b.Kind != "report" && b.Key == number.Figure.Key && b.Stage == number.Stage && b.Region == number.Region && b.Year == number.Year);
        if (printed is not null) yield return new GivenValue(printed.Stated, $"《{beforeName}》") { Kind = "report", Half = printed.Half };
    }

    private static GivenValue? Official(NamedNumber number, int year, IReadOnlyList<(RoundRecord Round, IndicatorResults Results)> official)
    {
        if (!number.Figure.Computed || number.Stage is not { } word || (word.Length == 0 ? SchoolStage.All : SchoolStageNames.FromFileName(word)) is not { } stage) return null;
        foreach (var (round, results) in official.Where(o => o.Round.Year == year && RegionScope.Of([o.Round.RegionCode]).Contains(number.Region)))
        {
            if (results.At(number.Figure.Key, stage, year, number.Region) is not { } found) continue;
            return new GivenValue(found.HasValue ? found.Value : null, $"“{round.Name}”正式测算")
            {
                Kind = "result",
                Doubt = SubmittedValues.Doubt(found.Flag),
                Round = round.Id,
            };
        }
        return null;
    }

    // The official runs of the years spoken of; rounds of the report's own level first, then the newest.
    private async Task<IReadOnlyList<(RoundRecord Round, IndicatorResults Results)>> OfficialAsync(
        IReadOnlyList<NamedNumber> numbers, RegionLevel level, CancellationToken cancel)
    {
        var years = numbers.Where(n => n.Figure.Computed).Select(n => n.Year).OfType<int>().ToHashSet();
        rounds ??= await new RoundLibrary(workspace).ListAsync(cancel);
        var found = new List<(RoundRecord, IndicatorResults)>();
        foreach (var round in rounds.Where(r => r.Stage >= ProcessStage.Scored && years.Contains(r.Year)).OrderBy(r => r.Level != level).ThenByDescending(r => r.Id))
        {
            if (round.OfficialRunId is not { } run) continue;
            if (!runs.TryGetValue(run, out var results))
                runs[run] = results = (await new RunLibrary(workspace).LoadAsync(run, cancel)).TryGet(out var stored) ? stored.Run.Indicators : null;
            if (results is not null) found.Add((round, results));
        }
        return found;
    }

    private async Task<Result<(RegionTree Tree, SubmittedValues? Values)>> LoadAsync(int year, CancellationToken cancel)
    {
        if (byYear.TryGetValue(year, out var known)) return known;
        if (catalogue is null)
        {
            var read = DefinitionFiles.LoadCatalogue(DefinitionFiles.CatalogueFolder);
            if (!read.TryGet(out catalogue)) return Result.Fail<(RegionTree, SubmittedValues?)>(read.Problems);
        }
        var regions = await workspace.Regions.TreeOnAsync(new DateOnly(year, 12, 31), cancel);
        if (!regions.TryGet(out var tree)) return Result.Fail<(RegionTree, SubmittedValues?)>(regions.Problems);
        var values = await SubmittedValues.LoadAsync(workspace, catalogue, tree, year, cancel);
        return values.Map(v => byYear[year] = (tree, v));
    }
}
