using System.Globalization;
using Hengjian.Domain.Snapshots;
using Hengjian.Evaluation.Importing;
using Hengjian.Web.Components;
using Hengjian.Web.Components.Tables;

namespace Hengjian.Web.Features.Data.Snapshots;

/// <summary>Columns of the lists about snapshots.</summary>
internal static class SnapshotTables
{
    internal static TableSpec<SnapshotRow> List { get; } = new("snapshots", "份数据",
    [
        new("kind", "数据", s => Kind(s.Record.Kind)) { OneLine = true, Href = s => SnapshotRoutes.Address(s.Record.Id), Sort = s => s.Record.Kind },
        new("year", "年度", s => Year(s.Record.Period)) { Sort = s => s.Record.Period, SortDownFirst = true },
        new("region", "地区", s => s.RegionName) { OneLine = true, Sort = s => s.Record.RegionCode },
        new("rows", "行数", s => ChineseText.Count(s.Record.RowCount))
        {
            Unit = "行", Numeric = true, Sort = s => s.Record.RowCount, SortDownFirst = true,
            Total = rows => ChineseText.Count(rows.Sum(r => (long)r.Record.RowCount)),
        },
        new("state", "状态", s => s.State) { OneLine = true, Sort = s => s.State },
        new("giver", "谁报的", s => s.Giver) { OneLine = true, Sort = s => s.Giver },
        new("at", "何时", s => ChineseText.Moment(s.Record.GivenAt)) { OneLine = true, Sort = s => s.Record.GivenAt, SortDownFirst = true },
        new("hash", "指纹", s => ChineseText.ShortHash(s.Record.Hash)) { OneLine = true },
    ])
    {
        Filters =
        [
            new("year", "年度", s => Year(s.Record.Period)), new("kind", "数据", s => Kind(s.Record.Kind)), new("state", "状态", s => s.State),
        ],
        SearchIn = s => $"{s.RegionName} {Kind(s.Record.Kind)} {s.Giver} {string.Join(' ', s.Record.Files.Select(f => f.Name))}",
        SearchHint = "地区、报送人或文件名",
    };

    internal static TableSpec<ColumnCoverage> Columns { get; } = new("columns", "项数据",
    [
        new("name", "数据项", c => c.Element?.NameZh ?? c.Id) { Sort = c => c.Element?.NameZh },
        new("unit", "单位", c => c.Element?.Unit ?? ""),
        new("share", "填报率", c => Percent(c.Share)) { Unit = "%", Numeric = true, Sort = c => c.Share },
        new("present", "有值", c => ChineseText.Count(c.Present)) { Unit = "格", Numeric = true, Sort = c => c.Present },
        new("missing", "缺失", c => ChineseText.Count(c.Missing)) { Unit = "格", Numeric = true, Sort = c => c.Missing, SortDownFirst = true },
        new("na", "不适用", c => ChineseText.Count(c.NotApplicable)) { Unit = "格", Numeric = true, Sort = c => c.NotApplicable, SortDownFirst = true },
        new("estimated", "估计", c => ChineseText.Count(c.Estimated)) { Unit = "格", Numeric = true, Sort = c => c.Estimated, SortDownFirst = true },
        new("owner", "主管部门", c => c.Element?.Owner ?? "") { OneLine = true, Sort = c => c.Element?.Owner },
        new("definition", "口径", c => c.Element?.Definition ?? ""),
    ])
    {
        Filters =
        [
            new("full", "填报情况", c => c.Missing == 0 ? "全部填报" : c.Share == 0 ? "全部缺失" : "部分缺失")
            {
                Order = ["全部填报", "部分缺失", "全部缺失"],
            },
            new("owner", "主管部门", c => c.Element?.Owner),
        ],
        SearchIn = c => $"{c.Element?.NameZh} {c.Id} {c.Element?.Definition}",
        SearchHint = "数据项名称",
        PageSize = 100,
    };

    /// <summary>The name of an import kind.</summary>
    internal static string Kind(string word) =>
        ImportKinds.Parse(word)?.NameZh() ?? (FilledKinds.BaseOf(word) is { } table ? Kind(table) + "（填报）" : word);

    private static string Year(int period) => period.ToString(CultureInfo.InvariantCulture);

    // 99.96 % is not 100.0 %: rounding never hides that something is missing.
    private static string Percent(double share) =>
        (share is < 1 and > 0.999 ? 99.9 : share * 100).ToString("0.0", CultureInfo.InvariantCulture);
}
