using System.Globalization;
using Hengjian.Data.Records;
using Hengjian.Documents.Writing;
using Hengjian.Domain.Access;
using Hengjian.Domain.Periodic;
using Hengjian.Evaluation.Periodic;
using Hengjian.Kernel;
using Hengjian.Web.Components;
using Hengjian.Web.Downloads;
using Hengjian.Web.Security;
using Hengjian.Web.Shell;
using Microsoft.AspNetCore.Mvc;

namespace Hengjian.Web.Features.Periodic;

/// <summary>Totals by region, trends and who is late, as pages and as files.</summary>
public static class TotalsEndpoints
{
    internal static void MapPeriodicTotals(this IEndpointRouteBuilder app)
    {
        app.MapGet(PeriodicRoutes.FormPattern + "/totals", TotalsAsync).Requires(Permission.ViewPeriodic);
        app.MapGet(PeriodicRoutes.FormPattern + "/totals/export", ExportTotalsAsync).Requires(Permission.ViewPeriodic);
        app.MapGet(PeriodicRoutes.FormPattern + "/trend", TrendAsync).Requires(Permission.ViewPeriodic);
        app.MapGet(PeriodicRoutes.FormPattern + "/late", LateAsync).Requires(Permission.ViewPeriodic);
        app.MapGet(PeriodicRoutes.FormPattern + "/late/export", ExportLateAsync).Requires(Permission.ViewPeriodic);
        app.MapPost(PeriodicRoutes.FormPattern + "/remind", RemindAsync).Requires(Permission.ManagePeriodic);
    }

    /// <summary>What was asked for: the form, its periods, one of them and a region the viewer may look at.</summary>
    public sealed record Asked(GivenForm Given, IReadOnlyList<PeriodLine> Periods, Period Period, IReadOnlyList<(int Code, string Name)> Regions, int Region);

