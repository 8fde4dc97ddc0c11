using System.Globalization;
using Hengjian.Evaluation.Results;
using Hengjian.Indicators.Facts;
using Hengjian.Web.Components;
using Hengjian.Web.Components.Tables;
using Microsoft.AspNetCore.Components;

namespace Hengjian.Web.Features.WhatIf;

/// <summary>推演名次表: the what-if's order with the official one beside it.</summary>
internal static class RankTable
{
    internal static TableSpec<MovedUnit> Spec(WhatIfModel model) =>
        new("what-if-rank", $"个{model.Results.Scheme.Level.UnitWord()}", [.. Columns(model)])
        {
            Filters = [.. Filters(model.Results)],
            SearchIn = r => r.Unit.Name + " " + r.Unit.CodeText,
            SearchHint = "名称或代码",
            RowClass = r => r.Move.GradeChanged ? "row-marked" : null,
        };

    /// <summary>↑ 3, ↓ 2, —: places won or lost.</summary>
    internal static string Climb(int? places) => places switch
    {
        null => Quantity.Missing,
        0 => "不变",
        > 0 => "↑ " + places.Value.ToString(CultureInfo.InvariantCulture),
        _ => "↓ " + (-places.Value).ToString(CultureInfo.InvariantCulture),
    };

    /// <summary>The grade, or 未定.</summary>
    internal static string GradeOf(string? grade) => grade ?? StandingFilter.NoGrade;

    private static IEnumerable<TableColumn<MovedUnit>> Columns(WhatIfModel model)
    {
        var results = model.Results;
        yield return new("name", "单位", r => r.Unit.Name) { Sort = r => r.Unit.Code, Href = r => model.Routes.Unit(r.Unit.Code) };
        if (results.Scheme.Level == RegionLevel.County) yield return new("city", "所属市", r => r.City?.Name ?? "") { Sort = r => r.City?.Code };
        if (results.HasPoints)
        {
            var printed = model.Outcome!.AsResults();
            yield return new("rank", "推演名次", r => Number(r.Move.After.Rank)) { Numeric = true, Sort = r => r.Move.After.Rank };
            if (model.HasBands)
                yield return new("band", "名次区间", BandOf) { Unit = "分值±25%", Numeric = true, Sort = r => r.Band is { } b ? b.To - b.From : null, SortDownFirst = true };
            yield return new("was-rank", "正式名次", r => Number(r.Move.Before.Rank)) { Numeric = true, Sort = r => r.Move.Before.Rank };
            yield return new("climb", "名次变化", r => Climb(r.Move.Climbed)) { Numeric = true, Sort = r => r.Move.Climbed, SortDownFirst = true };
            yield return new("total", "推演合计", r => Total(printed, r.Move.After.Total)) { Unit = "分", Numeric = true, Sort = r => r.Move.After.Total, SortDownFirst = true };
            yield return new("gain", "比正式", r => Signed(r.Move.Gained)) { Unit = "分", Numeric = true, Sort = r => r.Move.Gained, SortDownFirst = true };
        }
        if (results.Grades.Count > 0)
        {
            yield return new("grade", "推演等次", r => GradeOf(r.Move.After.Grade)) { Cell = r => Tag(r.Move.After.Grade, results.Grades), Sort = r => Place(results, r.Move.After.Grade) };
            yield return new("was-grade", "正式等次", r => GradeOf(r.Move.Before.Grade)) { Cell = r => Tag(r.Move.Before.Grade, results.Grades), Sort = r => Place(results, r.Move.Before.Grade) };
        }
    }

    private static IEnumerable<TableFilter<MovedUnit>> Filters(RoundResults results)
    {
        yield return new("changed", "变化", r => r.Move.GradeChanged ? "等次有变" : r.Move.Climbed is not (null or 0) ? "只名次有变" : "不变") { Order = ["等次有变", "只名次有变", "不变"] };
        if (results.Scheme.Level == RegionLevel.County) yield return new("city", "所属市", r => r.City?.Name);
    }

    private static string BandOf(MovedUnit row) => row.Band is { } band
        ? band.From == band.To ? Number(band.From) : $"{Number(band.From)}–{Number(band.To)}"
        : Quantity.Missing;

    internal static string Total(RoundResults results, double? total) => total is { } t ? results.TotalText(t) : Quantity.Missing;

    /// <summary>+1.20, −0.35, 0.00; a change too small to be seen gets the decimals it takes.</summary>
    internal static string Signed(double? change)
    {
        if (change is not { } c) return Quantity.Missing;
        var decimals = 2;
        while (c != 0 && decimals < 12 && Math.Round(Math.Abs(c), decimals) == 0) decimals++;
        return (c > 0 ? "+" : c < 0 ? "−" : "") + Math.Abs(c).ToString("F" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
    }

    internal static RenderFragment Tag(string? grade, IReadOnlyList<string> scale) => builder =>
    {
        builder.OpenComponent<GradeTag>(0);
        builder.AddAttribute(1, nameof(GradeTag.Grade), grade);
        builder.AddAttribute(2, nameof(GradeTag.Scale), scale);
        builder.CloseComponent();
    };

    internal static string Number(int? rank) => rank?.ToString(CultureInfo.InvariantCulture) ?? Quantity.Missing;

    private static int Place(RoundResults results, string? grade)
    {
        var at = results.Grades.ToList().IndexOf(grade ?? "");
        return at < 0 ? results.Grades.Count : at;
    }
}
