using Hengjian.Domain;
using Hengjian.Domain.Access;
using Hengjian.Domain.Accounts;
using Hengjian.Evaluation.Workspaces;
using Hengjian.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Evaluation.Accounts;

/// <summary>Rights to be given.</summary>
/// <param name="Grant">Role, region, unit.</param>
/// <param name="From">First day; null from now on.</param>
/// <param name="To">Last day; null while nobody ends it.</param>
public sealed record RightsGiving(Grant Grant, DateOnly? From, DateOnly? To)
{
    /// <summary>The appointment they come from; null when they are given by themselves. They end with it.</summary>
    public long? Appointment { get; init; }
}

/// <summary>授权: given with its days and taken back with a reason; separation of duties is asked each time.</summary>
public sealed class RightsLibrary(Workspace workspace)
{
    private readonly AccountDeeds deeds = new(workspace);

    /// <summary>Gives rights to an account.</summary>
    /// <param name="name">Sign-in name of who gets them.</param>
    /// <param name="giving">Which, and when.</param>
    /// <param name="by">Sign-in name of who gives them: somebody else.</param>
    /// <param name="cancel">Gives up; nothing is stored then.</param>
    /// <param name="reach">Whether the account is within reach of who gives them.</param>
    public async Task<Result<Account>> GiveAsync(string name, RightsGiving giving, string by, CancellationToken cancel = default, AccountReach? reach = null)
    {
        if (name == by) return AccessProblems.OwnRights();
        if (await CheckAsync(giving, cancel) is { } wrong) return wrong;
        return await deeds.DoAsync(name, by, async (db, account) =>
        {
            // Whoever holds the invitation would hold the rights. On the server both come from one hand, which could do anything anyhow.
            if (account.IsInvited && by != Account.Server) return AccessProblems.NotAccepted();
            if (await ObstacleAsync(db, account, giving, cancel) is { } obstacle) return obstacle;
            var (role, code, unit) = giving.Grant;
            var grant = new AccountGrant { Role = role, RegionCode = code, Unit = unit, ValidFrom = giving.From, ValidTo = giving.To, AppointmentId = giving.Appointment, GivenBy = by };
            account.Grants.Add(grant);
            await db.SaveChangesAsync(cancel);
            return new DeedEntry(
                "give-grant", new { grant = grant.Id, role, regionCode = code, unit, from = Day(giving.From), to = Day(giving.To), appointment = giving.Appointment, region = account.RegionCode });
        }, cancel, reach);
    }

    /// <summary>What is wrong with rights, whoever gets them; null when nothing is.</summary>
    public async Task<Problem?> CheckAsync(RightsGiving giving, CancellationToken cancel = default)
    {
        if (giving.To < Today || giving.To < giving.From) return AccessProblems.BadDays();
        await using var db = workspace.OpenDb();
        var book = await workspace.RoleBooks.CurrentAsync(db, cancel);
        if (book.Find(giving.Grant.Role) is not { } given || book.IsClosed(given.Id)) return AccessProblems.UnknownRole(giving.Grant.Role);
        if (given.NeedsUnit && giving.Grant.Unit is null) return AccessProblems.UnitNeeded(given.NameZh);
        // A unit that is not there would be another one for the eyes of separation: jyj and JYJ. Where none is registered yet, there is nothing to hold it against.
        var units = giving.Grant.Unit is null ? [] : await db.Units.Where(u => u.RegionCode == giving.Grant.RegionCode).Select(u => u.Id).ToListAsync(cancel);
        if (giving.Grant.Unit is { } unit && units.Count > 0 && !units.Contains(unit, StringComparer.Ordinal)) return AccessProblems.UnknownUnit(unit, giving.Grant.RegionCode);
        return await IsRegionAsync(giving.Grant.RegionCode, cancel) ? null : AccessProblems.UnknownRegion(giving.Grant.RegionCode);
    }

    /// <summary>Takes a grant back; its rights end with the next request.</summary>
    public async Task<Result<Account>> EndAsync(string name, long grant, string reason, string by, CancellationToken cancel = default, AccountReach? reach = null)
    {
        if (name == by) return AccessProblems.OwnRights();
        if (AccountAdministration.Reason(reason) is not { } why) return AccountProblems.NoReason();
        return await deeds.DoAsync(name, by, (_, account) =>
        {
            var now = workspace.Clock.GetUtcNow();
            var found = account.Grants.SingleOrDefault(g => g.Id == grant && !g.IsOver(now));
            if (found is null) return Task.FromResult<Result<DeedEntry>>(AccessProblems.NoSuchGrant());
            (found.EndedAt, found.EndedBy) = (now, by);
            return Task.FromResult<Result<DeedEntry>>(new DeedEntry(
                "end-grant", new { grant, role = found.Role, regionCode = found.RegionCode, unit = found.Unit, reason = why, region = account.RegionCode }));
        }, cancel, reach);
    }

    private async Task<Problem?> ObstacleAsync(Data.Records.AppDb db, Account account, RightsGiving giving, CancellationToken cancel)
    {
        var now = workspace.Clock.GetUtcNow();
        var held = account.Grants.Where(g => !g.IsOver(now)).Select(g => g.ToGrant()).ToList();
        if (held.Contains(giving.Grant)) return AccessProblems.AlreadyGranted();
        var book = await workspace.RoleBooks.CurrentAsync(db, cancel);
        if (SeparationOfDuties.Check(held, giving.Grant, book) is { } together) return together;
        return await SamePeople.ObstacleAsync(db, account, [giving.Grant], book, now, cancel);
    }

    private DateOnly Today => BeijingTime.DayOf(workspace.Clock.GetUtcNow());

    /// <summary>Whether the regions of today hold a code; 0 is the whole country.</summary>
    public async Task<bool> IsRegionAsync(int code, CancellationToken cancel = default)
    {
        if (code == 0) return true;
        var tree = await workspace.Regions.TreeOnAsync(Today, cancel);
        return tree.TryGet(out var regions) && regions.TryFind(code, out _);
    }

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
