using Hengjian.Data.Facts;
using Hengjian.Data.Records;
using Hengjian.Domain.Access;
using Hengjian.Domain.Snapshots;
using Hengjian.Evaluation.Workspaces;
using Hengjian.Indicators.Facts;
using Hengjian.Kernel;
using Hengjian.Web.Components;
using Hengjian.Web.Security;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Web.Features.Data.Snapshots;

/// <summary>A snapshot in the list.</summary>
/// <param name="Record">The row.</param>
/// <param name="RegionName">The region it speaks for.</param>
/// <param name="Giver">Who gave it, as shown.</param>
/// <param name="InForce">Still counts: not withdrawn, not replaced as a whole.</param>
public sealed record SnapshotRow(SnapshotRecord Record, string RegionName, string Giver, bool InForce)
{
    /// <summary>在用, 已更正, 已撤回.</summary>
    public string State => Record.Withdrawn ? "已撤回" : InForce ? "在用" : "已被更正";
}

/// <summary>A snapshot with its facts.</summary>
/// <param name="Row">The row of the list.</param>
/// <param name="Facts">The facts, or why they cannot be read.</param>
/// <param name="Parent">What it corrects; null for nothing.</param>
/// <param name="Corrections">What corrects it, newest first.</param>
public sealed record SnapshotDetails(
    SnapshotRow Row, Result<FactSnapshot> Facts, SnapshotRow? Parent, IReadOnlyList<SnapshotRow> Corrections);

/// <summary>Reads the snapshots this person may see.</summary>
internal sealed class SnapshotQuery(AppDb db, Workspace workspace, Viewer viewer)
{
    public async Task<IReadOnlyList<SnapshotRow>> ListAsync(CancellationToken cancel)
    {
        var records = await db.Snapshots.AsNoTracking().Include(s => s.Files)
            .InScope(viewer.ScopeOf(Permission.ViewData)).OrderByDescending(s => s.Id).ToListAsync(cancel);
        // Whether one counts depends on all of them, also on those this person does not see.
        var inForce = (await workspace.Snapshots.InForceAsync(cancel: cancel)).Select(s => s.Id).ToHashSet();
        var names = await NamesAsync(cancel);
        var givers = await db.Accounts.AsNoTracking().ToDictionaryAsync(a => a.Name, a => a.DisplayName, cancel);
        return
        [
            .. records.Select(r => new SnapshotRow(
                r, names.GetValueOrDefault(r.RegionCode, r.RegionCode.ToString("D6", System.Globalization.CultureInfo.InvariantCulture)),
                givers.GetValueOrDefault(r.GivenBy, r.GivenBy), inForce.Contains(r.Id))),
        ];
    }

    public async Task<SnapshotDetails?> FindAsync(long id, CancellationToken cancel)
    {
        var all = await ListAsync(cancel);
        var row = all.FirstOrDefault(r => r.Record.Id == id);
        return row is null ? null : new SnapshotDetails(
            row, workspace.Facts.Load(row.Record.Hash),
            all.FirstOrDefault(r => r.Record.Id == row.Record.ParentId), [.. all.Where(r => r.Record.ParentId == id)]);
    }

    private async Task<Dictionary<int, string>> NamesAsync(CancellationToken cancel)
    {
        var tree = await workspace.Regions.TreeOnAsync(ChineseText.Today(workspace.Clock), cancel);
        return tree.TryGet(out var regions) ? regions.Regions.ToDictionary(r => r.Code, r => r.Name) : [];
    }
}

/// <summary>How much of a column was filled in.</summary>
/// <param name="Element">The data element; null when the dictionary no longer knows it.</param>
/// <param name="Id">Its id.</param>
/// <param name="Present">Cells with a value.</param>
/// <param name="Missing">Cells without.</param>
/// <param name="NotApplicable">Cells marked 不适用.</param>
/// <param name="Estimated">Cells marked as estimates.</param>
public sealed record ColumnCoverage(
    DataElement? Element, string Id, int Present, int Missing, int NotApplicable, int Estimated)
{
    /// <summary>Share of cells that say something, 0 to 1; 不适用 says something.</summary>
    public double Share => Present + Missing + NotApplicable + Estimated is var all and > 0 ? 1 - (double)Missing / all : 1;

    /// <summary>Counts the cells of every column, in dictionary order.</summary>
    public static IReadOnlyList<ColumnCoverage> Of(FactTable table, DataDictionary dictionary)
    {
        var order = dictionary.Elements.Select((e, i) => (e.Id, i)).ToDictionary(e => e.Id, e => e.i, StringComparer.Ordinal);
        return
        [
            .. table.Columns.OrderBy(c => order.GetValueOrDefault(c.Key, int.MaxValue)).ThenBy(c => c.Key, StringComparer.Ordinal)
                .Select(c => Count(c.Key, c.Value, dictionary)),
        ];
    }

    private static ColumnCoverage Count(string id, Column column, DataDictionary dictionary)
    {
        var counts = new int[Enum.GetValues<ValueFlag>().Length];
        for (var row = 0; row < column.Length; row++) counts[(int)column.FlagAt(row)]++;
        return new ColumnCoverage(
            dictionary.TryFind(id, out var element) ? element : null, id, counts[(int)ValueFlag.Present],
            counts[(int)ValueFlag.Missing], counts[(int)ValueFlag.NotApplicable], counts[(int)ValueFlag.Estimated]);
    }
}
