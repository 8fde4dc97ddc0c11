using Hengjian.Data.Records;
using Hengjian.Domain.Breakdown;
using Hengjian.Domain.Packages;
using Hengjian.Evaluation.Importing;
using Hengjian.Evaluation.RoundSetup;
using Hengjian.Evaluation.Workspaces;
using Hengjian.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Evaluation.Filling;

/// <summary>
/// Makes the sheets of a package from what its issued items need: one column for each figure of the region and year,
/// whichever round asks, filled by one unit, with every value that is known already. Made again it adds what is new.
/// </summary>
public sealed class SheetMaker(Workspace workspace, RoundBooks books)
{
    /// <summary>Rows a page can show; larger tables are handed in as files.</summary>
    public const int MostRows = 5000;

    /// <summary>Makes the sheets of a contribution's package unless they are there.</summary>
    /// <returns>False when the contribution is unknown or its item needs no figures of this government.</returns>
    public async Task<Result<bool>> EnsureAsync(long contribution, CancellationToken cancel = default)
    {
        PackageRecord? package;
        await using (var db = workspace.OpenDb())
        {
            var part = await db.Contributions.AsNoTracking().SingleOrDefaultAsync(c => c.Id == contribution, cancel);
            if (part is null) return false;
            package = await db.Packages.AsNoTracking().SingleAsync(p => p.Id == part.PackageId, cancel);
            var asked = await AskedAsync(db, package, cancel);
            if (!asked.TryGet(out var found)) return Result.Fail<bool>(asked.Problems);
            var mine = found.Columns.Where(c => c.Items.Contains(part.Item)).ToList();
            if (mine.Count == 0) return false;
            if (await IsThereAsync(db, package, part.Item, mine, cancel)) return true;
        }
        return await MakeAsync(package.Id, cancel);
    }

    /// <summary>Whether a part has figures to fill by its own unit.</summary>
    internal async Task<bool> AsksAsync(AppDb db, long contribution, CancellationToken cancel)
    {
        var part = await db.Contributions.AsNoTracking().SingleAsync(c => c.Id == contribution, cancel);
        var package = await db.Packages.AsNoTracking().SingleAsync(p => p.Id == part.PackageId, cancel);
        return (await AskedAsync(db, package, cancel)).TryGet(out var found) && found.Columns.Any(c => c.UnitId == part.UnitId && c.Items.Contains(part.Item));
    }

    /// <summary>Makes the sheets of a package.</summary>
    public async Task<Result<bool>> MakeAsync(long package, CancellationToken cancel = default)
    {
        await using var db = workspace.OpenDb();
        var record = await db.Packages.AsNoTracking().SingleAsync(p => p.Id == package, cancel);
        var known = await KnownFacts.OfAsync(workspace, record.RegionCode, cancel);
        // Tables are read here: under the lock everybody's saves would wait for it.
        if ((await AskedAsync(db, record, cancel)).TryGet(out var before))
            foreach (var (kind, period) in before.Columns.Select(c => (c.Kind, c.Period)).Distinct())
                for (var back = 0; back < 3; back++) _ = known.Rows(kind, period - back);
        await using var transaction = await AuditLog.BeginAsync(db, cancel);
        var asked = await AskedAsync(db, record, cancel);
        if (!asked.TryGet(out var found)) return Result.Fail<bool>(asked.Problems);
        var writer = new SheetWriter(db, workspace.Clock.GetUtcNow(), found.Book.Catalogue.Catalogue.Dictionary, known);
        var made = await writer.WriteAsync(record, found, cancel);
        var details = new { region = record.RegionCode, columns = made.Columns, prefilled = made.Prefilled, batch = writer.Batch };
        var entry = await workspace.Audit.AppendAsync(db, "system", "make-sheets", $"package:{package}", details, cancel);
        await workspace.Audit.CommitAsync(transaction, entry, cancel);
        return true;
    }

    private static async Task<bool> IsThereAsync(AppDb db, PackageRecord package, string item, List<WantedColumn> wanted, CancellationToken cancel)
    {
        var there = await (from demand in db.SheetDemands
                           join column in db.SheetColumns on demand.ColumnId equals column.Id
                           where demand.RoundId == package.RoundId && demand.Item == item && column.RegionCode == package.RegionCode
                           select new { column.Kind, column.Period, column.Element }).ToListAsync(cancel);
        return wanted.All(w => there.Any(t => t.Kind == w.Kind.Word() && t.Period == w.Period && t.Element == w.Element));
    }

    private async Task<Result<AskedColumns>> AskedAsync(AppDb db, PackageRecord package, CancellationToken cancel)
    {
        var round = await db.Rounds.AsNoTracking().SingleAsync(r => r.Id == package.RoundId, cancel);
        var plan = await db.RoundPlans.AsNoTracking().SingleOrDefaultAsync(p => p.RoundId == round.Id, cancel);
        if (plan is null) return FillingProblems.NothingAsked();
        var read = books.Of(round, plan.CollectionVersion);
        if (!read.TryGet(out var book)) return Result.Fail<AskedColumns>(read.Problems);
        var assignments = await db.Assignments.AsNoTracking()
            .Where(a => a.PackageId == package.Id && a.State == AssignmentState.Issued && a.LeadUnit != null && a.ClaimState != ClaimState.Agreed).ToListAsync(cancel);
        var leads = assignments.ToDictionary(a => a.Item, a => a.LeadUnit!, StringComparer.Ordinal);
        var parts = (await db.Contributions.AsNoTracking().Where(c => c.PackageId == package.Id).ToListAsync(cancel)).ToLookup(c => c.Item, StringComparer.Ordinal);
        var units = await db.Units.AsNoTracking().Where(u => u.RegionCode == package.RegionCode && u.Department != "").ToListAsync(cancel);
        var departments = units.ToDictionary(u => u.Id, u => book.Plan.Departments.WordOf(u.Department), StringComparer.Ordinal);
        var hasBelow = await db.Packages.AnyAsync(p => p.ParentId == package.Id, cancel);
        var needs = SheetNeeds.AskedOf(leads.Keys.Order(StringComparer.Ordinal).SelectMany(i => book.Needs[i]), package.ParentId is null, hasBelow).ToList();
        return new AskedColumns(round.Year, book, SheetNeeds.Of(needs, parts, leads, departments));
    }
}

/// <summary>What a package has to fill.</summary>
/// <param name="Year">评价年度.</param>
/// <param name="Book">What the round rests on.</param>
/// <param name="Columns">The columns.</param>
internal sealed record AskedColumns(int Year, RoundBook Book, IReadOnlyList<WantedColumn> Columns);
