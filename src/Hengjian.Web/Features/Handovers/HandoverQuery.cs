using Hengjian.Data.Records;
using Hengjian.Domain;
using Hengjian.Domain.Access;
using Hengjian.Domain.Accounts;
using Hengjian.Domain.People;
using Hengjian.Evaluation.Handovers;
using Hengjian.Web.Security;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Web.Features.Handovers;

/// <summary>Somebody to choose: by the number of the account, for sign-in names of others are not shown.</summary>
/// <param name="Id">Number of the account.</param>
/// <param name="Account">Sign-in name; for the server only.</param>
/// <param name="Name">Name to show.</param>
public sealed record HandoverPerson(long Id, string Account, string Name);

/// <summary>A handover in a list.</summary>
/// <param name="Record">The record.</param>
/// <param name="Unit">Name of the unit.</param>
/// <param name="From">Name of who gives.</param>
/// <param name="To">Name of who receives.</param>
public sealed record HandoverRow(HandoverRecord Record, string Unit, string From, string To);

/// <summary>One handover with what its reader may do.</summary>
/// <param name="Row">Record and names.</param>
/// <param name="Unit">The unit.</param>
/// <param name="List">The list as it was prepared.</param>
/// <param name="MadeBy">Name of who prepared it.</param>
/// <param name="IsReceiver">The reader is to accept it.</param>
/// <param name="MayAgain">Whether the reader may prepare it anew.</param>
public sealed record HandoverModel(HandoverRow Row, Unit Unit, HandoverList List, string MadeBy, bool IsReceiver, Decision MayAgain);

/// <summary>What one reader may see of handovers.</summary>
internal sealed class HandoverQuery(AppDb db, Viewer viewer, TimeProvider clock)
{
    private const int MostListed = 50;

    private string Me => viewer.Principal.Account;

    /// <summary>Units the reader has duties in: what may be handed over.</summary>
    public async Task<IReadOnlyList<Unit>> OwnUnitsAsync(CancellationToken cancel)
    {
        var today = BeijingTime.DayOf(clock.GetUtcNow());
        var granted = viewer.Principal.Grants.Select(g => g.Unit).OfType<string>().ToList();
        var whole = viewer.Principal.Grants.Where(g => g.Unit is null && !SeparationOfDuties.IsAdministration(g.Role)).Select(g => g.RegionCode).ToList();
        var person = await db.Accounts.Where(a => a.Name == Me).Select(a => a.PersonId).FirstOrDefaultAsync(cancel);
        var held = await db.Posts.Where(p => db.Appointments.Any(a => a.PostId == p.Id && person != null && a.PersonId == person && a.From <= today && (a.To == null || a.To >= today)))
            .Select(p => new { p.UnitId, p.RegionCode }).ToListAsync(cancel);
        var ids = granted.Concat(held.Select(h => h.UnitId)).ToHashSet(StringComparer.Ordinal);
        // A right of the whole government without a post: the government's own unit stands for it.
        var open = whole.Where(code => held.TrueForAll(h => h.RegionCode != code)).ToList();
        return await db.Units.AsNoTracking().Where(u => ids.Contains(u.Id) || (u.Kind == UnitKind.Government && open.Contains(u.RegionCode))).OrderBy(u => u.Id).ToListAsync(cancel);
    }

    /// <summary>A unit of which the reader may hand over something; null when there is none.</summary>
    public async Task<Unit?> FindUnitAsync(string id, CancellationToken cancel) =>
        await db.Units.AsNoTracking().SingleOrDefaultAsync(u => u.Id == id, cancel) is { } unit
        && (HandoverLibrary.MayPrepare(viewer.Principal, unit, "").Allowed || (await OwnUnitsAsync(cancel)).Any(u => u.Id == id)) ? unit : null;

    /// <summary>Whose work may be handed over by the reader: the own, or that of all who work or worked there.</summary>
    public async Task<IReadOnlyList<HandoverPerson>> GiversAsync(Unit unit, CancellationToken cancel)
    {
        var all = HandoverLibrary.MayPrepare(viewer.Principal, unit, "").Allowed;
        var accounts = await db.Accounts.AsNoTracking()
            .Where(a => a.Name == Me || (all && (a.Grants.Any(g => g.Unit == unit.Id)
                || (a.PersonId != null && db.Appointments.Any(p => p.PersonId == a.PersonId && db.Posts.Any(o => o.Id == p.PostId && o.UnitId == unit.Id))))))
            .OrderBy(a => a.DisplayName).Select(a => new { a.Id, a.Name, a.DisplayName, a.Disabled }).ToListAsync(cancel);
        var own = (await OwnUnitsAsync(cancel)).Any(u => u.Id == unit.Id);
        return [.. accounts.Where(a => a.Name != Me || own).Select(a => new HandoverPerson(a.Id, a.Name, a.DisplayName + (a.Disabled ? "（账号已停用）" : "")))];
    }

