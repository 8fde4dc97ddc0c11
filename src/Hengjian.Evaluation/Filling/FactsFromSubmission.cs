using Hengjian.Data.Facts;
using Hengjian.Data.Records;
using Hengjian.Domain;
using Hengjian.Domain.Filling;
using Hengjian.Domain.Outboxes;
using Hengjian.Domain.Snapshots;
using Hengjian.Domain.Submissions;
using Hengjian.Evaluation.Importing;
using Hengjian.Evaluation.Outboxes;
using Hengjian.Evaluation.Workspaces;
using Hengjian.Indicators.Facts;
using Hengjian.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Evaluation.Filling;

/// <summary>
/// Sealed cells become facts: one file a table in the form of its template, read by the import itself, so that a value of a
/// result walks back to a line and from there to who typed it. Done after the submission, as often as it is asked, once.
/// </summary>
public sealed class FactsFromSubmission(Workspace workspace, DataDictionary dictionary, FileSheets? files = null)
{
    /// <summary>Does the duty a submission leaves in the outbox; it is never given up: what keeps it is shown where the submission is, and may be mended.</summary>
    public async Task<Result<bool>> RunAsync(OutboxRecord duty, CancellationToken cancel)
    {
        var id = Outbox.Read<Body>(duty).Submission;
        try
        {
            return (await RunAsync(id, cancel)).IsOk;
        }
        catch (Exception e) when (!cancel.IsCancellationRequested)
        {
            await NoteAsync(id, e.GetType().Name + ": " + e.Message, cancel);
            return false;
        }
    }

    /// <summary>Makes the snapshots of a submission; those that are made already stay.</summary>
    public async Task<Result<bool>> RunAsync(long id, CancellationToken cancel = default)
    {
        SubmissionRecord submission;
        List<FillSheetRecord> sheets;
        await using (var db = workspace.OpenDb())
        {
            submission = await db.Submissions.AsNoTracking().SingleAsync(s => s.Id == id, cancel);
            if (submission.FactsState != FactsState.Waiting) return true;
            sheets = await db.FillSheets.AsNoTracking().Where(s => s.RegionCode == submission.RegionCode
                && db.Cells.Any(c => c.SheetId == s.Id && c.SealedRevisionId != null)).ToListAsync(cancel);
        }
        // Schools before their classes.
        foreach (var table in sheets.GroupBy(s => (s.Kind, s.Period, s.Mode)).OrderBy(g => g.Key.Period).ThenBy(g => g.Key.Mode).ThenBy(g => g.Key.Kind, StringComparer.Ordinal))
        {
            if (ImportKinds.Parse(table.Key.Kind) is not { } kind) continue;
            var made = table.Key.Mode == SheetMode.File
                ? await MakeOfFileAsync(submission, kind, [.. table], cancel)
                : await MakeAsync(submission, kind, table.Key.Period, [.. table.Select(s => s.Id)], cancel);
            if (!made.IsOk) return await RefuseAsync(submission, made.Problems[0], cancel);
        }
        await using var last = workspace.OpenDb();
        await last.Submissions.Where(s => s.Id == id).ExecuteUpdateAsync(s => s.SetProperty(x => x.FactsState, FactsState.Merged).SetProperty(x => x.FactsProblem, ""), cancel);
        return true;
    }

    // A table that was handed in whole: the sealed file itself, read again.
    private async Task<Result<bool>> MakeOfFileAsync(SubmissionRecord submission, ImportKind kind, IReadOnlyList<FillSheetRecord> sheets, CancellationToken cancel)
    {
        await using var db = workspace.OpenDb();
        var (period, ids) = (sheets[0].Period, sheets.Select(s => s.Id).ToList());
        if (await db.SubmissionSnapshots.AnyAsync(s => s.SubmissionId == submission.Id && s.Kind == kind.Word() && s.Period == period, cancel)) return true;
        var revisions = await (from cell in db.Cells.AsNoTracking()
                               join revision in db.CellRevisions.AsNoTracking() on cell.SealedRevisionId equals revision.Id
                               where ids.Contains(cell.SheetId)
                               select revision).ToListAsync(cancel);
        var sealedFiles = revisions.Select(FileValue.Of).OfType<FileValue>().DistinctBy(f => f.Sha256).ToList();
        if (sealedFiles.Count == 0 || files is null) return true;
        if (sealedFiles.Count > 1) return FillingProblems.TwoFiles(kind.NameZh(), period);
        var file = sealedFiles[0];
        var read = await files.ReadAsync(db, sheets[0], kind, file.Name, file.Sha256, cancel);
        if (!read.TryGet(out var found)) return Result.Fail<bool>(read.Problems);
        if (found.Outcome.Tables is not [var table]) return Result.Fail<bool>([.. found.Outcome.Problems]);
        var snapshot = new FactSnapshot(kind.Word(), submission.RegionCode, ImportFields.Version(kind, dictionary), table)
        {
            ParentKeys = found.Request.Schools is { } schools ? FactSnapshot.ParentKeysOf(table, schools) : null,
        };
        await NoteAsync(db, submission, kind, period, snapshot, new SnapshotFile { Name = file.Name, Sha256 = file.Sha256, Size = SizeOf(file.Sha256) }, cancel);
        return true;
    }

    private long SizeOf(string sha256)
    {
        if (!workspace.Files.Open(sha256).TryGet(out var stream)) return 0;
        using (stream) return stream.Length;
    }

