namespace Hengjian.Indicators.Scoring.Methods;

/// <summary>Who said it and on what ground, as a reason prints it.</summary>
internal static class InputText
{
    /// <summary>“（督导一组：巡查记录 3 号；督导二组）”; empty when nobody is named.</summary>
    public static string Of(IEnumerable<ReviewInput> inputs)
    {
        var parts = inputs.Select(One).Where(t => t.Length > 0).Distinct(StringComparer.Ordinal).ToList();
        return parts.Count == 0 ? "" : $"（{string.Join("；", parts)}）";
    }

    private static string One(ReviewInput input) =>
        input.By.Length > 0 && input.Reason.Length > 0 ? $"{input.By}：{input.Reason}" : input.By + input.Reason;
}
