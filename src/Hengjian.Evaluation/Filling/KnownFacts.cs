using System.Collections.Concurrent;
using Hengjian.Data.Records;
using Hengjian.Domain.Snapshots;
using Hengjian.Evaluation.Correcting;
using Hengjian.Evaluation.Importing;
using Hengjian.Evaluation.Workspaces;
using Hengjian.Indicators.Facts;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Evaluation.Filling;

/// <summary>A row of a region that facts in force know.</summary>
/// <param name="Stage">Stage of the row.</param>
/// <param name="Key">School or class code; empty for a region's own row.</param>
/// <param name="Name">Name to show.</param>
/// <param name="Snapshot">The snapshot it is in.</param>
/// <param name="Table">Its table.</param>
/// <param name="Index">Its place there.</param>
public sealed record KnownRow(SchoolStage Stage, string Key, string Name, SnapshotRecord Snapshot, FactTable Table, int Index)
{
    /// <summary>Where the value comes from, for a revision: snapshot:12/3.</summary>
    public string Source => FormattableString.Invariant($"snapshot:{Snapshot.Id}/{Index}");

    /// <summary>The same row as it was imported, where the filled-in one says nothing; null for none.</summary>
    public KnownRow? Else { get; init; }

    /// <summary>A cell as an import would read it; null when nobody gave one.</summary>
    public string? TextOf(DataElement element) => OwnText(element) ?? Else?.TextOf(element);

    /// <summary>The number of a cell; null when there is none.</summary>
    public double? NumberOf(string element) => Says(element) ? OwnNumber(element) : Else?.NumberOf(element);

    private bool Says(string element) => Table.Columns.TryGetValue(element, out var column) && column.FlagAt(Index) != ValueFlag.Missing;

    private string? OwnText(DataElement element) =>
        Table.Columns.TryGetValue(element.Id, out var column) && column.FlagAt(Index) != ValueFlag.Missing ? CellPrint.Of(column, element, Index) : null;

    private double? OwnNumber(string element) =>
        Table.Columns.TryGetValue(element, out var column) && column is NumberColumn numbers && numbers.FlagAt(Index) is ValueFlag.Present or ValueFlag.Estimated
            ? ((NumberColumn)Table.Columns[element]).ValueAt(Index) : null;
}

/// <summary>What the facts in force say about one region, so that nothing is asked that is known.</summary>
public sealed class KnownFacts
{
    private readonly Workspace workspace;
    private readonly IReadOnlyList<SnapshotRecord> newestFirst;
    private readonly ConcurrentDictionary<(ImportKind, int), KnownTable> read = [];

    private KnownFacts(Workspace workspace, int region, IReadOnlyList<SnapshotRecord> newestFirst) =>
        (this.workspace, Region, this.newestFirst) = (workspace, region, newestFirst);

    /// <summary>The region.</summary>
    public int Region { get; }

    /// <summary>The facts about a region.</summary>
    /// <remarks>
    /// Reads the snapshots of the region itself and of those above it, not those of the whole country: newest first, a later one's rows
    /// hide an older one's, which for one region says the same as the rule for what is in force.
    /// </remarks>
    public static async Task<KnownFacts> OfAsync(Workspace workspace, int region, CancellationToken cancel = default)
    {
        await using var db = workspace.OpenDb();
        return await workspace.Memory.GetAsync(db, region, async () => new KnownFacts(workspace, region, await SnapshotsAsync(db, region, cancel)), null, cancel);
    }

    /// <summary>The region's rows of a table and year; empty when nobody gave any.</summary>
    public IReadOnlyList<KnownRow> Rows(ImportKind kind, int period) => Table(kind, period).Rows;

    /// <summary>The row with that stage and code; null when there is none.</summary>
    public KnownRow? Find(ImportKind kind, int period, SchoolStage stage, string key) => Table(kind, period).ByPlace.GetValueOrDefault((stage, key));

    private KnownTable Table(ImportKind kind, int period)
    {
        if (!read.TryGetValue((kind, period), out var table)) read[(kind, period)] = table = KnownTable.Of(Read(kind, period));
        return table;
    }

    private static Task<List<SnapshotRecord>> SnapshotsAsync(AppDb db, int region, CancellationToken cancel)
    {
        int[] codes = [.. new[] { region, region / 100 * 100, region / 10_000 * 10_000, 0 }.Distinct()];
        return db.Snapshots.AsNoTracking().Where(s => !s.Withdrawn && codes.Contains(s.RegionCode)).OrderByDescending(s => s.Id).ToListAsync(cancel);
    }

    private List<KnownRow> Read(ImportKind kind, int period)
    {
        var filled = KnownTable.Of(Read(FilledKinds.Of(kind.Word()), period));
        var given = KnownTable.Of(Read(kind.Word(), period));
        return
        [
            .. filled.Rows.Select(f => f with { Else = given.ByPlace.GetValueOrDefault((f.Stage, f.Key)) }),
            .. given.Rows.Where(g => !filled.ByPlace.ContainsKey((g.Stage, g.Key))),
        ];
    }

    private List<KnownRow> Read(string kind, int period)
    {
        var rows = new List<KnownRow>();
        var taken = new HashSet<RowPlace>();
        foreach (var snapshot in newestFirst.Where(s => s.Kind == kind && s.Period == period))
        {
            var places = workspace.Facts.PlacesOf(snapshot.Hash);
            if (places is not null && !places.Any(p => p.RegionCode == Region)) continue;
            // What cannot be read is told where facts are used; here it is only not offered.
            if (!workspace.Facts.Load(snapshot.Hash).TryGet(out var facts)) continue;
            var table = facts.Table;
            var mine = table.Regions.PositionsOf(Region).ToList();
            var found = mine.Where(i => !taken.Contains(PlaceOf(table, i))).ToList();
            rows.AddRange(found.Select(i => new KnownRow(
                table.Grain == Grain.RegionStageYear ? table.Stages[i] : SchoolStage.All, table.Keys?[i] ?? "", table.Names?[i] ?? "", snapshot, table, i)));
            taken.UnionWith(mine.Select(i => PlaceOf(table, i)));
        }
        return rows;
    }

    private static RowPlace PlaceOf(FactTable table, int row) => RowPlace.Of(table.Grain, table.Regions[row], table.Stages[row]);

    // A table with its rows by stage and code; of two with the same, the first.
    private sealed record KnownTable(IReadOnlyList<KnownRow> Rows, IReadOnlyDictionary<(SchoolStage, string), KnownRow> ByPlace)
    {
        public static KnownTable Of(List<KnownRow> rows)
        {
            var places = new Dictionary<(SchoolStage, string), KnownRow>();
            foreach (var row in rows) places.TryAdd((row.Stage, row.Key), row);
            return new KnownTable(rows, places);
        }
    }
}
