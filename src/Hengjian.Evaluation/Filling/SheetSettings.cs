using System.Collections.Concurrent;
using Hengjian.Data.Records;
using Hengjian.Domain.Access;
using Hengjian.Domain.Filling;
using Hengjian.Domain.Rounds;
using Hengjian.Evaluation.RoundSetup;
using Hengjian.Evaluation.Workspaces;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Evaluation.Filling;

/// <summary>A round that asks something of a sheet.</summary>
/// <param name="Round">The round.</param>
/// <param name="Plan">Its plan; null for a round without one.</param>
/// <param name="Items">The items that ask.</param>
internal sealed record AskingRound(RoundRecord Round, RoundPlanRecord? Plan, IReadOnlyList<string> Items);

/// <summary>What needs to be known of a sheet beside its rows and values: read outside the one writer, and true until the next deed.</summary>
/// <param name="Sheet">The sheet.</param>
/// <param name="Unit">Name of the unit.</param>
/// <param name="Columns">Its columns by element.</param>
/// <param name="Demands">What asks for its columns.</param>
/// <param name="Rounds">The rounds that ask, in their order.</param>
/// <param name="Gates">Whether its cells are open.</param>
/// <param name="Schools">Units of schools by code; empty where rows are no schools.</param>
/// <param name="Deed">The newest deed when it was read.</param>
internal sealed record SheetSetting(
    FillSheetRecord Sheet, string Unit, IReadOnlyDictionary<string, SheetColumnRecord> Columns, IReadOnlyList<SheetDemandRecord> Demands, IReadOnlyList<AskingRound> Rounds,
    SheetGates Gates, IReadOnlyDictionary<string, string> Schools, long Deed)
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

    /// <summary>The open rounds that ask, with what each rests on; a round whose definitions cannot be read asks nothing here.</summary>
    public IEnumerable<(AskingRound Asking, RoundBook Book)> Open(RoundBooks books)
    {
        foreach (var asking in Rounds)
            if (asking is { Plan: { } plan, Round.Stage: ProcessStage.Open } && books.Of(asking.Round, plan.CollectionVersion).TryGet(out var book)) yield return (asking, book);
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
        kept.TryGetValue(sheet, out var known) ? known : await LookAndOfAsync(db, sheet, cancel);

    /// <summary>The setting, after a look for deeds; null when there is no such sheet.</summary>
    public async Task<SheetSetting?> LookAndOfAsync(AppDb db, long sheet, CancellationToken cancel)
    {
        await LookAsync(db, cancel);
        return await OfAsync(db, sheet, cancel);
    }

    /// <summary>Looks for deeds; to be asked before what rests on them.</summary>
    public Task LookAsync(AppDb db, CancellationToken cancel) => watch.LookAsync(db, cancel);

    /// <summary>The setting of a sheet as the context sees it, true as of the last look; null when there is no such sheet.</summary>
    public async Task<SheetSetting?> OfAsync(AppDb db, long sheet, CancellationToken cancel)
    {
        if (kept.TryGetValue(sheet, out var known))
        {
            if (known.Deed == DeedOf(known.Sheet)) return known;
            // Whoever asks next outside a transaction reads it for all.
            kept.TryRemove(KeyValuePair.Create(sheet, known));
        }
        // Whose it is never changes; the rest is read after the deed is known: what is done meanwhile counts as later.
        if (await db.FillSheets.AsNoTracking().FirstOrDefaultAsync(s => s.Id == sheet, cancel) is not { } of) return null;
        var read = await ReadAsync(db, sheet, DeedOf(of), cancel);
        // What a transaction sees may be rolled back: it serves once.
        if (db.Database.CurrentTransaction is not null) return read;
        if (kept.Count >= MostKept) kept.Clear();
        return kept[sheet] = read;
    }

    private long DeedOf(FillSheetRecord sheet) => watch.Last(DeedWatch.WorkOf(sheet.RegionCode));

    private static async Task<SheetSetting> ReadAsync(AppDb db, long sheet, long deed, CancellationToken cancel)
    {
        var found = await (from s in db.FillSheets.AsNoTracking()
                           where s.Id == sheet
                           select new { Sheet = s, Unit = db.Units.Where(u => u.Id == s.UnitId).Select(u => u.Name).FirstOrDefault() }).FirstAsync(cancel);
        var columns = await db.SheetColumns.AsNoTracking().Where(c => c.SheetId == sheet).ToDictionaryAsync(c => c.Element, StringComparer.Ordinal, cancel);
        var demands = await db.SheetDemands.AsNoTracking().Where(d => db.SheetColumns.Any(c => c.Id == d.ColumnId && c.SheetId == sheet)).ToListAsync(cancel);
        long[] asking = [.. demands.Select(d => d.RoundId).Distinct()];
        var rounds = await (from round in db.Rounds.AsNoTracking()
                            where asking.Contains(round.Id)
                            orderby round.Id
                            select new { Round = round, Plan = db.RoundPlans.FirstOrDefault(p => p.RoundId == round.Id) }).ToListAsync(cancel);
        return new SheetSetting(
            found.Sheet, found.Unit ?? found.Sheet.UnitId, columns, demands,
            [.. rounds.Select(r => new AskingRound(r.Round, r.Plan, [.. demands.Where(d => d.RoundId == r.Round.Id).Select(d => d.Item).Distinct().Order(StringComparer.Ordinal)]))],
            await SheetGates.OfAsync(db, sheet, cancel), await FillRights.SchoolsAsync(db, found.Sheet, cancel), deed);
    }
}
