using Hengjian.Data.Records;
using Hengjian.Domain.Access;
using Hengjian.Domain.Filling;
using Hengjian.Indicators.Facts;
using Hengjian.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Evaluation.Filling;

/// <summary>Changes of one request.</summary>
/// <param name="Sheet">The sheet.</param>
/// <param name="Ops">In the order they were made.</param>
/// <param name="File">For a table that is handed in whole: its file.</param>
/// <param name="Principal">Who makes them.</param>
internal sealed record SaveRequest(long Sheet, IReadOnlyList<CellOp> Ops, FileValue? File, Principal Principal);

/// <summary>A request with what decides about it.</summary>
/// <param name="Request">The request.</param>
/// <param name="Setting">Its sheet.</param>
internal sealed record SaveTurn(SaveRequest Request, SheetSetting Setting)
{
    /// <summary>What the person may do in the sheet.</summary>
    public FillRights Rights { get; } = Setting.RightsOf(Request.Principal);
}

/// <summary>The changes of some requests, one after the other, against the sheets as the transaction sees them.</summary>
internal sealed class SavePass
{
    private readonly AppDb db;
    private readonly DataDictionary dictionary;
    private readonly Dictionary<long, SheetRowRecord> rows;
    private readonly Dictionary<(long, Guid), CellRevisionRecord> known;
    private readonly Dictionary<(long, string), (CellRecord Cell, CellRevisionRecord Revision)> cells;
    private readonly Dictionary<(long, string), CellRevisionRecord> pending = [];
    private readonly Dictionary<(long, Guid), (SaveTurn Turn, CellRevisionRecord Revision, DataElement Element, Problem? Wrong)> fresh = [];

    private SavePass(
        AppDb db, DataDictionary dictionary, DateTimeOffset now, Dictionary<long, SheetRowRecord> rows, Dictionary<(long, Guid), CellRevisionRecord> known,
        Dictionary<(long, string), (CellRecord Cell, CellRevisionRecord Revision)> cells) =>
        (this.db, this.dictionary, Now, this.rows, this.known, this.cells) = (db, dictionary, now, rows, known, cells);

    public DateTimeOffset Now { get; }

    /// <summary>What was stored anew.</summary>
    public IEnumerable<(SaveTurn Turn, CellRevisionRecord Revision)> Stored => fresh.Values.Select(f => (f.Turn, f.Revision));

    public static async Task<SavePass> BeginAsync(AppDb db, IReadOnlyList<SaveTurn> turns, DataDictionary dictionary, DateTimeOffset now, CancellationToken cancel)
    {
        var ops = turns.SelectMany(t => t.Request.Ops).ToList();
        long[] rowIds = [.. ops.Select(o => o.Row).Distinct()];
        Guid[] ids = [.. ops.Select(o => o.Op).Distinct()];
        long[] sheets = [.. turns.Select(t => t.Request.Sheet).Distinct()];
        var known = await db.CellRevisions.AsNoTracking().Where(r => sheets.Contains(r.SheetId) && ids.Contains(r.Op)).ToDictionaryAsync(r => (r.SheetId, r.Op), cancel);
        var wanted = ops.Select(o => (o.Row, o.Element)).ToHashSet();
        string[] elements = [.. ops.Select(o => o.Element).Distinct(StringComparer.Ordinal)];
        var cells = await (from cell in db.Cells
                           join revision in db.CellRevisions on cell.RevisionId equals revision.Id
                           where rowIds.Contains(cell.RowId) && elements.Contains(cell.Element)
                           select new { cell, revision }).ToListAsync(cancel);
        var rows = new Dictionary<long, SheetRowRecord>();
        foreach (var turn in turns)
            foreach (var (id, row) in await turn.Setting.RowsAsync(db, turn.Request.Ops.Select(o => o.Row), cancel)) rows[id] = row;
        return new SavePass(
            db, dictionary, now, rows, known,
            cells.Where(c => wanted.Contains((c.cell.RowId, c.cell.Element))).ToDictionary(c => (c.cell.RowId, c.cell.Element), c => (c.cell, c.revision)));
    }

