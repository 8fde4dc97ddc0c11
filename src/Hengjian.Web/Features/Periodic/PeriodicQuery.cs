using Hengjian.Data.Records;
using Hengjian.Domain;
using Hengjian.Domain.Access;
using Hengjian.Domain.Periodic;
using Hengjian.Evaluation.Periodic;
using Hengjian.Web.Security;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Web.Features.Periodic;

/// <summary>A report in a list.</summary>
/// <param name="Report">The report.</param>
/// <param name="Title">Form and period.</param>
/// <param name="Unit">Name of the unit.</param>
/// <param name="Timeliness">How it stands.</param>
/// <param name="Due">Last day in force.</param>
public sealed record OwnReport(PeriodicReportRecord Report, string Title, string Unit, Timeliness Timeliness, DateOnly Due);

/// <summary>A form in a list, with how its newest period stands.</summary>
/// <param name="Given">The form.</param>
/// <param name="Region">Name of its region.</param>
/// <param name="Newest">The newest period; null when none was made yet.</param>
/// <param name="Expected">应报 of it.</param>
/// <param name="Handed">已报 of it.</param>
/// <param name="Due">Last day of it.</param>
public sealed record FormLineView(GivenForm Given, string Region, Period? Newest, int Expected, int Handed, DateOnly? Due);

/// <summary>A period of a form, counted.</summary>
/// <param name="Period">The period.</param>
/// <param name="Due">Last day.</param>
/// <param name="Expected">应报.</param>
/// <param name="Handed">已报.</param>
/// <param name="Late">Of them late.</param>
/// <param name="Returned">Gone back.</param>
public sealed record PeriodLine(Period Period, DateOnly Due, int Expected, int Handed, int Late, int Returned);

/// <summary>Reads lists of forms and reports, as far as the viewer may see them.</summary>
internal sealed class PeriodicQuery(AppDb db, Viewer viewer, FormBook book, TimeProvider clock)
{
    private const int MostHanded = 20;
    private const int MostOpen = 200;

    public DateOnly Today => BeijingTime.DayOf(clock.GetUtcNow());

    private IQueryable<PeriodicReportRecord> Seen => db.PeriodicReports.AsNoTracking().InWork(PeriodicScopes.States(viewer.Principal));

    /// <summary>What the viewer's own units have to fill and have handed in.</summary>
    public async Task<(IReadOnlyList<OwnReport> Open, IReadOnlyList<OwnReport> Handed)> OwnAsync(CancellationToken cancel)
    {
        var own = db.PeriodicReports.AsNoTracking().InWork(viewer.WorkScopeOf(Permission.FillPeriodic));
        var open = await own.Where(r => r.State != PeriodicState.Handed).OrderBy(r => r.Due).ThenBy(r => r.Id).Take(MostOpen).ToListAsync(cancel);
        var handed = await own.Where(r => r.State == PeriodicState.Handed).OrderByDescending(r => r.Due).ThenByDescending(r => r.Id).Take(MostHanded).ToListAsync(cancel);
        var units = open.Concat(handed).Select(r => r.UnitId).Distinct().ToList();
        var names = await db.Units.AsNoTracking().Where(u => units.Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => u.Name, StringComparer.Ordinal, cancel);
        var ids = open.Concat(handed).Select(r => r.FormId).Distinct().ToList();
        var forms = (await db.PeriodicForms.AsNoTracking().Where(f => ids.Contains(f.Id)).ToListAsync(cancel)).ToDictionary(f => f.Id, book.Of);
        var marks = await MarksAsync([.. open.Concat(handed).Select(r => r.Id)], cancel);
        OwnReport Line(PeriodicReportRecord report)
        {
            var own = marks[report.Id].ToList();
            var mend = own.Find(m => m.Field == PeriodicMarks.Mend);
            var due = report.State == PeriodicState.Returned && mend is not null && DateOnly.TryParse(mend.Text, System.Globalization.CultureInfo.InvariantCulture, out var day) ? day : report.Due;
            var late = (int)(own.Find(m => m.Field == PeriodicMarks.Late)?.Number ?? 0);
            var form = forms[report.FormId].Form;
            return new OwnReport(report, $"{form.Name}：{form.Scale.At(report.PeriodNo).Name}", names.GetValueOrDefault(report.UnitId, report.UnitId), Timeliness.Of(report.State, due, late, Today), due);
        }
        return ([.. open.Select(Line).OrderBy(l => l.Due)], [.. handed.Select(Line)]);
    }

