using System.Text.RegularExpressions;
using Hengjian.Data.Records;
using Hengjian.Domain.Access;
using Hengjian.Domain.Accounts;
using Hengjian.Domain.Collection;
using Hengjian.Domain.Packages;
using Hengjian.Domain.People;
using Hengjian.Evaluation.Accounts;
using Hengjian.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Evaluation.People;

/// <summary>
/// Enters units, posts and people into a state within the caller's transaction: forms and files go through the same rules. What
/// is not said stays as it is, and the same entry twice changes nothing.
/// </summary>
internal sealed partial class PeopleDesk(AppDb db, PeopleState state, Principal by, DateOnly today, DepartmentBook departments, SecretBox box)
{
    private const int LongestUnitName = 100;
    private const int LongestTitle = 60;
    private const int LongestPersonName = 30;
    private const int LongestCode = 40;

    /// <summary>The state it works on.</summary>
    public PeopleState State => state;

    /// <summary>Adds or changes a unit.</summary>
    public async Task<Result<EntryOutcome>> SetUnitAsync(UnitEntry entry, CancellationToken cancel)
    {
        if (Refusal(entry.Region) is { } refused) return refused;
        if (!state.Regions.TryGetValue(entry.Region, out var region) || !(region.HoldsOn(today) || region.ValidFrom > today)) return PeopleProblems.UnknownRegion(entry.Region.ToString("D6", System.Globalization.CultureInfo.InvariantCulture), null);
        if (entry.Name.Trim().Length is 0 or > LongestUnitName) return PeopleProblems.BadText("单位名称", LongestUnitName);
        if (entry.Department is { Length: > 0 } word && departments.Find(word) is null)
            return PeopleProblems.UnknownWord("部门用语", word, NearestName.Of(word, departments.Words), departments.All.Select(d => d.Word));
        if (entry.Parent is { Length: > 0 } parent && !state.Units.ContainsKey(parent)) return UnknownUnit(parent);
        if (entry.School is { Length: > LongestCode }) return PeopleProblems.BadText("学校代码", LongestCode);
        if (entry.School is { Length: > 0 } school && await db.Units.AsNoTracking().FirstOrDefaultAsync(u => u.SchoolCode == school && u.Id != entry.Id, cancel) is { } taken)
            return PeopleProblems.SchoolTaken(school, taken.Name);
        if (!state.Units.TryGetValue(entry.Id, out var unit)) return await AddUnitAsync(entry, cancel);
        if (unit.RegionCode != entry.Region) return PeopleProblems.OtherRegion(entry.Id);
        if (entry.To is { } to && to < unit.ValidFrom) return PeopleProblems.DaysTurned();
        if (entry.To is { } last && last != unit.ValidTo && await ClosingAsync(unit, last, cancel) is { } held) return held;
        var before = (unit.Name, unit.Department, unit.Kind, unit.ParentId, unit.SchoolCode, unit.ValidTo);
        if (unit.Name != entry.Name.Trim())
        {
            var former = $"{unit.Name}（{today:yyyy-MM-dd} 前）";
            unit.FormerNames = unit.FormerNames.Length == 0 ? former : unit.FormerNames + "\n" + former;
            unit.Name = entry.Name.Trim();
        }
        unit.Department = entry.Department is { } d ? departments.WordOf(d) : unit.Department;
        unit.Kind = entry.Kind ?? unit.Kind;
        unit.ParentId = entry.Parent is { } p ? (p.Length == 0 ? null : p) : unit.ParentId;
        unit.SchoolCode = entry.School is { Length: > 0 } s ? s : unit.SchoolCode;
        unit.ValidTo = entry.To ?? unit.ValidTo;
        return before == (unit.Name, unit.Department, unit.Kind, unit.ParentId, unit.SchoolCode, unit.ValidTo) ? EntryOutcome.Same : EntryOutcome.Changed;
    }

