namespace Hengjian.Indicators.Scoring.Methods;

/// <summary>On what ground it was said, as a reason prints it.</summary>
/// <remarks>
/// Never by whom: reasons are read, exported and sent by people who may not know the reviewers' names. Those stay with
/// the inputs (<see cref="ReviewInputs.ReviewersOf"/>).
/// </remarks>
internal static class InputText
{
    /// <summary>“（巡查记录 3 号；巡查记录 7 号）”; empty when no ground is given.</summary>
    public static string Of(IEnumerable<ReviewInput> inputs)
    {
        var parts = inputs.Select(i => i.Reason).Where(t => t.Length > 0).Distinct(StringComparer.Ordinal).ToList();
        return parts.Count == 0 ? "" : $"（{string.Join("；", parts)}）";
    }
}
