using System.Globalization;
using Hengjian.Data.Records;
using Hengjian.Documents.Inspecting;
using Hengjian.Domain.Access;
using Hengjian.Domain.Evidences;
using Hengjian.Domain.Packages;
using Hengjian.Evaluation.Packages;
using Hengjian.Evaluation.Workspaces;
using Hengjian.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Evaluation.Evidences;

/// <summary>A file in the store that is to become a version.</summary>
/// <param name="Sha256">Of its bytes.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Name">As the sender named it.</param>
/// <param name="File">What was found in it.</param>
public sealed record KeptFile(string Sha256, long Size, string Name, InspectedFile File);

/// <summary>佐证材料: evidence with its versions and what they are used for. Each deed is in the audit log, with the unit's region and without titles and names: who reads the log is told nothing of drafts.</summary>
/// <param name="workspace">Where they are.</param>
/// <param name="lookAlikes">Finds the same elsewhere.</param>
/// <param name="parts">Knows the slots of a part; null takes any slot.</param>
public sealed class EvidenceLibrary(Workspace workspace, LookAlikes lookAlikes, PartBooks? parts = null)
{
    /// <summary>Name of an evidence in the audit log.</summary>
    public static string Subject(long item) => "evidence:" + item.ToString(CultureInfo.InvariantCulture);

    /// <summary>True when a current or older version of the unit has these bytes.</summary>
    public Task<bool> HoldsAsync(AppDb db, string unit, string sha256, long size, CancellationToken cancel) => (
        from v in db.EvidenceVersions
        join i in db.EvidenceItems on v.ItemId equals i.Id
        where v.Sha256 == sha256 && v.Size == size && i.UnitId == unit
        select v.Id).AnyAsync(cancel);

    /// <summary>Keeps a file as a new evidence or as the next version of one, and notes where it is used, in one transaction.</summary>
    /// <param name="giving">Whose it is and where it goes; the right was asked by the caller, states are asked here.</param>
    /// <param name="file">The file, in the store.</param>
    /// <param name="by">Sign-in name.</param>
    /// <param name="upload">The upload that ends with it; null for none.</param>
    /// <param name="cancel">Gives up.</param>
    public async Task<Result<EvidenceReceipt>> KeepAsync(EvidenceGiving giving, KeptFile file, string by, Guid? upload = null, CancellationToken cancel = default)
    {
        var details = (giving.Details ?? DetailsOf(file)).Tidy();
        if (giving.Item is null && details.Check().FirstOrDefault() is { } wrong) return wrong;
        await using var db = workspace.OpenDb();
        await using var transaction = await AuditLog.BeginAsync(db, cancel);
        var item = giving.Item is { } known ? await db.EvidenceItems.SingleOrDefaultAsync(i => i.Id == known && i.UnitId == giving.UnitId, cancel) : New(giving, details);
        if (item is null) return EvidenceProblems.OtherUnit();
        if (giving.Item is null) db.EvidenceItems.Add(item);
        await db.SaveChangesAsync(cancel);
        var version = await VersionAsync(db, item, file, by, cancel);
        if (giving.Place is { } place && await UseAsync(db, item, version, place, by, cancel) is { } refused) return refused;
        if (upload is { } id && await db.Uploads.SingleAsync(u => u.Id == id, cancel) is var record)
            (record.State, record.ResultVersionId) = (UploadState.Done, version.Id);
        var entry = await workspace.Audit.AppendAsync(db, by, "evidence-stored", Subject(item.Id),
            new { version = version.Number, file.Size, file.Sha256, unit = item.UnitId, region = item.RegionCode }, cancel);
        await workspace.Audit.CommitAsync(transaction, entry, cancel);
        return await ReceiptAsync(version.Id, known: false, cancel);
    }

    /// <summary>Notes that a file was not taken, and why.</summary>
    internal async Task RefuseAsync(AppDb db, UploadRecord upload, Problem why, CancellationToken cancel)
    {
        await using var transaction = await AuditLog.BeginAsync(db, cancel);
        (upload.State, upload.Problem) = (UploadState.Refused, why.ToString());
        var entry = await workspace.Audit.AppendAsync(db, upload.By, "evidence-refused", "upload:" + upload.Id.ToString("N"),
            new { upload = upload.Id, upload.Size, problem = why.Code, unit = upload.UnitId, region = upload.RegionCode }, cancel);
        await workspace.Audit.CommitAsync(transaction, entry, cancel);
    }

