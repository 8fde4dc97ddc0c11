using System.Globalization;
using Hengjian.Data.Records;
using Hengjian.Domain.Access;
using Hengjian.Domain.Packages;
using Hengjian.Evaluation.Filling;
using Hengjian.Evaluation.Importing;
using Hengjian.Evaluation.Packages;
using Hengjian.Web.Components;
using Hengjian.Web.Features.Packages;
using Hengjian.Web.Security;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Web.Features.Filling;

/// <summary>A sheet in the list.</summary>
/// <param name="Id">Number.</param>
/// <param name="Title">2026年地区年度表.</param>
/// <param name="Unit">Who fills it.</param>
/// <param name="Asked">Cells that are asked.</param>
/// <param name="Filled">Of them with a value.</param>
/// <param name="Prefilled">Values taken over from what was known.</param>
/// <param name="Errors">错误.</param>
/// <param name="Open">Warnings without an answer.</param>
/// <param name="Own">This person fills it, at least in part.</param>
public sealed record SheetLine(long Id, string Title, string Unit, int Asked, int Filled, int Prefilled, int Errors, int Open, bool Own);

/// <summary>The list of sheets.</summary>
/// <param name="Part">The part it is about; null for all of this person's.</param>
/// <param name="Lines">The sheets.</param>
public sealed record SheetList(ContributionRecord? Part, IReadOnlyList<SheetLine> Lines)
{
    /// <summary>Which page of them, from 1.</summary>
    public int Page { get; init; } = 1;

    /// <summary>How many pages there are.</summary>
    public int Pages { get; init; } = 1;

    /// <summary>How many sheets there are on all pages.</summary>
    public int Total { get; init; }
}

/// <summary>Reads sheets for the person of the request.</summary>
public sealed class FillQuery(AppDb db, FillDesk desk, ComputedFigures computed, SheetMaker maker, Viewer viewer)
{
    private const int MostLines = 60;

    /// <summary>The sheet, checked; null when nothing of it is theirs to see.</summary>
    public Task<SheetView?> FindAsync(long sheet, CancellationToken cancel) => desk.FindAsync(db, sheet, viewer.Principal, cancel);

    /// <summary>What the program computes from the sheet.</summary>
    /// <param name="sheet">The whole sheet: a figure of one item may rest on columns of another.</param>
    /// <param name="item">Only what this item uses; null for all.</param>
    /// <param name="cancel">Gives up.</param>
    public async Task<IReadOnlyList<ComputedFigure>> ComputedAsync(SheetView sheet, string? item, CancellationToken cancel)
    {
        var all = await computed.OfAsync(db, sheet, viewer.Principal, cancel);
        return item is null ? all : [.. all.Where(f => f.Items.Contains(item))];
    }

    /// <summary>The part whose figures are asked for; null when it is not theirs to see.</summary>
    public Task<ContributionRecord?> PartAsync(long part, CancellationToken cancel) =>
        db.Contributions.AsNoTracking().InWork(viewer.WorkScopeOf(Permission.ViewWork)).FirstOrDefaultAsync(c => c.Id == part, cancel);

    /// <summary>The sheets of a part, or all this person fills; null when the part is not theirs to see.</summary>
    public async Task<SheetList?> ListAsync(long? part, int page, CancellationToken cancel)
    {
        var record = part is { } id ? await PartAsync(id, cancel) : null;
        if (part is not null && record is null) return null;
        var sheets = await OrderedAsync(record is null ? await OwnAsync(cancel) : await OfPartAsync(record, cancel), cancel);
        var pages = Math.Max(1, (sheets.Count + MostLines - 1) / MostLines);
        var shown = Math.Clamp(page, 1, pages);
        return new SheetList(record, await LinesAsync([.. sheets.Skip((shown - 1) * MostLines).Take(MostLines)], record?.Item, cancel)) { Page = shown, Pages = pages, Total = sheets.Count };
    }

    // The newest year first: what is due is not on the last page.
    private async Task<List<long>> OrderedAsync(List<long> sheets, CancellationToken cancel) =>
        await db.FillSheets.AsNoTracking().Where(s => sheets.Contains(s.Id)).OrderByDescending(s => s.Period).ThenBy(s => s.Kind).ThenBy(s => s.Id).Select(s => s.Id).ToListAsync(cancel);

