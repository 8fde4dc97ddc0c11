using Hengjian.Documents.Writing;
using Hengjian.Domain.Reports;
using Hengjian.Kernel;

namespace Hengjian.Evaluation.Reports;

/// <summary>问题清单 with the names of the units, for the evaluator only, as a workbook.</summary>
public static class BuildProblemList
{
    /// <summary>Builds the .xlsx.</summary>
    /// <returns>The file; or the rows that do not stand up to the run.</returns>
    public static Result<ReportFile> Build(ReportMaterial material, ReportSettings settings)
    {
        var rows = ProblemList.Rows(material.Findings, material.Regions);
        Problem[] problems = [.. ReportCheck.OfList(material, rows)];
        if (problems.Length > 0) return Result.Fail<ReportFile>(problems);
        var units = rows.Select(r => r.UnitCode).Distinct().Count();
        var title = FormattableString.Invariant($"{material.Scheme.Year}年问题清单（内部）");
        var table = new TableExport(
            title,
            [
                new TableColumn("序号", Decimals: 0, Width: 6), new TableColumn("区划代码", Width: 10), new TableColumn("被评价单位", Width: 14),
                new TableColumn("所属地区", Width: 12), new TableColumn("问题类别", Width: 10), new TableColumn("条目", Width: 8),
                new TableColumn("条目名称", Width: 24), new TableColumn("轻重", Width: 8), new TableColumn("问题", Width: 30),
                new TableColumn("核查情况", Width: 44), new TableColumn("依据", Width: 20), new TableColumn("责任部门", Width: 10),
                new TableColumn("整改要求", Width: 30),
            ],
            rows.Select((r, i) => (IReadOnlyList<object?>)
            [
                i + 1, r.UnitCode, r.UnitName, r.ParentName, r.Topic, r.ItemId, r.ItemName, r.Severity, r.Problem, r.Evidence,
                r.Clause, r.Lead, r.Requirement,
            ]))
        {
            Remarks =
            [
                FormattableString.Invariant($"{material.Scheme.Name}；共 {rows.Count} 条问题，涉及 {units} 个{material.UnitWord}。"),
                $"{settings.Issuer}，{OfficialDate(settings.Date)}。内部使用，不得公开。",
            ],
        };
        using var stream = new MemoryStream();
        XlsxTable.Write(stream, table);
        return new ReportFile(title + ".xlsx", stream.ToArray());
    }

    private static string OfficialDate(DateOnly date) => Hengjian.Documents.Official.OfficialNumbers.Date(date);
}
