namespace Hengjian.Indicators.Scoring;

/// <summary>The conclusions of an all-must-pass scheme, given as <see cref="ScoreSheet.Grade"/>.</summary>
public static class AllMustPassGrades
{
    /// <summary>Every item is met.</summary>
    public const string Met = "达标";

    /// <summary>No item is known to fail, but something is not known yet.</summary>
    public const string Open = "待定";

    /// <summary>At least one item fails, or a veto fell.</summary>
    public const string NotMet = "未达标";

    /// <summary>Best first.</summary>
    public static IReadOnlyList<string> Names { get; } = [Met, Open, NotMet];
}
