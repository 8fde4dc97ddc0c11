namespace Hengjian.Domain.Access;

/// <summary>What one version of the matrix does otherwise than another, in words.</summary>
public static class RoleBookDifference
{
    /// <summary>One line for each role that differs; none when nothing does.</summary>
    public static IReadOnlyList<string> Of(RoleBook older, RoleBook newer)
    {
        var lines = new List<string>();
        foreach (var role in newer.Roles)
        {
            if (older.Find(role.Id) is not { } before)
            {
                lines.Add($"新设“{role.NameZh}”：{Names(role.Rules.Select(r => r.Permission))}");
                continue;
            }
            var words = new List<string>();
            if (before.NameZh != role.NameZh) words.Add($"改名，原名“{before.NameZh}”");
            if (before.Purpose != role.Purpose) words.Add("改用途：" + role.Purpose);
            if (older.IsClosed(role.Id) != newer.IsClosed(role.Id)) words.Add(newer.IsClosed(role.Id) ? "停用，不再给任何权限" : "重新启用");
            // What a role says of the permissions it has is the built-in roles' and does not change; which it has does. A made one may get the same permission in a wider reach.
            var gone = before.Rules.Except(role.Rules, Rule).Select(r => r.Permission).Distinct().ToList();
            var added = role.Rules.Except(before.Rules, Rule).Select(r => r.Permission).Distinct().ToList();
            if (gone.Count > 0 && !newer.IsClosed(role.Id)) words.Add("去掉" + Names(gone));
            if (added.Count > 0) words.Add("增加" + Names(added));
            if (words.Count > 0) lines.Add($"{role.NameZh}：{string.Join("；", words)}");
        }
        lines.AddRange(older.Roles.Where(r => newer.Find(r.Id) is null).Select(r => $"删去“{r.NameZh}”"));
        return lines;
    }

    private static readonly IEqualityComparer<PermissionRule> Rule = EqualityComparer<PermissionRule>.Create(
        (a, b) => Key(a!) == Key(b!), r => Key(r).GetHashCode(StringComparison.Ordinal));

    private static string Key(PermissionRule rule) => $"{rule.Permission}|{rule.Units}|{rule.Reach}|{rule.Sees}|{string.Join(',', rule.Stages ?? [])}";

    private static string Names(IEnumerable<Permission> permissions) => "“" + string.Join("”“", permissions.Distinct().Order().Select(p => p.NameOf())) + "”";
}
