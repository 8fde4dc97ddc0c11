using System.Text.Json;
using System.Text.Json.Nodes;
using Hengjian.Data.Records;
using Hengjian.Domain;
using Hengjian.Domain.Access;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Evaluation.Workspaces;

/// <summary>代理: an account whose owner stands in for somebody in a post, from a day to a day.</summary>
/// <param name="Account">Sign-in name of who stands in.</param>
/// <param name="Name">Name of who stands in.</param>
/// <param name="For">Name of who is stood in for.</param>
/// <param name="Region">Region of the post.</param>
/// <param name="Unit">Unit of the post; null when its role is of the whole government.</param>
/// <param name="From">First day.</param>
/// <param name="To">Last day.</param>
public sealed record StandIn(string Account, string Name, string For, int Region, string? Unit, DateOnly From, DateOnly To)
{
    /// <summary>王某代李某.</summary>
    public string Words => $"{Name}代{For}";

    /// <summary>True for work of the unit (or government) on that day.</summary>
    public bool Covers(int region, string? unit, DateOnly day) => Region == region && (Unit is null || Unit == unit) && From <= day && day <= To;
}

/// <summary>Who acted for whom: both names stand in the log and beside what was done.</summary>
public static class StandIns
{
    /// <summary>The detail of a log entry that says so.</summary>
    public const string Detail = "standsInFor";

    /// <summary>All there ever were in a region.</summary>
    public static async Task<IReadOnlyList<StandIn>> OfRegionAsync(AppDb db, int region, CancellationToken cancel = default) =>
        Read(await Query(db).Where(r => r.Region == region).ToListAsync(cancel), await BookAsync(db, cancel));

    /// <summary>A name for pages: 王某代李某 for what was done for the unit while standing in, the sign-in name otherwise.</summary>
    public static string NameOf(this IEnumerable<StandIn> all, string account, DateTimeOffset at, int region, string? unit) =>
        all.FirstOrDefault(s => s.Account == account && s.Covers(region, unit, BeijingTime.DayOf(at)))?.Words ?? account;

    /// <summary>Which of some accounts stand in for anybody on the day of a moment.</summary>
    internal static async Task<IReadOnlySet<string>> AmongAsync(AppDb db, IReadOnlyList<string> accounts, DateTimeOffset at, CancellationToken cancel)
    {
        string[] asked = [.. accounts.Where(IsPerson)];
        if (asked.Length == 0) return new HashSet<string>();
        var today = BeijingTime.DayOf(at);
        return await Query(db).Where(r => asked.Contains(r.Account) && r.From <= today && r.To >= today).Select(r => r.Account).ToHashSetAsync(StringComparer.Ordinal, cancel);
    }

    /// <summary>
    /// The details of a log entry, with who was stood in for when the deed concerns the post: its unit, or, where an entry names none, its region
    /// unless the account has a post of its own there.
    /// </summary>
    internal static async Task<string> WithAsync(AppDb db, string who, string details, DateTimeOffset at, CancellationToken cancel)
    {
        if (!IsPerson(who)) return details;
        var today = BeijingTime.DayOf(at);
        var rows = await Query(db).Where(r => r.Account == who && r.From <= today && r.To >= today).ToListAsync(cancel);
        if (rows.Count == 0) return details;
        var found = Read(rows, await BookAsync(db, cancel));
        if (JsonNode.Parse(details) is not JsonObject told || told["region"] is not JsonValue place || !place.TryGetValue<int>(out var region)) return details;
        var unit = told["unit"] is JsonValue named && named.TryGetValue<string>(out var text) ? text : null;
        var acting = found.FirstOrDefault(s => s.Covers(region, unit, today));
        if (acting is null && unit is null && !await HasOwnPostAsync(db, who, region, today, cancel)) acting = found.FirstOrDefault(s => s.Region == region);
        if (acting is null) return details;
        told[Detail] = acting.For;
        return told.ToJsonString(new JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
    }

    private static bool IsPerson(string who) => who is not ("system" or "unknown");

    private static Task<bool> HasOwnPostAsync(AppDb db, string who, int region, DateOnly today, CancellationToken cancel) => db.Appointments.AnyAsync(
        a => a.SubstituteFor == null && a.From <= today && (a.To == null || a.To >= today)
            && db.Posts.Any(p => p.Id == a.PostId && p.RegionCode == region) && db.Accounts.Any(c => c.Name == who && c.PersonId == a.PersonId), cancel);

    private static IQueryable<Row> Query(AppDb db) =>
        from appointment in db.Appointments.AsNoTracking()
        where appointment.SubstituteFor != null && appointment.To != null
        join post in db.Posts on appointment.PostId equals post.Id
        join account in db.Accounts on appointment.PersonId equals account.PersonId
        join person in db.People on appointment.PersonId equals person.Id
        join other in db.People on appointment.SubstituteFor equals other.Id
        orderby appointment.Id
        select new Row
        {
            Account = account.Name,
            Name = person.Name,
            For = other.Name,
            Region = post.RegionCode,
            Unit = post.UnitId,
            Role = post.Role,
            From = appointment.From,
            To = appointment.To!.Value,
        };

    // Whether a role is of one unit: made ones say it in their version.
    private static async Task<RoleBook> BookAsync(AppDb db, CancellationToken cancel) =>
        await db.RoleBooks.AsNoTracking().OrderByDescending(b => b.Id).FirstOrDefaultAsync(cancel) is { } row ? RoleBookShelf.Of(row) : RoleBook.BuiltIn;

    private static IReadOnlyList<StandIn> Read(List<Row> rows, RoleBook book) =>
        [.. rows.Select(r => new StandIn(r.Account, r.Name, r.For, r.Region, book.Find(r.Role) is { NeedsUnit: true } ? r.Unit : null, r.From, r.To))];

    private sealed class Row
    {
        public required string Account { get; init; }
        public required string Name { get; init; }
        public required string For { get; init; }
        public int Region { get; init; }
        public required string Unit { get; init; }
        public required string Role { get; init; }
        public DateOnly From { get; init; }
        public DateOnly To { get; init; }
    }
}
