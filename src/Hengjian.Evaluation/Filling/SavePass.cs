using Hengjian.Data.Records;
using Hengjian.Domain.Access;
using Hengjian.Domain.Filling;
using Hengjian.Indicators.Facts;
using Hengjian.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Evaluation.Filling;

/// <summary>One request's changes against the sheet as the transaction sees it.</summary>
internal sealed class SavePass
{
    private readonly AppDb db;
    private readonly SheetSetting setting;
    private readonly FileValue? file;
    private readonly Principal principal;
    private readonly DataDictionary dictionary;
    private readonly Dictionary<long, SheetRowRecord> rows;
    private readonly Dictionary<Guid, CellRevisionRecord> known;
    private readonly Dictionary<(long, string), (CellRecord Cell, CellRevisionRecord Revision)> cells;
    private readonly FillRights rights;
    private readonly Dictionary<(long, string), CellRevisionRecord> pending = [];
    private readonly Dictionary<Guid, (CellRevisionRecord Revision, DataElement Element, Problem? Wrong)> fresh = [];

    private SavePass(
        AppDb db, SheetSetting setting, FileValue? file, Principal principal, DataDictionary dictionary, DateTimeOffset now,
        Dictionary<long, SheetRowRecord> rows, Dictionary<Guid, CellRevisionRecord> known,
        Dictionary<(long, string), (CellRecord Cell, CellRevisionRecord Revision)> cells) =>
        (this.db, this.setting, this.file, this.principal, this.dictionary, Now, this.rows, this.known, this.cells, rights) =
        (db, setting, file, principal, dictionary, now, rows, known, cells, setting.RightsOf(principal));

    public DateTimeOffset Now { get; }

    /// <summary>What was stored anew.</summary>
    public IEnumerable<CellRevisionRecord> Stored => fresh.Values.Select(f => f.Revision);

    public static async Task<SavePass> BeginAsync(
        AppDb db, SheetSetting setting, IReadOnlyList<CellOp> ops, FileValue? file, Principal principal, DataDictionary dictionary, DateTimeOffset now,
        CancellationToken cancel)
    {
        var sheet = setting.Sheet.Id;
        long[] rowIds = [.. ops.Select(o => o.Row).Distinct()];
        Guid[] ids = [.. ops.Select(o => o.Op).Distinct()];
        var known = await db.CellRevisions.AsNoTracking().Where(r => r.SheetId == sheet && ids.Contains(r.Op)).ToDictionaryAsync(r => r.Op, cancel);
        var wanted = ops.Select(o => o.Element).ToHashSet(StringComparer.Ordinal);
        var cells = await (from cell in db.Cells
                           join revision in db.CellRevisions on cell.RevisionId equals revision.Id
                           where cell.SheetId == sheet && rowIds.Contains(cell.RowId)
                           select new { cell, revision }).ToListAsync(cancel);
        return new SavePass(
            db, setting, file, principal, dictionary, now, await setting.RowsAsync(db, rowIds, cancel), known,
            cells.Where(c => wanted.Contains(c.cell.Element)).ToDictionary(c => (c.cell.RowId, c.cell.Element), c => (c.cell, c.revision)));
    }

    public async Task<CellOutcome> ApplyAsync(CellOp op, CancellationToken cancel)
    {
        // A second change of one cell in one request follows the first.
        if (pending.ContainsKey((op.Row, op.Element))) await FlushAsync(cancel);
        if (known.TryGetValue(op.Op, out var done)) return Again(op, done);
        if (fresh.TryGetValue(op.Op, out var same)) return Again(op, same.Revision);
        if (Refusal(op, out var element, out var behalf) is { } problem) return new CellOutcome.Refused(op.Op, problem);
        var text = op.Text.Trim();
        var current = cells.TryGetValue((op.Row, op.Element), out var cell) ? cell.Revision : null;
        if (current is not null && current.Text == text)
            return new CellOutcome.Saved(op.Op, current.Id, CellReader.Show(element, current), CellReader.ProblemOf(element, text));
        if (current is null && text.Length == 0) return new CellOutcome.Saved(op.Op, 0, "", null);
        var mine = current is not null && (fresh.ContainsKey(current.Op) || (current.By == principal.Account && op.After.Contains(current.Op)));
        if (current is not null && op.Base != current.Id && !mine)
            return new CellOutcome.Conflict(op.Op, current.Id, current.Text, current.By, current.At);
        Add(op, element, text, behalf, current);
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
                there.Cell = new CellRecord { RowId = key.Item1, Element = key.Item2, SheetId = setting.Sheet.Id, RevisionId = revision.Id };
                db.Cells.Add(there.Cell);
            }
            cells[key] = (there.Cell, revision);
        }
        pending.Clear();
        await db.SaveChangesAsync(cancel);
    }

    /// <summary>The outcome with the number the database gave.</summary>
    public CellOutcome Final(CellOutcome outcome) => outcome is CellOutcome.Saved && fresh.TryGetValue(outcome.Op, out var made)
        ? new CellOutcome.Saved(outcome.Op, made.Revision.Id, CellReader.Show(made.Element, made.Revision), made.Wrong)
        : outcome;

    // A number that comes back with another cell or text was not what was stored, and is not acknowledged as if it were.
    private CellOutcome Again(CellOp op, CellRevisionRecord done) => (done.RowId, done.Element, done.Text) != (op.Row, op.Element, op.Text.Trim())
        ? new CellOutcome.Refused(op.Op, FillingProblems.OtherContent())
        : dictionary.TryFind(done.Element, out var element)
        ? new CellOutcome.Saved(op.Op, done.Id, CellReader.Show(element, done), CellReader.ProblemOf(element, done.Text))
        : new CellOutcome.Saved(op.Op, done.Id, done.Text, null);

    private Problem? Refusal(CellOp op, out DataElement element, out string? behalf)
    {
        behalf = null;
        element = null!;
        // Ids of indicators have a dot, ids of elements never.
        if (op.Element.Contains('.', StringComparison.Ordinal)) return FillingProblems.Computed(op.Element);
        if (!rows.TryGetValue(op.Row, out var row) || row.Removed) return FillingProblems.UnknownRow();
        if (!setting.Columns.TryGetValue(op.Element, out var column) || !dictionary.TryFind(op.Element, out element!) || !rights.Sees(column, row))
            return FillingProblems.UnknownColumn(op.Element, null);
        if (!StorableText.Is(op.Text)) return FillingProblems.NotStorable();
        if (op.Text.Length > CellRevisionRecord.LongestText) return FillingProblems.TooLong(CellRevisionRecord.LongestText);
        var right = rights.MayFill(column, row, out behalf);
        if (!right.Allowed) return FillingProblems.NotNow(right.Reason);
        var gate = setting.Gates.May(op.Row, op.Element, cells.TryGetValue((op.Row, op.Element), out var cell) ? cell.Cell.SealedByRound : null);
        return gate.Allowed ? null : FillingProblems.NotNow(gate.Reason);
    }

    private void Add(CellOp op, DataElement element, string text, string? behalf, CellRevisionRecord? current)
    {
        var giving = new CellGiving(principal.Account, behalf, Now, op.Source, op.SourceRef);
        var read = file is not null && text.Length > 0 ? file.For(element) : CellReader.Read(element, text);
        var revision = read.ToRevision(setting.Sheet.Id, op.Row, op.Op, giving, current?.Id);
        db.CellRevisions.Add(revision);
        pending[(op.Row, op.Element)] = revision;
        fresh[op.Op] = (revision, element, read.Parsed.Problem);
    }
}
