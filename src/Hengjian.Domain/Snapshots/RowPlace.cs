using Hengjian.Indicators.Facts;

namespace Hengjian.Domain.Snapshots;

/// <summary>
/// The unit in which a later snapshot replaces an earlier one: a region's rows as a whole, so that a school or class
/// left out of a corrected table is gone; of tables by stage, the region's row of one stage. Places for which the later
/// snapshot has no row keep what was given before.
/// </summary>
/// <param name="RegionCode">The region of the rows.</param>
/// <param name="Stage">The stage; All where rows are not by region and stage.</param>
public readonly record struct RowPlace(int RegionCode, SchoolStage Stage)
{
    /// <summary>The place of a row.</summary>
    public static RowPlace Of(Grain grain, int region, SchoolStage stage) =>
        new(region, grain == Grain.RegionStageYear ? stage : SchoolStage.All);
}
