using Hengjian.Indicators.Catalogue;
using Hengjian.Indicators.Execution;
using Hengjian.Indicators.Facts;

namespace Hengjian.Benchmarks;

/// <summary>Queries 1 to 3 of the national benchmark as indicators of the catalogue.</summary>
internal static class NationalQueries
{
    private const int Year = 2024;

    private static readonly (string Name, Func<Indicator, bool> Wanted)[] Queries =
    [
        ("q1", i => i.Id is "class-size.class-count" or "class-size.over-standard-count" or "class-size.large-count"
            or "class-size.super-count" or "class-size.large-share" or "class-size.large-schools" or "class-size.school-max"),
        ("q2", i => i.Id is "compulsory.yzjh.resources-met" or "compulsory.yzjh.school-pass" or "compulsory.yzjh.schools"
            or "compulsory.yzjh.schools-pass" or "compulsory.yzjh.cv-all" or "compulsory.yzjh.verdict" or "compulsory.yzjh.counties"
            or "compulsory.yzjh.counties-cv-ok" or "compulsory.yzjh.counties-pass"
            || i.Id.StartsWith("compulsory.yzjh.met.", StringComparison.Ordinal)
            || i.Id.StartsWith("compulsory.yzjh.cv.", StringComparison.Ordinal)),
        ("q3", i => i.Id is "funding.total-nondecrease" or "teacher-pay.ratio"
            || i.Id.StartsWith("funding.per-student-nondecrease", StringComparison.Ordinal)),
    ];

    /// <summary>What is asked of the engine, query by query.</summary>
    public static IReadOnlyList<EvaluationRequest> Of(CompiledCatalogue compiled) =>
    [
        .. Queries.Select(q => new EvaluationRequest([Year])
        {
            IndicatorIds = [.. compiled.Catalogue.Indicators.Where(q.Wanted).Select(i => i.Id)],
            Stages = [SchoolStage.All, SchoolStage.Primary, SchoolStage.Junior, SchoolStage.Preschool, SchoolStage.Senior],
        }),
    ];
}
