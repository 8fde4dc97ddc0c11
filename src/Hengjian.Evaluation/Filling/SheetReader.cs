using Hengjian.Data.Records;
using Hengjian.Domain;
using Hengjian.Domain.Access;
using Hengjian.Domain.Filling;
using Hengjian.Evaluation.Collection;
using Hengjian.Evaluation.Importing;
using Hengjian.Evaluation.RoundSetup;
using Hengjian.Evaluation.Workspaces;
using Hengjian.Indicators.Facts;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Evaluation.Filling;

/// <summary>Reads sheets as one person may see them: what is another unit's draft is not read at all.</summary>
public sealed class SheetReader(Workspace workspace, RoundBooks books, DataDictionary dictionary)
{
    /// <summary>What is known of sheets beside their rows and values.</summary>
    internal SheetSettings Settings { get; } = new(workspace.Deeds);

    /// <summary>The sheet; null when it is not there or nothing of it is this person's to see.</summary>
    public async Task<SheetView?> FindAsync(AppDb db, long id, Principal principal, CancellationToken cancel = default) =>
        await SeenAsync(db, id, principal, cancel) is { } seen ? await ViewAsync(db, seen, principal, cancel) : null;

    /// <summary>
    /// The values that are newer than a revision, for a page that asks every few seconds: no facts, no last year, no checks are read.
    /// </summary>
    /// <returns>The newest revision of the sheet, and the cells by revision; null when nothing of the sheet is this person's to see.</returns>
    public async Task<(long UpTo, IReadOnlyList<(DataElement Element, CellRevisionRecord Revision)> Cells)?> SinceAsync(
        AppDb db, long id, long since, Principal principal, CancellationToken cancel = default)
    {
        if (await SeenAsync(db, id, principal, cancel) is not { } seen) return null;
        var elements = new Dictionary<string, DataElement>(StringComparer.Ordinal);
        foreach (var column in seen.Columns)
            if (dictionary.TryFind(column.Element, out var element)) elements[column.Element] = element;
        var rows = seen.Rows.Select(r => r.Id).ToHashSet();
        var newer = await (from cell in db.Cells.AsNoTracking()
                           join revision in db.CellRevisions.AsNoTracking() on cell.RevisionId equals revision.Id
                           where cell.SheetId == id && revision.Id > since
                           orderby revision.Id
                           select revision).ToListAsync(cancel);
        var upTo = await db.CellRevisions.Where(r => r.SheetId == id).MaxAsync(r => (long?)r.Id, cancel) ?? 0;
        return (upTo, [.. newer.Where(r => elements.ContainsKey(r.Element) && seen.Drafts.Contains(r.Element) && rows.Contains(r.RowId)).Select(r => (elements[r.Element], r))]);
    }

    private async Task<Seen?> SeenAsync(AppDb db, long id, Principal principal, CancellationToken cancel)
    {
        if (await Settings.LookAndOfAsync(db, id, cancel) is not { } setting) return null;
        if (ImportKinds.Parse(setting.Sheet.Kind) is not { } kind) return null;
        var rights = setting.RightsOf(principal);
        var records = setting.Columns.Values.ToList();
        var rows = await db.SheetRows.AsNoTracking().Where(r => r.SheetId == id && !r.Removed).OrderBy(r => r.Order).ThenBy(r => r.Id).ToListAsync(cancel);
        var handedUp = await db.Cells.Where(c => c.SheetId == id && c.SealedRevisionId != null).Select(c => c.Element).Distinct().ToListAsync(cancel);
        var whole = records.Where(c => rights.Sees(c) || (handedUp.Contains(c.Element) && rights.SeesSealed(c))).ToList();
        // A school sees its own row, in every column; a unit sees the columns that are its own or open to it.
        if (whole.Count == 0)
        {
            rows = [.. rows.Where(r => records.Exists(c => rights.Sees(c, r)))];
            if (rows.Count == 0) return null;
        }
        // Who is shown what was handed up is shown the rows of it: a row added since, and its name, are drafts.
        else if (!whole.Exists(rights.SeesDrafts))
        {
            var sealedRows = (await db.Cells.Where(c => c.SheetId == id && c.SealedRevisionId != null).Select(c => c.RowId).Distinct().ToListAsync(cancel)).ToHashSet();
            rows = [.. rows.Where(r => sealedRows.Contains(r.Id))];
        }
        // What is shown as a draft: of a school's own row everything, else as far as columns are open.
        var drafts = whole.Count == 0 ? records : whole.Where(rights.SeesDrafts);
        return new Seen(setting, kind, whole.Count == 0 ? records : whole, [.. drafts.Select(c => c.Element)], rows, rights);
    }

