using Hengjian.Indicators.Catalogue;
using Hengjian.Indicators.Facts;
using Hengjian.Indicators.Results;

namespace Hengjian.Evaluation.Filling;

/// <summary>系统计算的数: an indicator over the figures of a sheet as they stand now, a trial; nobody types it.</summary>
/// <param name="Indicator">What it is.</param>
/// <param name="Stage">The stage; All when it has none.</param>
/// <param name="Formula">The formula in words.</param>
/// <param name="Items">The items that use it.</param>
/// <param name="Value">The value; missing where an input is.</param>
/// <param name="Lacks">Inputs that are not there.</param>
public sealed record ComputedFigure(
    Indicator Indicator, SchoolStage Stage, string Formula, IReadOnlyList<string> Items, IndicatorValue Value, IReadOnlyList<LackingInput> Lacks)
{
    /// <summary>小学学段一般公共预算教育支出增长率.</summary>
    public string Title => (Stage == SchoolStage.All ? "" : Stage.ToChinese()) + Indicator.NameZh;
}

/// <summary>An input of a computed figure that is not there.</summary>
/// <param name="Words">2026年“一般公共预算教育支出”.</param>
/// <param name="Row">Its row, when it is a cell of the same sheet.</param>
/// <param name="Element">Its element, when it is a cell of the same sheet.</param>
public sealed record LackingInput(string Words, long? Row, string? Element);
