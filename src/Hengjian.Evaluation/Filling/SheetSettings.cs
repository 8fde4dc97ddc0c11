using System.Collections.Concurrent;
using Hengjian.Data.Records;
using Hengjian.Domain.Access;
using Hengjian.Domain.Filling;
using Hengjian.Evaluation.Workspaces;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Evaluation.Filling;

/// <summary>What a save needs to know of its sheet beside the values: read outside the one writer, and true until the next deed.</summary>
/// <param name="Sheet">The sheet.</param>
/// <param name="Columns">Its columns by element.</param>
/// <param name="Gates">Whether its cells are open.</param>
/// <param name="Schools">Units of schools by code; empty where rows are no schools.</param>
/// <param name="Deed">The newest deed when it was read.</param>
internal sealed record SheetSetting(
    FillSheetRecord Sheet, IReadOnlyDictionary<string, SheetColumnRecord> Columns, SheetGates Gates, IReadOnlyDictionary<string, string> Schools, long Deed)
{
    private readonly ConcurrentDictionary<long, SheetRowRecord> rows = new();

    /// <summary>Rows of the sheet; those not met before are read.</summary>
    public async Task<Dictionary<long, SheetRowRecord>> RowsAsync(AppDb db, IEnumerable<long> wanted, CancellationToken cancel)
    {
        var found = new Dictionary<long, SheetRowRecord>();
        var missing = new List<long>();
        foreach (var id in wanted.Distinct())
        {
            if (rows.TryGetValue(id, out var row)) found[id] = row;
            else missing.Add(id);
        }
        if (missing.Count == 0) return found;
        foreach (var row in await db.SheetRows.AsNoTracking().Where(r => r.SheetId == Sheet.Id && missing.Contains(r.Id)).ToListAsync(cancel))
        {
            found[row.Id] = row;
            if (db.Database.CurrentTransaction is null) rows[row.Id] = row;
        }
        return found;
    }

    /// <summary>What a person may do in it.</summary>
    public FillRights RightsOf(Principal principal) => new(principal, Schools);
}

/// <summary>Keeps the settings of sheets that are being filled, and reads one again after each deed.</summary>
internal sealed class SheetSettings(DeedWatch watch)
{
    private const int MostKept = 5000;

    private readonly ConcurrentDictionary<long, SheetSetting> kept = new();

    /// <summary>The setting as it was read last, without asking whether it still holds; read when it is not known. Null when there is no such sheet.</summary>
    public async Task<SheetSetting?> KnownAsync(AppDb db, long sheet, CancellationToken cancel) =>
        kept.TryGetValue(sheet, out var known) ? known : await OfAsync(db, sheet, await DeedAsync(db, cancel), cancel);

    /// <summary>The newest deed; to be asked before what rests on it.</summary>
    public Task<long> DeedAsync(AppDb db, CancellationToken cancel) => watch.LastAsync(db, cancel);

    /// <summary>The setting of a sheet as the context sees it; null when there is no such sheet.</summary>
    /// <param name="db">A context.</param>
    /// <param name="sheet">The sheet.</param>
    /// <param name="deed">The newest deed, asked before: what is done while the setting is read counts as later.</param>
    /// <param name="cancel">Gives up.</param>
    public async Task<SheetSetting?> OfAsync(AppDb db, long sheet, long deed, CancellationToken cancel)
    {
        if (kept.TryGetValue(sheet, out var known))
        {
            if (known.Deed == deed) return known;
            // Whoever asks next outside a transaction reads it for all.
            kept.TryRemove(KeyValuePair.Create(sheet, known));
        }
        if (await db.FillSheets.AsNoTracking().FirstOrDefaultAsync(s => s.Id == sheet, cancel) is not { } record) return null;
        var columns = await db.SheetColumns.AsNoTracking().Where(c => c.SheetId == sheet).ToDictionaryAsync(c => c.Element, StringComparer.Ordinal, cancel);
        var read = new SheetSetting(record, columns, await SheetGates.OfAsync(db, sheet, cancel), await FillRights.SchoolsAsync(db, record, cancel), deed);
        // What a transaction sees may be rolled back: it serves once.
        if (db.Database.CurrentTransaction is not null) return read;
        if (kept.Count >= MostKept) kept.Clear();
        return kept[sheet] = read;
    }
}
