using Hengjian.Audit.Findings;

namespace Hengjian.Evaluation.Auditing;

/// <summary>Differences between a report and data as they are told: on the desk, in comments, in cells.</summary>
public static class DataWords
{
    /// <summary>What a value is called: 报送数, 测算值, 上年报告.</summary>
    public static string Against(string kind) => kind switch
    {
        "report" => "上年报告",
        "data" => "报送数",
        _ => "测算值",
    };

    /// <summary>A difference that somebody should look at: what unofficial runs would give is nobody's word yet.</summary>
    public static bool Matters(DataComparison data) => data is { Verdict: DataVerdict.Differs, Kind: not "trial" };

    /// <summary>The whole of a difference, a line for each thing said.</summary>
    public static string Of(DataComparison data) =>
        $"【与{Against(data.Kind)}不符】{data.Message}" + (data.Source.Length > 0 ? "\n来源：" + data.Source : "");
}
