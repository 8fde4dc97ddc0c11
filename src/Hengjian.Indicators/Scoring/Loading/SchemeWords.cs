namespace Hengjian.Indicators.Scoring.Loading;

/// <summary>The words of scheme files that catalogue files do not have.</summary>
internal static class SchemeWords
{
    public static readonly IReadOnlyDictionary<string, SchemeKind> Kinds = new Dictionary<string, SchemeKind>(StringComparer.Ordinal)
    {
        ["points"] = SchemeKind.Points,
        ["all-must-pass"] = SchemeKind.AllMustPass,
    };

    public static readonly IReadOnlyDictionary<string, MissingPolicy> Missing = new Dictionary<string, MissingPolicy>(StringComparer.Ordinal)
    {
        ["stop"] = MissingPolicy.Stop,
        ["zero-points"] = MissingPolicy.ZeroPoints,
        ["leave-open"] = MissingPolicy.LeaveOpen,
    };

    public static readonly IReadOnlyDictionary<string, PartialPolicy> Partial = new Dictionary<string, PartialPolicy>(StringComparer.Ordinal)
    {
        ["as-missing"] = PartialPolicy.AsMissing,
        ["use"] = PartialPolicy.Use,
    };

    public static readonly IReadOnlyDictionary<string, GradeEffect> Effects = new Dictionary<string, GradeEffect>(StringComparer.Ordinal)
    {
        ["demote"] = GradeEffect.Demote,
        ["cap"] = GradeEffect.Cap,
        ["veto"] = GradeEffect.Veto,
    };

    public static readonly IReadOnlyDictionary<string, RuleMethod> Methods = new Dictionary<string, RuleMethod>(StringComparer.Ordinal)
    {
        ["threshold"] = RuleMethod.Threshold,
        ["linear"] = RuleMethod.Linear,
        ["bands"] = RuleMethod.Bands,
        ["deduction"] = RuleMethod.Deduction,
        ["yes-no"] = RuleMethod.YesNo,
        ["rank"] = RuleMethod.Rank,
        ["relative"] = RuleMethod.Relative,
        ["improvement"] = RuleMethod.Improvement,
        ["expert"] = RuleMethod.Expert,
        ["bonus"] = RuleMethod.Bonus,
    };
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
    Relative,
    Improvement,
    Expert,
    Bonus,
}