    /// <summary>The tab of the figures on the page of a part.</summary>
    public async Task<IReadOnlyList<WorkTab>> TabsAsync(ContributionWork work, CancellationToken cancel)
    {
        var lines = await LinesAsync(await OrderedAsync(await OfPartAsync(work.Part, cancel), cancel), work.Part.Item, cancel);
        if (lines.Count == 0) return [];
        var (asked, filled, errors, open) = (lines.Sum(l => l.Asked), lines.Sum(l => l.Filled), lines.Sum(l => l.Errors), lines.Sum(l => l.Open));
        var missing = asked - filled;
        var words = string.Create(CultureInfo.InvariantCulture, $"{asked} 格已填 {filled} 格") + (errors + open > 0 ? string.Create(CultureInfo.InvariantCulture, $"，{errors + open} 处待处理") : "");
        var href = lines.Count == 1 ? FillRoutes.Sheet(lines[0].Id, work.Part.Id) : FillRoutes.Part(work.Part.Id);
        return [new WorkTab(10, "数据", href, words, missing + errors + open == 0 ? ChipTone.Good : ChipTone.Waiting)];
    }

    private async Task<List<long>> OfPartAsync(ContributionRecord part, CancellationToken cancel)
    {
        // Sheets are made for who fills them; that somebody looks on makes nothing.
        if (viewer.Decide(Permission.FillData, AccessObject.Of(part)).Allowed) await maker.EnsureAsync(part.Id, cancel);
        return await (from package in db.Packages
                      join demand in db.SheetDemands on package.RoundId equals demand.RoundId
                      join column in db.SheetColumns on demand.ColumnId equals column.Id
                      where package.Id == part.PackageId && demand.Item == part.Item && column.RegionCode == part.RegionCode
                      select column.SheetId).Distinct().ToListAsync(cancel);
    }

    private async Task<List<long>> OwnAsync(CancellationToken cancel)
    {
        var parts = await db.Contributions.AsNoTracking().InWork(viewer.WorkScopeOf(Permission.FillData, ProcessStage.Open)).Select(c => c.Id).ToListAsync(cancel);
        foreach (var part in parts) await maker.EnsureAsync(part, cancel);
        var own = await db.SheetColumns.AsNoTracking().InWork(viewer.WorkScopeOf(Permission.FillData, ProcessStage.Open)).Select(c => c.SheetId).Distinct().ToListAsync(cancel);
        // A school fills its row in a sheet of its county.
        var units = viewer.Principal.Grants.Select(g => g.Unit).OfType<string>().ToList();
        var codes = await db.Units.AsNoTracking().Where(u => units.Contains(u.Id) && u.SchoolCode != null).Select(u => new { u.RegionCode, u.SchoolCode }).ToListAsync(cancel);
        var schools = ImportKind.School.Word();
        foreach (var code in codes)
        {
            own.AddRange(await db.SheetRows.AsNoTracking().Where(r => r.RegionRow == code.RegionCode && r.RowKey == code.SchoolCode && !r.Removed
                    && db.FillSheets.Any(f => f.Id == r.SheetId && f.Kind == schools))
                .Select(r => r.SheetId).Distinct().ToListAsync(cancel));
        }
        return [.. own.Distinct()];
    }

    private async Task<IReadOnlyList<SheetLine>> LinesAsync(List<long> sheets, string? item, CancellationToken cancel)
    {
        var lines = new List<SheetLine>();
        foreach (var id in sheets)
        {
            if (await FindAsync(id, cancel) is not { } whole) continue;
            var view = item is null ? whole : whole.ForItem(item);
            lines.Add(new SheetLine(
                id, view.Title, $"{view.RegionName} · {view.UnitName}", view.Asked.Count, view.Asked.Count - view.Missing, view.Prefilled,
                view.Flags.Count(f => f.Severity == FlagSeverity.Error && f.Rule != "missing"), view.Flags.Count(f => FillWords.IsOpen(view, f) && f.Severity == FlagSeverity.Warn), view.Changeable.Count > 0));
        }
        return [.. lines.OrderByDescending(l => l.Own).ThenByDescending(l => l.Title, StringComparer.Ordinal)];
    }
}
