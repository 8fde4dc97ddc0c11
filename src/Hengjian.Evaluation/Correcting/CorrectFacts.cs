using System.Text;
using Hengjian.Data.Facts;
using Hengjian.Data.Storage;
using Hengjian.Domain.Snapshots;
using Hengjian.Evaluation.Importing.Cells;
using Hengjian.Evaluation.Workspaces;
using Hengjian.Indicators.Facts;
using Hengjian.Kernel;

namespace Hengjian.Evaluation.Correcting;

/// <summary>更正: a new snapshot in which one row says something else; the corrected one stays as it was.</summary>
/// <param name="workspace">Where it is stored.</param>
/// <param name="dictionary">数据字典, whose limits the new values must keep.</param>
public sealed class CorrectFacts(Workspace workspace, DataDictionary dictionary)
{
    // The file of a correction: heads, then the row.
    private const int RowLine = 2;

    /// <summary>Finds the row, checks the new values, stores the snapshot with its file and the log entry.</summary>
    /// <returns>What changed; or every value that cannot be, the row that is not there, or that nothing would change.</returns>
    public async Task<Result<CorrectionReceipt>> RunAsync(CorrectionGiving giving, CancellationToken cancel = default)
    {
        if (string.IsNullOrWhiteSpace(giving.Reason)) return CorrectionProblems.NoReason();
        var basis = await workspace.Snapshots.StandingAsync(giving.Row.Period, cancel);
        var located = await new RowFinder(workspace).FindAsync(giving.Row, snapshot => giving.Cells.All(c => Find(c.Element, snapshot) is not null), cancel);
        if (!located.TryGet(out var found)) return Result.Fail<CorrectionReceipt>(located.Problems);
        var read = Read(giving, found);
        if (!read.TryGet(out var cells)) return Result.Fail<CorrectionReceipt>(read.Problems);
        var changed = CellCorrection.Apply(found.Snapshot.Table, cells);
        List<CorrectedCell> differing =
        [
            .. cells.Select(c => Compare(found, changed, c.Element)).Where(c => c.Before != c.After),
        ];
        if (differing.Count == 0) return CorrectionProblems.NothingChanges(giving.Row.Words);
        var file = await StoreFileAsync(giving, changed, found.Row, cancel);
        var snapshot = CorrectedSnapshot.Make(found, cells, new SourceFile(file.Name, file.Sha256), RowLine);
        var correction = new SnapshotCorrection(
            found.Record.Id, giving.Row.Words, [.. differing.Select(c => $"{c.Element.NameZh}：{c.Before} → {c.After}")]);
        var record = await workspace.Snapshots.AddOnAsync(snapshot, correction, basis, new SnapshotGiving(giving.By, giving.Reason, [file]), cancel);
        return record is null ? CorrectionProblems.ChangedMeanwhile(giving.Row.Period) : new CorrectionReceipt(record, differing);
    }

    private Result<List<CellCorrection>> Read(CorrectionGiving giving, FoundRow found)
    {
        var (cells, problems) = (new List<CellCorrection>(), new List<Problem>());
        foreach (var (typed, text) in giving.Cells)
        {
            if (Find(typed, found.Snapshot) is not { } element)
            {
                var names = found.Snapshot.Table.Columns.Keys.Concat(dictionary.Of(found.Snapshot.Table.Grain).Select(e => e.NameZh));
                problems.Add(CorrectionProblems.ElementUnknown(typed, NearestName.Of(typed, names)));
                continue;
            }
            var cell = CellParser.For(element).Value.Parse(text);
            // Both by id and by name: which of the two values is meant is not for the program to guess.
            if (cells.Exists(c => c.Element == element.Id)) problems.Add(CorrectionProblems.Twice(element.NameZh));
            else if (cell.Problem is { } wrong) problems.Add(CorrectionProblems.Cell(element.NameZh, wrong));
            else
            {
                cells.Add(new CellCorrection(found.Snapshot.Table.Grain, giving.Row.Period, found.Row, element.Id, cell.Number, cell.Flag)
                {
                    Code = cell.Text ?? (cell.Code == CodeColumn.None ? null : element.Codes[cell.Code]),
                });
            }
        }
        return problems.Count > 0 ? Result.Fail<List<CellCorrection>>(problems) : cells;
    }

    private DataElement? Find(string typed, FactSnapshot snapshot) =>
        dictionary.TryFind(typed, out var element) && snapshot.Table.Columns.ContainsKey(element.Id) ? element : null;

    private CorrectedCell Compare(FoundRow found, FactTable changed, string id)
    {
        dictionary.TryFind(id, out var element);
        return new CorrectedCell(
            element!, CellPrint.Of(found.Snapshot.Table.Columns[id], element!, found.Row), CellPrint.Of(changed.Columns[id], element!, found.Row));
    }

    // The whole row as it stands now, so that every cell of it can be walked back to a line.
    private async Task<SnapshotFile> StoreFileAsync(CorrectionGiving giving, FactTable table, int row, CancellationToken cancel)
    {
        var elements = dictionary.Of(table.Grain).Where(e => table.Columns.ContainsKey(e.Id)).ToList();
        var text = new StringBuilder()
            .AppendJoin(',', ((string[])["对象", "更正理由"]).Concat(elements.Select(e => e.NameZh)).Select(Quoted)).Append('\n')
            .AppendJoin(',', ((string[])[giving.Row.Words, giving.Reason]).Concat(elements.Select(e => CellPrint.Of(table.Columns[e.Id], e, row))).Select(Quoted))
            .Append('\n');
        await using var content = new MemoryStream(Encoding.UTF8.GetBytes(text.ToString()));
        StoredFile stored = await workspace.Files.AddAsync(content, cancel);
        return new SnapshotFile { Name = $"更正 {giving.Row.Words}.csv", Sha256 = stored.Sha256, Size = stored.Size };
    }

    private static string Quoted(string text) => "\"" + text.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";
}
