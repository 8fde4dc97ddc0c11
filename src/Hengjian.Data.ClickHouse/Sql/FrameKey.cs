using Hengjian.Indicators.Facts;
using Hengjian.Indicators.Language.Binding;

namespace Hengjian.Data.ClickHouse.Sql;

/// <summary>Which rows a select runs over; as the engine's frames.</summary>
/// <param name="Shape">Schools, sections, classes or projects.</param>
/// <param name="Period">The year.</param>
/// <param name="Stage">The stage computed.</param>
/// <param name="EveryRow">All rows of the table, whatever stage and region: where other rows look up their school.</param>
internal readonly record struct FrameKey(Shape Shape, int Period, SchoolStage Stage, bool EveryRow = false)
{
    /// <summary>The grain of the table behind it.</summary>
    public Grain Grain => Shape == Shape.Section ? Grain.SchoolYear : Shapes.GrainOf(Shape);

    /// <summary>The stages the rows may have, one bit each.</summary>
    public int StageMask => Stage == SchoolStage.Compulsory
        ? (1 << (int)SchoolStage.Primary) | (1 << (int)SchoolStage.Junior)
        : 1 << (int)Stage;
}
