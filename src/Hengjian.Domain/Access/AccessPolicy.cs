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
        var asked = new AccessObject(region, unit, stage);
        var action = DecideAction(principal, permission, asked);
        if (!action.Allowed || field is not { } shown) return action;
        var opening = DecideAction(principal, shown.NeededFor(), asked);
        return opening.Allowed ? opening : Decision.No($"“{shown.NameOf()}”不予显示：{opening.Reason}");
    }

    /// <summary>May this person do this with a piece of work? Work that is not open to them is refused like another unit's.</summary>
    /// <param name="principal">Who asks.</param>
    /// <param name="permission">The action.</param>
    /// <param name="asked">The object.</param>
    public static Decision Decide(Principal principal, Permission permission, AccessObject asked) =>
        principal.IsSignedIn ? DecideAction(principal, permission, asked) : Decision.No("请先登录。");

    /// <summary>The regions in which the permission holds: what a query for this action may return.</summary>
    /// <param name="principal">Who asks.</param>
    /// <param name="permission">The action.</param>
    /// <param name="stage">Stage of the round that is queried; null outside a round.</param>
    public static RegionScope ScopeOf(Principal principal, Permission permission, ProcessStage? stage = null) =>
        RegionScope.Of(Held(principal, permission)
            .Where(h => StageFits(h.Rule, stage) && (h.Grant.Unit is not null || h.Rule.FitsUnit(null, null)))
            .Select(h => h.Rule.RangeOf(h.Grant.RegionCode)));

    /// <summary>The work for which the permission holds: what a query over units' work may return.</summary>
    /// <param name="principal">Who asks.</param>
    /// <param name="permission">The action.</param>
    /// <param name="stage">Stage of the round that is queried; null outside a round.</param>
    public static WorkScope WorkScopeOf(Principal principal, Permission permission, ProcessStage? stage = null) =>
        new([.. Held(principal, permission)
            .Where(h => StageFits(h.Rule, stage) && (h.Grant.Unit is not null || h.Rule.FitsUnit(null, null)))
            .Select(h => new WorkReach(h.Rule.RangeOf(h.Grant.RegionCode), h.Rule.Units == UnitScope.Any ? null : h.Grant.Unit, h.Rule.Sees))
            .Distinct()]);

    /// <summary>
    /// Whether what is made for a region concerns this person: it lies in their scope, or one of their grants lies in it
    /// (a county's clerk works in the province's round).
    /// </summary>
    public static bool Touches(Principal principal, Permission permission, int region) =>
        ScopeOf(principal, permission).Contains(region)
        || Held(principal, permission).Any(h => CodeRange.Of(region).Contains(h.Grant.RegionCode));

    /// <summary>Whether the permission can hold at all, somewhere, at some stage: for menus, never for a door.</summary>
    public static bool MayEver(Principal principal, Permission permission) => Held(principal, permission).Any();

    private static IEnumerable<(Grant Grant, PermissionRule Rule)> Held(Principal principal, Permission permission) =>
        principal.Grants.SelectMany(g => principal.Book.Find(g.Role)?.RulesFor(permission).Select(r => (g, r)) ?? []);

    private static Decision DecideAction(Principal principal, Permission permission, AccessObject asked)
    {
        var held = Held(principal, permission).ToList();
        if (held.Count == 0) return Decision.No($"{RoleNames(principal)}没有“{permission.NameOf()}”的权限。");

        if (asked.Receiver is { } office && held.TrueForAll(h => h.Grant.RegionCode != office))
            return Decision.No($"“{permission.NameOf()}”由行政区 {office:D6} 办理，您的范围是 {ScopeText(held)}。");
        var here = held.Where(h => (asked.Receiver is not { } only || h.Grant.RegionCode == only) && h.Rule.RangeOf(h.Grant.RegionCode).Contains(asked.Region)).ToList();
        if (here.Count == 0)
        {
            return Decision.No($"您“{permission.NameOf()}”的范围是 {ScopeText(held)}，不包括行政区 {asked.Region:D6}。");
        }

        var now = here.Where(h => StageFits(h.Rule, asked.Stage)).ToList();
        if (now.Count == 0) return Decision.No(StageReason(permission, here.SelectMany(h => h.Rule.Stages ?? []), asked.Stage));

        var own = now.Where(h => h.Rule.FitsUnit(h.Grant.Unit, asked.Unit)).ToList();
        if (own.Count == 0) return Decision.No(UnitReason(permission, [.. now.Select(h => h.Grant.Unit).OfType<string>().Distinct()]));
        return own.Any(h => asked.Openness >= h.Rule.Sees)
            ? Decision.Yes
            : Decision.No($"还在{HeldBack(asked.Openness)}办理，尚未报到您这里。");
    }

    private static bool StageFits(PermissionRule rule, ProcessStage? stage) =>
        rule.Stages is null || (stage is { } s && rule.Stages.Contains(s));

    private static string UnitReason(Permission permission, IReadOnlyList<string> units) => units.Count == 0
        ? $"“{permission.NameOf()}”要按单位办理，您的授权没有写明单位，请联系安全管理员。"
        : $"“{permission.NameOf()}”只限本单位（{string.Join("、", units)}）的事项。";

    private static string HeldBack(Openness openness) => openness == Openness.Unit ? "承办单位" : openness == Openness.Government ? "被评价政府" : "评价方";

    private static string StageReason(Permission permission, IEnumerable<ProcessStage> allowed, ProcessStage? stage)
    {
        var names = string.Join("”“", allowed.Distinct().Order().Select(s => s.NameOf()));
        var current = stage is { } s ? $"现在是“{s.NameOf()}”" : "这里不属于任何评价轮次";
        return $"“{permission.NameOf()}”只在“{names}”阶段可以办理，{current}。";
    }

    private static string ScopeText(IEnumerable<(Grant Grant, PermissionRule Rule)> held) =>
        RegionScope.Of(held.Select(h => CodeRange.Of(h.Grant.RegionCode))).ToString();

    private static string RoleNames(Principal principal) => principal.Grants.Count == 0
        ? "您的账号尚未授权，"
        : "您的角色（" + string.Join("、", principal.Grants.Select(g => principal.Book.NameOf(g.Role)).Distinct()) + "）";
}
