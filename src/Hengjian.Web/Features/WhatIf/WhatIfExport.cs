using System.Globalization;
using Hengjian.Documents.Writing;
using Hengjian.Evaluation.WhatIf;
using Hengjian.Web.Components;

namespace Hengjian.Web.Features.WhatIf;

/// <summary>
/// What-ifs as tables that leave the house: title, first line and every row say that they are none of the results, for a
/// CSV file has no remarks and rows are copied out of sheets.
/// </summary>
internal static class WhatIfExport
{
    /// <summary>The mark, the same everywhere.</summary>
    internal const string Mark = "推演，不是正式结果";

    internal static TableExport Of(WhatIfModel model, IReadOnlyList<MovedUnit> rows, string by, DateTimeOffset at) => new(
        "推演（非正式结果）",
        [
            new TableColumn("行政区划代码", Width: 12), new TableColumn("单位", Width: 16), new TableColumn("所属市", Width: 14),
            new TableColumn("推演名次"), new TableColumn("正式名次"), new TableColumn("名次上升"), new TableColumn("名次区间起"), new TableColumn("名次区间止"), new TableColumn("推演合计", "分"), new TableColumn("正式合计", "分"),
            new TableColumn("推演等次"), new TableColumn("正式等次"), new TableColumn("等次变化的原因", Width: 60), new TableColumn("性质", Width: 20),
        ],
        rows.Select(r => (IReadOnlyList<object?>)
        [
            r.Unit.CodeText, r.Unit.Name, r.City?.Name, r.Move.After.Rank, r.Move.Before.Rank, r.Move.Climbed, r.Band?.From, r.Band?.To, r.Move.After.Total, r.Move.Before.Total,
            RankTable.GradeOf(r.Move.After.Grade), RankTable.GradeOf(r.Move.Before.Grade), r.Move.GradeChanged ? GradeWhy.Of(model.Outcome!, r.Move) : "", Mark,
        ]))
    {
        Remarks =
        [
            Mark, .. From(model.Results.Round.Name, model.Results.Run.Id, by, at), .. Changes(model),
            .. model.HasBands ? [WhatIfBands.Method] : Array.Empty<string>(),
        ],
    };

    internal static TableExport Of(ScenarioComparison comparison, Func<int, bool> sees, string by, DateTimeOffset at)
    {
        var names = comparison.Scenarios.Select(s => s.Record.Name).ToList();
        return new TableExport(
            "推演方案对比（非正式结果）",
            [
                new TableColumn("类别"), new TableColumn("代码", Width: 12), new TableColumn("名称", Width: 36), new TableColumn("正式", Width: 18),
                .. names.Select(n => new TableColumn("推演：" + n, Width: 18)), new TableColumn("性质", Width: 20),
            ],
            [
                .. comparison.Settings.Select(s => (IReadOnlyList<object?>)
                    ["设置", "", s.Name + (s.Unit.Length > 0 ? $"（{s.Unit}）" : ""), s.Official, .. s.Values.Select(v => (object?)v.Value), Mark]),
                .. comparison.Units.Where(u => sees(u.Official.Region)).SelectMany(u => Rows(comparison, u)),
            ])
        {
            Remarks = [Mark, .. From(comparison.Official.Round.Name, comparison.Official.Run.Id, by, at)],
        };
    }

    private static IEnumerable<IReadOnlyList<object?>> Rows(ScenarioComparison comparison, ComparedUnit unit)
    {
        var (code, name) = (unit.Official.Region.ToString("D6", CultureInfo.InvariantCulture), comparison.Official.NameOf(unit.Official.Region));
        yield return ["等次", code, name, RankTable.GradeOf(unit.Official.Grade), .. unit.Sheets.Select(s => s is null ? null : (object?)RankTable.GradeOf(s.Grade)), Mark];
        if (comparison.Official.HasPoints)
        {
            yield return ["名次", code, name, unit.Official.Rank, .. unit.Sheets.Select(s => (object?)s?.Rank), Mark];
            yield return ["合计", code, name, unit.Official.Total, .. unit.Sheets.Select(s => (object?)s?.Total), Mark];
        }
    }

    private static IEnumerable<string> From(string round, long run, string by, DateTimeOffset at) =>
    [
        $"{round}；从第 {run.ToString(CultureInfo.InvariantCulture)} 次测算推演，正式结果以公布的为准",
        $"导出：{by}，{ChineseText.Moment(at)}",
    ];

    private static IEnumerable<string> Changes(WhatIfModel model)
    {
        var changed = model.Settings.Changes.Select(c => (Lever: model.Basis.Find(c.Key)!, Value: c.Value)).ToList();
        yield return changed.Count == 0 ? "没有改动，与正式方案相同" : "改动：" + string.Join("；", changed.Select(c =>
            $"{c.Lever.FullName} {LeverText.Number(c.Lever.Official)} → {LeverText.WithUnit(c.Value, c.Lever.Unit)}"));
        if (model.Outcome!.Balanced.Count > 0)
            yield return "其余条目按比例配平，合计不变：" + string.Join("；", model.Results.Scheme.Leaves
                .Where(l => model.Outcome.Balanced.ContainsKey(l.Id)).Select(l => $"{l.Id} {LeverText.Number(l.MaxScore)} → {LeverText.Number(model.Outcome.Balanced[l.Id])}"));
    }
}
