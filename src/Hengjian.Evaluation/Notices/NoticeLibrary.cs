using System.Globalization;
using Hengjian.Data.Records;
using Hengjian.Domain.Access;
using Hengjian.Domain.Notices;
using Hengjian.Domain.Tasks;
using Hengjian.Evaluation.Outboxes;
using Hengjian.Evaluation.Tasks;
using Hengjian.Evaluation.Workspaces;
using Hengjian.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Evaluation.Notices;

/// <summary>A notice as it is written.</summary>
/// <param name="RegionCode">Who sends.</param>
/// <param name="RoundId">The round it is about; its governments can be addressed together.</param>
/// <param name="Number">文号; may be empty.</param>
/// <param name="Title">Chinese.</param>
/// <param name="Body">The text.</param>
/// <param name="Governments">To whoever leads the self-evaluation of each evaluated government.</param>
/// <param name="Below">And of those below them.</param>
/// <param name="Departments">And to these departments of the same governments.</param>
public sealed record NoticeDraft(
    int RegionCode, long RoundId, string Number, string Title, string Body, bool Governments, bool Below, IReadOnlyList<string> Departments);

/// <summary>A notice with what became of it.</summary>
/// <param name="Notice">The notice.</param>
/// <param name="Sent">Addressees.</param>
/// <param name="Opened">Of them, those who opened it.</param>
/// <param name="Acknowledged">Of them, those who confirmed.</param>
public sealed record NoticeLine(NoticeRecord Notice, int Sent, int Opened, int Acknowledged);

/// <summary>通知: sent once with a receipt for each addressee, opened and confirmed by them.</summary>
public sealed class NoticeLibrary(Workspace workspace)
{
    /// <summary>Longest title.</summary>
    public const int LongestTitle = 80;

    /// <summary>Longest text.</summary>
    public const int LongestBody = 8000;

    private const int MostAddressees = 5000;

    /// <summary>Sends a notice: receipts, tasks and messages in one transaction.</summary>
    public async Task<Result<NoticeRecord>> SendAsync(NoticeDraft draft, Principal principal, CancellationToken cancel = default)
    {
        var right = AccessPolicy.Decide(principal, Permission.SendNotice, draft.RegionCode);
        if (!right.Allowed) return AccessProblems.Denied(right);
        if (!IsGood(draft.Title, LongestTitle) || !StorableText.Is(draft.Title, lines: false)) return NoticeProblems.BadText("标题", LongestTitle);
        if (!IsGood(draft.Body, LongestBody)) return NoticeProblems.BadText("正文", LongestBody);
        if (draft.Number.Length > 40 || !StorableText.Is(draft.Number, lines: false)) return NoticeProblems.BadText("文号", 40);
        await using var db = workspace.OpenDb();
        await using var transaction = await AuditLog.BeginAsync(db, cancel);
        var to = await AddresseesAsync(db, draft, cancel);
        if (to.Count == 0) return NoticeProblems.NoAddressee();
        if (to.Count > MostAddressees) return NoticeProblems.TooManyAddressees(to.Count, MostAddressees);
        var now = workspace.Clock.GetUtcNow();
        var notice = new NoticeRecord
        {
            RoundId = draft.RoundId,
            RegionCode = draft.RegionCode,
            Number = draft.Number.Trim(),
            Title = draft.Title.Trim(),
            Body = draft.Body.Trim(),
            State = NoticeState.Sent,
            By = principal.Account,
            SentAt = now,
        };
        db.Notices.Add(notice);
        await db.SaveChangesAsync(cancel);
        await AddressAsync(db, notice, to, principal.Account, now, cancel);
        await db.SaveChangesAsync(cancel);
        var entry = await workspace.Audit.AppendAsync(
            db, principal.Account, "send-notice", SubjectOf(notice.Id), new { region = notice.RegionCode, notice.Number, notice.Title, count = to.Count }, cancel);
        await workspace.Audit.CommitAsync(transaction, entry, cancel);
        return notice;
    }

    /// <summary>The notices of regions somebody sends for, newest first.</summary>
    public async Task<IReadOnlyList<NoticeLine>> SentAsync(RegionScope scope, CancellationToken cancel = default)
    {
        await using var db = workspace.OpenDb();
        var notices = await db.Notices.AsNoTracking().InScope(scope).OrderByDescending(n => n.Id).Take(200).ToListAsync(cancel);
        var ids = notices.Select(n => n.Id).ToList();
        var counts = await db.NoticeReceipts.AsNoTracking().Where(r => ids.Contains(r.NoticeId)).GroupBy(r => r.NoticeId)
            .Select(g => new { g.Key, All = g.Count(), Opened = g.Count(r => r.OpenedAt != null), Confirmed = g.Count(r => r.AcknowledgedAt != null) })
            .ToDictionaryAsync(g => g.Key, cancel);
        return [.. notices.Select(n => counts.TryGetValue(n.Id, out var c) ? new NoticeLine(n, c.All, c.Opened, c.Confirmed) : new NoticeLine(n, 0, 0, 0))];
    }

