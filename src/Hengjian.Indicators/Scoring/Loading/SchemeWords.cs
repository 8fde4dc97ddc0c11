using Hengjian.Indicators.Catalogue;
using Hengjian.Indicators.Facts;

namespace Hengjian.Indicators.Scoring.Loading;

/// <summary>The words of scheme files and what they stand for.</summary>
internal static class SchemeWords
{
    public static readonly IReadOnlyList<(string, RegionLevel)> Levels =
    [
        ("province", RegionLevel.Province), ("city", RegionLevel.City), ("county", RegionLevel.County),
        ("nation", RegionLevel.Nation),
    ];

    public static readonly IReadOnlyList<(string, SchemeKind)> Kinds =
        [("points", SchemeKind.Points), ("all-must-pass", SchemeKind.AllMustPass)];

    public static readonly IReadOnlyList<(string, MissingPolicy)> Missing =
    [
        ("stop", MissingPolicy.Stop), ("zero-points", MissingPolicy.ZeroPoints), ("leave-open", MissingPolicy.LeaveOpen),
    ];

    public static readonly IReadOnlyList<(string, PartialPolicy)> Partial =
        [("as-missing", PartialPolicy.AsMissing), ("use", PartialPolicy.Use)];

    public static readonly IReadOnlyList<(string, Evidence)> Evidences =
    [
        ("read", Evidence.Read), ("secondary", Evidence.Secondary), ("source", Evidence.Source),
        ("recalled", Evidence.Recalled), ("inferred", Evidence.Inferred),
    ];

    public static readonly IReadOnlyList<(string, Comparison)> Comparisons =
    [
        (">=", Comparison.AtLeast), ("<=", Comparison.AtMost), (">", Comparison.Above), ("<", Comparison.Below),
        ("==", Comparison.Equal), ("between", Comparison.Between),
    ];

    public static readonly IReadOnlyList<(string, SchoolStage)> Stages =
    [
        ("all", SchoolStage.All), ("preschool", SchoolStage.Preschool), ("primary", SchoolStage.Primary),
        ("junior", SchoolStage.Junior), ("senior", SchoolStage.Senior), ("vocational", SchoolStage.Vocational),
        ("special", SchoolStage.Special), ("higher", SchoolStage.Higher), ("compulsory", SchoolStage.Compulsory),
    ];

    public static readonly IReadOnlyList<(string, GradeEffect)> Effects =
        [("demote", GradeEffect.Demote), ("cap", GradeEffect.Cap), ("veto", GradeEffect.Veto)];

    public static readonly IReadOnlyList<(string, RuleMethod)> Methods =
    [
        ("threshold", RuleMethod.Threshold), ("linear", RuleMethod.Linear), ("bands", RuleMethod.Bands),
        ("deduction", RuleMethod.Deduction), ("yes-no", RuleMethod.YesNo), ("rank", RuleMethod.Rank),
        ("improvement", RuleMethod.Improvement), ("expert", RuleMethod.Expert), ("bonus", RuleMethod.Bonus),
    ];
}

/// <summary>One per scoring method; None for a method nobody knows.</summary>
internal enum RuleMethod
{
    None,
    Threshold,
    Linear,
    Bands,
    Deduction,
    YesNo,
    Rank,
    Improvement,
    Expert,
    Bonus,
}
