using Hengjian.Domain;
using Hengjian.Domain.Access;
using Hengjian.Domain.Accounts;
using Hengjian.Domain.Periodic;
using Hengjian.Evaluation.Workspaces;
using Hengjian.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Evaluation.Periodic;

/// <summary>下发和停用: gives a form to units from a day on, and ends it.</summary>
public sealed class PeriodicStarter(Workspace workspace, PeriodicMaker maker, FormBook book)
{
    private const int MostDays = 366;

    /// <summary>The units that would be asked today.</summary>
    public async Task<IReadOnlyList<Unit>> PreviewAsync(FormTargets targets, CancellationToken cancel = default)
    {
        await using var db = workspace.OpenDb();
        return await PeriodicTargets.UnitsAsync(db, targets, Today, cancel);
    }

    /// <summary>Gives a form out; the periods that can be filled already are made at once.</summary>
    /// <param name="file">The form.</param>
    /// <param name="region">The region whose form it becomes; all targets lie in it.</param>
    /// <param name="targets">Who is asked.</param>
    /// <param name="from">The period this day lies in is the first.</param>
    /// <param name="principal">Who gives it out.</param>
    /// <param name="cancel">Gives up.</param>
    public async Task<Result<PeriodicFormRecord>> StartAsync(
        ShelfForm file, int region, FormTargets targets, DateOnly from, Principal principal, CancellationToken cancel = default)
    {
        foreach (var asked in targets.Regions.Append(region))
            if (AccessPolicy.Decide(principal, Permission.ManagePeriodic, asked) is { Allowed: false } no) return AccessProblems.Denied(no);
        if (targets.Regions.Any(r => !CodeRange.Of(region).Contains(r))) return PeriodicProblems.NoUnits();
        if (from < Today.AddDays(-MostDays) || from > Today.AddDays(MostDays)) return PeriodicProblems.BadStart("起始日期太早或太晚。");
        await using var db = workspace.OpenDb();
        await using var transaction = await AuditLog.BeginAsync(db, cancel);
        var earlier = await db.PeriodicForms.AsNoTracking().Where(f => f.Code == file.Form.Id && f.RegionCode == region).ToListAsync(cancel);
        // No period is asked for twice.
        var first = file.Form.Scale.From(from).First;
        if (earlier.Select(book.Of).Any(g => g.Giving.Until is not { } until || until >= first)) return PeriodicProblems.Running(file.Form.Name);
        var units = await PeriodicTargets.UnitsAsync(db, targets, from > Today ? from : Today, cancel);
        if (units.Count == 0) return PeriodicProblems.NoUnits();
        var record = new PeriodicFormRecord
        {
            Code = file.Form.Id,
            Version = earlier.Count + 1,
            RegionCode = region,
            Title = file.Form.Name,
            Cadence = file.Form.Scale.Cadence,
            Spec = FormBook.Write(new FormGiving(file.File, file.Text, targets, from, null)),
            By = principal.Account,
            At = workspace.Clock.GetUtcNow(),
        };
        db.PeriodicForms.Add(record);
        await db.SaveChangesAsync(cancel);
        var made = await maker.MakeAsync(db, book.Of(record), cancel);
        var details = new { region, form = record.Code, record.Version, definition = file.Form.Version, from, units = units.Count, made };
        var entry = await workspace.Audit.AppendAsync(db, principal.Account, "start-periodic", FormattableString.Invariant($"periodic-form:{record.Id}"), details, cancel);
        await workspace.Audit.CommitAsync(transaction, entry, cancel);
        return record;
    }

    /// <summary>Ends a form: periods that begin after the day are not asked for; reports that are there stay.</summary>
    public async Task<Result<PeriodicFormRecord>> EndAsync(long form, DateOnly until, Principal principal, CancellationToken cancel = default)
    {
        await using var db = workspace.OpenDb();
        await using var transaction = await AuditLog.BeginAsync(db, cancel);
        if (await db.PeriodicForms.SingleOrDefaultAsync(f => f.Id == form, cancel) is not { } record) return PeriodicProblems.Unknown();
        if (AccessPolicy.Decide(principal, Permission.ManagePeriodic, record.RegionCode) is { Allowed: false } no) return AccessProblems.Denied(no);
        var giving = book.Of(record).Giving;
        if (giving.Until is not null) return PeriodicProblems.CannotEnd("这张表已经停用。");
        if (until < giving.From || until < Today.AddDays(-1)) return PeriodicProblems.CannotEnd("停用日期早于下发的第一天或昨天。");
        record.Spec = FormBook.Write(giving with { Until = until });
        var entry = await workspace.Audit.AppendAsync(
            db, principal.Account, "end-periodic", FormattableString.Invariant($"periodic-form:{record.Id}"), new { region = record.RegionCode, form = record.Code, until }, cancel);
        await workspace.Audit.CommitAsync(transaction, entry, cancel);
        return record;
    }

    private DateOnly Today => BeijingTime.DayOf(workspace.Clock.GetUtcNow());
}
