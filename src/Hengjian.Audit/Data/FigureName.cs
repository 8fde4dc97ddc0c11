namespace Hengjian.Audit.Data;

/// <summary>A figure that somebody submits or that is computed, and how reports call it.</summary>
/// <param name="Key">Id of the data element or the indicator.</param>
/// <param name="Name">Its Chinese name.</param>
/// <param name="Unit">Its unit: 人, 元, %, 元/人, 小数.</param>
/// <param name="Words">Every way to call it, the name among them.</param>
public sealed record FigureName(string Key, string Name, string Unit, IReadOnlyList<string> Words)
{
    /// <summary>The stages it is known for, as their keys; [""] when it has none.</summary>
    public IReadOnlyList<string> Stages { get; init; } = [""];

    /// <summary>The stage meant when none is named; null when that is unclear.</summary>
    public string? OwnStage { get; init; } = "";

    /// <summary>It is computed, not submitted.</summary>
    public bool Computed { get; init; }
}

/// <summary>A region and how a report may call it.</summary>
/// <param name="Code">Six-digit code.</param>
/// <param name="Name">Full name.</param>
/// <param name="Words">Every way to call it: 全县, 我县 for the report's own.</param>
public sealed record PlaceName(int Code, string Name, IReadOnlyList<string> Words);

/// <summary>What the numbers of a report are compared with.</summary>
/// <param name="Region">The report's region.</param>
/// <param name="Year">The year reported on.</param>
/// <param name="Figures">Figures with their names.</param>
/// <param name="Places">The report's region and those below it.</param>
/// <param name="Others">Names of places that are neither: their numbers are left alone.</param>
public sealed record DataContext(
    int Region, int Year, IReadOnlyList<FigureName> Figures, IReadOnlyList<PlaceName> Places, IReadOnlyList<string> Others);
