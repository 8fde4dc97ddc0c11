using Hengjian.Domain.Rounds;
using Hengjian.Evaluation.Packages;
using Hengjian.Evaluation.Sealing;
using Hengjian.Indicators.Scoring;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Evaluation.Submissions;

/// <summary>The self scores of an accepted package become inputs of the scoring: what has changed since an earlier acceptance takes its place.</summary>
internal static class AcceptedScores
{
    /// <summary>Adds what is new and withdraws what no longer holds, in the deed's transaction.</summary>
    /// <returns>How many items have a self score now.</returns>
    public static async Task<int> GiveAsync(PackageDeed deed, CancellationToken cancel)
    {
        var (db, package, round) = (deed.Db, deed.Work.Package, deed.Work.Round.Id);
        // While it is handed up nobody can change them: these are the sealed ones.
        var scores = await PackageScores.CurrentAsync(db, package.Id, cancel: cancel);
        var region = await db.Regions.Where(r => r.RegionCode == package.RegionCode).OrderByDescending(r => r.ValidFrom).Select(r => r.Name).FirstOrDefaultAsync(cancel) ?? "";
        var given = await db.ReviewInputs.Where(i => i.RoundId == round && i.RegionCode == package.RegionCode && i.Kind == ReviewInputKind.SelfScore && i.WithdrawnAt == null).ToListAsync(cancel);
        foreach (var old in given.Where(i => !scores.TryGetValue(i.Item, out var now) || now.Points != i.Number)) old.WithdrawnAt = deed.Now;
        var kept = given.Where(i => i.WithdrawnAt is null).Select(i => i.Item).ToHashSet(StringComparer.Ordinal);
        foreach (var score in scores.Values.Where(s => !kept.Contains(s.Item)).OrderBy(s => s.Item, StringComparer.Ordinal))
        {
            var input = new SelfScore(package.RegionCode, score.Item, score.Points!.Value) { By = region + "人民政府", Reason = score.Reason.Length > 0 ? "自评：" + score.Reason : "自评" };
            db.ReviewInputs.Add(ReviewInputRecord.From(round, input, deed.By.Account, deed.Now));
        }
        await db.SaveChangesAsync(cancel);
        return scores.Count;
    }
}
