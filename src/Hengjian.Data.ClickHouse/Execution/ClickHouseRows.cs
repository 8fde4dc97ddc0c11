using Hengjian.Data.ClickHouse.Loading;
using Hengjian.Data.ClickHouse.Servers;
using Hengjian.Data.ClickHouse.Sql;
using Hengjian.Indicators.Catalogue;
using Hengjian.Indicators.Execution;
using Hengjian.Indicators.Facts;
using Hengjian.Indicators.Language.Binding;
using Hengjian.Indicators.Language.Diagnostics;
using Hengjian.Indicators.Results;

namespace Hengjian.Data.ClickHouse.Execution;

/// <summary>
/// The rows' half of the plan on the servers. Each shard gives the tallies of its rows by region; tallies of one region
/// from several shards are added; from there on everything is the engine's own roll-up.
/// </summary>
internal sealed class ClickHouseRows(Cluster cluster, LoadedSnapshot snapshot, string database) : IRowEngine
{
    // More would not make the servers read less, but the text of one query longer.
    private const int AggregatesAtOnce = 24;

    private readonly HashSet<FrameKey> told = [];
    private QueryContext? context;

    /// <inheritdoc/>
    public RegionVector[] Aggregate(Session session, PlannedPass pass)
    {
        var frame = new FrameKey(pass.Rows, pass.Period, pass.Stage);
        Tell(session, frame);
        return [.. pass.Aggregates.Chunk(AggregatesAtOnce).SelectMany(chunk => Aggregate(session, frame, chunk))];
    }

    /// <inheritdoc/>
    public SchoolSeries Items(Session session, Indicator indicator, SchoolStage stage, int period)
    {
        var frame = new FrameKey(Shapes.Of(indicator.ResultGrain), period, stage);
        Tell(session, frame);
        if (snapshot.Find(frame.Grain, period) is null) return new SchoolSeries(indicator.Id, stage, period, [], []);
        var compiler = new RowCompiler(Context(session), frame);
        var value = compiler.Query.Bind(compiler.InPlace(indicator, stage));
        var items = ItemQuery.Run(cluster, compiler.Query, value, session.Cancellation);
        return new SchoolSeries(indicator.Id, stage, period, items.Rows, new ItemValues(new NumberColumn(items.Values, items.Flags)));
    }

    /// <inheritdoc/>
    public void Finish(Session session)
    {
        foreach (var (indicator, stage, period) in Context(session).Watched
            .OrderBy(w => w.Indicator.Id, StringComparer.Ordinal).ThenBy(w => w.Stage).ThenBy(w => w.Period))
        {
            var compiler = new RowCompiler(Context(session), new FrameKey(Shapes.Of(indicator.ResultGrain), period, stage));
            foreach (var problem in AboveQuery.Run(cluster, compiler, session, indicator, stage, period)) session.Log.Add(problem);
        }
        // The engine tells of every frame it makes, wherever in a formula it was needed.
        foreach (var frame in Context(session).Frames.ToList()) Tell(session, frame);
    }

    private QueryContext Context(Session session) => context ??= new QueryContext(session, snapshot, database);

    private RegionVector[] Aggregate(Session session, FrameKey frame, AggregateNode[] nodes)
    {
        var regions = session.Tree.Regions.Count;
        var coverage = CoverageOf(session, frame);
        var tallies = nodes.Select(_ => new Tally[regions]).ToArray();
        if (snapshot.Find(frame.Grain, frame.Period) is not null)
        {
            var query = new TallyQuery(new RowCompiler(Context(session), frame), nodes);
            query.Run(cluster, tallies, session.Cancellation);
        }
        return [.. nodes.Select((n, i) => RollUp.Regions(session.Tree, n.Function, tallies[i], coverage))];
    }

    private Coverage CoverageOf(Session session, FrameKey frame)
    {
        var table = snapshot.Find(frame.Grain, frame.Period);
        var unplaced = table is not null && LeavesUnplaced(frame) && table.Unplaced.AsSpan().ContainsAnyExcept(0) ? table.Unplaced : [];
        return Coverage.Of(session.Tree, table?.Reported ?? new int[session.Tree.Regions.Count], unplaced);
    }

    private static bool LeavesUnplaced(FrameKey frame) =>
        frame.Shape == Shape.Section || (frame.Shape == Shape.School && frame.Stage != SchoolStage.All);

    // What the engine notices while it chooses rows.
    private void Tell(Session session, FrameKey frame)
    {
        if (!told.Add(frame) || snapshot.Find(frame.Grain, frame.Period) is not { } table) return;
        if (frame.Shape != Shape.Section && table.Outside > 0)
            session.Log.Add(IndicatorProblems.RowsOutsideTree(Shapes.NameOf(frame.Shape), frame.Period, table.Outside));
        var unknown = table.Unplaced.Sum();
        if (LeavesUnplaced(frame) && unknown > 0) session.Log.Add(IndicatorProblems.UnknownSchoolTypes(frame.Period, unknown));
        if (frame.Shape != Shape.Section) return;
        var empty = EmptySections.Count(cluster, Context(session), frame, session.Cancellation);
        if (empty > 0) session.Log.Add(IndicatorProblems.EmptySections(frame.Period, Stages.NameOf(frame.Stage), empty));
    }
}
