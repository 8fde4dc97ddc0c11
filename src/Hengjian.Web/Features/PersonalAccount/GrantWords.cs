using System.Globalization;
using Hengjian.Domain.Access;
using Hengjian.Domain.Accounts;
using Hengjian.Evaluation.Workspaces;
using Hengjian.Indicators.Facts;
using Hengjian.Web.Components;

namespace Hengjian.Web.Features.PersonalAccount;

/// <summary>Grants in words: 填报员 · 东溪县.</summary>
public sealed class GrantWords(Workspace workspace, TimeProvider clock)
{
    private RegionTree regions = new([]);

    /// <summary>Reads the names of regions; once before anything else.</summary>
    public async Task ReadAsync(CancellationToken cancel)
    {
        var tree = await workspace.Regions.TreeOnAsync(ChineseText.Today(clock), cancel);
        if (tree.TryGet(out var found)) regions = found;
    }

    /// <summary>The regions that were read.</summary>
    public RegionTree Regions => regions;

    /// <summary>Role, region, unit.</summary>
    public string Of(AccountGrant grant) =>
        $"{RoleOf(grant.Role)} · {RegionOf(grant.RegionCode)}{(grant.Unit is { } unit ? " · " + unit : "")}";

    /// <summary>Name of a role.</summary>
    public static string RoleOf(string role) => Roles.Find(role)?.NameZh ?? role;

    /// <summary>Name of a region; its code when no region has it.</summary>
    public string RegionOf(int code) =>
        code == 0 ? "全国" : regions.TryFind(code, out var region) ? region.Name : code.ToString("D6", CultureInfo.InvariantCulture);
}
