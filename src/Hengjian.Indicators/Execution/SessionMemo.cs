using Hengjian.Indicators.Facts;
using Hengjian.Indicators.Language.Binding;

namespace Hengjian.Indicators.Execution;

/// <summary>What an evaluation has computed so far, by the key of the expression.</summary>
internal sealed class SessionMemo
{
    /// <summary>Expressions by region.</summary>
    public Dictionary<(string Key, int Period, SchoolStage Stage), (BoundNode Node, RegionVector Values)> Regions { get; init; } = [];

    /// <summary>Indicators by region, after their own rules.</summary>
    public Dictionary<(string Indicator, SchoolStage Stage, int Period), RegionVector> Results { get; init; } = [];

    /// <summary>Reported elements by region, rolled up.</summary>
    public Dictionary<(string Element, int Period, SchoolStage Stage), (DataElement Element, RegionVector Values)> Elements { get; init; } = [];

    /// <summary>Expressions by item of a frame.</summary>
    public Dictionary<(string Key, FrameName Frame), (BoundNode Node, NumberColumn Values)> Columns { get; init; } = [];

    /// <summary>Classes aggregated to the items of a frame of schools.</summary>
    public Dictionary<(string Key, FrameName Frame), (BoundNode Node, NumberColumn Values)> BySchool { get; init; } = [];

    /// <summary>Elements of divided schools by section.</summary>
    public Dictionary<(string Element, FrameName Frame), (DataElement Element, NumberColumn Values)> Sections { get; init; } = [];
}
