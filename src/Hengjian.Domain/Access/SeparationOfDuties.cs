using Hengjian.Kernel;

namespace Hengjian.Domain.Access;

/// <summary>
/// 职责分离: who holds one of the three administrations (system, security, audit) holds neither of the others and no
/// business role; nobody enters figures and checks them for the same unit. Asked whenever rights are given.
/// </summary>
public static class SeparationOfDuties
{
    private static readonly string[] Administrations = [Roles.Administrator.Id, Roles.SecurityAdministrator.Id, Roles.Auditor.Id];

    /// <summary>True for the three administrations.</summary>
    public static bool IsAdministration(string role) => Administrations.Contains(role, StringComparer.Ordinal);

    /// <summary>What keeps a grant from being given to somebody; null when nothing does.</summary>
    /// <param name="held">What the person holds now or from a later day on.</param>
    /// <param name="asked">What is to be given.</param>
    /// <param name="book">Says what made roles are made of: one that holds something of a clerk counts as a clerk.</param>
    public static Problem? Check(IEnumerable<Grant> held, Grant asked, RoleBook book)
    {
        foreach (var grant in held)
        {
            if (grant.Role == asked.Role) continue;
            var (one, other) = (IsAdministration(grant.Role), IsAdministration(asked.Role));
            if (one && other) return AccessProblems.TwoAdministrations(book.NameOf(grant.Role), book.NameOf(asked.Role));
            if (one || other) return AccessProblems.AdministrationAndBusiness(book.NameOf(grant.Role), book.NameOf(asked.Role));
            if (book.SourcesOf(grant.Role).Any(h => book.SourcesOf(asked.Role).Any(a => IsOwnCheck(grant with { Role = h }, asked with { Role = a })))) return AccessProblems.ChecksOwnWork();
        }
        return null;
    }

    /// <summary>What keeps several grants from being held together; null when nothing does.</summary>
    public static Problem? Check(IReadOnlyList<Grant> together, RoleBook book)
    {
        for (var i = 1; i < together.Count; i++)
            if (Check(together.Take(i), together[i], book) is { } problem) return problem;
        return null;
    }

    /// <summary>What keeps built-in business roles from being parts of one role; null when nothing does.</summary>
    internal static Problem? CheckSources(IReadOnlyList<string> roles) =>
        roles.SelectMany((_, i) => roles.Take(i).Select(r => (r, roles[i]))).Any(pair => IsOwnCheck(new Grant(pair.r, 0), new Grant(pair.Item2, 0))) ? AccessProblems.ChecksOwnWork() : null;

    // A grant without a unit reaches every unit of its region, and a region's all regions below it.
    private static bool IsOwnCheck(Grant a, Grant b) =>
        ((a.Role == Roles.Clerk.Id && b.Role == Roles.Checker.Id) || (a.Role == Roles.Checker.Id && b.Role == Roles.Clerk.Id))
        && (CodeRange.Of(a.RegionCode).Contains(b.RegionCode) || CodeRange.Of(b.RegionCode).Contains(a.RegionCode))
        && (a.Unit is null || b.Unit is null || a.Unit == b.Unit);
}
