namespace Hengjian.Domain.Access;

/// <summary>
/// The one place where rights are decided: action × process stage × region × unit × field, default deny.
/// Pure; pages, handlers, queries and the command line all ask here.
/// </summary>
public static class AccessPolicy
{
    /// <summary>May this person do this, there, now?</summary>
    /// <param name="principal">Who asks.</param>
    /// <param name="permission">The action.</param>
    /// <param name="region">Code of the region the object belongs to.</param>
    /// <param name="stage">Stage of the round the object belongs to; null outside a round, which a stage-bound right refuses.</param>
    /// <param name="unit">Unit the object belongs to; null for a whole region, which a unit-bound right refuses.</param>
    /// <param name="field">A protected field that is to be shown; null when none is.</param>
    public static Decision Decide(
        Principal principal,
        Permission permission,
        int region,
        ProcessStage? stage = null,
        string? unit = null,
        ProtectedField? field = null)
    {
        if (!principal.IsSignedIn) return Decision.No("请先登录。");
        var action = DecideAction(principal, permission, region, stage, unit);
        if (!action.Allowed || field is not { } asked) return action;
        var opening = DecideAction(principal, asked.NeededFor(), region, stage, unit);
        return opening.Allowed ? opening : Decision.No($"“{asked.NameOf()}”不予显示：{opening.Reason}");
    }

    /// <summary>The regions in which the permission holds: what a query for this action may return.</summary>
    /// <param name="principal">Who asks.</param>
    /// <param name="permission">The action.</param>
    /// <param name="stage">Stage of the round that is queried; null outside a round.</param>
    public static RegionScope ScopeOf(Principal principal, Permission permission, ProcessStage? stage = null) =>
        RegionScope.Of(principal.Grants
            .Where(g => Roles.Find(g.Role)?.RuleFor(permission) is { } rule && StageFits(rule, stage))
            .Select(g => g.RegionCode));

    /// <summary>
    /// Whether what is made for a region concerns this person: it lies in their scope, or one of their grants lies in it
    /// (a county's clerk works in the province's round).
    /// </summary>
    public static bool Touches(Principal principal, Permission permission, int region) =>
        ScopeOf(principal, permission).Contains(region)
        || principal.Grants.Any(g => Roles.Find(g.Role)?.RuleFor(permission) is not null && CodeRange.Of(region).Contains(g.RegionCode));

    /// <summary>Whether the permission can hold at all, somewhere, at some stage: for menus, never for a door.</summary>
    public static bool MayEver(Principal principal, Permission permission) =>
        principal.Grants.Any(g => Roles.Find(g.Role)?.RuleFor(permission) is not null);

    private static Decision DecideAction(
        Principal principal, Permission permission, int region, ProcessStage? stage, string? unit)
    {
        var held = principal.Grants
            .Select(g => (Grant: g, Rule: Roles.Find(g.Role)?.RuleFor(permission)))
            .Where(h => h.Rule is not null)
            .Select(h => (h.Grant, Rule: h.Rule!))
            .ToList();
        if (held.Count == 0) return Decision.No($"{RoleNames(principal)}没有“{permission.NameOf()}”的权限。");

        var here = held.Where(h => CodeRange.Of(h.Grant.RegionCode).Contains(region)).ToList();
        if (here.Count == 0)
        {
            return Decision.No($"您“{permission.NameOf()}”的范围是 {ScopeText(held.Select(h => h.Grant))}，不包括行政区 {region:D6}。");
        }

        var now = here.Where(h => StageFits(h.Rule, stage)).ToList();
        if (now.Count == 0) return Decision.No(StageReason(permission, here.SelectMany(h => h.Rule.Stages ?? []), stage));

        return now.Any(h => UnitFits(h.Rule, h.Grant, unit))
            ? Decision.Yes
            : Decision.No($"“{permission.NameOf()}”只限本单位（{string.Join("、", now.Select(h => h.Grant.Unit).Distinct())}）的事项。");
    }

    private static bool StageFits(PermissionRule rule, ProcessStage? stage) =>
        rule.Stages is null || (stage is { } s && rule.Stages.Contains(s));

    private static bool UnitFits(PermissionRule rule, Grant grant, string? unit) =>
        rule.Units == UnitScope.Any || grant.Unit is null || grant.Unit == unit;

    private static string StageReason(Permission permission, IEnumerable<ProcessStage> allowed, ProcessStage? stage)
    {
        var names = string.Join("”“", allowed.Distinct().Order().Select(s => s.NameOf()));
        var current = stage is { } s ? $"现在是“{s.NameOf()}”" : "这里不属于任何评价轮次";
        return $"“{permission.NameOf()}”只在“{names}”阶段可以办理，{current}。";
    }

    private static string ScopeText(IEnumerable<Grant> grants) => RegionScope.Of(grants.Select(g => g.RegionCode)).ToString();

    private static string RoleNames(Principal principal) => principal.Grants.Count == 0
        ? "您的账号尚未授权，"
        : "您的角色（" + string.Join("、", principal.Grants.Select(g => Roles.Find(g.Role)?.NameZh ?? g.Role).Distinct()) + "）";
}
