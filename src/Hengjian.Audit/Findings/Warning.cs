namespace Hengjian.Audit.Findings;

/// <summary>A finding without arithmetic: a blank left open, a broken numbering, personal data.</summary>
/// <param name="Code">Stable word: placeholder, empty-title, numbering, personal-data, missing-section, …</param>
/// <param name="Message">Chinese, one sentence.</param>
/// <param name="Spans">Where; empty when something is missing altogether.</param>
public sealed record Warning(string Code, string Message, IReadOnlyList<TextSpan> Spans)
{
    /// <summary>Stable, as for claims.</summary>
    public string Id { get; init; } = "";
}
