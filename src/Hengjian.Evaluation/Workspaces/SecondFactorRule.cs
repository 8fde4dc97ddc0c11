using Hengjian.Domain.Access;
using Hengjian.Domain.Accounts;

namespace Hengjian.Evaluation.Workspaces;

/// <summary>Who must have a second factor: the three administrations, outside demo workspaces.</summary>
internal static class SecondFactorRule
{
    /// <summary>Whether an account must have one now.</summary>
    public static bool IsDemanded(Workspace workspace, Account account)
    {
        if (workspace.Demo != DemoState.None) return false;
        var now = workspace.Clock.GetUtcNow();
        return account.Grants.Any(g => g.IsInForce(now) && SeparationOfDuties.IsAdministration(g.Role));
    }

    /// <summary>Whether the right password is only the first step.</summary>
    public static bool HasSecondStep(Workspace workspace, Account account) => account.FactorOn || IsDemanded(workspace, account);
}