    /// <summary>The receipts of somebody's units, newest notice first, with their notices.</summary>
    public async Task<IReadOnlyList<(NoticeRecord Notice, NoticeReceiptRecord Receipt)>> ReceivedAsync(Principal principal, CancellationToken cancel = default)
    {
        await using var db = workspace.OpenDb();
        var receipts = (await db.NoticeReceipts.AsNoTracking().InScope(AccessPolicy.ScopeOf(principal, Permission.ReadNotice)).OrderByDescending(r => r.NoticeId).Take(500).ToListAsync(cancel))
            .Where(r => IsFor(r, principal)).ToList();
        var ids = receipts.Select(r => r.NoticeId).Distinct().ToList();
        var notices = await db.Notices.AsNoTracking().Where(n => ids.Contains(n.Id) && n.State == NoticeState.Sent).ToDictionaryAsync(n => n.Id, cancel);
        return [.. receipts.Where(r => notices.ContainsKey(r.NoticeId)).Select(r => (notices[r.NoticeId], r))];
    }

    /// <summary>A notice with all its receipts; whoever may see it decides the caller.</summary>
    public async Task<Result<(NoticeRecord Notice, IReadOnlyList<NoticeReceiptRecord> Receipts)>> FindAsync(long id, CancellationToken cancel = default)
    {
        await using var db = workspace.OpenDb();
        var notice = await db.Notices.AsNoTracking().SingleOrDefaultAsync(n => n.Id == id, cancel);
        if (notice is null) return NoticeProblems.UnknownNotice(id);
        var receipts = await db.NoticeReceipts.AsNoTracking().Where(r => r.NoticeId == id).OrderBy(r => r.RegionCode).ThenBy(r => r.UnitId).ToListAsync(cancel);
        return (notice, (IReadOnlyList<NoticeReceiptRecord>)receipts);
    }

    /// <summary>Notes the first opening for each of the reader's units; later ones change nothing.</summary>
    public Task<Result<int>> OpenAsync(long id, Principal principal, CancellationToken cancel = default) =>
        ReadAsync(id, principal, "notice-opened", r => r.OpenedAt is null, (r, now) => (r.OpenedAt, r.OpenedBy) = (now, principal.Account), closes: false, cancel);

    /// <summary>确认收到: closes the task.</summary>
    public Task<Result<int>> AcknowledgeAsync(long id, Principal principal, CancellationToken cancel = default) =>
        ReadAsync(id, principal, "notice-acknowledged", r => r.AcknowledgedAt is null, (r, now) => r.AcknowledgedAt = now, closes: true, cancel);

    /// <summary>撤回: nobody is asked to read it any more; it stays on record.</summary>
    public async Task<Result<NoticeState>> WithdrawAsync(long id, Principal principal, CancellationToken cancel = default)
    {
        await using var db = workspace.OpenDb();
        await using var transaction = await AuditLog.BeginAsync(db, cancel);
        var notice = await db.Notices.SingleOrDefaultAsync(n => n.Id == id, cancel);
        if (notice is null) return NoticeProblems.UnknownNotice(id);
        var right = AccessPolicy.Decide(principal, Permission.SendNotice, notice.RegionCode);
        if (!right.Allowed) return AccessProblems.Denied(right);
        if (notice.State != NoticeState.Sent) return NoticeProblems.NotSent();
        notice.State = NoticeState.Withdrawn;
        var now = workspace.Clock.GetUtcNow();
        foreach (var receipt in await db.NoticeReceipts.Where(r => r.NoticeId == id).ToListAsync(cancel))
            await TaskLedger.CloseAsync(db, KeyOf(receipt), principal.Account, now, cancel);
        await db.SaveChangesAsync(cancel);
        var entry = await workspace.Audit.AppendAsync(db, principal.Account, "withdraw-notice", SubjectOf(id), new { region = notice.RegionCode }, cancel);
        await workspace.Audit.CommitAsync(transaction, entry, cancel);
        return notice.State;
    }

    /// <summary>Whether a receipt is for one of somebody's units.</summary>
    public static bool IsFor(NoticeReceiptRecord receipt, Principal principal) =>
        AccessPolicy.Decide(principal, Permission.ReadNotice, new AccessObject(receipt.RegionCode, IsGovernment(receipt) ? null : receipt.UnitId)).Allowed;

    /// <summary>Whether a receipt is for the government itself: for whoever leads its self-evaluation.</summary>
    public static bool IsGovernment(NoticeReceiptRecord receipt) => receipt.UnitId == GovernmentOf(receipt.RegionCode);

