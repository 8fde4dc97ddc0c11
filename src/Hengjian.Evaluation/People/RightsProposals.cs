using System.Globalization;
using Hengjian.Domain;
using Hengjian.Domain.Access;
using Hengjian.Domain.Accounts;
using Hengjian.Domain.People;
using Hengjian.Domain.Regions;
using Hengjian.Evaluation.Accounts;
using Hengjian.Evaluation.Workspaces;
using Hengjian.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Evaluation.People;

/// <summary>Why rights are proposed.</summary>
public enum ProposalKind
{
    /// <summary>任职: a post gives them.</summary>
    Give,

    /// <summary>任职已结束: the post that gave them is no longer held.</summary>
    End,

    /// <summary>区划调整: their region has gone to another.</summary>
    Move,
}

/// <summary>授权建议: nothing until a security administrator has confirmed it.</summary>
/// <param name="Kind">Why.</param>
/// <param name="Account">Sign-in name of whose.</param>
/// <param name="Name">Name shown.</param>
/// <param name="Grant">The rights to give, or to take back.</param>
/// <param name="From">First day.</param>
/// <param name="To">Last day.</param>
/// <param name="Appointment">The appointment they come from.</param>
/// <param name="Held">Number of the grant to be taken back.</param>
/// <param name="Why">Chinese.</param>
public sealed record RightsProposal(
    ProposalKind Kind, string Account, string Name, Grant Grant, DateOnly? From, DateOnly? To, long? Appointment, long? Held, string Why)
{
    /// <summary>What a form sends to say which one is meant.</summary>
    public string Key => string.Create(CultureInfo.InvariantCulture, $"{Kind}|{Account}|{Appointment}|{Held}|{Grant.RegionCode}");
}

/// <summary>
/// What appointments and changes of regions ask of the security administrator. The list follows from the records each time it is read: nothing gives
/// rights by itself, and what is done drops out by itself.
/// </summary>
public sealed class RightsProposals(Workspace workspace, RightsLibrary rights)
{
    private static readonly TimeSpan HandedOverFor = TimeSpan.FromDays(30);

    /// <summary>All proposals, by account.</summary>
    public async Task<IReadOnlyList<RightsProposal>> ListAsync(CancellationToken cancel = default)
    {
        await using var db = workspace.OpenDb();
        var now = workspace.Clock.GetUtcNow();
        var today = BeijingTime.DayOf(now);
        var accounts = await db.Accounts.AsNoTracking().Include(a => a.Grants).Where(a => !a.Disabled).OrderBy(a => a.Name).ToListAsync(cancel);
        var posts = await db.Posts.AsNoTracking().ToDictionaryAsync(p => p.Id, cancel);
        var units = await db.Units.AsNoTracking().ToDictionaryAsync(u => u.Id, StringComparer.Ordinal, cancel);
        var appointments = (await db.Appointments.AsNoTracking().OrderBy(a => a.Id).ToListAsync(cancel)).ToLookup(a => a.PersonId);
        var people = await db.People.AsNoTracking().ToDictionaryAsync(p => p.Id, p => p.Name, cancel);
        var book = await workspace.RoleBooks.CurrentAsync(db, cancel);
        var proposals = new List<RightsProposal>();
        foreach (var account in accounts.Where(a => a.PersonId is not null))
        {
            var own = appointments[account.PersonId!.Value].ToList();
            proposals.AddRange(own.Where(a => a.DeclinedBy is null && (a.To is null || a.To >= today)).Select(a => Give(account, a, posts, units, people, book, now)).OfType<RightsProposal>());
            proposals.AddRange(Ended(account, own, posts, units, book, now, today));
        }
        proposals.AddRange(await HandedOverAsync(db, accounts, appointments, posts, book, now, cancel));
        var acts = await db.RegionActs.AsNoTracking().Where(a => a.On <= today).OrderBy(a => a.On).ThenBy(a => a.Id).ToListAsync(cancel);
        if (acts.Count > 0)
        {
            var gone = acts.SelectMany(a => a.From.Except(a.To)).ToHashSet();
            proposals.AddRange(accounts.SelectMany(a => a.Grants.Where(g => !g.IsOver(now) && gone.Contains(g.RegionCode)).OrderBy(g => g.Id)
                .SelectMany(g => Moved(a, g, acts, units, today))));
        }
        return [.. proposals.DistinctBy(p => p.Key).OrderBy(p => p.Account, StringComparer.Ordinal).ThenBy(p => p.Kind)];
    }

