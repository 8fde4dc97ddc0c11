using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using Hengjian.Data.Records;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Evaluation.Sealing;

/// <summary>What people wrote over blocks of the self-evaluation report, as entries of a manifest. What is built needs none: its texts are sealed.</summary>
public static class PackageReports
{
    /// <summary>The entries as they are now: a <see cref="SealSource"/>.</summary>
    public static IAsyncEnumerable<SealedLeaf> LeavesAsync(AppDb db, long package, CancellationToken cancel) => LeavesAsync(db, package, null, cancel);

    /// <summary>The newest version of each block that has a person's text; versions are never changed, so that any moment can be asked for.</summary>
    /// <param name="db">The records.</param>
    /// <param name="package">The package.</param>
    /// <param name="until">As it was then, to the millisecond; null for now.</param>
    /// <param name="cancel">Gives up.</param>
    public static async IAsyncEnumerable<SealedLeaf> LeavesAsync(AppDb db, long package, DateTimeOffset? until, [EnumeratorCancellation] CancellationToken cancel)
    {
        var versions = await (
            from paper in db.SelfReports
            join version in db.ReportEditVersions on paper.Id equals version.ReportId
            where paper.PackageId == package
            select new { paper.Template, Version = version }).AsNoTracking().ToListAsync(cancel);
        var then = until?.ToUnixTimeMilliseconds() ?? long.MaxValue;
        foreach (var block in versions.Where(v => v.Version.At.ToUnixTimeMilliseconds() <= then).GroupBy(v => (v.Template, v.Version.BlockId)))
        {
            var newest = block.MaxBy(v => v.Version.Number)!.Version;
            if (newest.Text is null) continue;
            yield return PackageContent.Leaf(SealPart.Report, $"{block.Key.Template}/{block.Key.BlockId}", new
            {
                version = newest.Number,
                newest.Text,
                baseSha256 = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(newest.BaseText))),
                newest.By,
                at = newest.At.ToUnixTimeMilliseconds(),
            });
        }
    }
}
