using Hengjian.Data.Records;
using Hengjian.Domain.Access;
using Hengjian.Domain.Filling;
using Hengjian.Evaluation.Saving;
using Hengjian.Evaluation.Workspaces;
using Hengjian.Indicators.Facts;
using Hengjian.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Evaluation.Filling;

/// <summary>What became of the changes of one request.</summary>
/// <param name="Outcomes">One for each change, in order.</param>
/// <param name="UpTo">The newest revision of the sheet now.</param>
/// <param name="At">When it was stored.</param>
public sealed record SavedCells(IReadOnlyList<CellOutcome> Outcomes, long UpTo, DateTimeOffset At);

/// <summary>Stores changes of cells: append-only revisions, each at most once, none over somebody else's without being told.</summary>
public sealed class CellSaver(Workspace workspace, SaveQueue queue, DataDictionary dictionary, DeedWatch watch)
{
    /// <summary>Changes one request may bring.</summary>
    public const int MostOps = 1000;

    private readonly SheetSettings settings = new(watch);

    /// <summary>Whether a person may see a sheet at all; to whoever may not, it does not exist.</summary>
    public async Task<bool> SeesAsync(AppDb db, long sheet, Principal principal, CancellationToken cancel = default)
    {
        if (await settings.OfAsync(db, sheet, cancel) is not { } setting) return false;
        var rights = setting.RightsOf(principal);
        if (setting.Columns.Values.Any(c => rights.Sees(c))) return true;
        if (setting.Schools.Count == 0) return false;
        var rows = await db.SheetRows.AsNoTracking().Where(r => r.SheetId == sheet && !r.Removed).ToListAsync(cancel);
        return rows.Exists(r => setting.Columns.Values.Any(c => rights.Sees(c, r)));
    }

    /// <summary>Stores; answered after the commit.</summary>
    /// <param name="sheet">The sheet.</param>
    /// <param name="ops">The changes, in the order they were made.</param>
    /// <param name="principal">Who makes them.</param>
    /// <param name="cancel">Gives up waiting.</param>
    /// <returns>HJP0500 too many wait, HJP0510 no such sheet, HJP0516 too many changes; single changes are refused in their outcome.</returns>
    public async Task<Result<SavedCells>> SaveAsync(long sheet, IReadOnlyList<CellOp> ops, Principal principal, CancellationToken cancel = default)
    {
        if (ops.Count > MostOps) return FillingProblems.TooMany(MostOps);
        await PrepareAsync(sheet, ops, cancel);
        var saved = await queue.SaveAsync<Result<SavedCells>>((db, batch, c) => SaveAsync(db, batch, sheet, ops, null, principal, c), cancel);
        return saved.TryGet(out var result) ? result : Result.Fail<SavedCells>(saved.Problems);
    }

    /// <summary>The same for a table that is handed in whole: its columns take the file for their value, or are emptied.</summary>
    internal async Task<Result<SavedCells>> SaveFileAsync(long sheet, IReadOnlyList<CellOp> ops, FileValue file, Principal principal, CancellationToken cancel)
    {
        var saved = await queue.SaveAsync<Result<SavedCells>>((db, batch, c) => SaveAsync(db, batch, sheet, ops, file, principal, c), cancel);
        return saved.TryGet(out var result) ? result : Result.Fail<SavedCells>(saved.Problems);
    }

    // Read where others do not wait for it; inside the one writer it is asked only whether that still holds.
    private async Task PrepareAsync(long sheet, IReadOnlyList<CellOp> ops, CancellationToken cancel)
    {
        await using var db = workspace.OpenDb();
        if (await settings.OfAsync(db, sheet, cancel) is { } setting) await setting.RowsAsync(db, ops.Select(o => o.Row), cancel);
    }

    private async Task<Result<SavedCells>> SaveAsync(
        AppDb db, SaveBatch batch, long id, IReadOnlyList<CellOp> ops, FileValue? file, Principal principal, CancellationToken cancel)
    {
        if (await settings.OfAsync(db, id, cancel) is not { } setting) return FillingProblems.UnknownSheet();
        var sheet = setting.Sheet;
        if (sheet.Mode == SheetMode.File != file is not null) return file is null ? FillingProblems.WholeFile() : FillingProblems.NoFileSheet();
        var pass = await SavePass.BeginAsync(db, setting, ops, file, principal, dictionary, workspace.Clock.GetUtcNow(), cancel);
        var outcomes = new CellOutcome[ops.Count];
        for (var i = 0; i < ops.Count; i++) outcomes[i] = await pass.ApplyAsync(ops[i], cancel);
        await pass.FlushAsync(cancel);
        foreach (var revision in pass.Stored) batch.Note(sheet.RegionCode, principal.Account, revision.Id, LineOf(revision));
        var upTo = pass.Stored.Max(r => (long?)r.Id) ?? await db.CellRevisions.Where(r => r.SheetId == id).MaxAsync(r => (long?)r.Id, cancel) ?? 0;
        return new SavedCells([.. outcomes.Select(pass.Final)], upTo, pass.Now);
    }

    /// <summary>A revision as the audit log's hashes see it.</summary>
    public static string LineOf(CellRevisionRecord revision) => FormattableString.Invariant(
        $"{revision.SheetId}/{revision.RowId}/{revision.Element} {revision.Flag} {revision.Number:R} {revision.Text.ReplaceLineEndings(" ")}");
}
