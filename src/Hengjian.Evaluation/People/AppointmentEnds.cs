using Hengjian.Data.Records;
using Hengjian.Domain;
using Hengjian.Domain.People;
using Hengjian.Evaluation.Workspaces;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Evaluation.People;

/// <summary>Ends appointments, and with them the rights that came from them.</summary>
internal static class AppointmentEnds
{
    /// <summary>Sets the last day, and ends rights that came from the appointment when it is earlier than theirs.</summary>
    /// <returns>False when it was that day already.</returns>
    public static async Task<bool> EndAsync(
        AppDb db, Workspace workspace, string by, AppointmentRecord appointment, DateOnly last, string why, CancellationToken cancel)
    {
        if (appointment.To == last) return false;
        (appointment.To, appointment.EndedWhy) = (last, why);
        var now = workspace.Clock.GetUtcNow();
        var ends = BeijingTime.StartOf(last.AddDays(1));
        var accounts = await db.Accounts.Include(a => a.Grants).Where(a => a.Grants.Any(g => g.AppointmentId == appointment.Id)).OrderBy(a => a.Name).ToListAsync(cancel);
        foreach (var account in accounts)
            foreach (var grant in account.Grants.Where(g => g.AppointmentId == appointment.Id && g.EndedAt is null && !g.IsOver(now) && (g.ValidTo is null || g.ValidTo > last)).OrderBy(g => g.Id))
            {
                (grant.EndedAt, grant.EndedBy) = (ends < now ? now : ends, by);
                await workspace.Audit.AppendAsync(
                    db, by, "end-grant", "account:" + account.Name,
                    new { grant = grant.Id, role = grant.Role, regionCode = grant.RegionCode, unit = grant.Unit, reason = why, region = account.RegionCode }, cancel);
            }
        return true;
    }
}
