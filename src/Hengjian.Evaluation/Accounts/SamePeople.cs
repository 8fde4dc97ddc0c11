using System.Text;
using Hengjian.Data.Records;
using Hengjian.Domain.Access;
using Hengjian.Domain.Accounts;
using Hengjian.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Evaluation.Accounts;

/// <summary>One person with two accounts would hold together what must be held apart: accounts of one name are asked, too.</summary>
internal static class SamePeople
{
    /// <summary>What another account of the same person keeps this one from holding; null when nothing does.</summary>
    /// <param name="db">Within the deed's transaction.</param>
    /// <param name="account">Who is to hold it.</param>
    /// <param name="asked">The rights.</param>
    /// <param name="book">The roles in force.</param>
    /// <param name="now">When.</param>
    /// <param name="cancel">Gives up.</param>
    public static async Task<Problem?> ObstacleAsync(
        AppDb db, Account account, IReadOnlyCollection<Grant> asked, RoleBook book, DateTimeOffset now, CancellationToken cancel)
    {
        if (asked.Count == 0) return null;
        var own = Plain(account.DisplayName);
        var others = await db.Accounts.AsNoTracking().Where(a => a.Id != account.Id && !a.Disabled).Select(a => new { a.Id, a.DisplayName, a.PersonId }).ToListAsync(cancel);
        var same = others.Where(a => Plain(a.DisplayName) == own || (account.PersonId is { } person && a.PersonId == person)).Select(a => a.Id).ToList();
        if (same.Count == 0) return null;
        foreach (var other in await db.Accounts.AsNoTracking().Include(a => a.Grants).Where(a => same.Contains(a.Id)).OrderBy(a => a.Name).ToListAsync(cancel))
        {
            var held = other.Grants.Where(g => !g.IsOver(now)).OrderBy(g => g.Id).Select(g => g.ToGrant()).ToList();
            if (asked.Select(a => SeparationOfDuties.Check(held, a, book)).FirstOrDefault(p => p is not null) is { } problem) return AccessProblems.SameNameElsewhere(other.Name, problem);
        }
        return null;
    }

    // Width, case and blanks make no other person.
    private static string Plain(string name) =>
        string.Concat(name.Normalize(NormalizationForm.FormKC).Where(c => !char.IsWhiteSpace(c) && !char.IsControl(c))).ToUpperInvariant();
}
