using System.Collections.Concurrent;
using System.Globalization;
using Hengjian.Domain.Access;
using Hengjian.Domain.Rounds;
using Hengjian.Indicators.Catalogue;
using Hengjian.Indicators.Execution;
using Hengjian.Indicators.Facts;
using Hengjian.Indicators.Results;
using Hengjian.Indicators.Scoring;
using Hengjian.Kernel;

namespace Hengjian.Evaluation.Results;

/// <summary>一轮结果: one run of a round with everything its pages walk down to; immutable, so it may be cached and shared.</summary>
public sealed class RoundResults
{
    private const int MostExplained = 200;
    private const int MostDecimals = 12;
    private readonly Dictionary<int, ScoreSheet> sheets;
    private readonly Dictionary<string, SchemeItem> leaves;
    private readonly Lazy<Dictionary<double, string>> totals;
    private readonly Lazy<ILookup<(int, string, SchoolStage, int), (ItemScore Score, ValueUsed Used)>> uses;
    private readonly ConcurrentDictionary<(string, SchoolStage, int, int), Result<ValueEvidence>> explained = new();

    /// <summary>Takes the parts as they are; they belong to the same run.</summary>
    public RoundResults(
        RoundRecord round, RunRecord run, EvaluationScheme scheme, CompiledCatalogue compiled, Dataset dataset,
        IndicatorResults indicators, SchemeRun scores)
    {
        Round = round;
        Run = run;
        Scheme = scheme;
        Compiled = compiled;
        Dataset = dataset;
        Indicators = indicators;
        Scores = scores;
        sheets = scores.Sheets.ToDictionary(s => s.Region);
        leaves = scheme.Leaves.ToDictionary(l => l.Id, StringComparer.Ordinal);
        Areas = SchemeAreas.Of(scheme);
        totals = new(TotalTexts);
        uses = new(() => scores.Sheets.SelectMany(s => s.Items.SelectMany(i => i.Values.Select(v => (s.Region, Score: i, Used: v))))
            .ToLookup(u => (u.Region, u.Used.Indicator, u.Used.Stage, u.Used.Period), u => (u.Score, u.Used)));
    }

    private RoundResults(RoundResults same, RoundRecord round)
        : this(round, same.Run, same.Scheme, same.Compiled, same.Dataset, same.Indicators, same.Scores)
    {
        explained = same.explained;
        Earlier = same.Earlier;
        Reviews = same.Reviews;
        CityPlaces = same.CityPlaces;
    }

    /// <summary>The round.</summary>
    public RoundRecord Round { get; }

    /// <summary>The run: who, when, hashes of inputs and result.</summary>
    public RunRecord Run { get; }

    /// <summary>The scheme as frozen for the round.</summary>
    public EvaluationScheme Scheme { get; }

    /// <summary>The catalogue as frozen for the round, its formulas ready to be explained.</summary>
    public CompiledCatalogue Compiled { get; }

    /// <summary>The facts.</summary>
    public Dataset Dataset { get; }

    /// <summary>Indicator values.</summary>
    public IndicatorResults Indicators { get; }

    /// <summary>Score sheets.</summary>
    public SchemeRun Scores { get; }

    /// <summary>The round one year before of the same level and region; null when there is none with a run.</summary>
    public EarlierRound? Earlier { get; init; }

    /// <summary>What people said, as the run read it.</summary>
    public ReviewInputs Reviews { get; init; } = ReviewInputs.None;

    /// <summary>Places of cities on the tile map; empty: they are laid out in order.</summary>
    public IReadOnlyList<TilePlace> CityPlaces { get; init; } = [];

    /// <summary>The catalogue.</summary>
    public IndicatorCatalogue Catalogue => Compiled.Catalogue;

    /// <summary>The regions.</summary>
    public RegionTree Regions => Dataset.Regions;

    /// <summary>评价年度 of the values the scheme reads.</summary>
    public int Year => Scheme.Year;

    /// <summary>Points are summed; otherwise every item must pass and there are no totals.</summary>
    public bool HasPoints => Scheme.Kind == SchemeKind.Points;

    /// <summary>The scheme's top groups with their leaves.</summary>
    public IReadOnlyList<SchemeArea> Areas { get; }

