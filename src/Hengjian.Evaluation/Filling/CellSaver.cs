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
public sealed class CellSaver(Workspace workspace, SaveQueue queue, DataDictionary dictionary, SheetReader? reader = null)
{
    /// <summary>Changes one request may bring.</summary>
    public const int MostOps = 1000;

    private readonly SheetSettings settings = reader?.Settings ?? new(workspace.Deeds);

    /// <summary>Stores for whoever may see the sheet; answered after the commit.</summary>
    /// <param name="db">The request's context, for reading before the turn of the request.</param>
    /// <param name="sheet">The sheet.</param>
    /// <param name="ops">The changes, in the order they were made.</param>
    /// <param name="principal">Who makes them.</param>
    /// <param name="cancel">Gives up waiting.</param>
    /// <returns>As <see cref="SaveAsync(long, IReadOnlyList{CellOp}, Principal, CancellationToken)"/>; null for whom the sheet does not exist.</returns>
    public async Task<Result<SavedCells>?> SaveSeenAsync(AppDb db, long sheet, IReadOnlyList<CellOp> ops, Principal principal, CancellationToken cancel = default)
    {
        if (!await SeesAsync(db, sheet, principal, cancel)) return null;
        if (ops.Count > MostOps) return FillingProblems.TooMany(MostOps);
        await PrepareAsync(db, sheet, ops, cancel);
        return await SaveAsync(new SaveRequest(sheet, ops, null, principal), cancel);
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
        await using (var db = workspace.OpenDb()) await PrepareAsync(db, sheet, ops, cancel);
        return await SaveAsync(new SaveRequest(sheet, ops, null, principal), cancel);
    }

    /// <summary>The same for a table that is handed in whole: its columns take the file for their value, or are emptied.</summary>
    internal Task<Result<SavedCells>> SaveFileAsync(long sheet, IReadOnlyList<CellOp> ops, FileValue file, Principal principal, CancellationToken cancel) =>
        SaveAsync(new SaveRequest(sheet, ops, file, principal), cancel);

    private async Task<Result<SavedCells>> SaveAsync(SaveRequest request, CancellationToken cancel)
    {
        var saved = await queue.SaveAsync<SaveRequest, Result<SavedCells>>(SaveTogetherAsync, request, cancel);
        return saved.TryGet(out var result) ? result : Result.Fail<SavedCells>(saved.Problems);
    }

    // What was read some time ago may refuse nobody: it is read again before.
    private async Task<bool> SeesAsync(AppDb db, long sheet, Principal principal, CancellationToken cancel)
    {
        if (await settings.KnownAsync(db, sheet, cancel) is not { } known) return false;
        if (known.Columns.Values.Any(c => known.RightsOf(principal).Sees(c))) return true;
        if (await settings.LookAndOfAsync(db, sheet, cancel) is not { } setting) return false;
        var rights = setting.RightsOf(principal);
        if (setting.Columns.Values.Any(c => rights.Sees(c))) return true;
        if (setting.Schools.Count == 0) return false;
        var rows = await db.SheetRows.AsNoTracking().Where(r => r.SheetId == sheet && !r.Removed).ToListAsync(cancel);
        return rows.Exists(r => setting.Columns.Values.Any(c => rights.Sees(c, r)));
    }

    // Read where others do not wait for it; inside the one writer it is asked only whether that still holds.
    private async Task PrepareAsync(AppDb db, long sheet, IReadOnlyList<CellOp> ops, CancellationToken cancel)
    {
        if (await settings.KnownAsync(db, sheet, cancel) is { } setting) await setting.RowsAsync(db, ops.Select(o => o.Row), cancel);
    }

    private async Task<IReadOnlyList<Result<SavedCells>>> SaveTogetherAsync(AppDb db, SaveBatch batch, IReadOnlyList<SaveRequest> requests, CancellationToken cancel)
    {
        await settings.LookAsync(db, cancel);
        var turns = new List<SaveTurn?>();
        foreach (var request in requests)
            turns.Add(await settings.OfAsync(db, request.Sheet, cancel) is { } setting ? new SaveTurn(request, setting) : null);
        var pass = await SavePass.BeginAsync(db, [.. turns.OfType<SaveTurn>()], dictionary, workspace.Clock.GetUtcNow(), cancel);
        var outcomes = new List<CellOutcome[]>();
        foreach (var turn in turns)
        {
            outcomes.Add(new CellOutcome[turn?.Request.Ops.Count ?? 0]);
            if (turn is null || WrongKind(turn) is not null) continue;
            for (var i = 0; i < turn.Request.Ops.Count; i++) outcomes[^1][i] = await pass.ApplyAsync(turn, turn.Request.Ops[i], cancel);
        }
        await pass.FlushAsync(cancel);
        foreach (var (turn, revision) in pass.Stored) batch.Note(turn.Setting.Sheet.RegionCode, revision.By, revision.Id, LineOf(revision));
        var newest = pass.Stored.GroupBy(s => s.Revision.SheetId).ToDictionary(g => g.Key, g => g.Max(s => s.Revision.Id));
        var given = new List<Result<SavedCells>>();
        for (var i = 0; i < turns.Count; i++) given.Add(await AnswerAsync(turns[i], outcomes[i]));
        return given;

        async Task<Result<SavedCells>> AnswerAsync(SaveTurn? turn, CellOutcome[] own)
        {
            if (turn is null) return FillingProblems.UnknownSheet();
            if (WrongKind(turn) is { } problem) return problem;
            var sheet = turn.Request.Sheet;
            if (!newest.TryGetValue(sheet, out var upTo))
                newest[sheet] = upTo = await db.CellRevisions.Where(r => r.SheetId == sheet).MaxAsync(r => (long?)r.Id, cancel) ?? 0;
            return new SavedCells([.. own.Select(o => pass.Final(turn, o))], upTo, pass.Now);
        }
    }

    private static Problem? WrongKind(SaveTurn turn) => turn.Setting.Sheet.Mode == SheetMode.File == turn.Request.File is not null ? null
        : turn.Request.File is null ? FillingProblems.WholeFile() : FillingProblems.NoFileSheet();

    /// <summary>A revision as the audit log's hashes see it.</summary>
    public static string LineOf(CellRevisionRecord revision) => FormattableString.Invariant(
        $"{revision.SheetId}/{revision.RowId}/{revision.Element} {revision.Flag} {revision.Number:R} {revision.Text.ReplaceLineEndings(" ")}");
}
