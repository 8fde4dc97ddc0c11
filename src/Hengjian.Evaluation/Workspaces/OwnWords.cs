using Hengjian.Data.Records;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Evaluation.Workspaces;

/// <summary>Words of a workspace that its people would try as passwords: names of its regions and units.</summary>
internal static class OwnWords
{
    private static readonly string[] Ends = ["省", "市", "县", "区", "自治区", "自治州", "自治县"];

    public static async Task<IReadOnlyList<string>> ReadAsync(AppDb db, CancellationToken cancel)
    {
        var names = await db.Regions.AsNoTracking().Select(r => r.Name).Concat(db.Units.AsNoTracking().Select(u => u.Name)).Distinct().ToListAsync(cancel);
        return [.. names.Concat(names.Select(Short))];
    }

    // 东溪县 is typed as 东溪.
    private static string Short(string name) =>
        Ends.Where(e => name.Length > e.Length + 1 && name.EndsWith(e, StringComparison.Ordinal)).Select(e => name[..^e.Length]).FirstOrDefault() ?? name;
}
