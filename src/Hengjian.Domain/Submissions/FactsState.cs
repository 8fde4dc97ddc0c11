namespace Hengjian.Domain.Submissions;

/// <summary>How far a submission's values have got into the facts.</summary>
public enum FactsState
{
    /// <summary>To be done.</summary>
    Waiting = 0,

    /// <summary>Snapshots were made.</summary>
    Merged = 1,

    /// <summary>They could not be.</summary>
    Refused = 2,
}

/// <summary>The states of a submission's figures in words.</summary>
public static class FactsStates
{
    /// <summary>数据已进入测算, 正在进入, 没有进入.</summary>
    /// <param name="state">The state.</param>
    /// <param name="problem">Why not; empty when nothing is known to keep them.</param>
    public static string NameOf(this FactsState state, string problem) => state == FactsState.Merged ? "数据已进入测算"
        : state == FactsState.Refused || problem.Length > 0 ? "数据没有进入测算" : "数据正在进入测算";
}
