using Hengjian.Data.Records;
using Hengjian.Domain.Access;
using Hengjian.Evaluation.Collection;
using Hengjian.Evaluation.Importing;
using Hengjian.Indicators.Facts;
using Hengjian.Web.Security;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Web.Features.Data.Import;

/// <summary>Who may hand in which table: whoever looks after a region any, a clerk those of the own unit's department.</summary>
internal sealed class ImportRight(AppDb db, Viewer viewer)
{
    /// <summary>The kinds this person may hand in somewhere.</summary>
    public async Task<IReadOnlyList<ImportKind>> KindsAsync(DataDictionary dictionary, CancellationToken cancel)
    {
        var allowed = new List<ImportKind>();
        foreach (var kind in Enum.GetValues<ImportKind>())
            foreach (var range in viewer.ScopeOf(Permission.ImportData).Ranges)
                if (!allowed.Contains(kind) && (await DecideAsync(kind, range.From, dictionary, cancel)).Allowed) allowed.Add(kind);
        return allowed;
    }

    /// <summary>Whether this person may hand in a kind for a region.</summary>
    public async Task<Decision> DecideAsync(ImportKind kind, int region, DataDictionary dictionary, CancellationToken cancel)
    {
        // A right that is not of one unit reaches the whole table.
        var whole = viewer.Decide(Permission.ImportData, region);
        if (whole.Allowed) return whole;
        var own = viewer.WorkScopeOf(Permission.ImportData).Reaches.Where(r => r.Range.Contains(region)).Select(r => r.Unit).OfType<string>().ToList();
        if (own.Count == 0) return whole;
        if (!CollectionLoader.Departments().TryGet(out var departments)) return whole;
        var keepers = TableKeepers.Of(kind, dictionary, departments);
        var units = await db.Units.AsNoTracking().Where(u => own.Contains(u.Id)).OrderBy(u => u.Id).ToListAsync(cancel);
        var fitting = units.FirstOrDefault(u => u.Department.Length > 0 && keepers.Contains(departments.WordOf(u.Department)));
        return fitting is not null ? viewer.Decide(Permission.ImportData, region, unit: fitting.Id)
            : keepers.Count == 0 ? Decision.No($"{kind.NameZh()}由各单位在“填报”里分别填，不由一个单位整表导入。")
            : Decision.No($"{kind.NameZh()}由{string.Join("、", keepers.Order(StringComparer.Ordinal))}部门导入，本单位（{string.Join("、", units.Select(u => u.Name))}）的数据请在“填报”里填。");
    }
}