    private async Task<Result<bool>> MakeAsync(SubmissionRecord submission, ImportKind kind, int period, long[] sheets, CancellationToken cancel)
    {
        await using var db = workspace.OpenDb();
        if (await db.SubmissionSnapshots.AnyAsync(s => s.SubmissionId == submission.Id && s.Kind == kind.Word() && s.Period == period, cancel)) return true;
        var rows = await RowsAsync(db, submission.RegionCode, kind, period, sheets, cancel);
        if (rows.Count == 0) return true;
        var bytes = SealedTable.Write(kind, submission.RegionCode, rows, dictionary);
        var name = FormattableString.Invariant($"报送 {submission.Receipt} {kind.NameZh()} {period}.csv");
        var read = await ReadAsync(kind, period, submission.RegionCode, name, bytes, cancel);
        if (!read.TryGet(out var table)) return Result.Fail<bool>(read.Problems);
        await using var content = new MemoryStream(bytes);
        var file = await workspace.Files.AddAsync(content, cancel);
        var word = kind is ImportKind.Region or ImportKind.RegionStage ? FilledKinds.Of(kind.Word()) : kind.Word();
        await NoteAsync(
            db, submission, kind, period, new FactSnapshot(word, submission.RegionCode, ImportFields.Version(kind, dictionary), table),
            new SnapshotFile { Name = name, Sha256 = file.Sha256, Size = file.Size }, cancel);
        return true;
    }

    private async Task NoteAsync(AppDb db, SubmissionRecord submission, ImportKind kind, int period, FactSnapshot made, SnapshotFile file, CancellationToken cancel)
    {
        var source = $"报送 {submission.Receipt}";
        var word = made.Kind;
        // The program may have stopped between the snapshot and the note of it.
        var snapshot = await db.Snapshots.AsNoTracking().FirstOrDefaultAsync(
            s => s.Kind == word && s.Period == period && s.RegionCode == submission.RegionCode && s.Source == source, cancel);
        snapshot ??= (await workspace.Snapshots.AddAsync([made], new SnapshotGiving("system", source, [file]), cancel))[0];
        db.SubmissionFiles.Add(new SubmissionFileRecord { SubmissionId = submission.Id, Sha256 = file.Sha256, Kind = kind.Word(), Period = period });
        db.SubmissionSnapshots.Add(new SubmissionSnapshotRecord { SubmissionId = submission.Id, Kind = kind.Word(), Period = period, SnapshotId = snapshot.Id });
        await db.SaveChangesAsync(cancel);
    }

    // All sealed cells of the region's table, whichever round sealed them; of schools the whole table, for a correction of it replaces all rows.
    private async Task<IReadOnlyList<SealedRow>> RowsAsync(AppDb db, int region, ImportKind kind, int period, long[] sheets, CancellationToken cancel)
    {
        var cells = await (from cell in db.Cells.AsNoTracking()
                           join revision in db.CellRevisions.AsNoTracking() on cell.SealedRevisionId equals revision.Id
                           join row in db.SheetRows.AsNoTracking() on cell.RowId equals row.Id
                           where sheets.Contains(cell.SheetId) && !row.Removed
                           select new { row.Stage, row.RowKey, row.Name, Revision = revision }).ToListAsync(cancel);
        var rows = new SealedRows(dictionary);
        if (kind is not (ImportKind.Region or ImportKind.RegionStage))
        {
            var removed = (await db.SheetRows.AsNoTracking().Where(r => sheets.Contains(r.SheetId) && r.Removed).Select(r => r.RowKey).ToListAsync(cancel)).ToHashSet(StringComparer.Ordinal);
            rows.AddKnown(await KnownFacts.OfAsync(workspace, region, cancel), kind, period, removed);
        }
        foreach (var cell in cells) rows.Add(cell.Stage, cell.RowKey, cell.Name, cell.Revision);
        return rows.ToList();
    }

    private async Task<Result<FactTable>> ReadAsync(ImportKind kind, int period, int region, string name, byte[] bytes, CancellationToken cancel)
    {
        var tree = await workspace.Regions.TreeOnAsync(BeijingTime.DayOf(workspace.Clock.GetUtcNow()), cancel);
        if (!tree.TryGet(out var regions)) return Result.Fail<FactTable>(tree.Problems);
        await using var content = new MemoryStream(bytes);
        var outcome = FactImporter.Read(new ImportRequest(kind, period, [new ImportFile(name, content)], dictionary, regions) { Within = region }, null, cancel);
        return outcome.Tables.Count == 1 ? outcome.Tables[0] : Result.Fail<FactTable>([.. outcome.Problems]);
    }

    // Told to whoever looks; the duty stays, for a mended dictionary or region may let it through.
    private async Task<Result<bool>> RefuseAsync(SubmissionRecord submission, Problem problem, CancellationToken cancel)
    {
        await NoteAsync(submission.Id, problem.ToString(), cancel);
        return problem;
    }

    private async Task NoteAsync(long submission, string why, CancellationToken cancel)
    {
        var words = ShortText.Cut(why, 1000);
        await using var db = workspace.OpenDb();
        await db.Submissions.Where(s => s.Id == submission).ExecuteUpdateAsync(s => s.SetProperty(x => x.FactsProblem, words), cancel);
    }

    private sealed record Body(long Submission);
}
