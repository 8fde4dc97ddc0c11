using System.Globalization;
using Hengjian.Documents.Writing;
using Hengjian.Evaluation.Results;
using Hengjian.Indicators.Catalogue;
using Hengjian.Indicators.Facts;
using Hengjian.Web.Components.Tables;

namespace Hengjian.Web.Features.Results;

/// <summary>The list of units in two years.</summary>
internal static class YearsTable
{
    internal static TableSpec<YearChange> Spec(RoundResults results, YearComparison comparison)
    {
        var routes = new ResultsRoutes(results.Round.Id);
        var (indicator, stage) = (comparison.Indicator, comparison.Stage);
        var unit = ResultText.HeadUnit(indicator);
        return new TableSpec<YearChange>("years", "个单位",
        [
            new("name", "单位", r => r.Unit.Name)
            {
                Sort = r => r.Unit.Code,
                Href = r => routes.Indicator(indicator.Id, stage, r.Unit.Level, comparison.To, r.Unit.Code),
            },
            new("before", Year(comparison.From), r => ResultText.Number(r.Before, indicator)) { Unit = unit, Numeric = true, Sort = r => Known(r.Before) },
            new("now", Year(comparison.To), r => ResultText.Number(r.Now, indicator)) { Unit = unit, Numeric = true, Sort = r => Known(r.Now) },
            new("change", "变化", r => ResultText.Change(r.Change, indicator.Decimals))
            {
                Unit = ResultText.ChangeUnit(indicator), Numeric = true, Sort = r => r.Change, SortDownFirst = true,
            },
            new("better", "方向", Better) { Sort = r => r.Better switch { true => 0, null => 1, false => 2 } },
        ])
        {
            Filters = [new("better", "方向", Better) { Order = ["变好", "变差", "没有变化", "不作比较"] }],
            SearchIn = r => r.Unit.Name + " " + r.Unit.CodeText,
        };
    }

    /// <summary>Indicators that can be compared: those with region values in two years.</summary>
    internal static IReadOnlyList<Indicator> Choices(RoundResults results) =>
        [.. results.Catalogue.Indicators.Where(i => i.ResultGrain == Grain.RegionYear && IndicatorLevelView.Years(results, i).Count > 1)];

    internal static Documents.Writing.TableExport Export(YearComparison comparison, IReadOnlyList<YearChange> rows)
    {
        var indicator = comparison.Indicator;
        return new Documents.Writing.TableExport(
            $"年度对比_{ResultText.Name(indicator, comparison.Stage)}",
            [
                new TableColumn("行政区划代码"), new TableColumn("单位", Width: 16),
                new TableColumn(Year(comparison.From), indicator.Unit, indicator.Decimals), new TableColumn(Year(comparison.From) + "数值状态"),
                new TableColumn(Year(comparison.To), indicator.Unit, indicator.Decimals), new TableColumn(Year(comparison.To) + "数值状态"),
                new TableColumn("变化", ResultText.ChangeUnit(indicator), indicator.Decimals), new TableColumn("方向"), new TableColumn("说明", Width: 40),
            ],
            rows.Select(r => (IReadOnlyList<object?>)
            [
                r.Unit.CodeText, r.Unit.Name, ResultText.InFile(r.Before), ResultText.FlagOf(r.Before), ResultText.InFile(r.Now), ResultText.FlagOf(r.Now),
                r.Change, Better(r),
                string.Join("；", comparison.Breaks.Select(b => $"{b.Period} 年口径变化：{b.Note}")),
            ]));
    }

    internal static string Better(YearChange row) => row switch
    {
        { Better: true } => "变好",
        { Better: false } => "变差",
        { Change: 0 } => "没有变化",
        { Change: not null } => "变化",
        _ => "不作比较",
    };

    private static double? Known(Hengjian.Indicators.Results.IndicatorValue? value) => value is { HasValue: true } v ? v.Value : null;

    private static string Year(int year) => year.ToString(CultureInfo.InvariantCulture) + " 年";
}
