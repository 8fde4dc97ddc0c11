using Hengjian.Kernel;

namespace Hengjian.Evaluation.Results;

/// <summary>Why there are no results to show: HJP0260–0269.</summary>
public static class ResultsProblems
{
    /// <summary>The round has no run.</summary>
    public static Problem NotComputed(string round) =>
        new("HJP0260", $"“{round}”还没有测算结果。", Expected: "由督导办在轮次页面运行测算");

    /// <summary>The address names a row that the data set lacks.</summary>
    public static Problem NoSuchRow(string table) => new("HJP0261", $"{table}里没有这一行。");
}
