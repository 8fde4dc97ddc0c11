using Hengjian.Audit.Findings;

namespace Hengjian.Audit.Writing;

/// <summary>What readers call the kinds.</summary>
public static class Names
{
    /// <summary>Chinese name of a kind of claim.</summary>
    public static string Of(ClaimKind kind) => kind switch
    {
        ClaimKind.Growth => "增减",
        ClaimKind.Sum => "合计",
        ClaimKind.Share => "占比",
        ClaimKind.Ratio => "比率",
        ClaimKind.Difference => "差额",
        ClaimKind.Threshold => "与标准比较",
        ClaimKind.Count => "计数",
        ClaimKind.Repeat => "前后重复",
        ClaimKind.Plausibility => "合理性",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };
}
