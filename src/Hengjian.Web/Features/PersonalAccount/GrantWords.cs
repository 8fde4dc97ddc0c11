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
    private RoleBook book = RoleBook.BuiltIn;

    /// <summary>Reads the names of regions and roles; once before anything else.</summary>
    public async Task ReadAsync(CancellationToken cancel)
    {
        var tree = await workspace.Regions.TreeOnAsync(ChineseText.Today(clock), cancel);
        if (tree.TryGet(out var found)) regions = found;
        await using var db = workspace.OpenDb();
        book = await workspace.RoleBooks.CurrentAsync(db, cancel);
    }

    /// <summary>The regions that were read.</summary>
    public RegionTree Regions => regions;

    /// <summary>Role, region, unit.</summary>
    public string Of(AccountGrant grant) =>
        $"{RoleOf(grant.Role)} · {RegionOf(grant.RegionCode)}{(grant.Unit is { } unit ? " · " + unit : "")}";

    /// <summary>Name of a role.</summary>
    public string RoleOf(string role) => book.NameOf(role);

    /// <summary>Name of a region; its code when no region has it.</summary>
    public string RegionOf(int code) =>
        code == 0 ? "全国" : regions.TryFind(code, out var region) ? region.Name : code.ToString("D6", CultureInfo.InvariantCulture);
}
