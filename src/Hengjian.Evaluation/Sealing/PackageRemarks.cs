using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Hengjian.Data.Records;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Evaluation.Sealing;

/// <summary>
/// Remarks on values and texts that nobody had dealt with when a package was sealed. They are listed, not closed: that they stood open is a fact.
/// Their words are the unit's own affair, so that the entry has the hash of them.
/// </summary>
public static class PackageRemarks
{
    /// <summary>The entries of remarks that stood open at a moment.</summary>
    /// <param name="db">The records.</param>
    /// <param name="package">The package.</param>
    /// <param name="at">The moment, to the millisecond.</param>
    /// <param name="cancel">Gives up.</param>
    public static async Task<IReadOnlyList<SealedLeaf>> OpenAsync(AppDb db, long package, DateTimeOffset at, CancellationToken cancel = default)
    {
        var cells = await (
            from one in db.Packages
            join demand in db.SheetDemands on one.RoundId equals demand.RoundId
            join column in db.SheetColumns on demand.ColumnId equals column.Id
            join remark in db.CellComments on new { column.SheetId, column.Element } equals new { remark.SheetId, remark.Element }
            where one.Id == package && column.RegionCode == one.RegionCode
            select remark).Distinct().AsNoTracking().ToListAsync(cancel);
        var texts = await (
            from part in db.Contributions
            join block in db.NarrativeBlocks on part.Id equals block.ContributionId
            join remark in db.PassageComments on block.Id equals remark.BlockId
            where part.PackageId == package
            select new { part.Item, part.UnitId, block.Kind, Remark = remark }).AsNoTracking().ToListAsync(cancel);
        return
        [
            .. cells.Where(c => IsOpen(c.At, c.AnsweredAt, at)).Select(c => PackageContent.Leaf(
                SealPart.Remarks, string.Create(CultureInfo.InvariantCulture, $"cell/{c.Id}"), new { sheet = c.SheetId, row = c.RowId, c.Element, textSha256 = HashOf(c.Text), c.By, at = c.At.ToUnixTimeMilliseconds() })),
            .. texts.Where(t => IsOpen(t.Remark.At, t.Remark.ResolvedAt, at)).Select(t => PackageContent.Leaf(
                SealPart.Remarks, string.Create(CultureInfo.InvariantCulture, $"text/{t.Remark.Id}"),
                new { t.Item, unit = t.UnitId, block = t.Kind.ToString(), t.Remark.Version, textSha256 = HashOf(t.Remark.Text), t.Remark.By, at = t.Remark.At.ToUnixTimeMilliseconds() })),
        ];
    }

    private static bool IsOpen(DateTimeOffset made, DateTimeOffset? settled, DateTimeOffset at) =>
        made.ToUnixTimeMilliseconds() <= at.ToUnixTimeMilliseconds() && (settled is not { } end || end.ToUnixTimeMilliseconds() > at.ToUnixTimeMilliseconds());

    private static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