    // What of a sheet is somebody's to see.
    private sealed record Seen(SheetSetting Setting, ImportKind Kind, List<SheetColumnRecord> Columns, HashSet<string> Drafts, List<SheetRowRecord> Rows, FillRights Rights);

    private async Task<SheetView> ViewAsync(AppDb db, Seen seen, Principal principal, CancellationToken cancel)
    {
        var (setting, kind, records, drafts, rows, rights) = seen;
        var sheet = setting.Sheet;
        var shown = records.Select(c => c.Element).ToHashSet(StringComparer.Ordinal);
        var ids = rows.Select(r => r.Id).ToHashSet();
        var cells = (await (from cell in db.Cells.AsNoTracking()
                            join revision in db.CellRevisions.AsNoTracking() on cell.RevisionId equals revision.Id
                            where cell.SheetId == sheet.Id
                            select new { cell.SealedByRound, Revision = revision }).ToListAsync(cancel))
            .Where(c => shown.Contains(c.Revision.Element) && ids.Contains(c.Revision.RowId)).ToList();
        var values = cells.Where(c => drafts.Contains(c.Revision.Element)).ToDictionary(c => (c.Revision.RowId, c.Revision.Element), c => c.Revision);
        foreach (var one in drafts.Count == shown.Count ? [] : await SealedAsync(db, sheet.Id, cancel))
            if (shown.Contains(one.Element) && !drafts.Contains(one.Element) && ids.Contains(one.RowId)) values[(one.RowId, one.Element)] = one;
        var own = drafts.Count > 0 && records.TrueForAll(c => !rights.Sees(c)) ? drafts : records.Where(rights.IsOwn).Select(c => c.Element).ToHashSet(StringComparer.Ordinal);
        var seals = cells.Where(c => c.SealedByRound is not null).ToDictionary(c => (c.Revision.RowId, c.Revision.Element), c => c.SealedByRound);
        var columns = Columns(setting, records);
        var (changeable, closed) = Open(columns, rows, rights, setting.Gates, seals);
        var known = await KnownFacts.OfAsync(workspace, sheet.RegionCode, cancel);
        var needs = Needs(setting);
        var comments = await db.CellComments.AsNoTracking().Where(c => c.SheetId == sheet.Id && c.AnsweredAt == null).OrderBy(c => c.Id).ToListAsync(cancel);
        var today = BeijingTime.DayOf(workspace.Clock.GetUtcNow());
        var regions = await workspace.Regions.TreeOnAsync(today, cancel);
        var name = regions.TryGet(out var tree) && tree.TryFind(sheet.RegionCode, out var region) ? region.Name : FormattableString.Invariant($"{sheet.RegionCode:D6}");
        return new SheetView(
            sheet, kind, setting.Unit, name, columns, rows,
            await db.CellRevisions.Where(r => r.SheetId == sheet.Id).MaxAsync(r => (long?)r.Id, cancel) ?? 0)
        {
            Cells = values,
            LastYears = LastYearsOf(sheet, kind, columns, rows, known),
            Asked = AskedOf(kind, sheet, columns, rows, needs, values, known),
            Changeable = changeable,
            Closed = closed,
            Schools = rows.Select(r => (r.Id, Unit: rights.SchoolOf(r))).Where(r => r.Unit is not null).ToDictionary(r => r.Id, r => r.Unit!),
            Own = own,
            // Remarks are the unit's own affair, and of whoever wrote them.
            Comments = comments.Where(c => shown.Contains(c.Element) && ids.Contains(c.RowId) && (own.Contains(c.Element) || c.By == principal.Account)).ToLookup(c => (c.RowId, c.Element)),
        };
    }

    // The values as they were handed up, whatever was typed since.
    private static Task<List<CellRevisionRecord>> SealedAsync(AppDb db, long sheet, CancellationToken cancel) => (
        from cell in db.Cells.AsNoTracking()
        join revision in db.CellRevisions.AsNoTracking() on cell.SealedRevisionId equals revision.Id
        where cell.SheetId == sheet
        select revision).ToListAsync(cancel);

    private IReadOnlyList<ColumnView> Columns(SheetSetting setting, List<SheetColumnRecord> records)
    {
        var items = setting.Demands.ToLookup(d => d.ColumnId, d => d.Item);
        var order = dictionary.Elements.Index().ToDictionary(e => e.Item.Id, e => e.Index, StringComparer.Ordinal);
        return
        [
            .. records.Where(c => order.ContainsKey(c.Element)).OrderBy(c => order[c.Element])
                .Select(c => new ColumnView(c, dictionary.Elements[order[c.Element]], [.. items[c.Id].Distinct().Order(StringComparer.Ordinal)])),
        ];
    }