    /// <summary>What the giver of a version is told.</summary>
    public async Task<Result<EvidenceReceipt>> ReceiptAsync(long version, bool known, CancellationToken cancel = default)
    {
        await using var db = workspace.OpenDb();
        var v = await db.EvidenceVersions.AsNoTracking().SingleAsync(x => x.Id == version, cancel);
        var item = await db.EvidenceItems.AsNoTracking().SingleAsync(x => x.Id == v.ItemId, cancel);
        var elsewhere = await lookAlikes.OfAsync(db, item, v, cancel);
        return new EvidenceReceipt(item.Id, v.Id, v.Number, v.Sha256, v.Size, item.Title) { Known = known, Notes = LookAlikes.Words(elsewhere) };
    }

    /// <summary>Uses a version in another place.</summary>
    public async Task<Result<EvidenceUseRecord>> LinkAsync(long version, EvidencePlace place, string by, CancellationToken cancel = default)
    {
        await using var db = workspace.OpenDb();
        await using var transaction = await AuditLog.BeginAsync(db, cancel);
        var v = await db.EvidenceVersions.SingleAsync(x => x.Id == version, cancel);
        var item = await db.EvidenceItems.SingleAsync(x => x.Id == v.ItemId, cancel);
        if (await UseAsync(db, item, v, place, by, cancel) is { } refused) return refused;
        var use = db.EvidenceUses.Local.Last();
        var entry = await workspace.Audit.AppendAsync(db, by, "evidence-linked", Subject(item.Id),
            new { scheme_item = use.Item, use.Slot, pages = Pages(use), unit = item.UnitId, region = item.RegionCode }, cancel);
        await workspace.Audit.CommitAsync(transaction, entry, cancel);
        return use;
    }

    /// <summary>
    /// The same file chosen again for the same place: when its use was taken away meanwhile it is made again, else nothing is done.
    /// </summary>
    /// <returns>Why it cannot be used there; null when it is.</returns>
    internal async Task<Problem?> UseAgainAsync(long version, EvidencePlace? place, string by, CancellationToken cancel)
    {
        if (place is null) return null;
        await using var db = workspace.OpenDb();
        var (contribution, slot, block) = (place.Contribution, place.Slot, place.Block);
        if (await db.EvidenceUses.AnyAsync(u => u.VersionId == version && u.ContributionId == contribution && u.Slot == slot && u.BlockId == block, cancel)) return null;
        var linked = await LinkAsync(version, place, by, cancel);
        return linked.IsOk ? null : linked.Problems[0];
    }

    /// <summary>Takes a use away; the evidence and its versions stay.</summary>
    public async Task<Result<long>> UnlinkAsync(EvidenceItemRecord item, long use, string by, CancellationToken cancel = default)
    {
        await using var db = workspace.OpenDb();
        await using var transaction = await AuditLog.BeginAsync(db, cancel);
        var found = await (from u in db.EvidenceUses join v in db.EvidenceVersions on u.VersionId equals v.Id where u.Id == use && v.ItemId == item.Id select u).SingleOrDefaultAsync(cancel);
        if (found is null) return use;
        var may = await MayAsync(db, found.ContributionId, found.Item, found.Slot, found.BlockId, cancel);
        if (may is not null) return may;
        db.EvidenceUses.Remove(found);
        await db.SaveChangesAsync(cancel);
        await WidenAsync(db, [item.Id], cancel);
        var entry = await workspace.Audit.AppendAsync(db, by, "evidence-unlinked", Subject(item.Id),
            new { scheme_item = found.Item, found.Slot, pages = Pages(found), unit = item.UnitId, region = item.RegionCode }, cancel);
        await workspace.Audit.CommitAsync(transaction, entry, cancel);
        return use;
    }

