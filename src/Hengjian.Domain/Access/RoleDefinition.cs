namespace Hengjian.Domain.Access;

/// <summary>Which units a permission of a role reaches inside the granted region.</summary>
public enum UnitScope
{
    /// <summary>Every unit of the region.</summary>
    Any,

    /// <summary>Only the unit named in the grant; a grant without a unit reaches all.</summary>
    Own,
}

/// <summary>One permission of a role, with its limits.</summary>
/// <param name="Permission">The action.</param>
/// <param name="Units">Which units it reaches.</param>
/// <param name="Stages">Process stages in which it holds; null for all, and for things outside any round.</param>
public sealed record PermissionRule(
    Permission Permission, UnitScope Units = UnitScope.Any, IReadOnlyList<ProcessStage>? Stages = null);

/// <summary>角色: a named bundle of permissions. Code never asks for a role, only for a permission.</summary>
/// <param name="Id">Stable id, as stored in grants: clerk.</param>
/// <param name="NameZh">Chinese name.</param>
/// <param name="Purpose">Chinese: what people in this role do, one sentence.</param>
/// <param name="Rules">What it may do; a permission not listed is denied.</param>
public sealed record RoleDefinition(string Id, string NameZh, string Purpose, IReadOnlyList<PermissionRule> Rules)
{
    /// <summary>The rule for a permission; null when the role lacks it.</summary>
    public PermissionRule? RuleFor(Permission permission) => Rules.FirstOrDefault(r => r.Permission == permission);
}
