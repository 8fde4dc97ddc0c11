using Hengjian.Data.Records;
using Hengjian.Domain;
using Hengjian.Domain.Access;
using Hengjian.Domain.Accounts;
using Hengjian.Domain.People;
using Hengjian.Domain.Tasks;
using Hengjian.Evaluation.People;
using Hengjian.Evaluation.Tasks;
using Hengjian.Evaluation.Workspaces;
using Hengjian.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Evaluation.Handovers;

/// <summary>
/// 移交: everything open that one person of a unit answers for goes to another in one act. The list is prepared, the receiver looks at it and accepts;
/// is it no longer true by then, nothing happens. What was done stays under the name of who did it.
/// </summary>
public sealed class HandoverLibrary(Workspace workspace)
{
    /// <summary>Address of a handover's page.</summary>
    public static string AddressOf(long id) => FormattableString.Invariant($"/people/handover/{id}");

    /// <summary>
    /// Whether somebody may prepare a person's handover: the own one; the head of the unit and whoever keeps units and people for anybody, since some
    /// have left already.
    /// </summary>
    public static Decision MayPrepare(Principal by, Unit unit, string from)
    {
        var keeps = AccessPolicy.Decide(by, Permission.ManagePeople, unit.RegionCode);
        if (keeps.Allowed) return keeps;
        var draft = new AccessObject(unit.RegionCode, unit.Id, ProcessStage.Open, Openness.Unit);
        var own = AccessPolicy.Decide(by, Permission.HandOver, draft);
        if (from == by.Account) return own.Allowed ? own : AccessPolicy.Decide(by, Permission.HandOver, draft with { Openness = Openness.Public });
        var head = AccessPolicy.Decide(by, Permission.CheckSubmission, draft);
        return own.Allowed && head.Allowed ? own : Decision.No("替别人移交，由单位的审核员、自评牵头或维护单位和人员的管理员办理。");
    }

    /// <summary>Whether somebody may see a handover.</summary>
    public static bool MaySee(Principal by, Unit unit, HandoverRecord record) =>
        by.Account == record.FromAccount || by.Account == record.ToAccount || by.Account == record.MadeBy || MayPrepare(by, unit, record.FromAccount).Allowed;

    /// <summary>What a person of a unit would hand over now.</summary>
    public async Task<IReadOnlyList<HandoverEntry>> LookAsync(Unit unit, Account from, CancellationToken cancel = default)
    {
        await using var db = workspace.OpenDb();
        return await (await ListerAsync(db, unit, from, cancel)).ReadAsync(cancel);
    }

    /// <summary>Prepares the list; the receiver is told.</summary>
    /// <param name="unitId">The unit.</param>
    /// <param name="from">Sign-in name of who gives.</param>
    /// <param name="to">Sign-in name of who receives.</param>
    /// <param name="reason">Chinese.</param>
    /// <param name="by">Who prepares it.</param>
    /// <param name="cancel">Gives up; nothing is stored then.</param>
    public Task<Result<HandoverRecord>> PrepareAsync(string unitId, string from, string to, string reason, Principal by, CancellationToken cancel = default) =>
        DoAsync(by, async db => await MakeAsync(db, unitId, from, to, reason, by, cancel), cancel);

    /// <summary>Withdraws a list that is no longer true and prepares it anew between the same two.</summary>
    public Task<Result<HandoverRecord>> PrepareAnewAsync(long id, Principal by, CancellationToken cancel = default) => DoAsync(by, async db =>
    {
        if (await db.Handovers.SingleOrDefaultAsync(h => h.Id == id, cancel) is not { } old) return PeopleProblems.NothingToEnd();
        if (old.State != HandoverState.Prepared) return HandoverProblems.Over(old.State);
        await CloseAsync(db, old, HandoverState.Withdrawn, by.Account, cancel);
        await db.SaveChangesAsync(cancel);
        await workspace.Audit.AppendAsync(db, by.Account, "handover-withdrawn", Subject(old), Details(old, "情况有变化，重新生成"), cancel);
        return await MakeAsync(db, old.UnitId, old.FromAccount, old.ToAccount, old.Reason, by, cancel);
    }, cancel);

    /// <summary>Takes it back, or declines it: nothing has moved.</summary>
    public Task<Result<HandoverRecord>> WithdrawAsync(long id, string reason, Principal by, CancellationToken cancel = default) => DoAsync(by, async db =>
    {
        if (reason.Trim().Length > HandoverRecord.LongestReason) return HandoverProblems.LongReason();
        if (await FindAsync(db, id, cancel) is not var (record, unit) || !MaySee(by, unit, record)) return PeopleProblems.NothingToEnd();
        if (record.State != HandoverState.Prepared) return HandoverProblems.Over(record.State);
        await CloseAsync(db, record, HandoverState.Withdrawn, by.Account, cancel);
        return new Done(record, "handover-withdrawn", Details(record, reason.Trim()));
    }, cancel);

