using System.Globalization;
using Hengjian.Evaluation.Results;
using Hengjian.Indicators.Catalogue;
using Hengjian.Indicators.Facts;
using Hengjian.Indicators.Results;
using Hengjian.Kernel;

namespace Hengjian.Evaluation.Workshop;

/// <summary>What is looked at.</summary>
/// <param name="Stage">One of the draft's stages.</param>
/// <param name="Level">One of the draft's levels; null for schools and sections.</param>
public sealed record DraftView(SchoolStage Stage, RegionLevel? Level)
{
    /// <summary>The view nearest to what was asked: what the draft does not have gives way to what it has.</summary>
    public static DraftView Near(Indicator draft, SchoolStage? stage, RegionLevel? level, RegionLevel usual)
    {
        var seen = stage is { } s && draft.Stages.Contains(s) ? s : draft.Stages[0];
        if (draft.ResultGrain != Grain.RegionYear) return new DraftView(seen, null);
        RegionLevel? at = level is { } l && draft.Levels.Contains(l) ? l : draft.Levels.Contains(RegionLevel.County) ? RegionLevel.County : null;
        return new DraftView(seen, at ?? (draft.Levels.Contains(usual) ? usual : draft.Levels.Max()));
    }
}

/// <summary>An indicator that uses the draft, before and after.</summary>
/// <param name="Indicator">The indicator.</param>
/// <param name="Stage">The stage.</param>
/// <param name="Changed">Regions or schools whose value differs.</param>
/// <param name="Turned">Of these, those whose verdict differs.</param>
/// <param name="All">Regions or schools seen.</param>
public sealed record UserChange(Indicator Indicator, SchoolStage Stage, int Changed, int Turned, int All);

/// <summary>How verdicts turn.</summary>
/// <param name="Better">Not met before, met now.</param>
/// <param name="Worse">Met before, not met now.</param>
/// <param name="NewlyMet">Not judged before, met now.</param>
/// <param name="NewlyMissed">Not judged before, not met now.</param>
/// <param name="NoLonger">Judged before, not now.</param>
public sealed record VerdictTurns(int Better, int Worse, int NewlyMet, int NewlyMissed, int NoLonger);

/// <summary>A draft over the data of a run, for one reader: every row is one the reader may see.</summary>
/// <param name="Values">The draft and its values.</param>
/// <param name="Official">The indicator in force; null when the draft is new.</param>
/// <param name="View">What is looked at.</param>
/// <param name="Rows">Regions in tree order, or schools.</param>
public sealed record DraftOutcome(DraftValues Values, Indicator? Official, DraftView View, IReadOnlyList<DraftRow> Rows)
{
    /// <summary>The draft.</summary>
    public Draft Draft => Values.Draft;

    /// <summary>The indicator as it would be.</summary>
    public Indicator Indicator => Values.Draft.Indicator;

    /// <summary>Both are in the same unit, so that differences mean something.</summary>
    public bool Comparable => Official is not null && Official.Unit == Indicator.Unit && Official.ResultGrain == Indicator.ResultGrain;

    /// <summary>
    /// What was noticed while computing: values above 100, rows without a region. They name places and values of the whole
    /// data set, so only a reader who sees every county is told.
    /// </summary>
    public IReadOnlyList<Problem> Diagnostics { get; private init; } = [];

    /// <summary>How verdicts turn.</summary>
    public VerdictTurns Turns
    {
        get
        {
            int Count(bool? from, bool? to) => Rows.Count(r => r.MetBefore == from && r.MetAfter == to);
            return new(Count(false, true), Count(true, false), Count(null, true), Count(null, false), Count(true, null) + Count(false, null));
        }
    }

    /// <summary>The distribution, before and after.</summary>
    public ValueSpread Spread => ValueSpread.Of(
        Comparable ? [.. Rows.Select(r => r.Before).OfType<IndicatorValue>().Where(v => v.HasValue).Select(v => v.Value)] : [],
        [.. Rows.Select(r => r.After).OfType<IndicatorValue>().Where(v => v.HasValue).Select(v => v.Value)]);

