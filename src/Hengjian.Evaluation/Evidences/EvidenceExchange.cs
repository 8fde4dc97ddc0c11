using Hengjian.Data.Records;
using Hengjian.Domain.Evidences;
using Hengjian.Evaluation.Breakdown;
using Hengjian.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Evaluation.Evidences;

/// <summary>The evidence of a part that goes to another unit: what only this part uses changes hands; what the old unit uses elsewhere is given in copy.</summary>
public static class EvidenceExchange
{
    /// <summary>Moves it, in the deed's transaction.</summary>
    public static async Task<Result<MovedWork>> MoveAsync(AppDb db, ExchangedPart moved, CancellationToken cancel = default)
    {
        var (part, giver) = (moved.Part.Id, moved.From);
        var uses = await (
            from use in db.EvidenceUses
            join version in db.EvidenceVersions on use.VersionId equals version.Id
            join item in db.EvidenceItems on version.ItemId equals item.Id
            where use.ContributionId == part && item.UnitId == giver
            select new { Use = use, Version = version, Item = item }).ToListAsync(cancel);
        foreach (var group in uses.GroupBy(u => u.Item.Id).OrderBy(g => g.Key))
        {
            var item = group.First().Item;
            var elsewhere = await db.EvidenceUses.AnyAsync(u => u.ContributionId != part && db.EvidenceVersions.Any(v => v.Id == u.VersionId && v.ItemId == item.Id), cancel);
            if (elsewhere) await CopyAsync(db, item, moved.Part.UnitId, [.. group.Select(g => (g.Use, g.Version))], cancel);
            else item.UnitId = moved.Part.UnitId;
        }
        await db.SaveChangesAsync(cancel);
        return new MovedWork(uses.Count == 0 ? "" : FormattableString.Invariant($"佐证 {uses.Count} 份"));
    }

    // The same file, for it is kept by its content, as evidence of the other unit.
    private static async Task CopyAsync(AppDb db, EvidenceItemRecord item, string unit, List<(EvidenceUseRecord Use, EvidenceVersionRecord Version)> uses, CancellationToken cancel)
    {
        var copy = new EvidenceItemRecord
        {
            UnitId = unit,
            RegionCode = item.RegionCode,
            Title = item.Title,
            Kind = item.Kind,
            Number = item.Number,
            Link = item.Link,
            IssuedOn = item.IssuedOn,
            PeriodFrom = item.PeriodFrom,
            PeriodTo = item.PeriodTo,
        };
        db.EvidenceItems.Add(copy);
        await db.SaveChangesAsync(cancel);
        var number = 0;
        foreach (var group in uses.GroupBy(u => u.Version.Id).OrderBy(g => g.First().Version.Number))
        {
            var old = group.First().Version;
            var version = new EvidenceVersionRecord
            {
                ItemId = copy.Id,
                Number = ++number,
                Sha256 = old.Sha256,
                Size = old.Size,
                Type = old.Type,
                Pages = old.Pages,
                PictureHash = old.PictureHash,
                Name = old.Name,
                By = old.By,
                At = old.At,
            };
            db.EvidenceVersions.Add(version);
            await db.SaveChangesAsync(cancel);
            if (version.PictureHash is { } look) db.PictureBands.AddRange(PictureBands.Of(look).Select(b => new PictureBandRecord { Band = b, VersionId = version.Id }));
            foreach (var (use, _) in group)
            {
                db.EvidenceUses.Remove(use);
                db.EvidenceUses.Add(new EvidenceUseRecord
                {
                    VersionId = version.Id,
                    ContributionId = use.ContributionId,
                    Item = use.Item,
                    Slot = use.Slot,
                    RowId = use.RowId,
                    Element = use.Element,
                    BlockId = use.BlockId,
                    PageFrom = use.PageFrom,
                    PageTo = use.PageTo,
                    Quote = use.Quote,
                    By = use.By,
                    At = use.At,
                });
            }
        }
        await db.SaveChangesAsync(cancel);
    }
}
