using Hengjian.Data.Records;
using Hengjian.Domain;
using Hengjian.Domain.Accounts;
using Hengjian.Domain.People;
using Hengjian.Evaluation.People;
using Hengjian.Evaluation.Workspaces;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Evaluation.Handovers;

/// <summary>How much was moved.</summary>
/// <param name="Appointments">Posts the receiver holds now.</param>
/// <param name="Tasks">Tasks that were given to the giver by name.</param>
/// <param name="Locks">Texts the giver was writing just then.</param>
internal sealed record Moved(int Appointments, int Tasks, int Locks);

/// <summary>Moves what an accepted list says within the caller's transaction. Records of what was done are not touched.</summary>
internal sealed class HandoverMove(AppDb db, Workspace workspace, Unit unit, Account from, Account to)
{
    /// <summary>Posts from today on, tasks given by name, and locks.</summary>
    public async Task<Moved> RunAsync(HandoverList list, string why, string by, CancellationToken cancel)
    {
        var now = workspace.Clock.GetUtcNow();
        var appointments = await AppointAsync(list, BeijingTime.DayOf(now), why, by, cancel);
        var ids = list.Of(HandoverKind.Task).Select(e => e.Number).ToList();
        var named = from.PersonId is { } person ? await db.WorkTasks.Where(t => t.PersonId == person && t.DoneAt == null && ids.Contains(t.Id)).ToListAsync(cancel) : [];
        // Without a person it is the unit's: somebody there will see it.
        foreach (var task in named) task.PersonId = to.PersonId;
        var locks = await db.BlockLocks.Where(l => l.By == from.Name && l.Until > now
            && db.NarrativeBlocks.Any(b => b.Id == l.BlockId && db.Contributions.Any(c => c.Id == b.ContributionId && c.UnitId == unit.Id))).ToListAsync(cancel);
        foreach (var held in locks) (held.By, held.Reason) = (to.Name, "移交");
        return new Moved(appointments, named.Count, locks.Count);
    }

    // The giver's last day is today, and today is the receiver's first: nobody stands without the post for a day.
    private async Task<int> AppointAsync(HandoverList list, DateOnly today, string why, string by, CancellationToken cancel)
    {
        var ids = list.Of(HandoverKind.Post).Select(e => e.Number).ToList();
        var given = await db.Appointments.Where(a => ids.Contains(a.Id)).OrderBy(a => a.Id).ToListAsync(cancel);
        var person = to.PersonId;
        var held = person is null ? [] : await db.Appointments.AsNoTracking().Where(a => a.PersonId == person && (a.To == null || a.To >= today)).ToListAsync(cancel);
        var count = 0;
        foreach (var appointment in given)
        {
            var until = appointment.To;
            await AppointmentEnds.EndAsync(db, workspace, by, appointment, today, ShortText.Cut(why, 100), cancel);
            // Whoever stood in for the receiver needs no successor, nor does who holds the post already.
            if (person is not { } receiver || appointment.SubstituteFor == receiver) continue;
            if (held.Exists(a => a.PostId == appointment.PostId && a.SubstituteFor == appointment.SubstituteFor && a.To is null)) continue;
            db.Appointments.Add(new AppointmentRecord { PersonId = receiver, PostId = appointment.PostId, From = today, To = until, SubstituteFor = appointment.SubstituteFor });
            count++;
        }
        return count;
    }
}
