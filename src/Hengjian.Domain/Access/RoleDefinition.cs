namespace Hengjian.Domain.Access;

/// <summary>Which units a permission of a role reaches inside the granted region.</summary>
public enum UnitScope
{
    /// <summary>Every unit of the region.</summary>
    Any,

    /// <summary>Only the unit named in the grant; see <see cref="PermissionRule.FitsUnit"/> for a grant that names none.</summary>
    Own,
}

/// <summary>One permission of a role, with its limits.</summary>
/// <param name="Permission">The action.</param>
/// <param name="Units">Which units it reaches.</param>
/// <param name="Stages">Process stages in which it holds; null for all, and for things outside any round.</param>
/// <param name="Reach">Which regions it reaches.</param>
/// <param name="Sees">How open a piece of work must be; what is less open is not there for this rule.</param>
public sealed record PermissionRule(
    Permission Permission,
    UnitScope Units = UnitScope.Any,
    IReadOnlyList<ProcessStage>? Stages = null,
    RegionReach Reach = RegionReach.Below,
    Openness Sees = Openness.Public)
{
    /// <summary>The regions it reaches from the region of a grant.</summary>
    public CodeRange RangeOf(int granted)
    {
        var below = CodeRange.Of(granted);
        return Reach switch
        {
            RegionReach.Exact => below with { To = granted + 1 },
            RegionReach.Under => below with { From = granted + 1 },
            _ => below,
        };
    }

    /// <summary>Whether it holds for a unit's object. Work of units (exact reach) needs a unit in the grant: none is not all.</summary>
    public bool FitsUnit(string? granted, string? asked) =>
        Units == UnitScope.Any || (granted is null ? Reach == RegionReach.Below : granted == asked);
}

/// <summary>角色: a named bundle of permissions. Code never asks for a role, only for a permission.</summary>
/// <param name="Id">Stable id, as stored in grants: clerk.</param>
/// <param name="NameZh">Chinese name.</param>
/// <param name="Purpose">Chinese: what people in this role do, one sentence.</param>
/// <param name="Rules">What it may do; a permission not listed is denied. One permission may have a rule for each reach.</param>
public sealed record RoleDefinition(string Id, string NameZh, string Purpose, IReadOnlyList<PermissionRule> Rules)
{
    /// <summary>True when the role is held for one unit: a grant of it names the unit.</summary>
    public bool NeedsUnit { get; init; }

    /// <summary>Whether the role has the permission, anywhere.</summary>
    public bool Has(Permission permission) => Rules.Any(r => r.Permission == permission);

    /// <summary>The rules for a permission; none when the role lacks it.</summary>
    public IEnumerable<PermissionRule> RulesFor(Permission permission) => Rules.Where(r => r.Permission == permission);
}
