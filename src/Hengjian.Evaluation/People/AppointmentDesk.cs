using Hengjian.Data.Records;
using Hengjian.Domain.Access;
using Hengjian.Domain.People;
using Hengjian.Evaluation.Workspaces;
using Hengjian.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Evaluation.People;

/// <summary>Appoints and ends appointments within the caller's transaction. Rights are only ever proposed by it, and end with it.</summary>
internal sealed class AppointmentDesk(AppDb db, PeopleDesk desk, Workspace workspace, Principal by)
{
    private PeopleState State => desk.State;

    /// <summary>Appoints somebody who is stored; the same again changes nothing, another last day changes that.</summary>
    public async Task<Result<EntryOutcome>> SetAsync(PersonRecord person, AppointmentEntry entry, CancellationToken cancel)
    {
        if (!State.Units.TryGetValue(entry.Unit, out var unit)) return desk.UnknownUnit(entry.Unit);
        if (desk.Refusal(unit.RegionCode) is { } refused) return refused;
        if (desk.FindPost(entry.Unit, entry.Title) is not { } post)
            return PeopleProblems.UnknownPost(unit.Name, entry.Title, NearestName.Of(entry.Title, State.Posts.Where(p => p.UnitId == entry.Unit).Select(p => p.Title)));
        if (entry.To < entry.From) return PeopleProblems.DaysTurned();
        if (!unit.Exists(entry.From) || (entry.To is { } end && !unit.Exists(end))) return PeopleProblems.NotThen("单位", unit.Name);
        if (!post.Exists(entry.From) || (entry.To is { } last && !post.Exists(last))) return PeopleProblems.NotThen("岗位", post.Title);
        var substituted = await StoodInForAsync(person, post, entry, cancel);
        if (!substituted.TryGet(out var other)) return Result.Fail<EntryOutcome>(substituted.Problems);
        var own = State.Appointments.Where(a => a.PersonId == person.Id && a.PostId == post.Id).ToList();
        if (own.Find(a => a.From == entry.From) is { } same)
        {
            if (entry.To is null || same.To == entry.To) return EntryOutcome.Same;
            return await EndAsync(same, entry.To.Value, "任职期限变更", cancel) ? EntryOutcome.Changed : EntryOutcome.Same;
        }
        if (own.Exists(a => Overlap(a, entry.From, entry.To))) return PeopleProblems.HeldAlready(person.Name, post.Title);
        if (Apart(person, post, entry) is { } together) return together;
        var appointment = new AppointmentRecord { PersonId = person.Id, PostId = post.Id, From = entry.From, To = entry.To, SubstituteFor = other == 0 ? null : other };
        db.Appointments.Add(appointment);
        State.Appointments.Add(appointment);
        return EntryOutcome.Added;
    }

    /// <summary>Sets the last day, and ends rights that came from the appointment; see <see cref="AppointmentEnds"/>.</summary>
    public Task<bool> EndAsync(AppointmentRecord appointment, DateOnly last, string why, CancellationToken cancel) =>
        AppointmentEnds.EndAsync(db, workspace, by.Account, appointment, last, why, cancel);

    // 0 when it is no substitution.
    private async Task<Result<long>> StoodInForAsync(PersonRecord person, PostRecord post, AppointmentEntry entry, CancellationToken cancel)
    {
        if (entry.SubstituteFor is not { Length: > 0 } typed) return 0;
        if (entry.To is not { } to) return PeopleProblems.SubstituteNeedsEnd();
        var holders = State.Appointments.Where(a => a.PostId == post.Id && a.SubstituteFor is null).Select(a => a.PersonId).ToHashSet();
        var people = await db.People.AsNoTracking().Where(p => holders.Contains(p.Id)).OrderBy(p => p.Id).ToListAsync(cancel);
        if (person.Name == typed || person.StaffNumber == typed) return PeopleProblems.OwnSubstitute();
        var found = people.Where(p => p.Name == typed || (p.StaffNumber.Length > 0 && p.StaffNumber == typed)).ToList();
        if (found.Count > 1) return PeopleProblems.SeveralPeople(typed);
        // Whoever is stood in for holds the post on each of those days.
        var covers = found.Count == 1 && State.Appointments.Exists(a =>
            a.PersonId == found[0].Id && a.PostId == post.Id && a.SubstituteFor is null && a.From <= entry.From && (a.To is null || a.To >= to));
        return covers ? found[0].Id : PeopleProblems.NobodyToStandInFor(typed, post.Title);
    }

    // Clerk and checker of one unit in one hand: refused before anybody could give the rights.
    private Problem? Apart(PersonRecord person, PostRecord post, AppointmentEntry entry)
    {
        var posts = State.Posts.ToDictionary(p => p.Id);
        var held = State.Appointments.Where(a => a.PersonId == person.Id && Overlap(a, entry.From, entry.To))
            .Select(a => posts.GetValueOrDefault(a.PostId)).OfType<PostRecord>().Select(p => GrantOf(p, by.Book));
        return SeparationOfDuties.Check(held, GrantOf(post, by.Book), by.Book);
    }

    /// <summary>The rights a post proposes.</summary>
    internal static Grant GrantOf(PostRecord post, RoleBook book) =>
        new(post.Role, post.RegionCode, book.Find(post.Role) is { NeedsUnit: true } ? post.UnitId : null);

    private static bool Overlap(AppointmentRecord a, DateOnly from, DateOnly? to) => (a.To is null || a.To >= from) && (to is null || a.From <= to);
}