    /// <summary>Lays a draft's values beside those of the run.</summary>
    /// <param name="results">The run.</param>
    /// <param name="values">The draft's values over its data.</param>
    /// <param name="view">What is looked at.</param>
    /// <param name="sees">Whether the reader may see the values of a region.</param>
    /// <param name="seesSchools">Whether the reader may see its single schools too: what was noticed may name them.</param>
    public static DraftOutcome Of(
        RoundResults results, DraftValues values, DraftView view, Func<int, bool> sees, Func<int, bool> seesSchools)
    {
        results.Catalogue.TryFind(values.Draft.Indicator.Id, out var official);
        var rows = RowsOf(results, values.Own, values.Draft.Indicator, official, view, sees);
        var all = values.Own.Tree.Regions.Where(r => r.Level == RegionLevel.County).All(r => sees(r.Code) && seesSchools(r.Code));
        return new DraftOutcome(values, official, view, rows) { Diagnostics = all ? values.Own.Diagnostics : [] };
    }

    /// <summary>The indicators that use the draft and differ in something the reader sees, in catalogue order.</summary>
    public IReadOnlyList<UserChange> UsersOf(RoundResults results, Func<Indicator, Func<int, bool>> sees, CancellationToken cancel)
    {
        var anew = Values.Users(cancel);
        var changes = new List<UserChange>();
        foreach (var user in Draft.Users)
        {
            foreach (var stage in user.Stages)
            {
                var level = View.Level is { } l && user.Levels.Contains(l) ? l : user.Levels.Count > 0 ? user.Levels.Max() : (RegionLevel?)null;
                results.Catalogue.TryFind(user.Id, out var official);
                var rows = RowsOf(results, anew, user, official, new DraftView(stage, level), sees(user));
                changes.Add(new UserChange(user, stage, rows.Count(r => r.Changed), rows.Count(r => r.Turned), rows.Count));
            }
        }
        return changes;
    }

    private static List<DraftRow> RowsOf(
        RoundResults results, IndicatorResults anew, Indicator draft, Indicator? official, DraftView view, Func<int, bool> sees) =>
        draft.ResultGrain == Grain.RegionYear
            ? Regions(results, anew, draft, official, view, sees)
            : Schools(results, anew, draft, official, view, sees);

    private static List<DraftRow> Regions(
        RoundResults results, IndicatorResults anew, Indicator draft, Indicator? official, DraftView view, Func<int, bool> sees)
    {
        var before = results.Indicators.FindRegions(draft.Id, view.Stage, results.Year);
        var after = anew.FindRegions(draft.Id, view.Stage, results.Year);
        var rows = new List<DraftRow>();
        for (var i = 0; i < results.Regions.Regions.Count; i++)
        {
            var region = results.Regions.Regions[i];
            if (region.Level != view.Level || !sees(region.Code)) continue;
            var within = region.ParentCode is > 0 and var parent ? results.NameOf(parent) : "";
            rows.Add(Row(region.Code, region.Name, within, before?.Values[i], after?.Values[i], draft, official, view.Stage) with
            {
                Code = region.Code.ToString("D6", CultureInfo.InvariantCulture),
            });
        }
        return rows;
    }

    private static List<DraftRow> Schools(
        RoundResults results, IndicatorResults anew, Indicator draft, Indicator? official, DraftView view, Func<int, bool> sees)
    {
        if (results.Dataset.Find(Grain.SchoolYear, results.Year) is not { } table) return [];
        var (before, after) = (results.Indicators.FindSchools(draft.Id, view.Stage, results.Year), anew.FindSchools(draft.Id, view.Stage, results.Year));
        var was = new Dictionary<int, IndicatorValue>();
        for (var i = 0; i < (before?.Rows.Length ?? 0); i++) was[before!.Rows[i]] = before.Values[i];
        var rows = new List<DraftRow>();
        for (var i = 0; i < (after?.Rows.Length ?? 0); i++)
        {
            var row = after!.Rows[i];
            if (!sees(table.Regions[row])) continue;
            IndicatorValue? old = was.TryGetValue(row, out var value) ? value : null;
            var name = table.Names?[row] ?? table.Keys?[row] ?? "";
            rows.Add(Row(row, name, results.NameOf(table.Regions[row]), old, after.Values[i], draft, official, view.Stage) with
            {
                Code = table.Keys?[row] ?? "",
            });
        }
        return rows;
    }

    private static DraftRow Row(
        int place, string name, string within, IndicatorValue? before, IndicatorValue? after, Indicator draft, Indicator? official, SchoolStage stage) =>
        new(place, name, within, before, after)
        {
            MetBefore = DraftRow.Met(official, stage, before),
            MetAfter = DraftRow.Met(draft, stage, after),
        };
}
