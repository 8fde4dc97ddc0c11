using Hengjian.Indicators.Catalogue;
using Hengjian.Indicators.Facts;
using Hengjian.Indicators.Language.Binding;
using Hengjian.Indicators.Language.Diagnostics;
using Hengjian.Indicators.Results;
using Hengjian.Kernel;

namespace Hengjian.Indicators.Execution;

/// <summary>Computes indicators over a dataset.</summary>
public static class Evaluator
{
    /// <summary>Computes what the request asks for: a pure function of catalogue, dataset and request.</summary>
    /// <param name="compiled">The formulas.</param>
    /// <param name="dataset">The facts. Its tables' number columns must fit the dictionary.</param>
    /// <param name="request">Years, levels, indicators, what-if values.</param>
    /// <param name="progress">Told after each indicator; null when nobody listens.</param>
    /// <param name="cancellation">Stops between blocks of rows.</param>
    /// <returns>Series in catalogue order, then stage, then period; the same bits for the same inputs.</returns>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static IndicatorResults Evaluate(
        CompiledCatalogue compiled, Dataset dataset, EvaluationRequest request,
        IProgress<EvaluationProgress>? progress = null, CancellationToken cancellation = default) =>
        Evaluate(new Session(compiled, dataset, request, cancellation), progress);

    /// <summary>Computes what a new session asks for.</summary>
    internal static IndicatorResults Evaluate(Session session, IProgress<EvaluationProgress>? progress)
    {
        var (compiled, request) = (session.Compiled, session.Request);
        var wanted = Wanted(session);
        session.Prepare(PlanOf(compiled, request, wanted));
        var regions = new List<RegionSeries>();
        var schools = new List<SchoolSeries>();
        for (var i = 0; i < wanted.Count; i++)
        {
            session.Cancellation.ThrowIfCancellationRequested();
            foreach (var stage in StagesOf(request, wanted[i]))
            {
                foreach (var period in request.Periods)
                {
                    if (wanted[i].ResultGrain == Grain.RegionYear) regions.Add(Regions(session, wanted[i], stage, period));
                    else schools.Add(Schools(session, wanted[i], stage, period));
                }
            }
            TellChanges(session, wanted[i]);
            progress?.Report(new EvaluationProgress(i + 1, wanted.Count, wanted[i].NameZh));
        }
        session.Elsewhere?.Finish(session);
        return new IndicatorResults(session.Tree, regions, schools)
        {
            Diagnostics = session.Log.Problems,
            InputChanges = [.. wanted.SelectMany(i => ChangesOf(session, i))],
            Uncollected = NotCollected(compiled, session.Dataset, request.Periods, request.IndicatorIds),
        };
    }

    /// <summary>Which inputs of which indicators nobody collected, so that their values are missing everywhere.</summary>
    /// <remarks>Earlier years that <c>prev</c> reads are listed only when the year has a table at all.</remarks>
    public static IReadOnlyList<UncollectedInput> NotCollected(
        CompiledCatalogue compiled, Dataset dataset, IReadOnlyList<int> periods, IReadOnlyList<string>? indicatorIds = null)
    {
        var found = new List<UncollectedInput>();
        foreach (var indicator in compiled.Catalogue.Indicators)
        {
            if (indicatorIds?.Contains(indicator.Id) == false || !compiled.TryFind(indicator.Id, indicator.Stages[0], out var root))
                continue;
            foreach (var period in periods)
            {
                foreach (var use in compiled.UsesOf(root))
                {
                    var year = period - use.YearsBack;
                    var hasTable = dataset.Find(use.Element.Grain, year) is not null;
                    if (!Collection.IsMissing(dataset, use.Element, year) || (use.YearsBack > 0 && !hasTable)) continue;
                    found.Add(new UncollectedInput(indicator.Id, year, use.Element.Id, !hasTable));
                }
            }
        }
        return [.. found.Distinct()];
    }

    private static IEnumerable<SchoolStage> StagesOf(EvaluationRequest request, Indicator indicator) =>
        indicator.Stages.Where(s => request.Stages?.Contains(s) != false);

    /// <summary>The walks over rows that an evaluation needs.</summary>
    internal static PassPlan PlanOf(Session session) => PlanOf(session.Compiled, session.Request, Wanted(session));

    private static PassPlan PlanOf(CompiledCatalogue compiled, EvaluationRequest request, List<Indicator> wanted)
    {
        var plan = new PassPlan(compiled);
        foreach (var indicator in wanted)
        {
            foreach (var stage in StagesOf(request, indicator))
            {
                foreach (var period in request.Periods) plan.Add(indicator, stage, period);
            }
        }
        return plan;
    }

    private static List<Indicator> Wanted(Session session)
    {
        var catalogue = session.Compiled.Catalogue;
        foreach (var id in session.Request.IndicatorIds ?? [])
        {
            if (!catalogue.TryFind(id, out _))
                session.Log.Add(IndicatorProblems.UnknownRequested(id, NearestName.Of(id, catalogue.Indicators.Select(i => i.Id))));
        }
        return [.. catalogue.Indicators.Where(i => session.Request.IndicatorIds?.Contains(i.Id) != false)];
    }

    /// <summary>One indicator, stage and year over all regions.</summary>
    internal static RegionSeries Regions(Session session, Indicator indicator, SchoolStage stage, int period)
    {
        var vector = session.RegionResult(indicator, stage, period);
        var levels = Array.ConvertAll(
            Enum.GetValues<RegionLevel>(), l => indicator.Levels.Contains(l) && session.Request.Levels?.Contains(l) != false);
        return new RegionSeries(indicator.Id, stage, period, new RegionValues(vector, session.Tree, levels));
    }

    /// <summary>One indicator, stage and year over all schools or sections.</summary>
    internal static SchoolSeries Schools(Session session, Indicator indicator, SchoolStage stage, int period)
    {
        if (session.Elsewhere is { } rows) return rows.Items(session, indicator, stage, period);
        var column = session.RowResult(indicator, stage, period);
        var frame = session.Frame(Shapes.Of(indicator.ResultGrain), period, stage);
        return new SchoolSeries(indicator.Id, stage, period, session.Rows.All(frame), new ItemValues(column));
    }

    private static IEnumerable<InputChange> ChangesOf(Session session, Indicator indicator) =>
        from stage in session.Dataset.DefinitionChanges.Count == 0 ? [] : indicator.Stages
        let uses = session.Compiled.UsesOf(session.Root(indicator, stage))
        from change in session.Dataset.DefinitionChanges
        let backs = uses.Where(u => u.Element.Id == change.Element).Select(u => u.YearsBack).ToList()
        where backs.Count > 0
        select new InputChange(indicator.Id, stage, backs.Max(), change);

    // A comparison across a year in which an element began to mean something else says so.
    private static void TellChanges(Session session, Indicator indicator)
    {
        foreach (var stage in indicator.Stages)
        {
            var uses = session.Compiled.UsesOf(session.Root(indicator, stage));
            foreach (var change in session.Dataset.DefinitionChanges)
            {
                var back = uses.Where(u => u.Element.Id == change.Element).Select(u => u.YearsBack).DefaultIfEmpty().Max();
                if (!session.Request.Periods.Any(p => p >= change.Period && p - back < change.Period)) continue;
                session.Compiled.Catalogue.Dictionary.TryFind(change.Element, out var element);
                session.Log.Add(IndicatorProblems.DefinitionChanged(
                    indicator.Id, element?.NameZh ?? change.Element, change.Period, change.Note));
            }
        }
    }
}
