using System.Text.Json;
using Hengjian.Data.Records;
using Hengjian.Domain.Access;
using Hengjian.Domain.Filling;
using Hengjian.Evaluation.Sealing;
using Hengjian.Evaluation.Workspaces;
using Hengjian.Indicators.Facts;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Evaluation.Filling;

/// <summary>A figure of facts, back at the cell it was filled into.</summary>
/// <param name="Element">What it is.</param>
/// <param name="Unit">Whose cell.</param>
/// <param name="Receipt">The submission it came with.</param>
public sealed record FilledCell(DataElement Element, string Unit, string Receipt)
{
    /// <summary>The sealed value, with who gave it when; null to whom the work itself is not open.</summary>
    public CellRevisionRecord? Revision { get; init; }

    /// <summary>Evidence put to the cell: number, title, pages.</summary>
    public IReadOnlyList<(long Id, string Title, int? From, int? To)> Evidence { get; init; } = [];
}

/// <summary>填报经过: from a row of facts that came of a submission to the sealed cells, who filled them when, and from what.</summary>
public sealed class CellLineage(Workspace workspace, DataDictionary dictionary)
{
    /// <summary>The cells of a row; empty when no file of it came of a submission.</summary>
    /// <param name="files">Hashes of the files the row is from.</param>
    /// <param name="key">School, class or project code; empty for a region's row.</param>
    /// <param name="stage">Stage of a row by stages; All otherwise.</param>
    /// <param name="principal">Who asks: names only to whom the work is open.</param>
    /// <param name="cancel">Gives up.</param>
    public async Task<IReadOnlyList<FilledCell>> OfAsync(
        IReadOnlyCollection<string> files, string key, SchoolStage stage, Principal principal, CancellationToken cancel = default)
    {
        await using var db = workspace.OpenDb();
        var given = await db.SubmissionFiles.AsNoTracking().Where(f => files.Contains(f.Sha256)).OrderByDescending(f => f.SubmissionId).ToListAsync(cancel);
        var found = new List<FilledCell>();
        foreach (var file in given.DistinctBy(f => (f.Kind, f.Period))) found.AddRange(await OfFileAsync(db, file.SubmissionId, file.Kind, file.Period, key, stage, principal, cancel));
        return found;
    }

    private async Task<List<FilledCell>> OfFileAsync(
        AppDb db, long submissionId, string kind, int period, string key, SchoolStage stage, Principal principal, CancellationToken cancel)
    {
        var submission = await db.Submissions.AsNoTracking().SingleAsync(s => s.Id == submissionId, cancel);
        var cells = await (from cell in db.Cells.AsNoTracking()
                           join row in db.SheetRows.AsNoTracking() on cell.RowId equals row.Id
                           join sheet in db.FillSheets.AsNoTracking() on cell.SheetId equals sheet.Id
                           join column in db.SheetColumns.AsNoTracking() on new { cell.SheetId, cell.Element } equals new { column.SheetId, column.Element }
                           where sheet.RegionCode == submission.RegionCode && sheet.Kind == kind && sheet.Period == period && cell.SealedRevisionId != null
                               && (sheet.Mode == SheetMode.File || (row.RowKey == key && row.Stage == stage))
                           select new { cell.RowId, cell.Element, Sealed = cell.SealedRevisionId!.Value, Column = column }).ToListAsync(cancel);
        var rows = cells.Select(c => c.RowId).Distinct().ToList();
        var manifest = await ManifestAsync(submission.ManifestSha256, cancel);
        // As this submission sealed it; what another round sealed beside it as that one did.
        var then = (await db.CellRevisions.AsNoTracking().Where(r => rows.Contains(r.RowId)).ToListAsync(cancel)).Where(r => manifest.Contains(r.Id)).ToDictionary(r => (r.RowId, r.Element), r => r.Id);
        var ids = cells.Select(c => then.GetValueOrDefault((c.RowId, c.Element), c.Sealed)).ToList();
        var revisions = await db.CellRevisions.AsNoTracking().Where(r => ids.Contains(r.Id)).ToDictionaryAsync(r => (r.RowId, r.Element), cancel);
        var evidence = (await (from use in db.EvidenceUses.AsNoTracking()
                               join version in db.EvidenceVersions.AsNoTracking() on use.VersionId equals version.Id
                               join item in db.EvidenceItems.AsNoTracking() on version.ItemId equals item.Id
                               where use.RowId != null && rows.Contains(use.RowId.Value)
                               select new { use.RowId, use.Element, item.Id, item.Title, use.PageFrom, use.PageTo }).ToListAsync(cancel)).ToLookup(e => (e.RowId!.Value, e.Element));
        var units = await db.Units.AsNoTracking().Where(u => u.RegionCode == submission.RegionCode).ToDictionaryAsync(u => u.Id, u => u.Name, StringComparer.Ordinal, cancel);
        var order = dictionary.Elements.Index().ToDictionary(e => e.Item.Id, e => e.Index, StringComparer.Ordinal);
        return
        [
            .. cells.Where(c => order.ContainsKey(c.Element)).OrderBy(c => order[c.Element]).Select(c =>
            {
                var cell = new FilledCell(dictionary.Elements[order[c.Element]], units.GetValueOrDefault(c.Column.UnitId, c.Column.UnitId), submission.Receipt);
                var open = AccessPolicy.Decide(principal, Permission.ViewWork, AccessObject.Of(c.Column, ProcessStage.Open)).Allowed;
                return !open ? cell : cell with
                {
                    Revision = revisions.GetValueOrDefault((c.RowId, c.Element)),
                    Evidence = [.. evidence[(c.RowId, c.Element)].Select(e => (e.Id, e.Title, e.PageFrom, e.PageTo))],
                };
            }),
        ];
    }

    private async Task<HashSet<long>> ManifestAsync(string sha256, CancellationToken cancel)
    {
        if (!workspace.Files.Open(sha256).TryGet(out var stream)) return [];
        using var bytes = new MemoryStream();
        await using (stream) await stream.CopyToAsync(bytes, cancel);
        var leaves = Manifest.Read(bytes.ToArray())?.Leaves ?? [];
        return [.. leaves.Where(l => l.Part == (int)SealPart.Cells).Select(l => JsonDocument.Parse(l.Json).RootElement.GetProperty("revision").GetInt64())];
    }
}
