using System.Diagnostics.CodeAnalysis;

namespace Hengjian.Indicators.Functions;

/// <summary>Every function of the language: what the binder accepts and what docs/formula-language.md lists.</summary>
public static class FunctionList
{
    // Far above any sensible list; the node bound of the parser is the real limit.
    private const int Many = 100;

    private static readonly Dictionary<string, AggregateKind> AggregateKinds = new(StringComparer.Ordinal)
    {
        ["sum"] = AggregateKind.Sum,
        ["sum_if"] = AggregateKind.SumIf,
        ["count"] = AggregateKind.Count,
        ["count_if"] = AggregateKind.CountIf,
        ["count_rows"] = AggregateKind.CountRows,
        ["avg"] = AggregateKind.Average,
        ["avg_if"] = AggregateKind.AverageIf,
        ["max"] = AggregateKind.Max,
        ["max_if"] = AggregateKind.MaxIf,
        ["min"] = AggregateKind.Min,
        ["min_if"] = AggregateKind.MinIf,
        ["wcv"] = AggregateKind.WeightedVariation,
        ["cv"] = AggregateKind.Variation,
    };

    private static readonly Dictionary<string, ScalarKind> ScalarKinds = new(StringComparer.Ordinal)
    {
        ["abs"] = ScalarKind.Absolute,
        ["ceil"] = ScalarKind.Ceiling,
        ["floor"] = ScalarKind.Floor,
        ["min_of"] = ScalarKind.MinOf,
        ["max_of"] = ScalarKind.MaxOf,
        ["mean_of"] = ScalarKind.MeanOf,
        ["count_true"] = ScalarKind.CountTrue,
        ["at_least"] = ScalarKind.AtLeast,
    };

    /// <summary>All functions, family by family.</summary>
    public static IReadOnlyList<FunctionDefinition> All { get; } =
    [
        Aggregate("sum", "合计", "sum(x)", 1, "Sum of x over the rows. No row in the stage or filter: 0."),
        Aggregate("sum_if", "合计", "sum_if(x, condition)", 2, "Sum of x over the rows where the condition is true."),
        Aggregate("count", "计数", "count(x)", 1, "Number of rows where x has a value."),
        Aggregate("count_if", "计数", "count_if(condition)", 1, "Number of rows where the condition is true."),
        Aggregate("count_rows", "行数", "count_rows(x)", 1,
            "Number of rows of the table x belongs to (in the stage), whether or not x has a value."),
        Aggregate("avg", "平均", "avg(x)", 1, "Mean of x over the rows with a value. No row: not applicable."),
        Aggregate("avg_if", "平均", "avg_if(x, condition)", 2, "Mean of x over the rows where the condition is true."),
        Aggregate("max", "最大", "max(x)", 1, "Largest x. No row: not applicable."),
        Aggregate("max_if", "最大", "max_if(x, condition)", 2, "Largest x among the rows where the condition is true."),
        Aggregate("min", "最小", "min(x)", 1, "Smallest x. No row: not applicable."),
        Aggregate("min_if", "最小", "min_if(x, condition)", 2, "Smallest x among the rows where the condition is true."),
        Aggregate("wcv", "校际差异系数", "wcv(x, w)", 2,
            "Coefficient of variation of the per-pupil value x weighted by pupils w: m = Σwx/Σw, √(Σw(x−m)²/Σw) / |m|. "
            + "Rows with w = 0 carry no weight; mean 0 gives missing; else one row gives 0."),
        Aggregate("cv", "差异系数（不加权）", "cv(x)", 1,
            "Coefficient of variation with one vote per row, population form (divided by n). Mean 0 gives missing; else one row gives 0."),
        Scalar("abs", "绝对值", "abs(x)", 1, 1, "Absolute value."),
        Scalar("ceil", "向上取整", "ceil(x)", 1, 1, "Smallest whole number not below x."),
        Scalar("floor", "向下取整", "floor(x)", 1, 1, "Largest whole number not above x."),
        Scalar("min_of", "较小者", "min_of(a, b, …)", 2, Many, "Smallest of the values; missing when any is missing."),
        Scalar("max_of", "较大者", "max_of(a, b, …)", 2, Many, "Largest of the values; missing when any is missing."),
        Scalar("mean_of", "平均值", "mean_of(a, b, …)", 1, Many, "Mean of the values; missing when any is missing."),
        Scalar("count_true", "成立项数", "count_true(c, …)", 1, Many,
            "How many conditions are known to be true. Partial when some are missing; missing when all are."),
        Scalar("at_least", "至少成立", "at_least(n, c, …)", 2, Many,
            "True when n or more conditions are known to be true, false when even the missing ones could not make n, else missing. "
            + "Not applicable when no condition applies."),
        new("prev", "上年", FunctionFamily.Period, "prev(e), prev(e, n)", 1, 2,
            "The expression one year (or n years, 1 to 5) earlier. Schools are matched by code, regions by code. No such year: missing."),
        new("limit", "限值", FunctionFamily.Catalogue, "limit(table, code)", 2, 2,
            "The number of a limit table for the row's code or for a quoted code. A code that the table lacks: missing."),
        new("std", "标准值", FunctionFamily.Catalogue, "std([id])", 1, 1,
            "The indicator's standard for the stage being computed."),
        new("floor_of", "底线值", FunctionFamily.Catalogue, "floor_of([id])", 1, 1,
            "The indicator's floor for the stage being computed."),
    ];

    /// <summary>Finds a function by name.</summary>
    public static bool TryFind(string name, [MaybeNullWhen(false)] out FunctionDefinition function)
    {
        function = All.FirstOrDefault(f => f.Name == name);
        return function is not null;
    }

    internal static bool TryFindAggregate(string name, out AggregateKind kind) => AggregateKinds.TryGetValue(name, out kind);

    internal static bool TryFindScalar(string name, out ScalarKind kind) => ScalarKinds.TryGetValue(name, out kind);

    /// <summary>The name an aggregate is written by.</summary>
    internal static string NameOf(AggregateKind kind) => AggregateKinds.First(k => k.Value == kind).Key;

    /// <summary>The name a scalar function is written by.</summary>
    internal static string NameOf(ScalarKind kind) => ScalarKinds.First(k => k.Value == kind).Key;

    private static FunctionDefinition Aggregate(string name, string zh, string signature, int arguments, string doc) =>
        new(name, zh, FunctionFamily.Aggregate, signature, arguments, arguments, doc);

    private static FunctionDefinition Scalar(string name, string zh, string signature, int least, int most, string doc) =>
        new(name, zh, FunctionFamily.Scalar, signature, least, most, doc);
}