    /// <summary>Grades from the best down.</summary>
    public IReadOnlyList<string> Grades =>
        HasPoints ? [.. Scheme.Grades.Select(g => g.Name)] : AllMustPassGrades.Names;

    /// <summary>
    /// A total with two decimals, or with those it takes to show on which side of the grade lines it lies: 89.996 beside
    /// 良好, never 90.00.
    /// </summary>
    /// <remarks>Two totals that differ, and so rank differently, are printed differently.</remarks>
    public string TotalText(double total) => totals.Value.TryGetValue(total, out var text) ? text : Printed(total);

    private string Printed(double total) => NumberText.Score(total, Scheme.Grades.Select(g => g.From));

    private Dictionary<double, string> TotalTexts()
    {
        var known = Scores.Sheets.Select(s => s.Total).OfType<double>().Distinct().ToList();
        var texts = new Dictionary<double, string>();
        foreach (var alike in known.GroupBy(Printed))
        {
            var group = alike.ToList();
            var decimals = alike.Key.Length - 1 - alike.Key.IndexOf('.', StringComparison.Ordinal);
            while (group.Select(t => Fixed(t, decimals)).Distinct().Count() < group.Count && decimals < MostDecimals) decimals++;
            foreach (var total in group) texts[total] = Fixed(total, decimals);
        }
        return texts;
    }

    private static string Fixed(double total, int decimals) => Math.Round((decimal)total, decimals, MidpointRounding.AwayFromZero)
        .ToString("F" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    /// <summary>The items whose scores rest on a unit's value; empty when the scheme does not read it.</summary>
    public IReadOnlyList<(ItemScore Score, ValueUsed Used)> UsesOf(int region, string indicator, SchoolStage stage, int period) =>
        [.. uses.Value[(region, indicator, stage, period)]];

    /// <summary>The same results with the round as it is now: its stage moves on while the run stays.</summary>
    public RoundResults Of(RoundRecord round) => new(this, round);

    /// <summary>Explains a value once: a reader who opens it pages through its rows next.</summary>
    internal Result<ValueEvidence> Explained(
        string indicator, SchoolStage stage, int period, int region, Func<Result<ValueEvidence>> explain)
    {
        // A province's explanation holds some 100,000 row numbers; a few hundred of the usual size are nothing.
        if (explained.Count >= MostExplained) explained.Clear();
        return explained.GetOrAdd((indicator, stage, period, region), _ => explain());
    }

    /// <summary>The sheet of a unit; null when the round does not evaluate it.</summary>
    public ScoreSheet? SheetOf(int region) => sheets.GetValueOrDefault(region);

    /// <summary>A leaf item; null when the scheme has none of that id.</summary>
    public SchemeItem? ItemOf(string id) => leaves.GetValueOrDefault(id);

    /// <summary>Name of a region; its code when the tree does not know it.</summary>
    public string NameOf(int region) => Regions.TryFind(region, out var found)
        ? found.Name
        : region.ToString("D6", CultureInfo.InvariantCulture);

    /// <summary>The evaluated units inside a scope, in tree order.</summary>
    public IEnumerable<ScoreSheet> SheetsIn(RegionScope scope) => Scores.Sheets.Where(s => scope.Contains(s.Region));
}

/// <summary>The round of the year before, to compare with.</summary>
/// <param name="Round">The round.</param>
/// <param name="Scores">Its score sheets.</param>
public sealed record EarlierRound(RoundRecord Round, SchemeRun Scores)
{
    /// <summary>The total of a unit; null when it was open or not evaluated.</summary>
    public double? TotalOf(int region) => Scores.Sheets.FirstOrDefault(s => s.Region == region)?.Total;

    /// <summary>The grade of a unit; null when it was open or not evaluated.</summary>
    public string? GradeOf(int region) => Scores.Sheets.FirstOrDefault(s => s.Region == region)?.Grade;
}

/// <summary>A city's place on the tile map.</summary>
/// <param name="Region">Region code.</param>
/// <param name="Column">From 0, left.</param>
/// <param name="Row">From 0, top.</param>
public sealed record TilePlace(int Region, int Column, int Row);