    /// <summary>Confirms one: gives, takes back, or both when a region moved. The same duties are kept apart as when rights are given by hand.</summary>
    public async Task<Result<Account>> ConfirmAsync(RightsProposal proposal, string by, CancellationToken cancel = default)
    {
        if (proposal.Kind == ProposalKind.End) return await rights.EndAsync(proposal.Account, proposal.Held!.Value, proposal.Why, by, cancel);
        var given = await rights.GiveAsync(proposal.Account, new RightsGiving(proposal.Grant, proposal.From, proposal.To) { Appointment = proposal.Appointment }, by, cancel);
        if (proposal.Kind == ProposalKind.Give) return given;
        // Broken off between the two, the new grant is there already and the old one still to be ended.
        if (!given.IsOk && given.Problems[0].Code != AccessProblems.AlreadyGranted().Code) return given;
        return await rights.EndAsync(proposal.Account, proposal.Held!.Value, proposal.Why, by, cancel);
    }

    /// <summary>Refuses the rights of an appointment; the appointment itself stays.</summary>
    public async Task<Result<long>> DeclineAsync(long appointment, string reason, string by, CancellationToken cancel = default)
    {
        if (reason.Trim() is not { Length: > 0 and <= PeopleLibrary.LongestReason } why) return AccountProblems.NoReason();
        await using var db = workspace.OpenDb();
        await using var transaction = await AuditLog.BeginAsync(db, cancel);
        var found = await db.Appointments.SingleOrDefaultAsync(a => a.Id == appointment, cancel);
        var post = found is null ? null : await db.Posts.SingleOrDefaultAsync(p => p.Id == found.PostId, cancel);
        if (found is null || post is null || found.DeclinedBy is not null) return PeopleProblems.NothingToEnd();
        (found.DeclinedBy, found.DeclinedWhy) = (by, why);
        await db.SaveChangesAsync(cancel);
        var entry = await workspace.Audit.AppendAsync(db, by, "decline-rights", "unit:" + post.UnitId, new { appointment, post = post.Title, reason = why, region = post.RegionCode }, cancel);
        await workspace.Audit.CommitAsync(transaction, entry, cancel);
        return appointment;
    }

    private static RightsProposal? Give(
        Account account, AppointmentRecord appointment, Dictionary<long, PostRecord> posts, Dictionary<string, Unit> units, Dictionary<long, string> people, RoleBook book, DateTimeOffset now)
    {
        if (!posts.TryGetValue(appointment.PostId, out var post)) return null;
        var grant = AppointmentDesk.GrantOf(post, book);
        if (account.Grants.Any(g => !g.IsOver(now) && g.ToGrant() == grant)) return null;
        var place = units.TryGetValue(post.UnitId, out var unit) ? unit.Name : post.UnitId;
        var why = appointment.SubstituteFor is { } other ? $"代理{people.GetValueOrDefault(other)}任{place}{post.Title}" : $"任{place}{post.Title}";
        return new RightsProposal(ProposalKind.Give, account.Name, account.DisplayName, grant, appointment.From, appointment.To, appointment.Id, null, why);
    }

