using System.Security.Cryptography;
using System.Text;
using Hengjian.Data.Records;
using Hengjian.Domain;
using Hengjian.Domain.Access;
using Hengjian.Domain.Filling;
using Hengjian.Evaluation.Importing;
using Hengjian.Evaluation.Saving;
using Hengjian.Evaluation.Workspaces;
using Hengjian.Indicators.Facts;
using Hengjian.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Evaluation.Filling;

/// <summary>What came of a file handed in for a table.</summary>
/// <param name="File">It, when it was taken.</param>
/// <param name="Sha256">Its hash; it is kept either way.</param>
/// <param name="Problems">Why it was not taken.</param>
/// <param name="Warnings">What should be known though it was taken.</param>
/// <param name="Lacking">Columns that are asked for and not in it.</param>
public sealed record FileTaken(FileValue? File, string Sha256, IReadOnlyList<Problem> Problems, IReadOnlyList<Problem> Warnings, IReadOnlyList<DataElement> Lacking);

/// <summary>整表文件: tables too large for a page are handed in as a file, read by the import as a trial; facts come of it when it is submitted.</summary>
public sealed class FileSheets(Workspace workspace, SaveQueue queue, CellSaver saver, SheetReader reader, DataDictionary dictionary)
{
    /// <summary>Largest file.</summary>
    public const long MostBytes = 100L << 20;

    /// <summary>Reads the file as an import would; when it is good, it becomes the value of the table's columns.</summary>
    /// <returns>HJP0510 no such sheet, HJP0592 no table of this sort; what is wrong with the file stands in the receipt.</returns>
    public async Task<Result<FileTaken>> TakeAsync(long sheet, string name, Stream content, Principal principal, CancellationToken cancel = default)
    {
        await using var db = workspace.OpenDb();
        if (await reader.FindAsync(db, sheet, principal, cancel) is not { } view) return FillingProblems.UnknownSheet();
        if (view.Sheet.Mode != SheetMode.File) return FillingProblems.NoFileSheet();
        var stored = await workspace.Files.AddAsync(content, cancel);
        var read = await ReadAsync(db, view.Sheet, view.Kind, name, stored.Sha256, cancel);
        if (!read.TryGet(out var found)) return Result.Fail<FileTaken>(read.Problems);
        var (_, outcome) = found;
        if (outcome.Tables is not [var table]) return new FileTaken(null, stored.Sha256, outcome.Problems, [], []);
        var file = new FileValue(stored.Sha256, table.RowCount, Path.GetFileName(name));
        var own = view.Columns.Where(c => c.Record.UnitId == view.Sheet.UnitId).Select(c => c.Element).ToList();
        var row = await RowAsync(view.Sheet, cancel);
        if (!row.TryGet(out var at)) return Result.Fail<FileTaken>(row.Problems);
        var ops = own.Select(e => Op(view, at, e, table.Columns.ContainsKey(e.Id) ? file : null)).Where(o => o.Text.Length > 0 || view.Find(at, o.Element) is not null).ToList();
        var saved = await saver.SaveFileAsync(sheet, ops, file, principal, cancel);
        if (!saved.TryGet(out var result)) return Result.Fail<FileTaken>(saved.Problems);
        var refused = result.Outcomes.Select(WhyOf).OfType<Problem>().Distinct().ToList();
        return refused.Count > 0
            ? new FileTaken(null, stored.Sha256, refused, [], [])
            : new FileTaken(file, stored.Sha256, [], outcome.Warnings, [.. own.Where(e => !table.Columns.ContainsKey(e.Id))]);
    }

    /// <summary>The file with its errors marked.</summary>
    public async Task<Result<bool>> WriteErrorsAsync(long sheet, string name, string sha256, Principal principal, Stream output, CancellationToken cancel = default)
    {
        await using var db = workspace.OpenDb();
        if (await reader.FindAsync(db, sheet, principal, cancel) is not { Sheet.Mode: SheetMode.File } view) return FillingProblems.UnknownSheet();
        if (!workspace.Files.Open(sha256).TryGet(out var stream)) return FillingProblems.UnknownSheet();
        await using var content = stream;
        var request = await RequestAsync(db, view.Sheet, view.Kind, name, content, cancel);
        if (!request.TryGet(out var asked)) return Result.Fail<bool>(request.Problems);
        ErrorCopy.Write(asked, FactImporter.Read(asked, null, cancel), 0, output, cancel);
        return true;
    }

