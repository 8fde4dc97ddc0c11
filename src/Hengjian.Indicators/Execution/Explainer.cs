using Hengjian.Indicators.Catalogue;
using Hengjian.Indicators.Facts;
using Hengjian.Indicators.Language.Binding;
using Hengjian.Indicators.Language.Diagnostics;
using Hengjian.Indicators.Results;
using Hengjian.Kernel;

namespace Hengjian.Indicators.Execution;

/// <summary>Tells how one value came about, from the formula down to the rows.</summary>
/// <remarks>It runs the evaluator's own vectors for one place, so what it shows is the value, bit for bit.</remarks>
public static class Explainer
{
    /// <summary>Explains a region's value.</summary>
    /// <returns>The formula's tree with values; or why there is nothing to explain (HJI0306, HJI0307).</returns>
    public static Result<Explanation> ForRegion(
        CompiledCatalogue compiled, Dataset dataset, string indicatorId, SchoolStage stage, int period, int regionCode,
        EvaluationRequest? request = null, CancellationToken cancel = default)
    {
        var region = dataset.Regions.IndexOf(regionCode);
        if (region < 0) return IndicatorProblems.NothingToExplain($"区划表中没有代码 {regionCode:D6}。");
        return Find(compiled, indicatorId, stage).Then<Explanation>(indicator =>
        {
            if (indicator.ResultGrain != Grain.RegionYear)
                return IndicatorProblems.NothingToExplain($"指标“{indicator.NameZh}”按学校给出结果，请选择学校。");
            var session = NewSession(compiled, dataset, period, request, cancel);
            return new ExplanationBuilder(session, session.Frame(Shape.Region, period, stage), region).Indicator(indicator, stage);
        });
    }

    /// <summary>Explains a school's or section's value.</summary>
    /// <param name="compiled">The formulas.</param>
    /// <param name="dataset">The facts.</param>
    /// <param name="indicatorId">The indicator.</param>
    /// <param name="stage">The stage; for sections it says which section.</param>
    /// <param name="period">The year.</param>
    /// <param name="schoolRow">Row of the school table.</param>
    /// <param name="request">What-if values, whether rows are listed; null for no changes and every row.</param>
    /// <param name="cancel">Gives up.</param>
    /// <returns>The formula's tree with values; or why there is nothing to explain (HJI0306, HJI0307).</returns>
    public static Result<Explanation> ForSchool(
        CompiledCatalogue compiled, Dataset dataset, string indicatorId, SchoolStage stage, int period, int schoolRow,
        EvaluationRequest? request = null, CancellationToken cancel = default) =>
        Find(compiled, indicatorId, stage).Then<Explanation>(indicator =>
        {
            if (indicator.ResultGrain == Grain.RegionYear)
                return IndicatorProblems.NothingToExplain($"指标“{indicator.NameZh}”按地区给出结果，请选择地区。");
            var session = NewSession(compiled, dataset, period, request, cancel);
            var frame = session.Frame(Shapes.Of(indicator.ResultGrain), period, stage);
            for (var item = 0; item < frame.Count; item++)
            {
                if (frame.RowOf(item) == schoolRow)
                    return new ExplanationBuilder(session, frame, item).Indicator(indicator, stage);
            }
            return IndicatorProblems.NothingToExplain(
                $"这所学校不在“{indicator.NameZh}”（{Stages.NameOf(stage)}）的计算范围内：不办这一学段，或该学段没有学生。");
        });

    /// <summary>A formula in Chinese names and signs, as explanations print it.</summary>
    /// <returns>Null when the indicator is unknown or not computed for the stage.</returns>
    public static string? Words(CompiledCatalogue compiled, string indicatorId, SchoolStage stage) =>
        compiled.TryFind(indicatorId, stage, out var root) ? FormulaWords.Of(root) : null;

    private static Session NewSession(CompiledCatalogue compiled, Dataset dataset, int period, EvaluationRequest? request, CancellationToken cancel) =>
        new(compiled, dataset, request ?? new EvaluationRequest([period]), cancel);

    private static Result<Indicator> Find(CompiledCatalogue compiled, string id, SchoolStage stage)
    {
        if (!compiled.Catalogue.TryFind(id, out var indicator))
            return IndicatorProblems.UnknownRequested(id, Suggestions.Indicator(compiled.Catalogue, id));
        return compiled.TryFind(id, stage, out _)
            ? indicator
            : IndicatorProblems.NothingToExplain($"指标“{indicator.NameZh}”没有按{Stages.NameOf(stage)}计算。");
    }
}