    /// <summary>Adds or changes a post.</summary>
    public Result<EntryOutcome> SetPost(PostEntry entry)
    {
        if (!state.Units.TryGetValue(entry.Unit, out var unit)) return UnknownUnit(entry.Unit);
        if (Refusal(unit.RegionCode) is { } refused) return refused;
        if (entry.Title.Trim().Length is 0 or > LongestTitle) return PeopleProblems.BadText("岗位名称", LongestTitle);
        if (by.Book.Find(entry.Role) is not { } role || by.Book.IsClosed(role.Id)) return PeopleProblems.UnknownWord("角色", entry.Role, NearestName.Of(entry.Role, Offered.Select(r => r.NameZh)), Offered.Select(r => r.NameZh));
        if (SeparationOfDuties.IsAdministration(role.Id)) return PeopleProblems.NotByPost(role.NameZh);
        if (unit.ValidTo < today) return PeopleProblems.NotThen("单位", unit.Name);
        var post = FindPost(entry.Unit, entry.Title);
        if (post is null)
        {
            post = new PostRecord { UnitId = unit.Id, RegionCode = unit.RegionCode, Title = entry.Title.Trim(), Role = role.Id, IsHead = entry.IsHead ?? false, ValidTo = entry.To };
            db.Posts.Add(post);
            state.Posts.Add(post);
            return EntryOutcome.Added;
        }
        // People hold it with the rights it gave when they were appointed: another role is another post.
        if (post.Role != role.Id && state.Appointments.Exists(a => a.PostId == post.Id && (a.To is null || a.To >= today)))
            return PeopleProblems.StillHeld(post.Title, state.Appointments.Count(a => a.PostId == post.Id && (a.To is null || a.To >= today)));
        if (entry.To is { } to && to != post.ValidTo && state.Appointments.Count(a => a.PostId == post.Id && (a.To is null || a.To > to)) is > 0 and var held) return PeopleProblems.StillHeld(post.Title, held);
        var before = (post.Role, post.IsHead, post.ValidTo);
        (post.Role, post.IsHead, post.ValidTo) = (role.Id, entry.IsHead ?? post.IsHead, entry.To ?? post.ValidTo);
        return before == (post.Role, post.IsHead, post.ValidTo) ? EntryOutcome.Same : EntryOutcome.Changed;
    }

    /// <summary>Adds or changes a person.</summary>
    public Result<(PersonRecord Person, EntryOutcome Outcome)> SetPerson(PersonEntry entry)
    {
        var name = entry.Name.Trim();
        if (Refusal(entry.Region) is { } refused) return refused;
        if (name.Length is 0 or > LongestPersonName) return PeopleProblems.BadText("姓名", LongestPersonName);
        if (entry.Mail is { Length: > 0 } mail && !MailPattern().IsMatch(mail)) return PeopleProblems.BadMail(mail);
        if (entry.Number is { Length: > LongestCode }) return PeopleProblems.BadText("工号", LongestCode);
        if (entry.Phone is { Length: > LongestCode }) return PeopleProblems.BadText("手机", LongestCode);
        var found = Find(name, entry.Number, entry.Region);
        if (!found.TryGet(out var person)) return Result.Fail<(PersonRecord, EntryOutcome)>(found.Problems);
        if (person is null)
        {
            person = new PersonRecord { Name = name, RegionCode = entry.Region, StaffNumber = entry.Number ?? "", Mail = entry.Mail ?? "", PhoneSealed = Seal(entry.Phone), Active = true };
            db.People.Add(person);
            state.People.Add(person);
            return (person, EntryOutcome.Added);
        }
        var changed = false;
        if (entry.Number is { Length: > 0 } number && person.StaffNumber != number) (person.StaffNumber, changed) = (number, true);
        if (entry.Mail is { Length: > 0 } address && person.Mail != address) (person.Mail, changed) = (address, true);
        if (entry.Phone is { Length: > 0 } phone && Open(person.PhoneSealed) != phone) (person.PhoneSealed, changed) = (Seal(phone), true);
        if (!person.Active) (person.Active, changed) = (true, true);
        return (person, changed ? EntryOutcome.Changed : EntryOutcome.Same);
    }

    /// <summary>The post of a unit by its title; null when there is none.</summary>
    public PostRecord? FindPost(string unit, string title) => state.Posts.Find(p => p.UnitId == unit && p.Title == title.Trim());

    /// <summary>The unit is not in the state; the nearest of those that are.</summary>
    public Problem UnknownUnit(string typed) => PeopleProblems.UnknownUnit(typed, NearestName.Of(typed, state.Units.Keys));

