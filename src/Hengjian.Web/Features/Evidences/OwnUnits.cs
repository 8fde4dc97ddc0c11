using Hengjian.Domain.Access;
using Hengjian.Evaluation.Workspaces;
using Hengjian.Web.Security;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Web.Features.Evidences;

/// <summary>A unit for which this person may upload.</summary>
/// <param name="Id">Its id.</param>
/// <param name="RegionCode">Its region.</param>
/// <param name="Name">Chinese name; the id where no unit is recorded.</param>
public sealed record OwnUnit(string Id, int RegionCode, string Name);

/// <summary>The units of this person's grants.</summary>
public sealed class OwnUnits(Workspace workspace, Viewer viewer)
{
    /// <summary>In the order of the grants; empty for who uploads nothing.</summary>
    public async Task<IReadOnlyList<OwnUnit>> ListAsync(CancellationToken cancel)
    {
        var own = viewer.Principal.Grants.Where(g => g.Unit is not null
            && viewer.Decide(Permission.UploadEvidence, new AccessObject(g.RegionCode, g.Unit, null, Openness.Unit)).Allowed).DistinctBy(g => g.Unit).ToList();
        var names = await NamesAsync(own.Select(g => g.Unit!), cancel);
        return [.. own.Select(g => new OwnUnit(g.Unit!, g.RegionCode, names(g.Unit!)))];
    }

    /// <summary>Names of units by id.</summary>
    public async Task<Func<string, string>> NamesAsync(IEnumerable<string> ids, CancellationToken cancel)
    {
        var wanted = ids.Distinct().ToList();
        await using var db = workspace.OpenDb();
        var names = await db.Units.AsNoTracking().Where(u => wanted.Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => u.Name, cancel);
        return id => names.GetValueOrDefault(id, id);
    }
}
