using Hengjian.Documents.Writing;
using Hengjian.Evaluation.Results;
using Hengjian.Indicators.Catalogue;
using Hengjian.Indicators.Facts;
using Hengjian.Web.Components;
using Hengjian.Web.Components.Charts;
using Hengjian.Web.Components.Tables;
using Microsoft.AspNetCore.Components;

namespace Hengjian.Web.Features.Results;

/// <summary>The units of a level with their values: as a list, a file, a map and a distribution.</summary>
internal static class IndicatorTable
{
    private const int Shades = 5;
    private const string Unjudged = "○";
    private static readonly string[] Verdicts = ["未达标", "达标", ResultText.NotUsed, ResultText.NotJudged, "缺数", Quantity.NotApplicable];

    internal static TableSpec<RegionValue> Spec(RoundResults results, IndicatorView view)
    {
        var indicator = view.Indicator;
        var columns = new List<TableColumn<RegionValue>>
        {
            new("name", "单位", r => r.Unit.Name) { Sort = r => r.Unit.Code, Href = r => UnitHref(results, view, r.Unit) },
        };
        if (view.Level == RegionLevel.County)
            columns.Add(new("city", "所属市", r => CityOf(results, r.Unit)) { Sort = r => r.Unit.ParentCode });
        columns.Add(new("value", "数值", r => ResultText.Number(r.Value, indicator, r.Verdict.Decimals))
        {
            Unit = ResultText.HeadUnit(indicator),
            Numeric = true,
            Cell = r => Value(r, indicator),
            Sort = r => r.Value is { HasValue: true } v ? v.Value : null,
            SortDownFirst = indicator.Direction != Direction.LowerBetter,
        });
        if (HasStandard(view)) columns.Add(new("met", "判定", r => Verdict(r)) { Cell = r => Mark(r), Sort = r => Verdict(r) });
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

    /// <summary>Something judges the values, if only some of them.</summary>
    internal static bool HasStandard(IndicatorView view) =>
        view.Values.Count == 0 ? IndicatorStandard.Find(view.Indicator, view.Stage) is not null : view.Values.Any(v => v.Verdict.Threshold is not null);

    /// <summary>The line the values are judged by; null when there is none, or items of the scheme draw several.</summary>
    internal static Threshold? LineOf(IReadOnlyList<RegionValue> values)
    {
        var lines = values.Select(v => v.Verdict.Threshold).OfType<Threshold>().DistinctBy(t => (t.Comparison, t.Value, t.Upper)).Take(2).ToList();
        return lines.Count == 1 ? lines[0] : null;
    }

    internal static Documents.Writing.TableExport Export(RoundResults results, IndicatorView view, IReadOnlyList<RegionValue> rows) => new(
        $"{ResultText.Name(view.Indicator, view.Stage)}_{view.Year}年",
        [
            new TableColumn("行政区划代码"), new TableColumn("单位", Width: 16), new TableColumn("所属市", Width: 14),
            new TableColumn("数值", view.Indicator.Unit, ResultText.FileDecimals(view.Indicator.Decimals, rows.Select(r => r.Verdict.Decimals))), new TableColumn("数值状态"), new TableColumn("判定"), new TableColumn("依据行数", "行", 0),
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
            return new TileFace(tile, sign, ResultText.Value(row.Value, view.Indicator, row.Verdict.Decimals), UnitHref(results, view, u));
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
            if (Count(Unjudged) > 0) legend.Add(new("tile-open", Unjudged, $"有数值、不判定 {Count(Unjudged)} 个"));
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
            v.Unit.Name, v.Value!.Value.Value, ResultText.Value(v.Value, view.Indicator, v.Verdict.Decimals), UnitHref(results, view, v.Unit))
        {
            Highlighted = v.Unit.Code == view.Unit?.Code,
        }),
    ];

    /// <summary>The line that judges the values, and the catalogue's floor.</summary>
    internal static IReadOnlyList<ReferenceLine> Lines(IndicatorView view)
    {
        if (view.Indicator.Direction == Direction.YesNo) return [];
        var standard = LineOf(view.Values) ?? (view.Values.Count == 0 ? IndicatorStandard.Find(view.Indicator, view.Stage) : null);
        Threshold?[] lines = [standard, IndicatorStandard.Find(view.Indicator, view.Stage, ThresholdRole.Floor)];
        return [.. lines.OfType<Threshold>().Select(t => new ReferenceLine(t.Value, $"{t.Role.NameOf()} {ResultText.Standard(t, view.Indicator)}"))];
    }

    /// <summary>By what the values are judged: a sentence; empty when by nothing.</summary>
    internal static string BasisText(RoundResults results, IndicatorView view)
    {
        if (!HasStandard(view)) return "";
        var line = LineOf(view.Values) is { } one ? $" {ResultText.Standard(one, view.Indicator)}" : "";
        var text = view.Values.Any(v => v.Verdict.Basis == VerdictBasis.Scheme)
            ? $"判定与得分表一致，按本轮次方案“{results.Scheme.Name}”的满分要求{line}。"
            : $"判定按指标目录的标准{line}；本轮次方案不按它给这一级这一年的单位计分。";
        return view.Values.Any(v => v.Verdict.Basis == VerdictBasis.NotUsed) ? text + "方案没有采用的数值（多为部分单位未报）不判定。" : text;
    }

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
        if (HasStandard(view)) return row.Met switch { true => ("tile-grade-1", "✓"), false => ("tile-grade-4", "✗"), null => ("tile-open", Unjudged) };
        var shade = 1 + edges.Count(e => value.Value > e);
        return ("tile-shade-" + Digit(Math.Min(shade, Shades)), Digit(Math.Min(shade, Shades)));
    }

    private static string Digit(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static IEnumerable<TableFilter<RegionValue>> Filters(RoundResults results, IndicatorView view)
    {
        if (HasStandard(view)) yield return new("met", "判定", Verdict) { Order = [.. Verdicts.Where(word => view.Values.Any(v => Verdict(v) == word))] };
        if (view.Level == RegionLevel.County) yield return new("city", "所属市", r => CityOf(results, r.Unit));
    }

    private static string Verdict(RegionValue row) => row.Met switch
    {
        true => "达标",
        false => "未达标",
        null => ResultText.NoVerdict(row.Value, row.Verdict.Basis),
    };

    // No value rests on no rows: that is none to tell, not 0.
    private static long? RowsOf(RegionValue row) => row.Value is { HasValue: true } value ? value.Count : null;

    private static string CityOf(RoundResults results, Region unit) =>
        unit.Level == RegionLevel.County && unit.ParentCode is { } parent ? results.NameOf(parent) : "";

    private static RenderFragment Value(RegionValue row, Indicator indicator) => builder =>
    {
        builder.OpenComponent<QuantityText>(0);
        builder.AddAttribute(1, nameof(QuantityText.Value), row.Value);
        builder.AddAttribute(2, nameof(QuantityText.Decimals), row.Verdict.Decimals);
        builder.AddAttribute(3, nameof(QuantityText.YesNo), indicator.Direction == Direction.YesNo);
        builder.CloseComponent();
    };

    private static RenderFragment Mark(RegionValue row) => builder =>
    {
        builder.OpenComponent<MetMark>(0);
        builder.AddAttribute(1, nameof(MetMark.Met), row.Met);
        builder.AddAttribute(2, nameof(MetMark.Otherwise), Verdict(row));
        builder.CloseComponent();
    };
}