    /// <summary>Changes what is said of an evidence: only while every part that uses it is open, for it is what is checked and sealed with it.</summary>
    public async Task<Result<EvidenceDetails>> DescribeAsync(long item, EvidenceDetails details, string by, CancellationToken cancel = default)
    {
        details = details.Tidy();
        if (details.Check().FirstOrDefault() is { } wrong) return wrong;
        await using var db = workspace.OpenDb();
        await using var transaction = await AuditLog.BeginAsync(db, cancel);
        var record = await db.EvidenceItems.SingleAsync(i => i.Id == item, cancel);
        if (await MayDescribeAsync(db, item, cancel) is { } closed) return closed;
        Apply(record, details);
        var entry = await workspace.Audit.AppendAsync(db, by, "evidence-described", Subject(item),
            new { kind = record.Kind.ToString(), issued = record.IssuedOn, from = record.PeriodFrom, to = record.PeriodTo, unit = record.UnitId, region = record.RegionCode }, cancel);
        await workspace.Audit.CommitAsync(transaction, entry, cancel);
        return details;
    }

    /// <summary>Why what is said of an evidence cannot be changed now; null when it can.</summary>
    public static async Task<Problem?> MayDescribeAsync(AppDb db, long item, CancellationToken cancel = default)
    {
        var uses = await (from u in db.EvidenceUses.AsNoTracking() join v in db.EvidenceVersions on u.VersionId equals v.Id where v.ItemId == item orderby u.Id select u).ToListAsync(cancel);
        foreach (var use in uses)
            if (await MayAsync(db, use.ContributionId, use.Item, use.Slot, use.BlockId, cancel) is { } closed) return EvidenceProblems.DescriptionClosed(use.Item, closed.Message);
        return null;
    }

    /// <summary>An evidence is as open as the most open unit's part that uses it; called in the transaction that changed one.</summary>
    public static async Task OpenWithAsync(AppDb db, long contribution, CancellationToken cancel)
    {
        var items = await (from u in db.EvidenceUses join v in db.EvidenceVersions on u.VersionId equals v.Id where u.ContributionId == contribution select v.ItemId).Distinct().ToListAsync(cancel);
        await WidenAsync(db, items, cancel);
    }

    private static async Task WidenAsync(AppDb db, IReadOnlyList<long> items, CancellationToken cancel)
    {
        foreach (var id in items)
        {
            var uses = await (
                from u in db.EvidenceUses
                join v in db.EvidenceVersions on u.VersionId equals v.Id
                join c in db.Contributions on u.ContributionId equals c.Id
                where v.ItemId == id
                select c.Openness).ToListAsync(cancel);
            var record = await db.EvidenceItems.SingleAsync(i => i.Id == id, cancel);
            // What was handed up stays in sight above, also while a part is being mended.
            record.Openness = uses.Append(record.Openness >= Openness.Evaluator ? record.Openness : Openness.Unit).Max();
        }
        await db.SaveChangesAsync(cancel);
    }

    private static EvidenceDetails DetailsOf(KeptFile file) => new(Path.GetFileNameWithoutExtension(file.Name), KindOf(file.File.Type));

    /// <summary>What a file of a type usually is.</summary>
    public static EvidenceKind KindOf(EvidenceType type) => type switch
    {
        EvidenceType.Jpeg or EvidenceType.Png => EvidenceKind.Photo,
        EvidenceType.Xlsx or EvidenceType.Xls or EvidenceType.Csv => EvidenceKind.Sheet,
        _ => EvidenceKind.Document,
    };

    private static EvidenceItemRecord New(EvidenceGiving giving, EvidenceDetails details)
    {
        var item = new EvidenceItemRecord { UnitId = giving.UnitId, RegionCode = giving.RegionCode, Title = details.Title };
        Apply(item, details);
        return item;
    }

    private static void Apply(EvidenceItemRecord item, EvidenceDetails details) =>
        (item.Title, item.Kind, item.Number, item.IssuedOn, item.PeriodFrom, item.PeriodTo) =
        (details.Title, details.Kind, details.Number, details.IssuedOn, details.PeriodFrom, details.PeriodTo);

