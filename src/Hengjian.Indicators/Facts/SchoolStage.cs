namespace Hengjian.Indicators.Facts;

/// <summary>学段. The order is the order of every list.</summary>
/// <remarks>In result files the stage is the lower-case English name; an unstaged result has an empty stage.</remarks>
public enum SchoolStage : byte
{
    /// <summary>No stage: the value is about all stages together.</summary>
    All = 0,

    /// <summary>学前教育.</summary>
    Preschool = 1,

    /// <summary>小学.</summary>
    Primary = 2,

    /// <summary>初中.</summary>
    Junior = 3,

    /// <summary>普通高中.</summary>
    Senior = 4,

    /// <summary>中等职业教育.</summary>
    Vocational = 5,

    /// <summary>特殊教育.</summary>
    Special = 6,

    /// <summary>高等教育.</summary>
    Higher = 7,

    /// <summary>义务教育: primary and junior together; a filter, never the stage of a row.</summary>
    Compulsory = 8,
}