    /// <summary>Reads a stored file as the import does; its streams are closed.</summary>
    internal async Task<Result<(ImportRequest Request, ImportOutcome Outcome)>> ReadAsync(
        AppDb db, FillSheetRecord sheet, ImportKind kind, string name, string sha256, CancellationToken cancel)
    {
        var opened = workspace.Files.Open(sha256);
        if (!opened.TryGet(out var stream)) return Result.Fail<(ImportRequest, ImportOutcome)>(opened.Problems);
        await using var content = stream;
        var request = await RequestAsync(db, sheet, kind, name, content, cancel);
        return request.Map(r => (r, FactImporter.Read(r, null, cancel)));
    }

    private async Task<Result<ImportRequest>> RequestAsync(AppDb db, FillSheetRecord sheet, ImportKind kind, string name, Stream content, CancellationToken cancel)
    {
        var tree = await workspace.Regions.TreeOnAsync(BeijingTime.DayOf(workspace.Clock.GetUtcNow()), cancel);
        if (!tree.TryGet(out var regions)) return Result.Fail<ImportRequest>(tree.Problems);
        var request = new ImportRequest(kind, sheet.Period, [new ImportFile(Path.GetFileName(name), content)], dictionary, regions) { Within = sheet.RegionCode };
        return kind == ImportKind.Class ? request with { Schools = await SchoolsAsync(db, sheet.RegionCode, sheet.Period, cancel) } : request;
    }

    // The schools classes may belong to: those being filled in this year, else those known.
    private async Task<FactTable> SchoolsAsync(AppDb db, int region, int period, CancellationToken cancel)
    {
        string[] kinds = [ImportKind.School.Word(), ImportKind.Kindergarten.Word()];
        var filled = await (from row in db.SheetRows.AsNoTracking()
                            join sheet in db.FillSheets.AsNoTracking() on row.SheetId equals sheet.Id
                            where sheet.RegionCode == region && sheet.Period == period && kinds.Contains(sheet.Kind) && !row.Removed && row.RowKey != ""
                            select new { row.RowKey, row.Name }).Distinct().ToListAsync(cancel);
        var known = await KnownFacts.OfAsync(workspace, region, cancel);
        var schools = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var row in known.Rows(ImportKind.School, period).Concat(known.Rows(ImportKind.Kindergarten, period))) schools[row.Key] = row.Name;
        foreach (var row in filled) schools[row.RowKey] = row.Name;
        return new FactTable
        {
            Grain = Grain.SchoolYear,
            Period = period,
            Regions = RunList.Repeat(region, schools.Count),
            Stages = RunList.Repeat(SchoolStage.All, schools.Count),
            Columns = new Dictionary<string, Column>(),
            Keys = [.. schools.Keys],
            Names = [.. schools.Values],
        };
    }

    // The one row the file stands in.
    private async Task<Result<long>> RowAsync(FillSheetRecord sheet, CancellationToken cancel) => await queue.SaveAsync(async (db, _, c) =>
    {
        var there = await db.SheetRows.Where(r => r.SheetId == sheet.Id && r.RowKey == "" && !r.Removed).Select(r => (long?)r.Id).FirstOrDefaultAsync(c);
        if (there is { } id) return id;
        var row = RowOf(sheet);
        db.SheetRows.Add(row);
        await db.SaveChangesAsync(c);
        return row.Id;
    }, cancel);

    /// <summary>The row of a table that is handed in whole.</summary>
    internal static SheetRowRecord RowOf(FillSheetRecord sheet) =>
        new() { SheetId = sheet.Id, RegionRow = sheet.RegionCode, Stage = SchoolStage.All, Name = "整表文件" };

    private static CellOp Op(SheetView view, long row, DataElement element, FileValue? file)
    {
        var now = view.Find(row, element.Id);
        var text = file?.Text ?? "";
        var op = new Guid(SHA256.HashData(Encoding.UTF8.GetBytes(FormattableString.Invariant($"file\n{view.Sheet.Id}\n{element.Id}\n{now?.Id}\n{text}"))).AsSpan(0, 16));
        return new CellOp(op, row, element.Id, text, now?.Id, CellSource.Xlsx);
    }

    private static Problem? WhyOf(CellOutcome outcome) => outcome switch
    {
        CellOutcome.Refused refused => refused.Why,
        CellOutcome.Conflict conflict => FillingProblems.NotNow($"{conflict.By} 刚交了另一个文件，这一个没有收。请看过后再交。"),
        _ => null,
    };
}