    /// <summary>The forms of which the viewer sees reports of others, or that the viewer manages.</summary>
    public async Task<IReadOnlyList<FormLineView>> FormsAsync(CancellationToken cancel)
    {
        var manages = viewer.ScopeOf(Permission.ManagePeriodic);
        var counts = (await Seen.GroupBy(r => new { r.FormId, r.PeriodNo })
            .Select(g => new { g.Key.FormId, g.Key.PeriodNo, All = g.Count(), Handed = g.Count(r => r.State == PeriodicState.Handed), Due = g.Max(r => r.Due) }).ToListAsync(cancel)).ToLookup(c => c.FormId);
        var forms = await db.PeriodicForms.AsNoTracking().OrderBy(f => f.Id).ToListAsync(cancel);
        var codes = forms.Select(f => f.RegionCode).Distinct().ToList();
        var regions = (await db.Regions.AsNoTracking().Where(r => codes.Contains(r.RegionCode) && r.ValidTo == null).ToListAsync(cancel)).ToDictionary(r => r.RegionCode, r => r.Name);
        return
        [
            .. forms.Where(f => counts.Contains(f.Id) || manages.Contains(f.RegionCode)).Select(f =>
            {
                var given = book.Of(f);
                var newest = counts[f.Id].MaxBy(c => c.PeriodNo);
                return new FormLineView(
                    given, regions.GetValueOrDefault(f.RegionCode, ""), newest is null ? null : given.Form.Scale.At(newest.PeriodNo), newest?.All ?? 0, newest?.Handed ?? 0, newest?.Due);
            }).OrderBy(l => l.Given.Giving.Until is { } until && until < Today ? 1 : 0).ThenBy(l => l.Given.Form.Name, StringComparer.Ordinal),
        ];
    }

    /// <summary>A form of which the viewer sees something; null for none.</summary>
    public async Task<GivenForm?> FormAsync(long id, CancellationToken cancel)
    {
        if (await db.PeriodicForms.AsNoTracking().SingleOrDefaultAsync(f => f.Id == id, cancel) is not { } form) return null;
        return viewer.Decide(Permission.ManagePeriodic, form.RegionCode).Allowed || await Seen.AnyAsync(r => r.FormId == id, cancel) ? book.Of(form) : null;
    }

    /// <summary>The periods of a form that were made, newest first.</summary>
    public async Task<IReadOnlyList<PeriodLine>> PeriodsAsync(GivenForm given, CancellationToken cancel)
    {
        var id = given.Record.Id;
        var counts = await Seen.Where(r => r.FormId == id).GroupBy(r => r.PeriodNo).Select(g => new
        {
            No = g.Key,
            All = g.Count(),
            Handed = g.Count(r => r.State == PeriodicState.Handed),
            Returned = g.Count(r => r.State == PeriodicState.Returned),
            Due = g.Max(r => r.Due),
        }).ToListAsync(cancel);
        var late = await (from mark in db.PeriodicValues
                          join report in Seen on mark.ReportId equals report.Id
                          where report.FormId == id && report.State == PeriodicState.Handed && mark.Field == PeriodicMarks.Late && mark.Number > 0
                          group report by report.PeriodNo into g
                          select new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancel);
        return [.. counts.OrderByDescending(c => c.No).Select(c => new PeriodLine(given.Form.Scale.At(c.No), c.Due, c.All, c.Handed, late.GetValueOrDefault(c.No), c.Returned))];
    }

    /// <summary>Regions the viewer may look at within a form's, with their names.</summary>
    public async Task<IReadOnlyList<(int Code, string Name)>> RegionsAsync(GivenForm given, CancellationToken cancel)
    {
        var scope = viewer.ScopeOf(Permission.ViewPeriodic);
        var range = CodeRange.Of(given.Record.RegionCode);
        var regions = await db.Regions.AsNoTracking().InScope(scope).Where(r => r.ValidTo == null).OrderBy(r => r.RegionCode).ToListAsync(cancel);
        return [.. regions.Where(r => range.Contains(r.RegionCode)).Select(r => (r.RegionCode, r.Name))];
    }

    private async Task<ILookup<long, PeriodicValueRecord>> MarksAsync(List<long> reports, CancellationToken cancel) =>
        (await db.PeriodicValues.AsNoTracking().Where(v => reports.Contains(v.ReportId) && (v.Field == PeriodicMarks.Late || v.Field == PeriodicMarks.Mend)).ToListAsync(cancel)).ToLookup(v => v.ReportId);
}
