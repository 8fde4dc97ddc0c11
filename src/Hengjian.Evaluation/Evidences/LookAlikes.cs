using Hengjian.Data.Records;
using Hengjian.Documents.Inspecting;
using Hengjian.Domain.Evidences;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Evaluation.Evidences;

/// <summary>The same file, or a picture that looks alike, in another evidence.</summary>
/// <param name="Item">The other evidence.</param>
/// <param name="Same">True for the very bytes; false for a picture that looks alike.</param>
/// <param name="Distance">Bits that differ, for pictures.</param>
/// <param name="OtherUnit">It is another unit's.</param>
public sealed record LookAlike(EvidenceItemRecord Item, bool Same, int Distance, bool OtherUnit);

/// <summary>
/// 雷同: points out files and pictures that are used in other evidence. Only versions that are current in their evidence count.
/// It never refuses: two units may well cite the same paper.
/// </summary>
public sealed class LookAlikes
{
    private const int MostAtOnce = 500;

    /// <summary>Others like a version, the same files first.</summary>
    public async Task<IReadOnlyList<LookAlike>> OfAsync(AppDb db, EvidenceItemRecord item, EvidenceVersionRecord version, CancellationToken cancel = default)
    {
        var current = db.EvidenceVersions.AsNoTracking().Where(v => !db.EvidenceVersions.Any(w => w.ItemId == v.ItemId && w.Number > v.Number) && v.ItemId != item.Id);
        var same = await current.Where(v => v.Sha256 == version.Sha256).Select(v => v.ItemId).ToListAsync(cancel);
        var alike = new Dictionary<long, int>();
        if (version.PictureHash is { } mine && PictureHash.IsTelling(unchecked((ulong)mine)))
        {
            // Only pictures that share a quarter of the look are read, through an index, however many there are.
            foreach (var bands in PictureBands.Near(mine, PictureHash.SameWithin).Chunk(MostAtOnce))
            {
                var pictures = await (
                    from band in db.PictureBands
                    join picture in current on band.VersionId equals picture.Id
                    where bands.Contains(band.Band)
                    select new { picture.ItemId, picture.PictureHash }).Distinct().ToListAsync(cancel);
                foreach (var picture in pictures)
                {
                    var distance = PictureHash.Distance(unchecked((ulong)mine), unchecked((ulong)picture.PictureHash!.Value));
                    if (distance <= PictureHash.SameWithin && !same.Contains(picture.ItemId)) alike[picture.ItemId] = distance;
                }
            }
        }
        var ids = same.Concat(alike.Keys).Distinct().ToList();
        var items = await db.EvidenceItems.AsNoTracking().Where(i => ids.Contains(i.Id)).ToListAsync(cancel);
        return [.. items.Select(i => new LookAlike(i, !alike.ContainsKey(i.Id), alike.GetValueOrDefault(i.Id), i.UnitId != item.UnitId))
            .OrderByDescending(l => l.Same).ThenBy(l => l.Distance).ThenBy(l => l.Item.Id)];
    }

    /// <summary>Chinese sentences that name nobody: the uploader need not know whose.</summary>
    public static IReadOnlyList<string> Words(IReadOnlyList<LookAlike> found)
    {
        var words = new List<string>();
        if (found.Any(l => l.Same && l.OtherUnit)) words.Add("另有单位使用过相同文件，请确认这份材料是本单位的。");
        if (found.Any(l => !l.Same && l.OtherUnit)) words.Add("另有单位使用过看起来相同的图片，请确认这是本单位的照片。");
        if (found.FirstOrDefault(l => l.Same && !l.OtherUnit) is { } own) words.Add($"本单位已有相同文件“{own.Item.Title}”，可以直接引用，不必再传。");
        return words;
    }
}
