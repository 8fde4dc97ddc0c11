using System.Globalization;
using Hengjian.Documents.Writing;
using Hengjian.Evaluation.Results;
using Hengjian.Evaluation.Workspaces;
using Hengjian.Web.Components;
using Hengjian.Web.Security;

namespace Hengjian.Web.Features.Results;

/// <summary>Tables that leave the house: they say which filter, how many rows, who and when; the audit log says so too.</summary>
internal sealed class ResultExport(Workspace workspace, Viewer viewer)
{
    private const string Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>The table as a file.</summary>
    /// <param name="results">Where the numbers come from.</param>
    /// <param name="table">The table without remarks.</param>
    /// <param name="rows">Number of rows.</param>
    /// <param name="filter">Chinese: what narrows it; empty for all rows.</param>
    /// <param name="format">csv; anything else gives xlsx.</param>
    internal async Task<IResult> FileAsync(RoundResults results, TableExport table, int rows, string filter, string? format)
    {
        var now = workspace.Clock.GetUtcNow();
        var csv = format == "csv";
        var full = table with
        {
            Remarks =
            [
                $"{results.Round.Name}；{(filter.Length == 0 ? "全部" : filter)}；共 {rows.ToString(CultureInfo.InvariantCulture)} 行",
                $"导出：{viewer.Principal.DisplayName}，{ChineseText.Moment(now)}；结果编号 {results.Run.ResultHash}",
            ],
        };
        var stream = new MemoryStream();
        if (csv) CsvTable.Write(stream, full);
        else XlsxTable.Write(stream, full);
        await workspace.Audit.AppendAsync(
            viewer.Principal.Account, "export", $"run:{results.Run.Id}", new { table = table.Title, rows, filter, format = csv ? "csv" : "xlsx" });
        var name = $"{results.Year}_{table.Title}_{rows.ToString(CultureInfo.InvariantCulture)}行.{(csv ? "csv" : "xlsx")}";
        return TypedResults.File(stream.ToArray(), csv ? "text/csv; charset=utf-8" : Xlsx, name);
    }
}
