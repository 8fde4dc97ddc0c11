using Hengjian.Data.Records;
using Hengjian.Domain.Access;
using Hengjian.Web.Security;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Web.Features.Data.Snapshots;

/// <summary>Who may take a file as it was handed in: whoever looks after the region any, a clerk or checker what the own unit gave.</summary>
internal sealed class RawFileRight(AppDb db, Viewer viewer)
{
    /// <summary>Whether this person may take the files of a snapshot.</summary>
    public async Task<Decision> DecideAsync(int region, string givenBy, CancellationToken cancel)
    {
        var whole = viewer.Decide(Permission.DownloadRawFile, region);
        if (whole.Allowed || !viewer.MayEver(Permission.DownloadRawFile)) return whole;
        var units = await db.Accounts.AsNoTracking().Where(a => a.Name == givenBy).SelectMany(a => a.Grants).Where(g => g.Unit != null).Select(g => g.Unit!).Distinct().ToListAsync(cancel);
        return units.Order(StringComparer.Ordinal).Select(u => viewer.Decide(Permission.DownloadRawFile, region, unit: u)).FirstOrDefault(d => d.Allowed, Decision.No("原始文件只限交来它的单位下载。"));
    }
}
