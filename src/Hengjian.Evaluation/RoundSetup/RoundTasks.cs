using System.Globalization;
using Hengjian.Data.Records;
using Hengjian.Domain.Access;
using Hengjian.Domain.Packages;
using Hengjian.Domain.Rounds;
using Hengjian.Domain.Tasks;
using Hengjian.Evaluation.Tasks;

namespace Hengjian.Evaluation.RoundSetup;

/// <summary>The tasks a round gives out when it opens.</summary>
internal static class RoundTasks
{
    /// <summary>Asks the lead of each package to give out its items; the caller saves.</summary>
    public static async Task AskBreakdownAsync(
        AppDb db, RoundRecord round, IReadOnlyList<PackageRecord> packages, string by, DateTimeOffset now, CancellationToken cancel)
    {
        var tasks = packages.Select(p => new TaskSpec(
            KeyOf(p.Id), TaskKinds.Breakdown, p.RegionCode, "", $"分解任务：{round.Name}", "/breakdown/" + p.Id.ToString(CultureInfo.InvariantCulture), round.Deadline, by)
        {
            Openness = Openness.Government,
        });
        await TaskLedger.PutManyAsync(db, [.. tasks], now, cancel);
        await db.SaveChangesAsync(cancel);
    }

    /// <summary>Names the task of giving out a package's items.</summary>
    public static string KeyOf(long package) => FormattableString.Invariant($"{TaskKinds.Breakdown}:package:{package}");
}