    /// <summary>Reads what was asked for; null when there is nothing to show.</summary>
    internal static async Task<Asked?> AskAsync(long form, int? period, string? region, PeriodicQuery query, CancellationToken cancel)
    {
        if (await query.FormAsync(form, cancel) is not { } given) return null;
        var periods = await query.PeriodsAsync(given, cancel);
        var regions = await query.RegionsAsync(given, cancel);
        if (periods.Count == 0 || regions.Count == 0) return null;
        var chosen = periods.FirstOrDefault(p => p.Period.No == period) ?? periods[0];
        var code = int.TryParse(region, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && regions.Any(r => r.Code == number) ? number : regions[0].Code;
        return new Asked(given, periods, chosen.Period, regions, code);
    }

    private static async Task<IResult> TotalsAsync(
        long form, int? period, string? region, AppDb db, PeriodicTotals totals, PeriodicQuery query, Viewer viewer, CancellationToken cancel)
    {
        if (await AskAsync(form, period, region, query, cancel) is not { } asked) return Pages.NotFound();
        return Pages.Show<TotalsPage>(new { Asked = asked, View = await totals.OfAsync(db, asked.Given.Record, asked.Period.No, asked.Region, viewer.Principal, cancel) });
    }

    private static async Task<IResult> ExportTotalsAsync(
        long form, int? period, string? region, string? format, AppDb db, PeriodicTotals totals, PeriodicQuery query, AuditedFiles files, Viewer viewer, CancellationToken cancel)
    {
        if (await AskAsync(form, period, region, query, cancel) is not { } asked) return Pages.NotFound();
        var view = await totals.OfAsync(db, asked.Given.Record, asked.Period.No, asked.Region, viewer.Principal, cancel);
        var fields = asked.Given.Form.TotalFields;
        IReadOnlyList<object?> Row(TotalsRow row, string name) =>
        [
            name, row.Expected, row.Handed, row.Timeliness?.ToString() ?? string.Join("、", row.Missing),
            .. fields.SelectMany(f => Cells(f, row.Cells[f.Id])),
        ];
        var table = new TableExport(
            $"{asked.Given.Form.Name} {asked.Period.Name} {view.Region.Name}",
            [
                new TableColumn("地区或单位", Width: 22), new TableColumn("应报"), new TableColumn("已报"), new TableColumn("状态或未报单位", Width: 28),
                .. fields.SelectMany(f => f.IsNumber ? (TableColumn[])[new TableColumn(f.Name, f.Unit, f.Kind == FieldKind.Computed ? Math.Min(4, f.Decimals) : null, 14), new TableColumn(f.Name + "：缺报单位数", Width: 10)] : [new TableColumn(f.Name, f.Unit, null, 24)]),
            ],
            [Row(view.Total, "合计"), .. view.Rows.Select(r => Row(r, r.Name))])
        {
            Remarks = [$"应报 {view.Total.Expected} 个单位，已报 {view.Total.Handed} 个。没有上报的不计为 0，列在“状态或未报单位”里；每个数字后面是缺这个数的单位数。"],
        };
        return await files.WriteAsync(table, format, "export-periodic", FormattableString.Invariant($"periodic-form:{form}"), cancel);
    }

    private static IEnumerable<object?> Cells(FormField field, TotalCell cell)
    {
        if (!field.IsNumber)
        {
            yield return cell.Text;
            yield break;
        }
        yield return cell.Number is { } number ? field.Kind == FieldKind.Computed ? Math.Round(number, field.Decimals, MidpointRounding.AwayFromZero) : number : null;
        yield return cell.Missing;
    }

    private static async Task<IResult> TrendAsync(
        long form, string? field, string? region, int? period, AppDb db, PeriodicTotals totals, PeriodicQuery query, Viewer viewer, CancellationToken cancel)
    {
        if (await AskAsync(form, period, region, query, cancel) is not { } asked) return Pages.NotFound();
        var numbers = PeriodicWords.TrendFields(asked.Given.Form);
        if (numbers.Count == 0) return Pages.NotFound();
        var chosen = numbers.FirstOrDefault(f => f.Id == field) ?? numbers[0];
        var points = await totals.TrendAsync(db, asked.Given.Record, chosen.Id, asked.Region, asked.Period.No, viewer.Principal, cancel);
        return Pages.Show<TrendPage>(new { Asked = asked, Fields = numbers, Field = chosen, Points = points });
    }

    private static Task<IResult> LateAsync(long form, int? period, AppDb db, PeriodicTotals totals, PeriodicQuery query, Viewer viewer, CancellationToken cancel) =>
        LatePageAsync(form, period, [], null, db, totals, query, viewer, cancel);

    private static async Task<IResult> RemindAsync(
        long form, [FromForm] int period, AppDb db, PeriodicTotals totals, PeriodicDeeds deeds, PeriodicQuery query, Viewer viewer, CancellationToken cancel)
    {
        if (await query.FormAsync(form, cancel) is not { } given) return Pages.NotFound();
        if (viewer.Decide(Permission.ManagePeriodic, given.Record.RegionCode) is { Allowed: false } no) return Pages.Forbidden(no.Reason);
        var told = await deeds.RemindAsync(form, period, viewer.Principal, cancel);
        return await LatePageAsync(form, period, told.Problems, told.IsOk ? told.Value : null, db, totals, query, viewer, cancel);
    }

    private static async Task<IResult> LatePageAsync(
        long form, int? period, IReadOnlyList<Problem> problems, int? told, AppDb db, PeriodicTotals totals, PeriodicQuery query, Viewer viewer, CancellationToken cancel)
    {
        if (await AskAsync(form, period, null, query, cancel) is not { } asked) return Pages.NotFound();
        return Pages.Show<LatePage>(
            new { Asked = asked, Lines = await totals.PunctualityAsync(db, asked.Given.Record, asked.Period.No, viewer.Principal, cancel), Problems = problems, Told = told },
            problems.Count > 0 ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK);
    }

    private static async Task<IResult> ExportLateAsync(
        long form, int? period, string? format, AppDb db, PeriodicTotals totals, PeriodicQuery query, AuditedFiles files, Viewer viewer, CancellationToken cancel)
    {
        if (await AskAsync(form, period, null, query, cancel) is not { } asked) return Pages.NotFound();
        var lines = await totals.PunctualityAsync(db, asked.Given.Record, asked.Period.No, viewer.Principal, cancel);
        var table = new TableExport(
            $"{asked.Given.Form.Name} {asked.Period.Name} 报送情况",
            [new TableColumn("单位", Width: 28), new TableColumn("本期", Width: 18), new TableColumn("上报时间", Width: 20), new TableColumn("按时", "期"), new TableColumn("迟报", "期"), new TableColumn("迟报", "天"), new TableColumn("未报", "期")],
            lines.Select(l => (IReadOnlyList<object?>)[l.Unit, l.Now?.ToString() ?? "—", l.Latest?.HandedAt is { } at ? ChineseText.Moment(at) : "—", l.OnTime, l.Late, l.LateDays, l.Missing]))
        {
            Remarks = [FormattableString.Invariant($"按时、迟报、未报按最近 {PeriodicTotals.MostPeriods} 期计；退回未再报的计入未报。")],
        };
        return await files.WriteAsync(table, format, "export-periodic", FormattableString.Invariant($"periodic-form:{form}"), cancel);
    }
}
