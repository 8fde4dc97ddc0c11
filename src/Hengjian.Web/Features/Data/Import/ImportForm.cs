using System.Globalization;
using Hengjian.Evaluation.Importing;
using Hengjian.Indicators.Facts;
using Hengjian.Kernel;

namespace Hengjian.Web.Features.Data.Import;

/// <summary>What is typed when data are handed in, as it was typed, with what may be chosen.</summary>
/// <param name="Tree">行政区划.</param>
/// <param name="Own">Regions this person may hand in for, from the highest down.</param>
/// <param name="ThisYear">The year now.</param>
public sealed record ImportForm(RegionTree Tree, IReadOnlyList<Region> Own, int ThisYear)
{
    private const int Back = 10;

    /// <summary>Word of the kind.</summary>
    public string? Kind { get; init; }

    /// <summary>The year.</summary>
    public string? Year { get; init; }

    /// <summary>Six-digit code.</summary>
    public string? Region { get; init; }

    /// <summary>Where the data come from.</summary>
    public string? Source { get; init; }

    /// <summary>口径变化, one data element a line.</summary>
    public string? Definition { get; init; }

    /// <summary>Years that may be chosen, newest first.</summary>
    public IEnumerable<int> Years => Enumerable.Range(0, Back + 1).Select(i => ThisYear - i);

    /// <summary>Name of the chosen region; empty when none is.</summary>
    public string RegionName => Chosen?.Name ?? "";

    private Region? Chosen => Own.FirstOrDefault(r => r.CodeText == Region);

    /// <summary>Kinds this person may hand in, in the order of the form.</summary>
    public IReadOnlyList<ImportKind> Kinds { get; init; } = [];

    /// <summary>What is wrong with what was typed.</summary>
    public IEnumerable<Problem> Check(IFormFileCollection files, DataDictionary dictionary)
    {
        var kind = ImportKinds.Parse(Kind ?? "");
        if (kind is null) yield return ImportFormProblems.NoKind();
        if (!int.TryParse(Year, NumberStyles.None, CultureInfo.InvariantCulture, out var year) || !Years.Contains(year))
            yield return ImportFormProblems.BadYear(ThisYear - Back, ThisYear);
        // Before the files are read: a line that names no element would else cost the whole upload.
        if (kind is { } known)
        {
            foreach (var problem in DefinitionText.Read(Definition ?? "", known, year, dictionary).Problems) yield return problem;
        }
        if (Chosen is null) yield return ImportFormProblems.NoRegion();
        if (files.Count == 0 || files.All(f => f.Length == 0)) yield return ImportFormProblems.NoFile();
        foreach (var file in files.Where(f => f.Length > 0 && !IsSheet(f.FileName))) yield return ImportFormProblems.NotASheet(Path.GetFileName(file.FileName));
        if (files.Sum(f => f.Length) > ImportRoutes.MostBytes) yield return ImportFormProblems.TooLarge(files.Sum(f => f.Length), ImportRoutes.MostBytes);
    }

    /// <summary>What is said about the files; only after a check without problems.</summary>
    public FactGiving Giving(string by) =>
        new(ImportKinds.Parse(Kind ?? "")!.Value, int.Parse(Year!, CultureInfo.InvariantCulture), Chosen!.Code, [], by)
        {
            Source = Source?.Trim() ?? "",
            DefinitionChanges = Definition?.Trim() ?? "",
        };

    private static bool IsSheet(string name) =>
        Path.GetExtension(name).ToLowerInvariant() is ".xlsx" or ".xls" or ".csv" or ".txt";
}
