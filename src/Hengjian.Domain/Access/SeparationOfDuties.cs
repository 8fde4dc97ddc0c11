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
    public static Problem? Check(IEnumerable<Grant> held, Grant asked)
    {
        foreach (var grant in held)
        {
            if (grant.Role == asked.Role) continue;
            var (one, other) = (IsAdministration(grant.Role), IsAdministration(asked.Role));
            if (one && other) return AccessProblems.TwoAdministrations(grant.Role, asked.Role);
            if (one || other) return AccessProblems.AdministrationAndBusiness(grant.Role, asked.Role);
            if (IsOwnCheck(grant, asked)) return AccessProblems.ChecksOwnWork();
        }
        return null;
    }

    /// <summary>What keeps several grants from being held together; null when nothing does.</summary>
    public static Problem? Check(IReadOnlyList<Grant> together)
    {
        for (var i = 1; i < together.Count; i++)
            if (Check(together.Take(i), together[i]) is { } problem) return problem;
        return null;
    }

    // A grant without a unit reaches every unit of its region, and a region's all regions below it.
    private static bool IsOwnCheck(Grant a, Grant b) =>
        ((a.Role == Roles.Clerk.Id && b.Role == Roles.Checker.Id) || (a.Role == Roles.Checker.Id && b.Role == Roles.Clerk.Id))
        && (CodeRange.Of(a.RegionCode).Contains(b.RegionCode) || CodeRange.Of(b.RegionCode).Contains(a.RegionCode))
        && (a.Unit is null || b.Unit is null || a.Unit == b.Unit);
}
