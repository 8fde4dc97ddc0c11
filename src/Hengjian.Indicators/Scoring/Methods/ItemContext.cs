using System.Collections.Concurrent;
using Hengjian.Indicators.Catalogue;
using Hengjian.Indicators.Facts;
using Hengjian.Indicators.Results;

namespace Hengjian.Indicators.Scoring.Methods;

/// <summary>What is the same for every item of a run.</summary>
internal sealed record RunContext(
    EvaluationScheme Scheme,
    IndicatorCatalogue Catalogue,
    IndicatorResults Results,
    IReadOnlyList<int> Units,
    ILookup<(int Region, string Item), ReviewInput> Inputs)
{
    /// <summary>Worst and best value of relative items, found once a run.</summary>
    public ConcurrentDictionary<(string Item, IndicatorReference Value), ValueRange> Ranges { get; } = [];

    /// <summary>The catalogue's standard by indicator and stage, looked up once a run and not once a unit.</summary>
    public ConcurrentDictionary<(string Indicator, SchoolStage Stage), Threshold> Standards { get; } = [];

    /// <summary>By item with a rank rule: the known values of all units, ascending.</summary>
    public ConcurrentDictionary<string, double[]> Ranked { get; } = new(StringComparer.Ordinal);
}

/// <summary>One leaf item of one unit: what a scorer may read, and how it says what came out.</summary>
internal sealed class ItemContext(RunContext run, SchemeItem item, int region)
{
    public RunContext Run { get; } = run;

    public SchemeItem Item { get; } = item;

    public int Region { get; } = region;

    public double MaxScore => Item.MaxScore;

    /// <summary>The unit's inputs of one kind about this item, in an order that does not depend on how they came.</summary>
    public IReadOnlyList<T> Inputs<T>()
        where T : ReviewInput => [.. Run.Inputs[(Region, Item.Id)].OfType<T>()];

    /// <summary>The unit's value in the scheme's year, or in <paramref name="period"/>.</summary>
    public Reading Read(IndicatorReference reference, int? period = null) => ReadFor(Region, reference, period);

    /// <summary>The same of another unit, for ranks.</summary>
    public Reading ReadFor(int unit, IndicatorReference reference, int? period = null)
    {
        var year = period ?? Run.Scheme.Year;
        var value = Run.Results.At(reference.Indicator, reference.Stage, year, unit) ?? IndicatorValue.Missing;
        Run.Catalogue.TryFind(reference.Indicator, out var indicator);
        var used = new ValueUsed(reference.Indicator, reference.Stage, year, value);
        return new Reading(used, indicator!, AvailabilityOf(value))
        {
            Change = Reading.TextOf(Run.Results.ChangesBetween(reference.Indicator, reference.Stage, year, year), Run.Catalogue),
        };
    }

    /// <summary>已评, with points out of the full mark.</summary>
    public ItemScore Scored(double points, bool? met, string reason, params IReadOnlyList<Reading> readings) =>
        Make(ItemState.Scored, Run.Scheme.Kind == SchemeKind.Points ? points : null, met, reason + Earned(points), readings);

    /// <summary>不适用.</summary>
    public ItemScore NotApplicable(string reason, params IReadOnlyList<Reading> readings) =>
        Make(ItemState.NotApplicable, null, null, reason + "，不适用，不计入总分基数", readings);

    /// <summary>待评.</summary>
    public ItemScore Awaiting(string reason, params IReadOnlyList<Reading> readings) =>
        Make(ItemState.AwaitingReview, null, null, reason, readings);

    /// <summary>缺数: stays open, or earns nothing, as the scheme says; the state tells which of the two zeros it is.</summary>
    public ItemScore Missing(params IReadOnlyList<Reading> readings)
    {
        var names = string.Join("、", readings.Where(r => r.Availability == Availability.Missing).Select(NameWithYear));
        return Lacking($"缺少{names}的数据", "待补", readings);
    }

    /// <summary>两年口径不同, and the scheme says no other way: the same policy as for a missing value.</summary>
    public ItemScore NotComparable(string why, params IReadOnlyList<Reading> readings) =>
        Lacking($"{why}，方案没有规定备用办法", "待定", readings);

    /// <summary>口径变化 that an indicator's value in <paramref name="from"/> and in the scheme's year have between them.</summary>
    public string? ChangeBetween(IndicatorReference reference, int from) => Reading.TextOf(
        Run.Results.ChangesBetween(reference.Indicator, reference.Stage, from, Run.Scheme.Year), Run.Catalogue);

    private ItemScore Lacking(string why, string open, IReadOnlyList<Reading> readings)
    {
        if (Run.Scheme.Missing != MissingPolicy.ZeroPoints)
            return Make(ItemState.MissingData, null, null, $"{why}，{open}", readings);
        return Run.Scheme.Kind == SchemeKind.Points
            ? Make(ItemState.MissingData, 0, null, $"{why}，按方案缺数不得分，得 0 分", readings)
            : Make(ItemState.MissingData, null, false, $"{why}，按方案视为未达标", readings);
    }

    private string NameWithYear(Reading reading) =>
        FormattableString.Invariant($"“{reading.Name}”{reading.Used.Period} 年");

    private string Earned(double points) =>
        Run.Scheme.Kind == SchemeKind.Points ? $"，得 {NumberText.Points(points)} 分" : "";

    private ItemScore Make(
        ItemState state, double? points, bool? met, string reason, IReadOnlyList<Reading> readings) =>
        new(Item.Id, MaxScore, state, points, met, reason)
        {
            Bonus = Item.Bonus,
            Values = [.. readings.Select(r => r.Used)],
        };

    private Availability AvailabilityOf(IndicatorValue value)
    {
        if (value.Flag == ValueFlag.NotApplicable) return Availability.NotApplicable;
        return ItemVerdict.IsKnown(Run.Scheme, value) ? Availability.Known : Availability.Missing;
    }
}
