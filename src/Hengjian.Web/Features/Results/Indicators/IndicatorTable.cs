using Hengjian.Documents.Writing;
using Hengjian.Evaluation.Results;
using Hengjian.Indicators.Catalogue;
using Hengjian.Indicators.Facts;
using Hengjian.Indicators.Results;
using Hengjian.Web.Components;
using Hengjian.Web.Components.Charts;
using Hengjian.Web.Components.Tables;
using Microsoft.AspNetCore.Components;

namespace Hengjian.Web.Features.Results;

/// <summary>The units of a level with their values: as a list, a file, a map and a distribution.</summary>
internal static class IndicatorTable
{
    private const int Shades = 5;

    internal static TableSpec<RegionValue> Spec(RoundResults results, IndicatorView view)
    {
        var indicator = view.Indicator;
        var columns = new List<TableColumn<RegionValue>>
        {
            new("name", "单位", r => r.Unit.Name) { Sort = r => r.Unit.Code, Href = r => UnitHref(results, view, r.Unit) },
        };
        if (view.Level == RegionLevel.County)
            columns.Add(new("city", "所属市", r => CityOf(results, r.Unit)) { Sort = r => r.Unit.ParentCode });
        columns.Add(new("value", "数值", r => ResultText.Number(r.Value, indicator))
        {
            Unit = ResultText.HeadUnit(indicator),
            Numeric = true,
            Cell = r => Value(r.Value, indicator),
            Sort = r => r.Value is { HasValue: true } v ? v.Value : null,
            SortDownFirst = indicator.Direction != Direction.LowerBetter,
        });
        if (HasStandard(view)) columns.Add(new("met", "判定", r => Verdict(r)) { Cell = r => Mark(r.Met), Sort = r => Verdict(r) });
        columns.Add(new("rows", "依据行数", r => RowsOf(r) is { } rows ? ChineseText.Count(rows) : Quantity.Missing)
        {
            Unit = "行",
            Numeric = true,
            Sort = r => RowsOf(r),
        });
        return new TableSpec<RegionValue>("values", $"个{view.Level.UnitWord()}", columns)
        {
            Filters = [.. Filters(results, view)],
            SearchIn = r => r.Unit.Name + " " + r.Unit.CodeText,
            RowClass = r => r.Unit.Code == view.Unit?.Code ? "row-marked" : null,
        };
    }

    internal static bool HasStandard(IndicatorView view) => IndicatorStandard.Find(view.Indicator, view.Stage) is not null;

    internal static Documents.Writing.TableExport Export(RoundResults results, IndicatorView view, IReadOnlyList<RegionValue> rows) => new(
        $"{ResultText.Name(view.Indicator, view.Stage)}_{view.Year}年",
        [
            new TableColumn("行政区划代码"), new TableColumn("单位", Width: 16), new TableColumn("所属市", Width: 14),
            new TableColumn("数值", view.Indicator.Unit, view.Indicator.Decimals), new TableColumn("数值状态"), new TableColumn("判定"), new TableColumn("依据行数", "行", 0),
        ],
        rows.Select(r => (IReadOnlyList<object?>)
        [
            r.Unit.CodeText, r.Unit.Name, CityOf(results, r.Unit), ResultText.InFile(r.Value), ResultText.FlagOf(r.Value), Verdict(r), RowsOf(r),
        ]));

    internal static IReadOnlyList<TileGroup> Tiles(RoundResults results, IndicatorView view)
    {
        var edges = Edges(view);
        var byCode = view.Values.ToDictionary(v => v.Unit.Code);
        return ResultTiles.Groups(results, [.. view.Values.Select(v => v.Unit)], u =>
        {
            var row = byCode[u.Code];
            var (tile, sign) = Face(view, row, edges);
            return new TileFace(tile, sign, ResultText.Value(row.Value, view.Indicator), UnitHref(results, view, u));
        });
    }

    internal static IReadOnlyList<LegendEntry> Legend(IndicatorView view)
    {
        var edges = Edges(view);
        var faces = view.Values.Select(v => Face(view, v, edges)).CountBy(f => f).ToDictionary(p => p.Key, p => p.Value);
        var legend = new List<LegendEntry>();
        if (HasStandard(view))
        {
            legend.Add(new("tile-grade-1", "✓", $"达标 {Count("✓")} 个"));
            legend.Add(new("tile-grade-4", "✗", $"未达标 {Count("✗")} 个"));
        }
        else
        {
            for (var i = 1; i <= Shades; i++)
            {
                if (Count(Digit(i)) > 0) legend.Add(new("tile-shade-" + Digit(i), Digit(i), i == 1 ? $"最小的一档 {Count(Digit(i))} 个" : i == Shades ? $"最大的一档 {Count(Digit(i))} 个" : $"第 {i} 档 {Count(Digit(i))} 个"));
            }
        }
        if (Count(Quantity.Missing) > 0) legend.Add(new("tile-open", Quantity.Missing, $"缺数 {Count(Quantity.Missing)} 个"));
        if (Count("无") > 0) legend.Add(new("tile-open", "无", $"不适用 {Count("无")} 个"));
        return legend;

        int Count(string sign) => faces.Where(f => f.Key.Sign == sign).Sum(f => f.Value);
    }

