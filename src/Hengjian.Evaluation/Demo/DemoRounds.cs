using Hengjian.Domain.Access;

namespace Hengjian.Evaluation.Demo;

/// <summary>A round of the demo workspace.</summary>
/// <param name="SchemeFile">File in the scheme folder.</param>
/// <param name="Year">评价年度; the file is dated back when it is of a later year.</param>
/// <param name="Name">Title.</param>
/// <param name="Stage">How far the round has got.</param>
internal sealed record DemoRound(string SchemeFile, int Year, string Name, ProcessStage Stage);

/// <summary>The rounds of the demo workspace.</summary>
internal static class DemoRounds
{
    /// <summary>Oldest first: a published one for year on year, two scored ones, one that still takes reviews.</summary>
    public static IReadOnlyList<DemoRound> All { get; } =
    [
        new("city-14-2025.yaml", 2024, "2024年对市级人民政府履行教育职责评价", ProcessStage.Published),
        new("high-quality-balance-2025.yaml", 2025, "2025年县域义务教育优质均衡发展评估", ProcessStage.Open),
        new("county-100-2025.yaml", 2025, "2025年对县级人民政府履行教育职责评价", ProcessStage.Scored),
        new("city-14-2025.yaml", 2025, "2025年对市级人民政府履行教育职责评价", ProcessStage.Scored),
    ];
}
