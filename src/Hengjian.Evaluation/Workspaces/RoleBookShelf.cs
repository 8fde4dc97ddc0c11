using Hengjian.Data.Records;
using Hengjian.Domain.Access;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Evaluation.Workspaces;

/// <summary>
/// 权限表 in force: the newest version. Its number is asked for each time, so that what one process saves holds at once in all of them; its text is read
/// once.
/// </summary>
public sealed class RoleBookShelf
{
    private RoleBook known = RoleBook.BuiltIn;

    /// <summary>The book in force.</summary>
    public async Task<RoleBook> CurrentAsync(AppDb db, CancellationToken cancel = default) =>
        await GetAsync(db, await db.RoleBooks.MaxAsync(b => (long?)b.Id, cancel) ?? 0, cancel);

    /// <summary>The book of a version; the built-in roles for 0.</summary>
    public async Task<RoleBook> GetAsync(AppDb db, long version, CancellationToken cancel = default)
    {
        if (version == 0) return RoleBook.BuiltIn;
        if (Volatile.Read(ref known) is var last && last.Version == version) return last;
        var read = Of(await db.RoleBooks.AsNoTracking().SingleOrDefaultAsync(b => b.Id == version, cancel));
        Volatile.Write(ref known, read);
        return read;
    }

    /// <summary>The book a stored version makes; one that cannot be read allows no business at all.</summary>
    internal static RoleBook Of(RoleBookRecord? row) => row is not null && RoleBookRules.Read(row.Rules) is { } rules ? RoleBook.Of(row.Id, rules) : RoleBook.Closed;
}
