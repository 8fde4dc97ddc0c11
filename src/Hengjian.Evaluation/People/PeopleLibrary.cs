using Hengjian.Data.Records;
using Hengjian.Domain;
using Hengjian.Domain.Access;
using Hengjian.Domain.People;
using Hengjian.Evaluation.Accounts;
using Hengjian.Evaluation.Collection;
using Hengjian.Evaluation.Workspaces;
using Hengjian.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Evaluation.People;

/// <summary>单位、岗位、人员、任职: each deed is one transaction with its line in the log.</summary>
public sealed class PeopleLibrary(Workspace workspace)
{
    /// <summary>Longest reason.</summary>
    public const int LongestReason = 200;

    private readonly SecretBox box = new(workspace.Directory);

    /// <summary>Adds or changes a unit; another name is a rename that keeps the old one.</summary>
    public Task<Result<EntryOutcome>> SetUnitAsync(UnitEntry entry, Principal by, CancellationToken cancel = default) =>
        DoAsync([entry.Region], by, "unit:" + entry.Id, "set-unit", async (session, _) =>
            (await session.Desk.SetUnitAsync(entry, cancel)).Map(o => new Deed(o, new { name = entry.Name, to = entry.To, region = entry.Region })), cancel);

    /// <summary>Adds or changes a post of a unit.</summary>
    public Task<Result<EntryOutcome>> SetPostAsync(PostEntry entry, Principal by, CancellationToken cancel = default)
    {
        var region = RegionOf(entry.Unit);
        return DoAsync([region], by, "unit:" + entry.Unit, "set-post", (session, _) => Task.FromResult(
            session.Desk.SetPost(entry).Map(o => new Deed(o, new { post = entry.Title, role = entry.Role, to = entry.To, region }))), cancel);
    }

    /// <summary>Appoints a person to a post of a unit; the person is added when there is none of the name (and 工号) in the region.</summary>
    public Task<Result<EntryOutcome>> AppointAsync(PersonEntry person, AppointmentEntry entry, Principal by, CancellationToken cancel = default) =>
        DoAsync([person.Region, RegionOf(entry.Unit)], by, "unit:" + entry.Unit, "appoint", async (session, db) =>
        {
            var set = session.Desk.SetPerson(person);
            if (!set.TryGet(out var found)) return Result.Fail<Deed>(set.Problems);
            await db.SaveChangesAsync(cancel);
            var done = await session.Appointments.SetAsync(found.Person, entry, cancel);
            var outcome = done.Map(o => o == EntryOutcome.Same ? found.Outcome : o);
            return outcome.Map(o => new Deed(o, new
            {
                person = found.Person.Id,
                name = found.Person.Name,
                post = entry.Title,
                from = entry.From,
                to = entry.To,
                substituteFor = entry.SubstituteFor,
                region = person.Region,
            }));
        }, cancel);

    /// <summary>Ends an appointment on a day; the rights that came from it end with it.</summary>
    public async Task<Result<EntryOutcome>> EndAppointmentAsync(long id, DateOnly last, string reason, Principal by, CancellationToken cancel = default)
    {
        if (reason.Trim() is not { Length: > 0 and <= LongestReason } why) return PeopleProblems.BadText("理由", LongestReason);
        await using var look = workspace.OpenDb();
        var post = await look.Posts.AsNoTracking().SingleOrDefaultAsync(p => look.Appointments.Any(a => a.Id == id && a.PostId == p.Id), cancel);
        if (post is null) return PeopleProblems.NothingToEnd();
        return await DoAsync([post.RegionCode], by, "unit:" + post.UnitId, "end-appointment", async (session, _) =>
        {
            if (session.Desk.Refusal(post.RegionCode) is { } refused) return refused;
            var found = session.Desk.State.Appointments.Find(a => a.Id == id);
            if (found is null || found.To < session.Today) return PeopleProblems.NothingToEnd();
            if (last < found.From) return PeopleProblems.DaysTurned();
            var changed = await session.Appointments.EndAsync(found, last, why, cancel);
            return new Deed(changed ? EntryOutcome.Changed : EntryOutcome.Same, new { appointment = id, person = found.PersonId, post = post.Title, to = last, reason = why, region = post.RegionCode });
        }, cancel);
    }

