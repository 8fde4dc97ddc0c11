using Hengjian.Data.Records;
using Hengjian.Domain.Access;
using Hengjian.Domain.Packages;
using Hengjian.Domain.Submissions;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Evaluation.Packages;

/// <summary>Reads what <see cref="EditGate"/> asks for: states of package, contribution and round, and what returns have opened again.</summary>
public static class GateReader
{
    /// <summary>The facts of a contribution; null when there is none. Seals and locks of single values are the caller's to add.</summary>
    /// <param name="db">Inside the transaction of the write, so that the answer still holds when it is stored.</param>
    /// <param name="contribution">Id of the contribution.</param>
    /// <param name="cancel">Gives up.</param>
    public static async Task<GateFacts?> OfAsync(AppDb db, long contribution, CancellationToken cancel = default)
    {
        var read = await (
            from c in db.Contributions.AsNoTracking()
            join p in db.Packages on c.PackageId equals p.Id
            join r in db.Rounds on p.RoundId equals r.Id
            where c.Id == contribution
            select new { c.State, c.Item, c.PackageId, Package = p.State, r.Stage }).SingleOrDefaultAsync(cancel);
        if (read is null) return null;
        var reopened = read.Package == PackageState.Returned ? await ReopenedAsync(db, read.PackageId, cancel) : [];
        return new GateFacts(read.Package, read.State, reopened) { Item = read.Item, RoundOpen = read.Stage == ProcessStage.Open };
    }

    private static async Task<IReadOnlyList<EditTarget>> ReopenedAsync(AppDb db, long package, CancellationToken cancel)
    {
        var targets = await (
            from t in db.ReturnTargets.AsNoTracking()
            join o in db.ReturnOrders on t.OrderId equals o.Id
            join s in db.Submissions on o.SubmissionId equals s.Id
            where s.PackageId == package && o.State == ReturnState.Open
            select new { t.Kind, t.Target }).ToListAsync(cancel);
        return [.. targets.Select(t => EditTarget.Read(t.Kind, t.Target)).OfType<EditTarget>()];
    }
}
