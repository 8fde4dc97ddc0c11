using Hengjian.Indicators.Facts;

namespace Hengjian.Indicators.Language.Binding;

/// <summary>What an expression is computed for, item by item.</summary>
internal enum Shape
{
    /// <summary>Each region of the tree.</summary>
    Region,

    /// <summary>Each region and stage that has a row.</summary>
    RegionStage,

    /// <summary>Each school.</summary>
    School,

    /// <summary>Each section of a school.</summary>
    Section,

    /// <summary>Each class.</summary>
    Class,

    /// <summary>Each project.</summary>
    Project,
}

/// <summary>Names of shapes and grains.</summary>
internal static class Shapes
{
    public static string NameOf(Shape shape) => shape switch
    {
        Shape.Region => "地区",
        Shape.RegionStage => "地区分学段",
        Shape.School => "学校",
        Shape.Section => "学部",
        Shape.Class => "班级",
        Shape.Project => "项目",
        _ => throw new ArgumentOutOfRangeException(nameof(shape)),
    };

    public static Shape Of(Grain grain) => grain switch
    {
        Grain.RegionYear => Shape.Region,
        Grain.RegionStageYear => Shape.RegionStage,
        Grain.SchoolYear => Shape.School,
        Grain.SectionYear => Shape.Section,
        Grain.ClassYear => Shape.Class,
        Grain.Project => Shape.Project,
        _ => throw new ArgumentOutOfRangeException(nameof(grain)),
    };

    public static Grain GrainOf(Shape shape) => shape switch
    {
        Shape.Region => Grain.RegionYear,
        Shape.RegionStage => Grain.RegionStageYear,
        Shape.School => Grain.SchoolYear,
        Shape.Section => Grain.SectionYear,
        Shape.Class => Grain.ClassYear,
        Shape.Project => Grain.Project,
        _ => throw new ArgumentOutOfRangeException(nameof(shape)),
    };
}
