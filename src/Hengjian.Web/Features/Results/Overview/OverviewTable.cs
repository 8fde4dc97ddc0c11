using Hengjian.Documents.Writing;
using Hengjian.Evaluation.Results;
using Hengjian.Indicators.Facts;
using Hengjian.Indicators.Scoring;
using Hengjian.Web.Components;
using Hengjian.Web.Components.Tables;
using Microsoft.AspNetCore.Components;

namespace Hengjian.Web.Features.Results;

/// <summary>名次表: the list of units with grade, total and what keeps them open.</summary>
internal static class OverviewTable
{
    private const string Open = "有待评或缺数";
    private const string Complete = "已评完";

    internal static TableSpec<Standing> Spec(RoundResults results)
    {
        var routes = new ResultsRoutes(results.Round.Id);
        return new TableSpec<Standing>("standing", $"个{results.Scheme.Level.UnitWord()}", [.. Columns(results, routes)])
        {
            Filters = [.. Filters(results)],
            SearchIn = r => r.Unit.Name + " " + r.Unit.CodeText,
            SearchHint = "名称或代码",
            ChooseColumns = true,
        };
    }

    /// <summary>The grade a row is filtered by.</summary>
    internal static string GradeOf(Standing row) => row.Sheet.Grade ?? StandingFilter.NoGrade;

    /// <summary>Why a unit has no total: 待评 3 项，缺数 1 项（4.2、5.1）.</summary>
    internal static string OpenText(Standing row)
    {
        if (row.OpenItems.Count == 0) return "";
        var waiting = row.OpenItems.Count(i => i.State == ItemState.AwaitingReview);
        var missing = row.OpenItems.Count - waiting;
        string[] parts = [waiting > 0 ? $"待评 {waiting} 项" : "", missing > 0 ? $"缺数 {missing} 项" : ""];
        var ids = string.Join("、", row.OpenItems.Take(5).Select(i => i.ItemId)) + (row.OpenItems.Count > 5 ? "等" : "");
        return string.Join("，", parts.Where(p => p.Length > 0)) + $"（{ids}）";
    }

    /// <summary>The rows as a file.</summary>
    internal static Documents.Writing.TableExport Export(RoundResults results, IReadOnlyList<Standing> rows) => new(
        "评价结果",
        [
            new TableColumn("行政区划代码", Width: 12), new TableColumn("单位", Width: 16), new TableColumn("所属市", Width: 14),
            new TableColumn("名次"), new TableColumn("合计", "分", ResultText.FileDecimals(2, rows.Where(r => r.Sheet.Total is not null).Select(r => Decimals(results.TotalText(r.Sheet.Total!.Value))))), new TableColumn("等次"), new TableColumn("上年合计", "分", 2),
            new TableColumn("比上年", "分", 2), new TableColumn("达标条目"), new TableColumn("未达标条目"), new TableColumn("待定原因", Width: 40),
        ],
        rows.Select(r => (IReadOnlyList<object?>)
        [
            r.Unit.CodeText, r.Unit.Name, r.City?.Name, r.Sheet.Rank, r.Sheet.Total, GradeOf(r), r.LastTotal, r.Change, r.Met, r.NotMet, OpenText(r),
        ]));

    private static IEnumerable<TableColumn<Standing>> Columns(RoundResults results, ResultsRoutes routes)
    {
        yield return new("name", "单位", r => r.Unit.Name)
        {
            Sort = r => r.Unit.Code,
            Href = r => routes.Unit(r.Unit.Code),
        };
        if (results.Scheme.Level == RegionLevel.County) yield return new("city", "所属市", r => r.City?.Name ?? "") { Sort = r => r.City?.Code };
        if (results.HasPoints)
        {
            yield return new("rank", "名次", r => r.Sheet.Rank?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? Quantity.Missing)
            {
                Numeric = true,
                Sort = r => r.Sheet.Rank,
            };
            yield return new("total", "合计", r => ResultText.Total(results, r.Sheet.Total)) { Unit = "分", Numeric = true, Sort = r => r.Sheet.Total, SortDownFirst = true };
        }
        if (results.Grades.Count > 0)
        {
            yield return new("grade", "等次", GradeOf)
            {
                Cell = r => Tag(r, results.Grades),
                Href = r => routes.Unit(r.Unit.Code),
                Sort = r => Place(results, r),
            };
        }
        if (results.Earlier is not null)
            yield return new("change", "比上年", r => ResultText.Change(r.Change)) { Unit = "分", Numeric = true, Sort = r => r.Change, SortDownFirst = true };
        yield return new("met", "达标", r => $"{r.Met} / {r.Met + r.NotMet}") { Unit = "项 / 已判定", Numeric = true, Sort = r => r.NotMet };
        yield return new("open", "待评、缺数", OpenText) { Sort = r => r.OpenItems.Count, SortDownFirst = true };
    }

    private static IEnumerable<TableFilter<Standing>> Filters(RoundResults results)
    {
        if (results.Grades.Count > 0) yield return new("grade", "等次", GradeOf) { Order = [.. results.Grades, .. NoGrade(results)] };
        if (results.Scheme.Level == RegionLevel.County) yield return new("city", "所属市", r => r.City?.Name);
        yield return new("open", "完成情况", r => r.OpenItems.Count > 0 ? Open : Complete) { Order = [Complete, Open] };
    }

    private static IEnumerable<string> NoGrade(RoundResults results) => results.HasPoints ? [StandingFilter.NoGrade] : [];

    private static int Decimals(string number) => number.Length - 1 - number.IndexOf('.', StringComparison.Ordinal);

    private static int Place(RoundResults results, Standing row)
    {
        for (var i = 0; i < results.Grades.Count; i++) if (results.Grades[i] == row.Sheet.Grade) return i;
        return results.Grades.Count;
    }

    private static RenderFragment Tag(Standing row, IReadOnlyList<string> scale) => builder =>
    {
        builder.OpenComponent<GradeTag>(0);
        builder.AddAttribute(1, nameof(GradeTag.Grade), row.Sheet.Grade);
        builder.AddAttribute(2, nameof(GradeTag.Scale), scale);
        builder.CloseComponent();
        // A grade that the total alone would not give says so in the list already.
        foreach (var step in row.Sheet.Steps.Where(s => s.Kind > GradeStepKind.Band && s.Before != s.After))
        {
            builder.OpenElement(3, "span");
            builder.AddAttribute(4, "class", "evidence grade-why");
            builder.AddAttribute(5, "title", step.Reason);
            builder.AddContent(6, ResultText.NameOf(step.Kind));
            builder.CloseElement();
        }
    };
}
