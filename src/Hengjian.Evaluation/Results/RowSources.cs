using Hengjian.Domain.Snapshots;
using Hengjian.Evaluation.Workspaces;
using Hengjian.Indicators.Facts;
using Hengjian.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Evaluation.Results;

/// <summary>A file that gave cells of a row.</summary>
/// <param name="File">Name and hash.</param>
/// <param name="Line">Line (csv) or sheet row (xlsx), from 1.</param>
/// <param name="Elements">The elements it gave.</param>
/// <param name="Snapshot">Who gave it, when; null when the record is gone.</param>
/// <param name="Raw">The line as it stands in the file; null when the bytes are not stored or cannot be read.</param>
public sealed record RowFile(
    SourceFile File, int Line, IReadOnlyList<string> Elements, SnapshotRecord? Snapshot, RawLine? Raw);

/// <summary>原始行: a row as the engine reads it and where each cell came from.</summary>
/// <param name="Grain">Which table.</param>
/// <param name="Period">Of which year.</param>
/// <param name="Row">Row number.</param>
/// <param name="Name">What the row is called.</param>
/// <param name="Cells">Every element of the grain in dictionary order.</param>
/// <param name="Files">The files; empty for data made in memory.</param>
public sealed record RowSource(
    Grain Grain, int Period, int Row, RowName Name, IReadOnlyList<CellText> Cells, IReadOnlyList<RowFile> Files);

/// <summary>Walks a row back to the files that were handed in.</summary>
public sealed class RowSources(Workspace workspace)
{
    /// <summary>The row with its files; or that there is no such row.</summary>
    public async Task<Result<RowSource>> OfAsync(
        RoundResults results, Grain grain, int period, int row, CancellationToken cancel = default)
    {
        var table = results.Dataset.Find(grain, period);
        if (table is null || row < 0 || row >= table.RowCount) return ResultsProblems.NoSuchRow($"{period} 年的数据");
        var elements = results.Catalogue.Dictionary.Of(grain).Where(e => table.Columns.ContainsKey(e.Id)).ToList();
        var files = new List<RowFile>();
        foreach (var group in elements.Select(e => (e.Id, Origin: table.OriginOf(e.Id, row))).Where(o => o.Origin is not null)
                     .GroupBy(o => o.Origin!.Value, o => o.Id))
        {
            files.Add(new RowFile(
                group.Key.File, group.Key.Line, [.. group], await SnapshotOfAsync(group.Key.File, period, cancel), Raw(group.Key)));
        }
        return new RowSource(
            grain, period, row, RowNames.Of(results.Dataset, table, row),
            [.. elements.Select(e => CellText.Read(table, e, row))], files);
    }

    private async Task<SnapshotRecord?> SnapshotOfAsync(SourceFile file, int period, CancellationToken cancel)
    {
        await using var db = workspace.OpenDb();
        var all = await db.Snapshots.AsNoTracking().Include(s => s.Files)
            .Where(s => s.Files.Any(f => f.Sha256 == file.Sha256)).OrderBy(s => s.Id).ToListAsync(cancel);
        return all.FirstOrDefault(s => s.Period == period) ?? all.FirstOrDefault();
    }

    private RawLine? Raw(CellOrigin origin)
    {
        if (!workspace.Files.Open(origin.File.Sha256).TryGet(out var content)) return null;
        using (content) return RawLine.Read(content, origin.Sheet, origin.Line);
    }
}
