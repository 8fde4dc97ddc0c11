using System.Text.Json;
using Hengjian.Data.Records;
using Hengjian.Domain.Access;
using Hengjian.Domain.Collection;
using Hengjian.Domain.Notices;
using Hengjian.Domain.Packages;
using Hengjian.Domain.Rounds;
using Hengjian.Indicators.Facts;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Evaluation.RoundSetup;

/// <summary>What opening a round makes: a package for each evaluated government and for the counties below it, and the deliveries of its milestones.</summary>
internal static class PackageMaker
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The governments that are evaluated.</summary>
    public static IReadOnlyList<Region> Evaluated(RoundRecord round, RegionTree regions) =>
        [.. regions.AtLevel(round.Level).Where(r => CodeRange.Of(round.RegionCode).Contains(r.Code))];

    /// <summary>The governments below one that give figures for it.</summary>
    public static IEnumerable<Region> Below(Region evaluated, RegionTree regions) =>
        regions.Regions.Where(r => r.Level > evaluated.Level && CodeRange.Of(evaluated.Code).Contains(r.Code));

    /// <summary>Makes them in the caller's transaction; what is there already stays. Milestones whose day is over are not asked any more.</summary>
    /// <returns>The packages that were made.</returns>
    public static async Task<IReadOnlyList<PackageRecord>> MakeAsync(
        AppDb db, RoundRecord round, CollectionPlan plan, RegionTree regions, DateOnly today, CancellationToken cancel)
    {
        var there = (await db.Packages.Where(p => p.RoundId == round.Id).ToListAsync(cancel)).ToDictionary(p => p.RegionCode);
        var made = new List<PackageRecord>();
        // One level after the other: a package names the one above by its number.
        foreach (var level in Levels(round, regions).GroupBy(r => r.Level).OrderBy(g => g.Key))
        {
            foreach (var region in level.Where(r => !there.ContainsKey(r.Code)))
            {
                var parent = region.Level > round.Level && region.ParentCode is { } above ? there.GetValueOrDefault(above)?.Id : null;
                var package = new PackageRecord { RoundId = round.Id, RegionCode = region.Code, ParentId = parent, Openness = Openness.Government };
                db.Packages.Add(package);
                there[region.Code] = package;
                made.Add(package);
            }
            await db.SaveChangesAsync(cancel);
        }
        await MilestonesAsync(db, round, plan, regions, today, cancel);
        return made;
    }

    private static IEnumerable<Region> Levels(RoundRecord round, RegionTree regions) =>
        Evaluated(round, regions).SelectMany(r => Below(r, regions).Prepend(r));

    private static async Task MilestonesAsync(
        AppDb db, RoundRecord round, CollectionPlan plan, RegionTree regions, DateOnly today, CancellationToken cancel)
    {
        var known = await db.Milestones.Where(m => m.RoundId == round.Id).ToListAsync(cancel);
        foreach (var milestone in plan.Milestones.Where(m => m.DueIn(round.Year) >= today && known.All(k => k.Code != m.Code)))
        {
            var record = new MilestoneRecord
            {
                RoundId = round.Id,
                RegionCode = round.RegionCode,
                Code = milestone.Code,
                Title = milestone.Title,
                Due = milestone.DueIn(round.Year),
                Spec = JsonSerializer.Serialize(new MilestoneSpec(milestone.Documents), Json),
            };
            db.Milestones.Add(record);
            known.Add(record);
        }
        await db.SaveChangesAsync(cancel);
        var ids = known.Select(k => k.Id).ToList();
        var given = (await db.MilestoneDeliveries.Where(d => ids.Contains(d.MilestoneId)).ToListAsync(cancel))
            .Select(d => (d.MilestoneId, d.RegionCode)).ToHashSet();
        foreach (var milestone in known)
            foreach (var region in Evaluated(round, regions).Where(r => !given.Contains((milestone.Id, r.Code))))
                db.MilestoneDeliveries.Add(new MilestoneDeliveryRecord { MilestoneId = milestone.Id, RegionCode = region.Code, UnitId = "" });
        await db.SaveChangesAsync(cancel);
    }
}

/// <summary>The part of a milestone kept as JSON.</summary>
/// <param name="Documents">Chinese: what is to be delivered.</param>
public sealed record MilestoneSpec(IReadOnlyList<string> Documents)
{
    /// <summary>Reads what a milestone keeps.</summary>
    public static MilestoneSpec Read(string json) =>
        JsonSerializer.Deserialize<MilestoneSpec>(json, JsonSerializerOptions.Web) ?? new MilestoneSpec([]);
}
