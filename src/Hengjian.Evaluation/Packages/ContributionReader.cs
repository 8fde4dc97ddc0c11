using Hengjian.Data.Records;
using Hengjian.Domain.Access;
using Hengjian.Domain.Filling;
using Hengjian.Domain.Packages;
using Hengjian.Domain.Rounds;
using Hengjian.Domain.Submissions;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Evaluation.Packages;

/// <summary>A unit's part with what it belongs to.</summary>
/// <param name="Part">The part.</param>
/// <param name="Package">Its package.</param>
/// <param name="Round">Its round.</param>
public sealed record ContributionWork(ContributionRecord Part, PackageRecord Package, RoundRecord Round)
{
    /// <summary>What rights are asked for.</summary>
    public AccessObject Access => AccessObject.Of(Part, Round.Stage);
}

/// <summary>Reads what is known of units' parts.</summary>
public sealed class ContributionReader(IEnumerable<HandInCheck> checks)
{
    /// <summary>A part with its package and round; null when there is none.</summary>
    public static async Task<ContributionWork?> FindAsync(AppDb db, long id, CancellationToken cancel = default)
    {
        var part = await db.Contributions.SingleOrDefaultAsync(c => c.Id == id, cancel);
        if (part is null) return null;
        var package = await db.Packages.SingleAsync(p => p.Id == part.PackageId, cancel);
        return new ContributionWork(part, package, await db.Rounds.AsNoTracking().SingleAsync(r => r.Id == package.RoundId, cancel));
    }

    /// <summary>What still keeps a part from being handed in, and what its head must look at.</summary>
    public async Task<IReadOnlyList<HandInObstacle>> ObstaclesAsync(AppDb db, long contribution, CancellationToken cancel = default)
    {
        var found = new List<HandInObstacle>();
        foreach (var check in checks) found.AddRange(await check(db, contribution, cancel));
        return found;
    }

    /// <summary>What the machine asks about.</summary>
    /// <param name="db">With the transaction of the deed.</param>
    /// <param name="work">The part.</param>
    /// <param name="obstacles">What <see cref="ObstaclesAsync"/> found.</param>
    /// <param name="cancel">Gives up.</param>
    public static async Task<ContributionFacts> FactsAsync(
        AppDb db, ContributionWork work, IReadOnlyList<HandInObstacle> obstacles, CancellationToken cancel = default) =>
        new(work.Part.State, work.Access, work.Package.State)
        {
            HandedBy = work.Part.HandedBy,
            Authors = await AuthorsAsync(db, work, cancel),
            Obstacles = obstacles.Count(o => o.Blocks),
            AnswersToAccept = obstacles.Count(o => !o.Blocks),
            Reopened = work.Package.State == PackageState.Returned && await IsReopenedAsync(db, work, cancel),
        };

    // Who wrote a value or a text of this part that no submission holds yet.
    private static async Task<IReadOnlyCollection<string>> AuthorsAsync(AppDb db, ContributionWork work, CancellationToken cancel)
    {
        var columns = from demand in db.SheetDemands
                      join column in db.SheetColumns on demand.ColumnId equals column.Id
                      where demand.RoundId == work.Round.Id && demand.Item == work.Part.Item
                          && column.UnitId == work.Part.UnitId && column.RegionCode == work.Part.RegionCode
                      select column;
        var cells = from column in columns
                    join cell in db.Cells on new { column.SheetId, column.Element } equals new { cell.SheetId, cell.Element }
                    join revision in db.CellRevisions on new { cell.RowId, cell.Element } equals new { revision.RowId, revision.Element }
                    where (cell.SealedRevisionId == null || revision.Id > cell.SealedRevisionId) && revision.Source != CellSource.Prefilled
                    select revision.By;
        var sealedAt = await db.Submissions.Where(s => s.PackageId == work.Package.Id).MaxAsync(s => (DateTimeOffset?)s.At, cancel) ?? DateTimeOffset.MinValue;
        var texts = from block in db.NarrativeBlocks
                    join version in db.BlockVersions on block.Id equals version.BlockId
                    where block.ContributionId == work.Part.Id && version.At > sealedAt
                    select version.By;
        return [.. (await cells.Distinct().ToListAsync(cancel)).Concat(await texts.Distinct().ToListAsync(cancel)).Distinct(StringComparer.Ordinal)];
    }

    private static async Task<bool> IsReopenedAsync(AppDb db, ContributionWork work, CancellationToken cancel)
    {
        var since = await (from submission in db.Submissions
                           join order in db.ReturnOrders on submission.Id equals order.SubmissionId
                           where submission.PackageId == work.Package.Id && order.State == ReturnState.Open
                           select (DateTimeOffset?)order.At).MaxAsync(cancel);
        return since is { } at && await db.ContributionEvents
            .AnyAsync(e => e.ContributionId == work.Part.Id && e.To == ContributionState.Returned && e.At >= at, cancel);
    }
}
