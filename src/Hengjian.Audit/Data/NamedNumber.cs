using Hengjian.Audit.Numbers;

namespace Hengjian.Audit.Data;

/// <summary>A number of a report that is said to be a figure: of which region, year and stage, and how sure that is.</summary>
/// <param name="Start">First offset of the words that name it.</param>
/// <param name="Quantity">The number.</param>
/// <param name="Figure">The figure.</param>
/// <param name="Stage">Key of the stage; empty when the figure has none; null when unclear.</param>
/// <param name="Region">Code of the region.</param>
/// <param name="RegionSaid">The sentence names the region.</param>
/// <param name="Year">The year; null when unclear.</param>
/// <param name="YearSaid">The text names the year in digits.</param>
public sealed record NamedNumber(
    int Start, Quantity Quantity, FigureName Figure, string? Stage, int Region, bool RegionSaid, int? Year, bool YearSaid)
{
    /// <summary>Chinese: what keeps it from being compared for certain; empty when nothing does.</summary>
    public string Unclear
    {
        get
        {
            var missing = new List<string>();
            if (!RegionSaid) missing.Add("地区");
            if (!YearSaid) missing.Add("年份");
            if (Stage is null) missing.Add("学段");
            return missing.Count == 0 ? "" : "句中没有写明" + string.Join("、", missing);
        }
    }

    /// <summary>Scale and unit fit the figure's.</summary>
    public bool UnitFits => FigureUnit.Fits(Quantity, Figure.Unit);
}