    private static string GovernmentOf(int region) => FormattableString.Invariant($"{region:D6}-government");

    private async Task<Result<int>> ReadAsync(
        long id, Principal principal, string action, Func<NoticeReceiptRecord, bool> open, Action<NoticeReceiptRecord, DateTimeOffset> note, bool closes, CancellationToken cancel)
    {
        await using var db = workspace.OpenDb();
        await using var transaction = await AuditLog.BeginAsync(db, cancel);
        var state = await db.Notices.Where(n => n.Id == id).Select(n => (NoticeState?)n.State).SingleOrDefaultAsync(cancel);
        if (state is null) return NoticeProblems.UnknownNotice(id);
        if (state != NoticeState.Sent) return NoticeProblems.NotSent();
        var own = (await db.NoticeReceipts.Where(r => r.NoticeId == id).InScope(AccessPolicy.ScopeOf(principal, Permission.ReadNotice)).ToListAsync(cancel))
            .Where(r => IsFor(r, principal)).ToList();
        if (own.Count == 0) return NoticeProblems.NotAddressed();
        var fresh = own.Where(open).ToList();
        if (fresh.Count == 0) return 0;
        var now = workspace.Clock.GetUtcNow();
        foreach (var receipt in fresh)
        {
            note(receipt, now);
            if (closes) await TaskLedger.CloseAsync(db, KeyOf(receipt), principal.Account, now, cancel);
        }
        await db.SaveChangesAsync(cancel);
        var entry = await workspace.Audit.AppendAsync(
            db, principal.Account, action, SubjectOf(id), new { region = fresh[0].RegionCode, unit = fresh[0].UnitId, count = fresh.Count }, cancel);
        await workspace.Audit.CommitAsync(transaction, entry, cancel);
        return fresh.Count;
    }

    // Thousands at once: in bulk, for the deed holds the lock that everybody's saves wait for.
    private static async Task AddressAsync(
        AppDb db, NoticeRecord notice, IReadOnlyList<(int Region, string Unit)> to, string by, DateTimeOffset now, CancellationToken cancel)
    {
        var link = "/notices/" + notice.Id.ToString(CultureInfo.InvariantCulture);
        var (title, text) = ("通知：" + notice.Title, $"有新通知“{notice.Title}”，请阅读并确认收到。");
        var receipts = to.Select(t => new NoticeReceiptRecord { NoticeId = notice.Id, RegionCode = t.Region, UnitId = t.Unit }).ToList();
        db.NoticeReceipts.AddRange(receipts);
        await TaskLedger.PutManyAsync(db, [.. receipts.Select(r => new TaskSpec(KeyOf(r), TaskKinds.Notice, r.RegionCode, r.UnitId, "阅读通知：" + notice.Title, link, null, by)
        {
            Openness = Openness.Public,
        })], now, cancel);
        await Outbox.PutManyAsync(db, MessageOutbox.Kind, [.. receipts.Select(r => (KeyOf(r), (object)(IsGovernment(r)
            ? new Message(null, r.RegionCode, nameof(Permission.DeliverMilestone), null, title, text, link)
            : new Message(r.UnitId, 0, "", null, title, text, link))))], now, cancel);
    }

    private static async Task<IReadOnlyList<(int Region, string Unit)>> AddresseesAsync(AppDb db, NoticeDraft draft, CancellationToken cancel)
    {
        var packages = await db.Packages.AsNoTracking()
            .Where(p => p.RoundId == draft.RoundId).InScope(RegionScope.Of([CodeRange.Of(draft.RegionCode)])).OrderBy(p => p.RegionCode).ToListAsync(cancel);
        var regions = packages.Where(p => p.ParentId is null || draft.Below).Select(p => p.RegionCode).ToList();
        var to = draft.Governments ? regions.Select(r => (r, GovernmentOf(r))).ToList() : [];
        if (draft.Departments.Count == 0) return to;
        var units = await db.Units.AsNoTracking().Where(u => regions.Contains(u.RegionCode) && draft.Departments.Contains(u.Department) && u.ValidTo == null)
            .OrderBy(u => u.RegionCode).ThenBy(u => u.Id).Select(u => new { u.RegionCode, u.Id }).ToListAsync(cancel);
        return [.. to, .. units.Select(u => (u.RegionCode, u.Id))];
    }

    private static bool IsGood(string text, int most) =>
        text.Trim().Length is > 0 && text.Length <= most && StorableText.Is(text);

    private static string KeyOf(NoticeReceiptRecord receipt) => FormattableString.Invariant($"{TaskKinds.Notice}:{receipt.NoticeId}:{receipt.RegionCode:D6}:{receipt.UnitId}");

    private static string SubjectOf(long id) => "notice:" + id.ToString(CultureInfo.InvariantCulture);
}