    /// <summary>Accepts: the list must still be true, word by word. Everything moves in this one transaction.</summary>
    public Task<Result<HandoverRecord>> AcceptAsync(long id, Principal by, CancellationToken cancel = default) => DoAsync(by, async db =>
    {
        if (await FindAsync(db, id, cancel) is not var (record, unit)) return PeopleProblems.NothingToEnd();
        if (record.ToAccount != by.Account) return HandoverProblems.NotReceiver();
        if (record.State != HandoverState.Prepared) return HandoverProblems.Over(record.State);
        var checkedOne = await CheckAsync(db, unit, record.FromAccount, record.ToAccount, cancel);
        if (!checkedOne.TryGet(out var found)) return Result.Fail<Done>(checkedOne.Problems);
        if (HandoverList.HashOf(found.List.ToJson()) != record.ListHash)
        {
            var (added, gone) = found.List.Against(HandoverList.Read(record.List));
            return HandoverProblems.Changed(added.Count, gone.Count);
        }
        var moved = await new HandoverMove(db, workspace, unit, found.From, found.To).RunAsync(found.List, $"移交给{found.To.DisplayName}：{record.Reason}", by.Account, cancel);
        await CloseAsync(db, record, HandoverState.Accepted, by.Account, cancel);
        await MessageOutbox.ToAccountAsync(
            db, FormattableString.Invariant($"handover:{record.Id}:accepted"), record.FromAccount, "工作已移交", $"您移交的 {found.List.Entries.Count} 项工作已由{found.To.DisplayName}接收。",
            AddressOf(record.Id), workspace.Clock.GetUtcNow(), cancel);
        return new Done(record, "handover-accepted", new
        {
            from = record.FromAccount,
            to = record.ToAccount,
            list = record.ListHash,
            count = found.List.Entries.Count,
            appointments = moved.Appointments,
            tasks = moved.Tasks,
            locks = moved.Locks,
            unit = record.UnitId,
            region = record.RegionCode,
        });
    }, cancel);

    private sealed record Done(HandoverRecord Record, string Action, object Details);

    private sealed record Checked(Account From, Account To, HandoverList List);

    private async Task<HandoverLister> ListerAsync(AppDb db, Unit unit, Account from, CancellationToken cancel)
    {
        var now = workspace.Clock.GetUtcNow();
        return new HandoverLister(db, unit, from, await workspace.RoleBooks.CurrentAsync(db, cancel), BeijingTime.DayOf(now), now);
    }

    private static async Task<(HandoverRecord Record, Unit Unit)?> FindAsync(AppDb db, long id, CancellationToken cancel)
    {
        if (await db.Handovers.SingleOrDefaultAsync(h => h.Id == id, cancel) is not { } record) return null;
        return await db.Units.AsNoTracking().SingleOrDefaultAsync(u => u.Id == record.UnitId, cancel) is { } unit ? (record, unit) : null;
    }

    private async Task<Result<Done>> MakeAsync(AppDb db, string unitId, string from, string to, string reason, Principal by, CancellationToken cancel)
    {
        if (await db.Units.AsNoTracking().SingleOrDefaultAsync(u => u.Id == unitId, cancel) is not { } unit) return PeopleProblems.UnknownUnit(unitId, null);
        if (MayPrepare(by, unit, from) is { Allowed: false } no) return AccessProblems.Denied(no);
        if (reason.Trim() is not { Length: > 0 and <= HandoverRecord.LongestReason } why) return HandoverProblems.NoReason();
        var checkedOne = await CheckAsync(db, unit, from, to, cancel);
        if (!checkedOne.TryGet(out var found)) return Result.Fail<Done>(checkedOne.Problems);
        if (found.List.Entries.Count == 0) return HandoverProblems.Nothing(found.From.DisplayName);
        if (await db.Handovers.FirstOrDefaultAsync(h => h.UnitId == unitId && h.FromAccount == from && h.State == HandoverState.Prepared, cancel) is { } waiting)
            return HandoverProblems.Waiting(waiting.Id);
        var now = workspace.Clock.GetUtcNow();
        var json = found.List.ToJson();
        var record = new HandoverRecord
        {
            RegionCode = unit.RegionCode,
            UnitId = unit.Id,
            FromAccount = from,
            ToAccount = to,
            Reason = why,
            List = json,
            ListHash = HandoverList.HashOf(json),
            MadeBy = by.Account,
            MadeAt = now,
        };
        db.Handovers.Add(record);
        await db.SaveChangesAsync(cancel);
        var title = ShortText.Cut($"接收移交：{found.From.DisplayName}，{unit.Name}", 100);
        await TaskLedger.PutAsync(
            db, new TaskSpec(TaskKey(record), TaskKinds.Handover, unit.RegionCode, unit.Id, title, AddressOf(record.Id), null, by.Account) { PersonId = found.To.PersonId }, now, cancel);
        await MessageOutbox.ToAccountAsync(
            db, Subject(record), to, "有工作移交给您", $"{found.From.DisplayName}移交 {found.List.Entries.Count} 项工作，请核对清单后接收。", AddressOf(record.Id), now, cancel);
        return new Done(record, "handover-prepared", Details(record, why));
    }

