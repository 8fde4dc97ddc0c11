namespace Hengjian.Audit.Phrases;

/// <summary>With what a change compares.</summary>
/// <param name="Period">An earlier time; null when it is something else.</param>
/// <param name="Other">Another subject (初中, 全省平均水平); null when it is a time.</param>
public sealed record Comparison(Period? Period, string? Other)
{
    /// <summary>同比: the period before.</summary>
    public static readonly Comparison Before = new(null, null);

    /// <summary>True when both certainly compare with different things.</summary>
    public bool Conflicts(Comparison? with)
    {
        if (with is null) return false;
        if (Other is not null || with.Other is not null) return Other != with.Other;
        if (Period?.Year is { } a && with.Period?.Year is { } b) return a != b;
        // 比上年 and 同比 are the same; 比上年 and 比2019年 mostly are not.
        return (Period?.Year is null) != (with.Period?.Year is null) && Period?.Shift == -2 | with.Period?.Shift == -2;
    }
}