    private async Task<EvidenceVersionRecord> VersionAsync(AppDb db, EvidenceItemRecord item, KeptFile file, string by, CancellationToken cancel)
    {
        var newest = await db.EvidenceVersions.Where(v => v.ItemId == item.Id).OrderByDescending(v => v.Number).FirstOrDefaultAsync(cancel);
        if (newest?.Sha256 == file.Sha256) return newest;
        var version = new EvidenceVersionRecord
        {
            ItemId = item.Id,
            Number = (newest?.Number ?? 0) + 1,
            Sha256 = file.Sha256,
            Size = file.Size,
            Type = file.File.Type.ToString().ToLowerInvariant(),
            Pages = file.File.Pages,
            PictureHash = file.File.PictureHash is { } hash ? unchecked((long)hash) : null,
            Name = file.Name,
            By = by,
            At = workspace.Clock.GetUtcNow(),
        };
        db.EvidenceVersions.Add(version);
        await db.SaveChangesAsync(cancel);
        if (version.PictureHash is { } look) db.PictureBands.AddRange(PictureBands.Of(look).Select(b => new PictureBandRecord { Band = b, VersionId = version.Id }));
        await db.SaveChangesAsync(cancel);
        return version;
    }

    private async Task<Problem?> UseAsync(AppDb db, EvidenceItemRecord item, EvidenceVersionRecord version, EvidencePlace place, string by, CancellationToken cancel)
    {
        var contribution = await db.Contributions.AsNoTracking().SingleOrDefaultAsync(c => c.Id == place.Contribution, cancel);
        if (contribution is null || contribution.UnitId != item.UnitId) return EvidenceProblems.OtherUnit();
        if (await MayAsync(db, contribution.Id, contribution.Item, place.Slot, place.Block, cancel) is { } closed) return closed;
        if (place.Check().FirstOrDefault() is { } unfit) return unfit;
        if (place.Slot is { } slot && parts is not null && await parts.OfAsync(db, contribution, cancel) is { Book: not null } book && book.Slots.All(s => s.Code != slot))
            return EvidenceProblems.NoSlot(slot);
        if (!PagesFit(place, version.Pages)) return EvidenceProblems.BadPages(version.Pages);
        var same = await db.EvidenceUses.AnyAsync(u => u.VersionId == version.Id && u.ContributionId == contribution.Id
            && u.Slot == place.Slot && u.BlockId == place.Block && u.PageFrom == place.PageFrom && u.PageTo == place.PageTo, cancel);
        if (same) return EvidenceProblems.UsedAlready();
        db.EvidenceUses.Add(new EvidenceUseRecord
        {
            VersionId = version.Id,
            ContributionId = contribution.Id,
            Item = contribution.Item,
            Slot = place.Slot,
            BlockId = place.Block,
            PageFrom = place.PageFrom,
            PageTo = place.PageTo ?? place.PageFrom,
            Quote = place.Quote,
            By = by,
            At = workspace.Clock.GetUtcNow(),
        });
        await db.SaveChangesAsync(cancel);
        await WidenAsync(db, [item.Id], cancel);
        return null;
    }

    private static bool PagesFit(EvidencePlace place, int? pages)
    {
        if (place.PageFrom is null) return place.PageTo is null;
        var to = place.PageTo ?? place.PageFrom;
        return place.PageFrom >= 1 && to >= place.PageFrom && (pages is null || to <= pages);
    }

    // The gate's no as a problem; null when it opens.
    private static async Task<Problem?> MayAsync(AppDb db, long contribution, string item, string? slot, long? block, CancellationToken cancel)
    {
        if (await EditGates.ReadAsync(db, contribution, cancel) is not { } facts) return EvidenceProblems.OtherUnit();
        EditTarget target = slot is { } code ? new EditTarget.SlotOf(item, code) : block is { } id ? new EditTarget.Block(id) : new EditTarget.Whole(item);
        var may = EditGate.May(facts, target);
        return may.Allowed ? null : EvidenceProblems.Closed(may.Reason);
    }

    private static string Pages(EvidenceUseRecord use) => use.PageFrom is { } from
        ? string.Create(CultureInfo.InvariantCulture, $"{from}-{use.PageTo ?? from}") : "";
}
