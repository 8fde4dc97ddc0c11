using System.Globalization;
using Hengjian.Data.Facts;
using Hengjian.Domain.Snapshots;
using Hengjian.Evaluation.Importing;
using Hengjian.Evaluation.Workspaces;
using Hengjian.Kernel;

namespace Hengjian.Evaluation.Correcting;

/// <summary>A row in the snapshot that counts for it.</summary>
/// <param name="Record">The snapshot's record.</param>
/// <param name="Snapshot">The snapshot.</param>
/// <param name="Row">The row.</param>
/// <param name="Whole">No later snapshot has taken the place of any other of its rows: it can be given anew as a whole.</param>
internal sealed record FoundRow(SnapshotRecord Record, FactSnapshot Snapshot, int Row, bool Whole);

/// <summary>Finds the row that a correction means among the snapshots in force.</summary>
internal sealed class RowFinder(Workspace workspace)
{
    /// <param name="row">The row.</param>
    /// <param name="holds">Whether a snapshot has the columns to be corrected: several kinds may give parts of one row.</param>
    /// <param name="cancel">Gives up.</param>
    public async Task<Result<FoundRow>> FindAsync(CorrectedRow row, Func<FactSnapshot, bool> holds, CancellationToken cancel)
    {
        List<SnapshotRecord> records =
        [
            .. (await workspace.Snapshots.InForceAsync(row.Period, cancel))
                .Where(s => s.Period == row.Period && s.Grain == row.Kind.Grain() && IsOfKind(s.Kind, row.Kind)).Reverse(),
        ];
        // The newest first: what it has rows for counts, and hides the same places of older ones of its kind.
        var hiddenOf = new Dictionary<string, HashSet<RowPlace>>(StringComparer.Ordinal);
        var keys = new List<string>();
        FoundRow? other = null;
        foreach (var record in records)
        {
            var loaded = workspace.Facts.Load(record.Hash);
            if (!loaded.TryGet(out var snapshot)) return Result.Fail<FoundRow>(loaded.Problems);
            if (!hiddenOf.TryGetValue(record.Kind, out var hidden)) hiddenOf[record.Kind] = hidden = [];
            var places = workspace.Facts.PlacesOf(record.Hash) ?? new HashSet<RowPlace>();
            List<int> rows = [.. Rows(snapshot, row).Where(r => !hidden.Contains(PlaceOf(snapshot, r)))];
            if (rows.Count > 1) return CorrectionProblems.SeveralRows(row.Words, rows.Count);
            if (rows.Count == 1)
            {
                var found = new FoundRow(record, snapshot, rows[0], !places.Overlaps(hidden));
                if (holds(snapshot)) return found;
                other ??= found;
            }
            keys.AddRange(snapshot.Table.Keys?.OfType<string>() ?? []);
            hidden.UnionWith(places);
        }
        return other ?? (Result<FoundRow>)CorrectionProblems.RowUnknown(row.Words, row.Period, NearestName.Of(row.Key, keys));
    }

    public static RowPlace PlaceOf(FactSnapshot snapshot, int row) =>
        RowPlace.Of(snapshot.Table.Grain, snapshot.Table.Regions[row], snapshot.Table.Stages[row]);

    // Two departments may each give some columns of one table under kinds of their own, which begin with its word.
    private static bool IsOfKind(string given, ImportKind kind) =>
        ImportKinds.Parse(given) is not { } other || other == kind;

    private static IEnumerable<int> Rows(FactSnapshot snapshot, CorrectedRow wanted)
    {
        var table = snapshot.Table;
        var region = int.TryParse(wanted.Key, NumberStyles.None, CultureInfo.InvariantCulture, out var code) ? code : -1;
        // Row heads are walked, not asked row by row: there may be millions.
        var named = wanted.Kind is ImportKind.Region or ImportKind.RegionStage
            ? table.Regions.PositionsOf(region)
            : Positions(wanted.School is null ? table.Keys : snapshot.ParentKeys, wanted.School ?? wanted.Key);
        return named.Where(row => (wanted.School is null || table.Keys?[row] == wanted.Key) && (wanted.Stage is null || table.Stages[row] == wanted.Stage));
    }

    private static IEnumerable<int> Positions(IReadOnlyList<string?>? texts, string wanted)
    {
        var row = 0;
        foreach (var text in texts ?? [])
        {
            if (text == wanted) yield return row;
            row++;
        }
    }
}
