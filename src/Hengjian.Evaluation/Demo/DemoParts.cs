using Hengjian.Evaluation.Workspaces;
using Hengjian.Indicators.Catalogue;
using Hengjian.Kernel;

namespace Hengjian.Evaluation.Demo;

/// <summary>One part of the demo workspace, made after all before it; together they must cost seconds, not minutes.</summary>
/// <param name="workspace">With regions, accounts, data and scored rounds.</param>
/// <param name="catalogue">The shipped one.</param>
/// <param name="cancel">Gives up.</param>
internal delegate Task<IReadOnlyList<Problem>> DemoPart(Workspace workspace, IndicatorCatalogue catalogue, CancellationToken cancel);

/// <summary>The parts that came with self-evaluation, one a line, in the order they are made.</summary>
internal static class DemoParts
{
    public static IReadOnlyList<(string Text, DemoPart Make)> All { get; } =
    [
        ("写入单位和人员", DemoUnits.MakeAsync),
        ("启动2026年自评", DemoSelfEvaluation.MakeAsync),
        ("下发定期报表", DemoPeriodic.MakeAsync),
    ];
}
