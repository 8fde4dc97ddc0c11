namespace Hengjian.Indicators.Functions;

/// <summary>What a function does with rows.</summary>
public enum FunctionFamily
{
    /// <summary>Rows of a finer grain to one value.</summary>
    Aggregate,

    /// <summary>Values of one row or region to a value.</summary>
    Scalar,

    /// <summary>Another year.</summary>
    Period,

    /// <summary>A number of the catalogue: a limit, a standard, a floor.</summary>
    Catalogue,
}

/// <summary>One function of the formula language.</summary>
/// <param name="Name">As written in formulas.</param>
/// <param name="NameZh">As printed in explanations.</param>
/// <param name="Family">What it does with rows.</param>
/// <param name="Signature">Arguments by example: <c>sum_if(x, condition)</c>.</param>
/// <param name="Least">Fewest arguments.</param>
/// <param name="Most">Most arguments.</param>
/// <param name="Doc">One or two English sentences for docs/formula-language.md: result, missing values, edges.</param>
public sealed record FunctionDefinition(
    string Name, string NameZh, FunctionFamily Family, string Signature, int Least, int Most, string Doc);