    /// <summary>Reads a file and says what it would do, or does it; a row that is wrong keeps everything as it was.</summary>
    /// <param name="file">Seekable.</param>
    /// <param name="name">Its name, for the log.</param>
    /// <param name="by">Who hands it in.</param>
    /// <param name="store">False looks only: nothing is stored.</param>
    /// <param name="cancel">Gives up; nothing is stored then.</param>
    public async Task<Result<PeopleImport>> ImportAsync(Stream file, string name, Principal by, bool store, CancellationToken cancel = default)
    {
        var read = PeopleSheets.Read(file);
        if (!read.TryGet(out var sheets)) return Result.Fail<PeopleImport>(read.Problems);
        file.Position = 0;
        var hash = Convert.ToHexStringLower(await System.Security.Cryptography.SHA256.HashDataAsync(file, cancel));
        file.Position = 0;
        await using var db = workspace.OpenDb();
        await using var transaction = await AuditLog.BeginAsync(db, cancel);
        var opened = await OpenAsync(db, sheets.Regions(), by, cancel);
        if (!opened.TryGet(out var session)) return Result.Fail<PeopleImport>(opened.Problems);
        var import = await new PeopleImporter(db, session.Desk, session.Appointments).RunAsync(sheets, cancel);
        // Looked at, or wrong somewhere: the transaction ends without a commit and nothing has happened.
        if (!store || import.Issues.Count > 0 || import.IsEmpty) return import;
        await db.SaveChangesAsync(cancel);
        var region = sheets.Regions().DefaultIfEmpty(0).Min();
        var entry = await workspace.Audit.AppendAsync(
            db, by.Account, "import-people", "units", new { file = name, sha256 = hash, added = import.Added, changed = import.Changed, unchanged = import.Same, region }, cancel);
        await workspace.Audit.CommitAsync(transaction, entry, cancel);
        return import;
    }

    private async Task<Result<EntryOutcome>> DoAsync(
        IReadOnlyCollection<int> regions, Principal by, string subject, string action, Func<PeopleSession, AppDb, Task<Result<Deed>>> deed, CancellationToken cancel)
    {
        await using var db = workspace.OpenDb();
        await using var transaction = await AuditLog.BeginAsync(db, cancel);
        var opened = await OpenAsync(db, regions, by, cancel);
        if (!opened.TryGet(out var session)) return Result.Fail<EntryOutcome>(opened.Problems);
        var done = await deed(session, db);
        if (!done.TryGet(out var entry)) return Result.Fail<EntryOutcome>(done.Problems);
        if (entry.Outcome == EntryOutcome.Same) return EntryOutcome.Same;
        await db.SaveChangesAsync(cancel);
        var logged = await workspace.Audit.AppendAsync(db, by.Account, action, subject, entry.Details, cancel);
        await workspace.Audit.CommitAsync(transaction, logged, cancel);
        return entry.Outcome;
    }

    private async Task<Result<PeopleSession>> OpenAsync(AppDb db, IReadOnlyCollection<int> regions, Principal by, CancellationToken cancel)
    {
        var departments = CollectionLoader.Departments();
        if (!departments.TryGet(out var book)) return Result.Fail<PeopleSession>(departments.Problems);
        var today = BeijingTime.DayOf(workspace.Clock.GetUtcNow());
        var desk = new PeopleDesk(db, await PeopleState.LoadAsync(db, regions, cancel), by, today, book, box);
        return new PeopleSession(desk, new AppointmentDesk(db, desk, workspace, by), today);
    }

    // The region of a unit is the first six digits of its id.
    private static int RegionOf(string unit) =>
        unit.Length > 6 && int.TryParse(unit.AsSpan(0, 6), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var code) ? code : -1;

    private sealed record PeopleSession(PeopleDesk Desk, AppointmentDesk Appointments, DateOnly Today);

    private sealed record Deed(EntryOutcome Outcome, object Details);
}