    /// <summary>Why nothing may be changed in a region; null when it may.</summary>
    public Problem? Refusal(int region) =>
        AccessPolicy.Decide(by, Permission.ManagePeople, region) is { Allowed: false } no ? AccessProblems.Denied(no) : null;

    /// <summary>Roles a post may give: all but the three administrations.</summary>
    public IEnumerable<RoleDefinition> Offered => by.Book.Offered;

    /// <summary>The role a word means: its Chinese name or its id.</summary>
    public RoleDefinition? RoleOf(string word) => by.Book.Roles.FirstOrDefault(r => r.NameZh == word || r.Id == word);

    /// <summary>A person by name and 工号 in a region; null when there is none.</summary>
    public Result<PersonRecord?> Find(string name, string? number, int region)
    {
        var here = state.People.Where(p => p.RegionCode == region).ToList();
        if (number is { Length: > 0 })
        {
            if (here.Find(p => p.StaffNumber == number) is { } numbered)
                return numbered.Name == name ? numbered : PeopleProblems.NumberTaken(number, numbered.Name);
            // One without a number gets it; one with another is somebody else.
            var unnumbered = here.Where(p => p.Name == name && p.StaffNumber.Length == 0).ToList();
            return unnumbered.Count > 1 ? PeopleProblems.SeveralPeople(name) : Result.Ok(unnumbered.FirstOrDefault());
        }
        var named = here.Where(p => p.Name == name).ToList();
        return named.Count > 1 ? PeopleProblems.SeveralPeople(name) : Result.Ok(named.FirstOrDefault());
    }

    private async Task<Result<EntryOutcome>> AddUnitAsync(UnitEntry entry, CancellationToken cancel)
    {
        var prefix = FormattableString.Invariant($"{entry.Region:D6}-");
        if (!entry.Id.StartsWith(prefix, StringComparison.Ordinal) || !UnitPattern().IsMatch(entry.Id)) return PeopleProblems.BadUnitId(entry.Id, entry.Region);
        if (entry.To < entry.From) return PeopleProblems.DaysTurned();
        if (await db.Units.AnyAsync(u => u.Id == entry.Id, cancel)) return PeopleProblems.OtherRegion(entry.Id);
        var unit = new Unit
        {
            Id = entry.Id,
            Name = entry.Name.Trim(),
            RegionCode = entry.Region,
            Kind = entry.Kind ?? UnitKind.Department,
            Department = entry.Department is { Length: > 0 } word ? departments.WordOf(word) : "",
            ParentId = entry.Parent is { Length: > 0 } parent ? parent : null,
            SchoolCode = entry.School is { Length: > 0 } school ? school : null,
            ValidFrom = entry.From,
            ValidTo = entry.To,
        };
        db.Units.Add(unit);
        state.Units.Add(unit.Id, unit);
        return EntryOutcome.Added;
    }

    private async Task<Problem?> ClosingAsync(Unit unit, DateOnly to, CancellationToken cancel)
    {
        var posts = state.Posts.Where(p => p.UnitId == unit.Id).Select(p => p.Id).ToHashSet();
        if (state.Appointments.Count(a => posts.Contains(a.PostId) && (a.To is null || a.To > to)) is > 0 and var held) return PeopleProblems.StillHeld(unit.Name, held);
        var working = await db.Contributions.CountAsync(c => c.UnitId == unit.Id && c.State != ContributionState.Merged && db.Packages.Any(p =>
            p.Id == c.PackageId && (p.State == PackageState.Preparing || p.State == PackageState.Returned)), cancel);
        return working > 0 ? PeopleProblems.StillWorking(unit.Name, working) : null;
    }

    private const string PhoneOwner = "person-phone";

    private string? Seal(string? phone) => phone is { Length: > 0 } ? box.Seal(System.Text.Encoding.UTF8.GetBytes(phone), PhoneOwner) : null;

    private string? Open(string? text) => text is null ? null : box.Open(text, PhoneOwner) is { } bytes ? System.Text.Encoding.UTF8.GetString(bytes) : null;

    [GeneratedRegex("^[0-9]{6}-[a-z0-9][a-z0-9-]{0,50}$")]
    private static partial Regex UnitPattern();

    [GeneratedRegex("^[^@\\s]{1,80}@[^@\\s]{1,100}$")]
    private static partial Regex MailPattern();
}