    internal static IReadOnlyList<DistributionPoint> Points(RoundResults results, IndicatorView view) =>
    [
        .. view.Values.Where(v => v.Value is { HasValue: true }).Select(v => new DistributionPoint(
            v.Unit.Name, v.Value!.Value.Value, ResultText.Value(v.Value, view.Indicator), UnitHref(results, view, v.Unit))
        {
            Highlighted = v.Unit.Code == view.Unit?.Code,
        }),
    ];

    internal static IReadOnlyList<ReferenceLine> Lines(IndicatorView view) =>
    [
        .. view.Indicator.Thresholds
            .Where(t => t.Role is ThresholdRole.Standard or ThresholdRole.Floor && (t.Stage == view.Stage || t.Stage == SchoolStage.All))
            .Where(_ => view.Indicator.Direction != Direction.YesNo).DistinctBy(t => (t.Role, t.Value))
            .Select(t => new ReferenceLine(t.Value, $"{t.Role.NameOf()} {ResultText.Standard(t, view.Indicator)}")),
    ];

    private static string UnitHref(RoundResults results, IndicatorView view, Region unit) =>
        new ResultsRoutes(results.Round.Id).Indicator(view.Indicator.Id, view.Stage, view.Level, view.Year, unit.Code) + "#unit";

    // Fifths of the units, equal values in the same fifth.
    private static double[] Edges(IndicatorView view)
    {
        double[] known = [.. view.Values.Where(v => v.Value is { HasValue: true }).Select(v => v.Value!.Value.Value).Order()];
        return known.Length == 0 ? [] : [.. Enumerable.Range(1, Shades - 1).Select(i => known[Math.Min(known.Length - 1, known.Length * i / Shades)])];
    }

    private static (string Class, string Sign) Face(IndicatorView view, RegionValue row, double[] edges)
    {
        if (row.Value is { Flag: ValueFlag.NotApplicable }) return ("tile-open", "无");
        if (row.Value is not { HasValue: true } value) return ("tile-open", Quantity.Missing);
        if (HasStandard(view)) return row.Met == true ? ("tile-grade-1", "✓") : ("tile-grade-4", "✗");
        var shade = 1 + edges.Count(e => value.Value > e);
        return ("tile-shade-" + Digit(Math.Min(shade, Shades)), Digit(Math.Min(shade, Shades)));
    }

    private static string Digit(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static IEnumerable<TableFilter<RegionValue>> Filters(RoundResults results, IndicatorView view)
    {
        if (HasStandard(view)) yield return new("met", "判定", Verdict) { Order = ["未达标", "达标", "缺数", "不适用"] };
        if (view.Level == RegionLevel.County) yield return new("city", "所属市", r => CityOf(results, r.Unit));
    }

    private static string Verdict(RegionValue row) => row.Met switch
    {
        true => "达标",
        false => "未达标",
        null => row.Value is { Flag: ValueFlag.NotApplicable } ? Quantity.NotApplicable : "缺数",
    };

    // No value rests on no rows: that is none to tell, not 0.
    private static long? RowsOf(RegionValue row) => row.Value is { HasValue: true } value ? value.Count : null;

    private static string CityOf(RoundResults results, Region unit) =>
        unit.Level == RegionLevel.County && unit.ParentCode is { } parent ? results.NameOf(parent) : "";

    private static RenderFragment Value(IndicatorValue? value, Indicator indicator) => builder =>
    {
        builder.OpenComponent<QuantityText>(0);
        builder.AddAttribute(1, nameof(QuantityText.Value), value);
        builder.AddAttribute(2, nameof(QuantityText.Decimals), indicator.Decimals);
        builder.AddAttribute(3, nameof(QuantityText.YesNo), indicator.Direction == Direction.YesNo);
        builder.CloseComponent();
    };

    private static RenderFragment Mark(bool? met) => builder =>
    {
        builder.OpenComponent<MetMark>(0);
        builder.AddAttribute(1, nameof(MetMark.Met), met);
        builder.CloseComponent();
    };
}