    /// <summary>Who may receive: people of the unit first, then of the region who have no duties yet or belong to the whole government.</summary>
    public async Task<IReadOnlyList<HandoverPerson>> ReceiversAsync(Unit unit, string giver, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var accounts = await db.Accounts.AsNoTracking().Include(a => a.Grants)
            .Where(a => a.RegionCode == unit.RegionCode && !a.Disabled && a.PasswordHash != "" && a.Name != giver).OrderBy(a => a.DisplayName).ToListAsync(cancel);
        var here = (await db.Appointments.AsNoTracking().Where(p => db.Posts.Any(o => o.Id == p.PostId && o.UnitId == unit.Id)).Select(p => p.PersonId).ToListAsync(cancel)).ToHashSet();
        bool IsHere(Account a) => (a.PersonId is { } person && here.Contains(person)) || a.Grants.Any(g => !g.IsOver(now) && g.Unit == unit.Id);
        bool MayBe(Account a)
        {
            var grants = a.Grants.Where(g => !g.IsOver(now)).ToList();
            return !grants.Exists(g => SeparationOfDuties.IsAdministration(g.Role))
                && (IsHere(a) || grants.Count == 0 || (unit.Kind is UnitKind.Government or UnitKind.SupervisionOffice && grants.Exists(g => g.Unit is null)));
        }
        return [.. accounts.Where(MayBe).OrderByDescending(IsHere).Select(a => new HandoverPerson(a.Id, a.Name, a.DisplayName))];
    }

    /// <summary>An account with its grants.</summary>
    public Task<Account?> AccountAsync(string name, CancellationToken cancel) => db.Accounts.AsNoTracking().Include(a => a.Grants).SingleOrDefaultAsync(a => a.Name == name, cancel);

    /// <summary>Handovers of a unit, or those that concern the reader, newest first.</summary>
    public async Task<IReadOnlyList<HandoverRow>> ListAsync(Unit? unit, CancellationToken cancel)
    {
        var whole = unit is not null && HandoverLibrary.MayPrepare(viewer.Principal, unit, "").Allowed;
        var records = await db.Handovers.AsNoTracking()
            .Where(h => (unit == null || h.UnitId == unit.Id) && (whole || h.FromAccount == Me || h.ToAccount == Me || h.MadeBy == Me))
            .OrderByDescending(h => h.Id).Take(MostListed).ToListAsync(cancel);
        return await RowsAsync(records, cancel);
    }

    /// <summary>How many wait for the reader to accept them.</summary>
    public Task<int> WaitingAsync(CancellationToken cancel) => db.Handovers.CountAsync(h => h.ToAccount == Me && h.State == HandoverState.Prepared, cancel);

    /// <summary>One handover; null for whom it does not concern.</summary>
    public async Task<HandoverModel?> FindAsync(long id, CancellationToken cancel)
    {
        if (await db.Handovers.AsNoTracking().SingleOrDefaultAsync(h => h.Id == id, cancel) is not { } record) return null;
        if (await db.Units.AsNoTracking().SingleOrDefaultAsync(u => u.Id == record.UnitId, cancel) is not { } unit) return null;
        if (!HandoverLibrary.MaySee(viewer.Principal, unit, record)) return null;
        var names = await NamesAsync([record.MadeBy], cancel);
        return new HandoverModel(
            (await RowsAsync([record], cancel))[0], unit, HandoverList.Read(record.List), names.GetValueOrDefault(record.MadeBy, record.MadeBy),
            record.ToAccount == Me, HandoverLibrary.MayPrepare(viewer.Principal, unit, record.FromAccount));
    }

    private async Task<IReadOnlyList<HandoverRow>> RowsAsync(List<HandoverRecord> records, CancellationToken cancel)
    {
        var names = await NamesAsync([.. records.SelectMany(r => new[] { r.FromAccount, r.ToAccount }).Distinct()], cancel);
        var ids = records.Select(r => r.UnitId).Distinct().ToList();
        var units = await db.Units.AsNoTracking().Where(u => ids.Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => u.Name, cancel);
        return [.. records.Select(r => new HandoverRow(
            r, units.GetValueOrDefault(r.UnitId, r.UnitId), names.GetValueOrDefault(r.FromAccount, r.FromAccount), names.GetValueOrDefault(r.ToAccount, r.ToAccount)))];
    }

    private Task<Dictionary<string, string>> NamesAsync(List<string> accounts, CancellationToken cancel) =>
        db.Accounts.AsNoTracking().Where(a => accounts.Contains(a.Name)).ToDictionaryAsync(a => a.Name, a => a.DisplayName, cancel);
}