    // Rights of no post that stood on an accepted list: they do not move by themselves either. Told for a month.
    private static async Task<List<RightsProposal>> HandedOverAsync(
        Data.Records.AppDb db, List<Account> accounts, ILookup<long, AppointmentRecord> appointments, Dictionary<long, PostRecord> posts, RoleBook book, DateTimeOffset now, CancellationToken cancel)
    {
        var since = now - HandedOverFor;
        var found = new List<RightsProposal>();
        foreach (var record in await db.Handovers.AsNoTracking().Where(h => h.State == HandoverState.Accepted && h.EndedAt >= since).OrderBy(h => h.Id).ToListAsync(cancel))
        {
            var rights = HandoverList.Read(record.List).Of(HandoverKind.Right).Select(e => e.Number).ToHashSet();
            var (from, to) = (accounts.Find(a => a.Name == record.FromAccount), accounts.Find(a => a.Name == record.ToAccount));
            foreach (var grant in from?.Grants.Where(g => rights.Contains(g.Id)).OrderBy(g => g.Id) ?? Enumerable.Empty<AccountGrant>())
            {
                if (!grant.IsOver(now) && grant.EndedAt is null)
                    found.Add(new RightsProposal(
                        ProposalKind.End, from!.Name, from.DisplayName, grant.ToGrant(), null, null, null, grant.Id, $"工作已移交给{to?.DisplayName ?? record.ToAccount}（{record.Reason}）"));
                var byPost = to?.PersonId is { } person && appointments[person].Any(a => posts.TryGetValue(a.PostId, out var post) && AppointmentDesk.GrantOf(post, book) == grant.ToGrant());
                if (to is not null && !byPost && !to.Grants.Any(g => !g.IsOver(now) && g.ToGrant() == grant.ToGrant()))
                    found.Add(new RightsProposal(ProposalKind.Give, to.Name, to.DisplayName, grant.ToGrant(), null, grant.ValidTo, null, null, $"接收{from!.DisplayName}移交的工作（{record.Reason}）"));
            }
        }
        return found;
    }

    // Rights given before the appointment was written down do not end with it by themselves.
    private static IEnumerable<RightsProposal> Ended(
        Account account, List<AppointmentRecord> own, Dictionary<long, PostRecord> posts, Dictionary<string, Unit> units, RoleBook book, DateTimeOffset now, DateOnly today)
    {
        var current = own.Where(a => a.To is null || a.To >= today).Select(a => posts.GetValueOrDefault(a.PostId)).OfType<PostRecord>().Select(p => AppointmentDesk.GrantOf(p, book)).ToHashSet();
        foreach (var appointment in own.Where(a => a.To < today))
        {
            if (!posts.TryGetValue(appointment.PostId, out var post) || current.Contains(AppointmentDesk.GrantOf(post, book))) continue;
            foreach (var grant in account.Grants.Where(g => !g.IsOver(now) && g.ToGrant() == AppointmentDesk.GrantOf(post, book)))
            {
                var place = units.TryGetValue(post.UnitId, out var unit) ? unit.Name : post.UnitId;
                yield return new RightsProposal(
                    ProposalKind.End, account.Name, account.DisplayName, grant.ToGrant(), null, null, null, grant.Id, $"{place}{post.Title}的任职已于 {appointment.To:yyyy-MM-dd} 结束");
            }
        }
    }

    private static IEnumerable<RightsProposal> Moved(Account account, AccountGrant grant, List<RegionActRecord> acts, Dictionary<string, Unit> units, DateOnly today)
    {
        var first = acts.First(a => a.From.Contains(grant.RegionCode) && !a.To.Contains(grant.RegionCode));
        var successors = RegionActs.SuccessorsOf(acts, grant.RegionCode, first.On.AddDays(-1), today);
        var why = $"{first.Words}（{first.Document}）";
        if (successors.Count == 0)
            yield return new RightsProposal(ProposalKind.End, account.Name, account.DisplayName, grant.ToGrant(), null, null, null, grant.Id, why);
        foreach (var code in successors)
        {
            // The unit of the same department there; without one the grant waits until it has been founded.
            var unit = grant.Unit is null ? null : Twin(grant.Unit, code, units, today);
            if (grant.Unit is not null && unit is null) continue;
            yield return new RightsProposal(
                ProposalKind.Move, account.Name, account.DisplayName, new Grant(grant.Role, code, unit), grant.ValidFrom, grant.ValidTo, grant.AppointmentId, grant.Id, why);
        }
    }

    private static string? Twin(string unit, int region, Dictionary<string, Unit> units, DateOnly today) =>
        units.TryGetValue(unit, out var old) && old.Department.Length > 0
            ? units.Values.Where(u => u.RegionCode == region && u.Department == old.Department && u.Exists(today)).OrderBy(u => u.Id, StringComparer.Ordinal).Select(u => u.Id).FirstOrDefault()
            : null;
}
