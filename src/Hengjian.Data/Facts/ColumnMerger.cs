using Hengjian.Domain.Snapshots;
using Hengjian.Indicators.Facts;
using Hengjian.Kernel;

namespace Hengjian.Data.Facts;

/// <summary>A merged column.</summary>
/// <param name="Column">The cells.</param>
/// <param name="Sources">Per row the kind whose cell counts; -1 when none gives the element.</param>
internal sealed record MergedColumn(Column Column, int[] Sources);

/// <summary>Merges one element over the rows of a plan.</summary>
internal static class ColumnMerger
{
    /// <summary>The merged column; null when the snapshots disagree, which <paramref name="problems"/> then says.</summary>
    public static MergedColumn? Merge(string element, IReadOnlyList<FactSnapshot> snapshots, RowPlan plan, List<Problem> problems)
    {
        var columns = snapshots.Select(s => s.Table.Columns.GetValueOrDefault(element)).ToArray();
        var first = Array.FindIndex(columns, c => c is not null);
        var odd = Array.FindIndex(columns, c => c is not null && c.GetType() != columns[first]!.GetType());
        if (odd >= 0)
        {
            problems.Add(FactProblems.KindsDiffer(element, snapshots[first], snapshots[odd]));
            return null;
        }
        var sources = Sources(element, snapshots, columns, plan, problems);
        Column? merged = columns[first] switch
        {
            NumberColumn => Numbers(columns, sources, plan),
            CodeColumn => Codes(element, columns, sources, plan, problems),
            _ => new TextColumn(
                [.. sources.Select((s, row) => s < 0 ? null : ((TextColumn)columns[plan.Snapshot[s][row]]!).Values[plan.Row[s][row]])]),
        };
        return merged is null ? null : new MergedColumn(merged, sources);
    }

    // The kind that says something counts; two that do are a problem, not a choice. What a government filled in cell by cell and
    // sealed outranks an import of the same table, which had the figure from elsewhere.
    private static int[] Sources(
        string element, IReadOnlyList<FactSnapshot> snapshots, Column?[] columns, RowPlan plan, List<Problem> problems)
    {
        var sources = new int[plan.Count];
        for (var row = 0; row < sources.Length; row++)
        {
            var source = -1;
            for (var kind = 0; kind < plan.Kinds.Count; kind++)
            {
                var at = plan.Snapshot[kind][row];
                if (at < 0 || columns[at] is not { } column) continue;
                if (source < 0 || IsMissing(columns, plan, source, row)) source = kind;
                else if (column.FlagAt(plan.Row[kind][row]) != ValueFlag.Missing)
                {
                    if (FilledKinds.BaseOf(plan.Kinds[source]) == plan.Kinds[kind]) continue;
                    if (FilledKinds.BaseOf(plan.Kinds[kind]) == plan.Kinds[source])
                    {
                        source = kind;
                        continue;
                    }
                    var table = snapshots[at].Table;
                    var own = plan.Row[kind][row];
                    problems.Add(FactProblems.GivenTwice(
                        element, snapshots[plan.Snapshot[source][row]], snapshots[at], table.Regions[own], table.Keys?[own]));
                }
            }
            sources[row] = source;
        }
        return sources;
    }

    private static bool IsMissing(Column?[] columns, RowPlan plan, int kind, int row) =>
        columns[plan.Snapshot[kind][row]]!.FlagAt(plan.Row[kind][row]) == ValueFlag.Missing;

    private static NumberColumn Numbers(Column?[] columns, int[] sources, RowPlan plan)
    {
        var values = new double[sources.Length];
        var flags = new ValueFlag[sources.Length];
        var telling = false;
        for (var row = 0; row < sources.Length; row++)
        {
            var kind = sources[row];
            var column = kind < 0 ? null : (NumberColumn)columns[plan.Snapshot[kind][row]]!;
            values[row] = column?.ValueAt(plan.Row[kind][row]) ?? double.NaN;
            flags[row] = column?.FlagAt(plan.Row[kind][row]) ?? ValueFlag.Missing;
            telling |= flags[row] != (double.IsNaN(values[row]) ? ValueFlag.Missing : ValueFlag.Present);
        }
        return new NumberColumn(values, telling ? flags : null).Narrowed();
    }

    // Lists of codes may differ between versions of the dictionary: codes are matched by their Chinese labels.
    private static CodeColumn? Codes(string element, Column?[] columns, int[] sources, RowPlan plan, List<Problem> problems)
    {
        var labels = columns.OfType<CodeColumn>().SelectMany(c => c.Labels).Distinct(StringComparer.Ordinal).ToList();
        if (labels.Count >= CodeColumn.None)
        {
            problems.Add(FactProblems.TooManyCodes(element));
            return null;
        }
        var renumbered = columns.Select(c => (c as CodeColumn)?.Labels.Select(l => (byte)labels.IndexOf(l)).ToArray()).ToArray();
        var codes = new byte[sources.Length];
        for (var row = 0; row < codes.Length; row++)
        {
            var at = sources[row] < 0 ? -1 : plan.Snapshot[sources[row]][row];
            var code = at < 0 ? CodeColumn.None : ((CodeColumn)columns[at]!).Codes[plan.Row[sources[row]][row]];
            codes[row] = code == CodeColumn.None ? CodeColumn.None : renumbered[at]![code];
        }
        return new CodeColumn(codes, labels);
    }
}
