namespace Hengjian.Indicators.Functions;

/// <summary>The aggregates; <c>…If</c> forms take the rows their condition lets in.</summary>
internal enum AggregateKind
{
    Sum,
    SumIf,
    Count,
    CountIf,
    CountRows,
    Average,
    AverageIf,
    Max,
    MaxIf,
    Min,
    MinIf,
    WeightedVariation,
    Variation,
}

/// <summary>The scalar functions.</summary>
internal enum ScalarKind
{
    Absolute,
    Ceiling,
    Floor,
    MinOf,
    MaxOf,
    MeanOf,
    CountTrue,
    AtLeast,
}
