namespace Hengjian.Indicators.Language.Diagnostics;

/// <summary>A known name near a mistyped one.</summary>
/// <param name="Written">As it is written in a formula.</param>
/// <param name="Described">Chinese: so that a person can tell whether it was meant.</param>
internal sealed record NearName(string Written, string Described);
