using Hengjian.Indicators.Facts;
using Hengjian.Kernel;

namespace Hengjian.Data.Facts;

/// <summary>Merges where rows came from. Where several kinds fill one row, each element keeps the file of its own kind.</summary>
internal static class OriginMerger
{
    /// <summary>Origins of rows and, when kinds differ, of single elements.</summary>
    internal sealed record Merged(RowOrigins Rows, IReadOnlyDictionary<string, RowOrigins>? Columns);

    /// <summary>The merged origins; null when no snapshot has any.</summary>
    public static Merged? Merge(
        IReadOnlyList<FactSnapshot> snapshots,
        RowPlan plan,
        IReadOnlyDictionary<string, MergedColumn> columns,
        List<Problem> problems)
    {
        if (snapshots.All(s => s.Table.Origins is null)) return null;
        var files = snapshots.SelectMany(s => s.Table.Origins?.Files ?? []).Distinct().ToList();
        if (files.Count > ushort.MaxValue)
        {
            problems.Add(FactProblems.TooManyFiles(snapshots[0].Table.Grain, snapshots[0].Table.Period));
            return null;
        }
        var numbers = files.Select((file, i) => (file, i)).ToDictionary(f => f.file, f => (ushort)f.i);
        var ofKind = Enumerable.Range(0, plan.Kinds.Count).Select(k => OfKind(snapshots, plan, k, files, numbers)).ToArray();
        if (ofKind.Length == 1) return new Merged(ofKind[0], null);
        var rows = Pick(ofKind, files, row => Array.FindIndex(ofKind, o => o.Line[row] > 0));
        return new Merged(rows, columns.ToDictionary(c => c.Key, c => OfElement(c.Value.Sources, ofKind, files), StringComparer.Ordinal));
    }

    private static RowOrigins OfElement(int[] sources, RowOrigins[] ofKind, List<SourceFile> files)
    {
        var kinds = sources.Where(s => s >= 0).Distinct().ToArray();
        // Mostly one kind gives an element; then its arrays are shared.
        return kinds.Length == 1 ? ofKind[kinds[0]] : Pick(ofKind, files, row => sources[row]);
    }

    private static RowOrigins OfKind(
        IReadOnlyList<FactSnapshot> snapshots, RowPlan plan, int kind, List<SourceFile> files, Dictionary<SourceFile, ushort> numbers)
    {
        var file = new ushort[plan.Count];
        var line = new int[plan.Count];
        var sheet = snapshots.Any(s => s.Table.Origins?.Sheet is not null) ? new ushort[plan.Count] : null;
        for (var row = 0; row < line.Length; row++)
        {
            var at = plan.Snapshot[kind][row];
            if (at < 0 || snapshots[at].Table.Origins is not { } origins) continue;
            var own = plan.Row[kind][row];
            file[row] = numbers[origins.Files[origins.File[own]]];
            line[row] = origins.Line[own];
            if (sheet is not null && origins.Sheet is { } sheets) sheet[row] = sheets[own];
        }
        return new RowOrigins(files, file, line, sheet);
    }

    private static RowOrigins Pick(RowOrigins[] ofKind, List<SourceFile> files, Func<int, int> kindOf)
    {
        var file = new ushort[ofKind[0].Line.Length];
        var line = new int[file.Length];
        var sheet = ofKind[0].Sheet is null ? null : new ushort[file.Length];
        for (var row = 0; row < file.Length; row++)
        {
            var kind = kindOf(row);
            if (kind < 0) continue;
            (file[row], line[row]) = (ofKind[kind].File[row], ofKind[kind].Line[row]);
            if (sheet is not null) sheet[row] = ofKind[kind].Sheet![row];
        }
        return new RowOrigins(files, file, line, sheet);
    }
}
