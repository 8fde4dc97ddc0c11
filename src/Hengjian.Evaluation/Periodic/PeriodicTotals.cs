using Hengjian.Data.Records;
using Hengjian.Domain;
using Hengjian.Domain.Access;
using Hengjian.Domain.Periodic;
using Hengjian.Domain.Regions;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Evaluation.Periodic;

/// <summary>One period of a trend.</summary>
/// <param name="Period">The period.</param>
/// <param name="Cell">The total.</param>
/// <param name="Expected">应报.</param>
/// <param name="Handed">已报.</param>
/// <param name="Changed">The field meant something else before this period.</param>
public sealed record TrendLinePoint(Period Period, TotalCell Cell, int Expected, int Handed, bool Changed);

/// <summary>How punctual a unit was.</summary>
/// <param name="Unit">Name of the unit.</param>
/// <param name="OnTime">按时.</param>
/// <param name="Late">迟报.</param>
/// <param name="LateDays">Days late together.</param>
/// <param name="Missing">未报.</param>
/// <param name="Latest">The report of the period looked at; null for none.</param>
/// <param name="Now">How it stands; null for none.</param>
public sealed record PunctualityLine(string Unit, int OnTime, int Late, int LateDays, int Missing, PeriodicReportRecord? Latest, Timeliness? Now);

/// <summary>A unit with the rows it handed in.</summary>
/// <param name="Unit">Name of the unit.</param>
/// <param name="Report">Its report.</param>
/// <param name="Opens">The reader may open the report.</param>
/// <param name="Rows">In their order; none of what was not handed in.</param>
public sealed record UnitRows(string Unit, PeriodicReportRecord Report, bool Opens, IReadOnlyList<LedgerRow> Rows);

/// <summary>Totals by the tree of regions, trends over periods, and who was late.</summary>
public sealed class PeriodicTotals(TimeProvider clock, FormBook book)
{
    /// <summary>Periods a trend goes back.</summary>
    public const int MostPeriods = 24;

    private DateOnly Today => BeijingTime.DayOf(clock.GetUtcNow());

    /// <summary>A period in a region.</summary>
    /// <param name="db">The records.</param>
    /// <param name="form">The form.</param>
    /// <param name="period">Number of the period.</param>
    /// <param name="region">The region; one of which the reader sees nothing gives an empty table.</param>
    /// <param name="principal">Who reads.</param>
    /// <param name="cancel">Gives up.</param>
    public async Task<TotalsView> OfAsync(AppDb db, PeriodicFormRecord form, int period, int region, Principal principal, CancellationToken cancel = default)
    {
        var given = book.Of(form);
        var span = given.Form.Scale.At(period);
        var range = CodeRange.Of(region);
        var lines = (await PeriodSheet.ReadAsync(db, form, period, period, principal, Today, cancel)).Where(l => range.Contains(l.Report.RegionCode)).ToList();
        var regions = (await db.Regions.AsNoTracking().ToListAsync(cancel)).Where(r => r.HoldsOn(span.Last)).GroupBy(r => r.RegionCode).ToDictionary(g => g.Key, g => g.First());
        string NameOf(int code) => regions.GetValueOrDefault(code)?.Name ?? FormattableString.Invariant($"{code:D6}");
        TotalsRow Whole(int code, string name, List<SheetLine> own) => new(
            name, code, null, own.Count, own.Count(l => l.Report.State == PeriodicState.Handed),
            [.. own.Where(l => l.Report.State != PeriodicState.Handed).Select(l => l.UnitName)],
            given.Form.TotalFields.ToDictionary(f => f.Id, f => FieldTotal.Of(given.Form, f, own), StringComparer.Ordinal))
        { HasBelow = code != region };
        var below = lines.Where(l => l.Report.RegionCode != region).GroupBy(l => ChildOf(l.Report.RegionCode, region, regions)).OrderBy(g => g.Key)
            .Select(g => Whole(g.Key, NameOf(g.Key), [.. g])).ToList();
        var units = lines.Where(l => l.Report.RegionCode == region).Select(l => UnitRow(given.Form, l)).ToList();
        return new TotalsView(given, span, (region, NameOf(region)), Above(region, form.RegionCode, principal, regions), Whole(region, NameOf(region), lines), [.. below, .. units]);
    }

    /// <summary>All units of a period in a region, for the table that goes out and comes in again.</summary>
    public async Task<IReadOnlyList<TotalsRow>> UnitsAsync(AppDb db, PeriodicFormRecord form, int period, int region, Principal principal, CancellationToken cancel = default)
    {
        var range = CodeRange.Of(region);
        var lines = await PeriodSheet.ReadAsync(db, form, period, period, principal, Today, cancel);
        return [.. lines.Where(l => range.Contains(l.Report.RegionCode)).Select(l => UnitRow(book.Of(form).Form, l))];
    }

