using System.Globalization;
using Hengjian.Audit.Findings;
using Hengjian.Audit.Writing;
using Hengjian.Domain.ReportDesk;
using Hengjian.Web.Components;
using Hengjian.Web.Components.Tables;
using Microsoft.AspNetCore.Components;

namespace Hengjian.Web.Features.ReportDesk;

/// <summary>A report in the list.</summary>
/// <param name="Report">Its newest version.</param>
/// <param name="Region">Name of its region.</param>
public sealed record DeskRow(DeskReport Report, string Region)
{
    /// <summary>Findings by sort.</summary>
    public FlagCounts Counts { get; } = FlagCounts.Read(Report.Counts);

    /// <summary>The reader may see results of its region.</summary>
    public bool ShowsResults { get; init; } = true;

    /// <summary>It has findings.</summary>
    public bool Audited => Report.FindingsHash is not null;

    /// <summary>Claims that do not hold.</summary>
    public int? Inconsistent => Audited ? Counts.Ending("/inconsistent") : null;

    /// <summary>Findings without arithmetic.</summary>
    public int? Warnings => Audited ? Counts.Beginning("warning/") : null;

    /// <summary>Numbers that differ from data.</summary>
    public int? Differs => Audited ? Counts["data/differs"] + (ShowsResults ? Counts["result/differs"] : 0) + Counts["report/differs"] : null;

    /// <summary>Flags that matter and have no answer yet.</summary>
    public int? Open => Audited ? Counts[FlagCounts.Open] - (ShowsResults ? 0 : Counts[FlagCounts.OpenResults]) : null;
}

/// <summary>Columns of the list of reports.</summary>
internal static class DeskTable
{
    internal const string Failed = "未能审核";

    internal static TableSpec<DeskRow> Spec { get; } = new("reports", "份报告",
    [
        new("title", "报告", r => r.Report.Title) { Href = r => DeskRoutes.Report(r.Report.Id), Sort = r => r.Report.Title },
        new("region", "地区", r => r.Region) { OneLine = true, Sort = r => r.Report.RegionCode },
        new("year", "年度", r => Text(r.Report.Year)) { OneLine = true, Sort = r => r.Report.Year, SortDownFirst = true },
        new("version", "版本", r => $"第 {Text(r.Report.Version)} 版") { OneLine = true, Sort = r => r.Report.Version },
        new("state", "状态", r => r.Report.State.NameOf()) { OneLine = true, Sort = r => r.Report.State, Cell = State },
        Count("inconsistent", "不一致", r => r.Inconsistent),
        Count("differs", "与数据不符", r => r.Differs),
        Count("warning", "文字提示", r => r.Warnings),
        Count("open", "待答复", r => r.Open),
        Count("undetermined", "无法判断", r => r.Audited ? r.Counts.Ending("/undetermined") : null),
        Count("consistent", "一致", r => r.Audited ? r.Counts.Ending("/consistent") : null),
        .. Enum.GetValues<ClaimKind>().Select(k => Count(
            k.ToString().ToLowerInvariant(), Names.Of(k) + "不一致", r => r.Audited ? r.Counts[k.ToString().ToLowerInvariant() + "/inconsistent"] : null)),
        new("by", "上传人", r => r.Report.GivenBy) { OneLine = true, Sort = r => r.Report.GivenBy },
        new("at", "上传时间", r => ChineseText.Moment(r.Report.GivenAt)) { OneLine = true, Sort = r => r.Report.GivenAt, SortDownFirst = true },
    ])
    {
        Filters =
        [
            new("year", "年度", r => Text(r.Report.Year)),
            new("region", "地区", r => r.Region),
            new("found", "结果", Found) { Order = ["有不一致", "有与数据不符", "只有文字提示", "没有发现", DeskReportState.Waiting.NameOf(), Failed] },
            new("open", "答复", r => r.Open switch { null => null, 0 => "已答完", _ => "有待答复" }),
        ],
        SearchIn = r => $"{r.Report.Title} {r.Region} {r.Report.FileName} {r.Report.GivenBy}",
        SearchHint = "报告名称或地区",
        ChooseColumns = true,
        Stacks = true,
        // Kinds of claims are for those who ask.
        Usual = ["region", "year", "version", "state", "inconsistent", "differs", "warning", "open", "at"],
    };

    private static string Found(DeskRow row) => row switch
    {
        { Report.State: DeskReportState.Failed } => Failed,
        { Audited: false } => DeskReportState.Waiting.NameOf(),
        { Inconsistent: > 0 } => "有不一致",
        { Differs: > 0 } => "有与数据不符",
        { Warnings: > 0 } => "只有文字提示",
        _ => "没有发现",
    };

    private static TableColumn<DeskRow> Count(string key, string title, Func<DeskRow, int?> count) => new(key, title, r => count(r) is { } n ? ChineseText.Count(n) : "—")
    {
        Numeric = true,
        Unit = "处",
        Sort = r => count(r),
        SortDownFirst = true,
        // A list of which nothing is counted yet has no total either.
        Total = rows => rows.Any(r => count(r) is not null) ? ChineseText.Count(rows.Sum(r => count(r) ?? 0)) : "—",
    };

    private static RenderFragment State(DeskRow row) => builder =>
    {
        builder.OpenComponent<StateChip>(0);
        builder.AddAttribute(1, nameof(StateChip.Text), row.Report.State.NameOf());
        builder.AddAttribute(2, nameof(StateChip.Tone), Tone(row.Report.State));
        builder.CloseComponent();
        if (row.Report.Message.Length == 0) return;
        builder.OpenElement(3, "div");
        builder.AddAttribute(4, "class", "row-reason");
        builder.AddContent(5, row.Report.Message);
        builder.CloseElement();
    };

    internal static ChipTone Tone(DeskReportState state) => state switch
    {
        DeskReportState.Waiting => ChipTone.Waiting,
        DeskReportState.Failed => ChipTone.Bad,
        _ => ChipTone.Good,
    };

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
