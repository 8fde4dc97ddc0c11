using Hengjian.Data.Records;
using Hengjian.Documents.Writing;
using Hengjian.Domain;
using Hengjian.Domain.Access;
using Hengjian.Domain.Periodic;
using Hengjian.Evaluation.Workspaces;
using Hengjian.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Evaluation.Periodic;

/// <summary>台账导入导出: a ledger goes out, is edited elsewhere and comes back row by row with its differences.</summary>
public sealed class LedgerBooks(Workspace workspace, FormBook book, PeriodicReader reader)
{
    /// <summary>Compares a workbook with a report; keeps the file, changes nothing.</summary>
    public async Task<Result<LedgerDifference>> CompareAsync(ReportView view, Stream file, CancellationToken cancel = default)
    {
        if (view.Form.Ledger is null) return LedgerProblems.NoLedger();
        var read = LedgerBook.Read(file, view.Form);
        if (!read.TryGet(out var rows)) return Result.Fail<LedgerDifference>(read.Problems);
        file.Position = 0;
        var kept = await workspace.Files.AddAsync(file, cancel);
        return LedgerBook.Compare(view, rows.Rows, rows.Remarks, kept.Sha256, Today);
    }

    /// <summary>Takes over the chosen rows.</summary>
    /// <param name="report">The report.</param>
    /// <param name="sha256">The workbook.</param>
    /// <param name="seen">What was stored when it was compared; anything else now, and nothing is taken.</param>
    /// <param name="chosen">Keys of rows, or + and the row of the sheet for new ones.</param>
    /// <param name="principal">Who.</param>
    /// <param name="cancel">Gives up.</param>
    /// <returns>How many rows were changed and added, and how many cells.</returns>
    public async Task<Result<(int Changed, int Added, int Cells)>> ApplyAsync(
        long report, string sha256, string seen, IReadOnlyCollection<string> chosen, Principal principal, CancellationToken cancel = default)
    {
        if (chosen.Count == 0) return PeriodicProblems.NothingChosen();
        var opened = workspace.Files.Open(sha256);
        if (!opened.TryGet(out var file)) return Result.Fail<(int, int, int)>(opened.Problems);
        await using var content = file;
        await using var db = workspace.OpenDb();
        await using var transaction = await AuditLog.BeginAsync(db, cancel);
        if (await db.PeriodicReports.SingleOrDefaultAsync(r => r.Id == report, cancel) is not { } found) return PeriodicProblems.Unknown();
        if (PeriodicSaver.Refusal(found, principal) is { } no) return no;
        var view = await reader.OfAsync(db, found, cancel);
        if (view.Form.Ledger is not { } ledger) return LedgerProblems.NoLedger();
        var read = LedgerBook.Read(content, view.Form);
        if (!read.TryGet(out var rows)) return Result.Fail<(int, int, int)>(read.Problems);
        var difference = LedgerBook.Compare(view, rows.Rows, rows.Remarks, sha256, Today);
        if (difference.Seen != seen) return PeriodicProblems.NotNow("比较以后有人改过这张台账，没有采用，请按现在的台账再比较一次。");
        var taken = difference.Rows.Where(r => r.Refused is null && chosen.Contains(r.Id)).ToList();
        if (taken.Count == 0) return PeriodicProblems.NothingChosen();
        var now = workspace.Clock.GetUtcNow();
        var fresh = taken.Count(r => r.Row is null);
        var added = fresh == 0 ? Result.Ok<IReadOnlyList<PeriodicRowRecord>>([])
            : await LedgerDeeds.AddAsync(db, found, ledger, fresh, principal.Account, now, ValueSource.Book, cancel);
        if (!added.TryGet(out var places)) return Result.Fail<(int, int, int)>(added.Problems);
        var cells = await WriteAsync(db, found, taken, new Queue<PeriodicRowRecord>(places), new ValueWriter(db, found, ValueSource.Book, principal.Account, now), cancel);
        await db.SaveChangesAsync(cancel);
        var given = view.Given.Record.Code;
        var details = new { region = found.RegionCode, unit = found.UnitId, form = given, period = view.Period.Name, rows = taken.Count, count = cells, file = sha256 };
        var entry = await workspace.Audit.AppendAsync(db, principal.Account, "read-periodic-book", FormattableString.Invariant($"periodic-report:{report}"), details, cancel);
        await workspace.Audit.CommitAsync(transaction, entry, cancel);
        return (taken.Count - fresh, fresh, cells);
    }

    /// <summary>The rows of a period in a region that somebody may see, as one table.</summary>
    /// <returns>The table; null when the form has no ledger.</returns>
    public async Task<TableExport?> WriteAsync(AppDb db, BookRange range, string region, Principal principal, CancellationToken cancel = default)
    {
        var form = book.Of(range.Form).Form;
        if (form.Ledger is null) return null;
        var codes = CodeRange.Of(range.Region);
        var lines = await PeriodSheet.ReadAsync(db, range.Form, range.Period, range.Period, principal, Today, cancel);
        return LedgerBook.Write(form, form.Scale.At(range.Period), region, [.. lines.Where(l => codes.Contains(l.Report.RegionCode))]);
    }

    private DateOnly Today => BeijingTime.DayOf(workspace.Clock.GetUtcNow());

    // New rows take the places that were made for them, in the order of the sheet.
    private static async Task<int> WriteAsync(AppDb db, PeriodicReportRecord report, List<RowDifference> taken, Queue<PeriodicRowRecord> places, ValueWriter writer, CancellationToken cancel)
    {
        var stored = (await db.PeriodicValues.Where(v => v.ReportId == report.Id && v.Row != 0).ToListAsync(cancel)).ToLookup(v => v.Row);
        var cells = 0;
        foreach (var row in taken)
        {
            var id = row.Row?.Record.Id ?? places.Dequeue().Id;
            var values = stored[id].ToDictionary(v => v.Field, StringComparer.Ordinal);
            foreach (var field in row.Fields) writer.Set(field.Field, values, field.New, Guid.NewGuid(), id);
            cells += row.Fields.Count;
        }
        return cells;
    }
}
