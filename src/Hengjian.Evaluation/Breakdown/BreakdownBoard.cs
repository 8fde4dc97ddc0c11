using Hengjian.Data.Records;
using Hengjian.Domain;
using Hengjian.Domain.Access;
using Hengjian.Domain.Breakdown;
using Hengjian.Domain.Packages;
using Hengjian.Evaluation.Workspaces;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Evaluation.Breakdown;

/// <summary>Where the parts of one unit, or of one government, stand.</summary>
/// <param name="Key">Unit id, or package number.</param>
/// <param name="Name">Chinese.</param>
/// <param name="Counts">Parts by state.</param>
/// <param name="Late">Parts not handed in although their day is over.</param>
/// <param name="NextDue">The earliest day of a part not handed in; null when there is none.</param>
public sealed record BoardLine(string Key, string Name, IReadOnlyDictionary<ContributionState, int> Counts, int Late, DateOnly? NextDue)
{
    /// <summary>All parts.</summary>
    public int All => Counts.Values.Sum();

    /// <summary>Parts the unit has finished: checked or merged.</summary>
    public int Done => Of(ContributionState.Checked) + Of(ContributionState.Merged);

    /// <summary>Parts in a state.</summary>
    public int Of(ContributionState state) => Counts.GetValueOrDefault(state);
}

/// <summary>One government's package on the board of a round.</summary>
/// <param name="Package">The package.</param>
/// <param name="Line">Its parts.</param>
/// <param name="Assigned">Items that have a lead or do not apply.</param>
/// <param name="Issued">Items given out.</param>
public sealed record PackageLine(PackageRecord Package, BoardLine Line, int Assigned, int Issued);

/// <summary>进展看板: counts only, never contents, from one grouped query each.</summary>
public sealed class BreakdownBoard(Workspace workspace)
{
    private sealed record Cell(string Key, ContributionState State, int Count, int Late, DateOnly? Next);

    /// <summary>The units of a package.</summary>
    public async Task<IReadOnlyList<BoardLine>> UnitsAsync(long package, CancellationToken cancel = default)
    {
        var today = BeijingTime.DayOf(workspace.Clock.GetUtcNow());
        await using var db = workspace.OpenDb();
        var cells = await db.Contributions.AsNoTracking().Where(c => c.PackageId == package)
            .GroupBy(c => new { c.UnitId, c.State })
            .Select(g => new
            {
                g.Key.UnitId,
                g.Key.State,
                Count = g.Count(),
                Late = g.Count(c => c.Due < today),
                Next = g.Min(c => c.Due),
            })
            .ToListAsync(cancel);
        var ids = cells.Select(c => c.UnitId).Distinct().ToList();
        var names = await db.Units.AsNoTracking().Where(u => ids.Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => u.Name, cancel);
        return Lines(cells.Select(c => new Cell(c.UnitId, c.State, c.Count, c.Late, c.Next)), key => names.GetValueOrDefault(key, key));
    }

    /// <summary>The packages of a round in the regions given, evaluated governments before the counties below them.</summary>
    public async Task<IReadOnlyList<PackageLine>> PackagesAsync(long round, RegionScope scope, CancellationToken cancel = default)
    {
        var today = BeijingTime.DayOf(workspace.Clock.GetUtcNow());
        await using var db = workspace.OpenDb();
        var packages = await db.Packages.AsNoTracking().Where(p => p.RoundId == round).InScope(scope).OrderBy(p => p.RegionCode).ToListAsync(cancel);
        var cells = await (
            from c in db.Contributions.AsNoTracking()
            join p in db.Packages.AsNoTracking().Where(p => p.RoundId == round).InScope(scope) on c.PackageId equals p.Id
            group c by new { c.PackageId, c.State } into g
            select new { g.Key.PackageId, g.Key.State, Count = g.Count(), Late = g.Count(c => c.Due < today), Next = g.Min(c => c.Due) }).ToListAsync(cancel);
        var items = await (
            from a in db.Assignments.AsNoTracking()
            join p in db.Packages.AsNoTracking().Where(p => p.RoundId == round).InScope(scope) on a.PackageId equals p.Id
            group a by a.PackageId into g
            select new
            {
                Package = g.Key,
                Assigned = g.Count(a => a.LeadUnit != null || a.ClaimState == ClaimState.Agreed),
                Issued = g.Count(a => a.State == AssignmentState.Issued),
            }).ToDictionaryAsync(a => a.Package, cancel);
        var codes = packages.Select(p => p.RegionCode).ToList();
        var names = (await db.Regions.AsNoTracking().Where(r => codes.Contains(r.RegionCode) && r.ValidTo == null).ToListAsync(cancel))
            .ToDictionary(r => r.RegionCode, r => r.Name);
        var lines = Lines(cells.Select(c => new Cell(KeyOf(c.PackageId), c.State, c.Count, c.Late, c.Next)), key => key).ToDictionary(l => l.Key);
        return
        [
            .. packages.Select(p => new PackageLine(
                p,
                (lines.GetValueOrDefault(KeyOf(p.Id)) ?? new BoardLine(KeyOf(p.Id), "", new Dictionary<ContributionState, int>(), 0, null))
                    with { Name = names.GetValueOrDefault(p.RegionCode, KeyOf(p.RegionCode)) },
                items.GetValueOrDefault(p.Id)?.Assigned ?? 0,
                items.GetValueOrDefault(p.Id)?.Issued ?? 0)),
        ];
    }

    private static List<BoardLine> Lines(IEnumerable<Cell> cells, Func<string, string> nameOf) =>
        [.. cells.GroupBy(c => c.Key, StringComparer.Ordinal).Select(g => new BoardLine(
            g.Key,
            nameOf(g.Key),
            g.ToDictionary(c => c.State, c => c.Count),
            g.Where(c => IsWaiting(c.State)).Sum(c => c.Late),
            g.Where(c => IsWaiting(c.State)).Min(c => c.Next)))
            .OrderByDescending(l => l.Late).ThenBy(l => l.NextDue ?? DateOnly.MaxValue).ThenBy(l => l.Name, StringComparer.Ordinal)];

    private static bool IsWaiting(ContributionState state) => state is ContributionState.Open or ContributionState.Returned;

    private static string KeyOf(long number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