    private static (HashSet<(long, string)> Changeable, Dictionary<string, string> Closed) Open(
        IReadOnlyList<ColumnView> columns, List<SheetRowRecord> rows, FillRights rights, SheetGates gates, Dictionary<(long, string), long?> seals)
    {
        var changeable = new HashSet<(long, string)>();
        var closed = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var column in columns)
        {
            var element = column.Element.Id;
            foreach (var row in rows)
            {
                var right = rights.MayFill(column.Record, row, out _);
                if (right.Allowed) right = gates.May(row.Id, element, seals.GetValueOrDefault((row.Id, element)));
                if (right.Allowed) changeable.Add((row.Id, element));
                else closed[element] = right.Reason;
            }
        }
        return (changeable, closed);
    }

    // What each open round needs of this table, for the rows' stages.
    private ILookup<string, ItemNeed> Needs(SheetSetting setting)
    {
        var needs = new List<ItemNeed>();
        foreach (var (asking, book) in setting.Open(books))
            needs.AddRange(asking.Items.SelectMany(i => book.Needs[i]).Where(n => n.Kind.Word() == setting.Sheet.Kind && n.Periods.Contains(setting.Sheet.Period)));
        return needs.ToLookup(n => n.Element, StringComparer.Ordinal);
    }

    private static HashSet<(long, string)> AskedOf(
        ImportKind kind, FillSheetRecord sheet, IReadOnlyList<ColumnView> columns, List<SheetRowRecord> rows, ILookup<string, ItemNeed> needs,
        Dictionary<(long, string), CellRevisionRecord> values, KnownFacts known)
    {
        var asked = new HashSet<(long, string)>();
        foreach (var row in rows)
        {
            var stages = StagesOf(kind, sheet, row, values, known);
            foreach (var column in columns.Select(c => c.Element.Id))
            {
                if (!needs.Contains(column)) asked.Add((row.Id, column));
                else if (stages is null || needs[column].Any(n => n.Stage == SchoolStage.All || stages.Any(s => n.Stage.Includes(s))) && Teaches(column, stages)) asked.Add((row.Id, column));
            }
        }
        return asked;
    }

    // Figures of one section of a school are asked of schools that have it.
    private static bool Teaches(string element, IReadOnlyList<SchoolStage> stages) => element.Split('_')[^1] switch
    {
        "pri" => stages.Contains(SchoolStage.Primary),
        "jun" => stages.Contains(SchoolStage.Junior),
        "sen" => stages.Contains(SchoolStage.Senior),
        _ => true,
    };

    private static IReadOnlyList<SchoolStage>? StagesOf(
        ImportKind kind, FillSheetRecord sheet, SheetRowRecord row, Dictionary<(long, string), CellRevisionRecord> values, KnownFacts known)
    {
        if (kind == ImportKind.RegionStage) return [row.Stage];
        if (kind != ImportKind.School) return null;
        var type = values.GetValueOrDefault((row.Id, SchoolTypes.Element))?.Code;
        for (var back = 0; type is null && back < 3; back++)
        {
            if (known.Find(kind, sheet.Period - back, row.Stage, row.RowKey) is { } found && found.Table.Columns.GetValueOrDefault(SchoolTypes.Element) is CodeColumn codes)
                type = codes.LabelAt(found.Index);
        }
        return type is null ? null : SchoolTypes.StagesOf(type);
    }

    private static Dictionary<(long, string), LastYear> LastYearsOf(
        FillSheetRecord sheet, ImportKind kind, IReadOnlyList<ColumnView> columns, List<SheetRowRecord> rows, KnownFacts known)
    {
        var before = new Dictionary<(long, string), LastYear>();
        var there = known.Rows(kind, sheet.Period - 1).GroupBy(r => (r.Stage, r.Key)).ToDictionary(g => g.Key, g => g.First());
        foreach (var row in rows)
        {
            if (!there.TryGetValue((row.Stage, row.RowKey), out var found)) continue;
            foreach (var element in columns.Select(c => c.Element))
            {
                if (found.TextOf(element) is not { } text) continue;
                var number = found.NumberOf(element.Id);
                before[(row.Id, element.Id)] = new LastYear(number is { } n ? CellReader.Number(element, n) : text, number, found.Snapshot.Id);
            }
        }
        return before;
    }
}