    // Giver, receiver and the list as it is now.
    private async Task<Result<Checked>> CheckAsync(AppDb db, Unit unit, string from, string to, CancellationToken cancel)
    {
        if (from == to) return HandoverProblems.SamePerson();
        var giver = await db.Accounts.Include(a => a.Grants).SingleOrDefaultAsync(a => a.Name == from, cancel);
        if (giver is null) return HandoverProblems.UnknownGiver();
        var receiver = await db.Accounts.Include(a => a.Grants).SingleOrDefaultAsync(a => a.Name == to, cancel);
        if (receiver is null || receiver.Disabled || receiver.IsInvited || receiver.RegionCode != unit.RegionCode) return HandoverProblems.UnknownReceiver();
        var list = new HandoverList(unit.Id, from, to, await (await ListerAsync(db, unit, giver, cancel)).ReadAsync(cancel));
        if (receiver.PersonId is null && list.Of(HandoverKind.Post).Any()) return HandoverProblems.NoPerson(receiver.DisplayName);
        return await ApartAsync(db, giver, receiver, list, cancel) is { } together ? together : new Checked(giver, receiver, list);
    }

    // What the receiver would hold with it: an administrator takes no business over, a checker no filling of the same unit.
    private async Task<Problem?> ApartAsync(AppDb db, Account giver, Account receiver, HandoverList list, CancellationToken cancel)
    {
        var now = workspace.Clock.GetUtcNow();
        var appointments = list.Of(HandoverKind.Post).Select(e => e.Number).ToList();
        var posts = await db.Posts.AsNoTracking().Where(p => db.Appointments.Any(a => appointments.Contains(a.Id) && a.PostId == p.Id)).OrderBy(p => p.Id).ToListAsync(cancel);
        var book = await workspace.RoleBooks.CurrentAsync(db, cancel);
        var held = receiver.Grants.Where(g => !g.IsOver(now)).Select(g => g.ToGrant()).ToList();
        var rights = list.Of(HandoverKind.Right).Select(e => e.Number).ToHashSet();
        var asked = posts.Select(p => AppointmentDesk.GrantOf(p, book)).Concat(giver.Grants.Where(g => rights.Contains(g.Id)).OrderBy(g => g.Id).Select(g => g.ToGrant()));
        return asked.Select(grant => SeparationOfDuties.Check(held, grant, book)).FirstOrDefault(p => p is not null);
    }

    private async Task CloseAsync(AppDb db, HandoverRecord record, HandoverState state, string by, CancellationToken cancel)
    {
        var now = workspace.Clock.GetUtcNow();
        (record.State, record.EndedAt, record.EndedBy) = (state, now, by);
        await TaskLedger.CloseAsync(db, TaskKey(record), by, now, cancel);
    }

    private async Task<Result<HandoverRecord>> DoAsync(Principal by, Func<AppDb, Task<Result<Done>>> deed, CancellationToken cancel)
    {
        await using var db = workspace.OpenDb();
        await using var transaction = await AuditLog.BeginAsync(db, cancel);
        var done = await deed(db);
        if (!done.TryGet(out var result)) return Result.Fail<HandoverRecord>(done.Problems);
        await db.SaveChangesAsync(cancel);
        var entry = await workspace.Audit.AppendAsync(db, by.Account, result.Action, Subject(result.Record), result.Details, cancel);
        await workspace.Audit.CommitAsync(transaction, entry, cancel);
        return result.Record;
    }

    private static object Details(HandoverRecord record, string reason) => new
    {
        from = record.FromAccount,
        to = record.ToAccount,
        list = record.ListHash,
        reason,
        unit = record.UnitId,
        region = record.RegionCode,
    };

    private static string Subject(HandoverRecord record) => FormattableString.Invariant($"handover:{record.Id}");

    private static string TaskKey(HandoverRecord record) => Subject(record) + ":accept";
}