    /// <summary>The units of a period in a region with the rows of their ledgers, as far as the reader sees them.</summary>
    public async Task<IReadOnlyList<UnitRows>> RowsAsync(AppDb db, PeriodicFormRecord form, int period, int region, Principal principal, CancellationToken cancel = default)
    {
        var range = CodeRange.Of(region);
        var lines = await PeriodSheet.ReadAsync(db, form, period, period, principal, Today, cancel);
        return [.. lines.Where(l => range.Contains(l.Report.RegionCode)).Select(l => new UnitRows(l.UnitName, l.Report, l.Sees, l.Counts ? l.Rows : []))];
    }

    /// <summary>A field over the last periods, oldest first.</summary>
    public async Task<IReadOnlyList<TrendLinePoint>> TrendAsync(
        AppDb db, PeriodicFormRecord form, string field, int region, int last, Principal principal, CancellationToken cancel = default)
    {
        var range = CodeRange.Of(region);
        var records = await db.PeriodicForms.AsNoTracking().Where(f => f.Code == form.Code && f.RegionCode == form.RegionCode && f.Cadence == form.Cadence).ToListAsync(cancel);
        var forms = records.ToDictionary(f => f.Id, f => book.Of(f).Form);
        string[] needed = [.. forms.Values.SelectMany(f => FieldTotal.InputsOf(f, field)).Distinct(StringComparer.Ordinal)];
        var lines = (await PeriodSheet.ReadAsync(db, form, last - MostPeriods + 1, last, principal, Today, cancel, needed)).Where(l => range.Contains(l.Report.RegionCode));
        var points = new List<TrendLinePoint>();
        FormField? before = null;
        foreach (var group in lines.GroupBy(l => l.Report.PeriodNo).OrderBy(g => g.Key))
        {
            List<SheetLine> own = [.. group];
            var version = forms[own[0].Report.FormId];
            var period = version.Scale.At(group.Key);
            var asked = version.TotalFields.FirstOrDefault(f => f.Id == field);
            var cell = asked is null ? new TotalCell(null, own.Count, "") : FieldTotal.Of(version, asked, own);
            points.Add(new TrendLinePoint(period, cell, own.Count, own.Count(l => l.Report.State == PeriodicState.Handed), before is not null && asked is not null && Meaning(before) != Meaning(asked)));
            before = asked ?? before;
        }
        return points;
    }

    /// <summary>Who is late: the unpunctual first.</summary>
    public async Task<IReadOnlyList<PunctualityLine>> PunctualityAsync(AppDb db, PeriodicFormRecord form, int period, Principal principal, CancellationToken cancel = default)
    {
        var lines = await PeriodSheet.ReadAsync(db, form, period - MostPeriods + 1, period, principal, Today, cancel, []);
        return
        [
            .. lines.GroupBy(l => l.Report.UnitId, StringComparer.Ordinal).Select(g =>
            {
                var latest = g.FirstOrDefault(l => l.Report.PeriodNo == period);
                return new PunctualityLine(
                    g.Last().UnitName, g.Count(l => l.Timeliness.State == Punctuality.OnTime), g.Count(l => l.Timeliness.State == Punctuality.Late),
                    g.Where(l => l.Timeliness.State == Punctuality.Late).Sum(l => l.Timeliness.Days),
                    g.Count(l => l.Timeliness.State is Punctuality.Missing or Punctuality.Returned), latest?.Report, latest?.Timeliness);
            }).OrderByDescending(l => l.Missing).ThenByDescending(l => l.LateDays).ThenByDescending(l => l.Late).ThenBy(l => l.Latest?.RegionCode).ThenBy(l => l.Unit, StringComparer.Ordinal),
        ];
    }

    private static TotalsRow UnitRow(PeriodicForm form, SheetLine line) => new(
        line.UnitName, line.Report.RegionCode, line.Report, 1, line.Report.State == PeriodicState.Handed ? 1 : 0, line.Report.State == PeriodicState.Handed ? [] : [line.UnitName],
        form.TotalFields.ToDictionary(f => f.Id, f => FieldTotal.OfUnit(form, f, line), StringComparer.Ordinal))
    { Timeliness = line.Timeliness, Opens = line.Sees };

    // The region below a region under which another lies, by the tree of that day.
    private static int ChildOf(int code, int region, Dictionary<int, RegionRecord> regions)
    {
        for (var at = code; regions.TryGetValue(at, out var row); at = row.ParentCode!.Value)
        {
            if (row.ParentCode == region) return at;
            if (row.ParentCode is null) break;
        }
        return code;
    }

    private static List<(int Code, string Name)> Above(int region, int top, Principal principal, Dictionary<int, RegionRecord> regions)
    {
        var above = new List<(int, string)>();
        var scope = AccessPolicy.ScopeOf(principal, Permission.ViewPeriodic);
        for (var at = regions.GetValueOrDefault(region)?.ParentCode; region != top && at is { } code && scope.Contains(code) && regions.TryGetValue(code, out var row); at = row.ParentCode)
        {
            above.Insert(0, (code, row.Name));
            if (code == top) break;
        }
        return above;
    }

    private static (string, string, string, string) Meaning(FormField field) => (field.Name, field.Unit, field.Formula, field.Hint);
}