    public async Task<CellOutcome> ApplyAsync(SaveTurn turn, CellOp op, CancellationToken cancel)
    {
        // A second change of one cell follows the first.
        if (pending.ContainsKey((op.Row, op.Element))) await FlushAsync(cancel);
        if (known.TryGetValue((turn.Request.Sheet, op.Op), out var done)) return Again(op, done);
        if (fresh.TryGetValue((turn.Request.Sheet, op.Op), out var same)) return Again(op, same.Revision);
        if (Refusal(turn, op, out var element, out var behalf) is { } problem) return new CellOutcome.Refused(op.Op, problem);
        var text = op.Text.Trim();
        var current = cells.TryGetValue((op.Row, op.Element), out var cell) ? cell.Revision : null;
        if (current is not null && current.Text == text)
            return new CellOutcome.Saved(op.Op, current.Id, CellReader.Show(element, current), CellReader.ProblemOf(element, text));
        if (current is null && text.Length == 0) return new CellOutcome.Saved(op.Op, 0, "", null);
        var by = turn.Request.Principal.Account;
        var mine = current is not null && ((fresh.TryGetValue((turn.Request.Sheet, current.Op), out var made) && made.Turn == turn) || (current.By == by && op.After.Contains(current.Op)));
        if (current is not null && op.Base != current.Id && !mine)
            return new CellOutcome.Conflict(op.Op, current.Id, current.Text, current.By, current.At);
        Add(turn, op, element, text, behalf, current);
        return new CellOutcome.Saved(op.Op, 0, "", null);
    }

    /// <summary>Gives the new revisions their numbers and points the cells at them.</summary>
    public async Task FlushAsync(CancellationToken cancel)
    {
        if (pending.Count == 0) return;
        await db.SaveChangesAsync(cancel);
        foreach (var (key, revision) in pending)
        {
            if (cells.TryGetValue(key, out var there)) there.Cell.RevisionId = revision.Id;
            else
            {
                there.Cell = new CellRecord { RowId = key.Item1, Element = key.Item2, SheetId = revision.SheetId, RevisionId = revision.Id };
                db.Cells.Add(there.Cell);
            }
            cells[key] = (there.Cell, revision);
        }
        pending.Clear();
        await db.SaveChangesAsync(cancel);
    }

    /// <summary>The outcome with the number the database gave.</summary>
    public CellOutcome Final(SaveTurn turn, CellOutcome outcome) => outcome is CellOutcome.Saved && fresh.TryGetValue((turn.Request.Sheet, outcome.Op), out var made)
        ? new CellOutcome.Saved(outcome.Op, made.Revision.Id, CellReader.Show(made.Element, made.Revision), made.Wrong)
        : outcome;

    // A number that comes back with another cell or text was not what was stored, and is not acknowledged as if it were.
    private CellOutcome Again(CellOp op, CellRevisionRecord done) => (done.RowId, done.Element, done.Text) != (op.Row, op.Element, op.Text.Trim())
        ? new CellOutcome.Refused(op.Op, FillingProblems.OtherContent())
        : dictionary.TryFind(done.Element, out var element)
        ? new CellOutcome.Saved(op.Op, done.Id, CellReader.Show(element, done), CellReader.ProblemOf(element, done.Text))
        : new CellOutcome.Saved(op.Op, done.Id, done.Text, null);

    private Problem? Refusal(SaveTurn turn, CellOp op, out DataElement element, out string? behalf)
    {
        behalf = null;
        element = null!;
        // Ids of indicators have a dot, ids of elements never.
        if (op.Element.Contains('.', StringComparison.Ordinal)) return FillingProblems.Computed(op.Element);
        if (!rows.TryGetValue(op.Row, out var row) || row.SheetId != turn.Request.Sheet || row.Removed) return FillingProblems.UnknownRow();
        if (!turn.Setting.Columns.TryGetValue(op.Element, out var column) || !dictionary.TryFind(op.Element, out element!) || !turn.Rights.Sees(column, row))
            return FillingProblems.UnknownColumn(op.Element, null);
        if (!StorableText.Is(op.Text)) return FillingProblems.NotStorable();
        if (op.Text.Length > CellRevisionRecord.LongestText) return FillingProblems.TooLong(CellRevisionRecord.LongestText);
        var right = turn.Rights.MayFill(column, row, out behalf);
        if (!right.Allowed) return FillingProblems.NotNow(right.Reason);
        var gate = turn.Setting.Gates.May(op.Row, op.Element, cells.TryGetValue((op.Row, op.Element), out var cell) ? cell.Cell.SealedByRound : null);
        return gate.Allowed ? null : FillingProblems.NotNow(gate.Reason);
    }

    private void Add(SaveTurn turn, CellOp op, DataElement element, string text, string? behalf, CellRevisionRecord? current)
    {
        var giving = new CellGiving(turn.Request.Principal.Account, behalf, Now, op.Source, op.SourceRef);
        var read = turn.Request.File is { } file && text.Length > 0 ? file.For(element) : CellReader.Read(element, text);
        var revision = read.ToRevision(turn.Request.Sheet, op.Row, op.Op, giving, current?.Id);
        db.CellRevisions.Add(revision);
        pending[(op.Row, op.Element)] = revision;
        fresh[(turn.Request.Sheet, op.Op)] = (turn, revision, element, read.Parsed.Problem);
    }
}
