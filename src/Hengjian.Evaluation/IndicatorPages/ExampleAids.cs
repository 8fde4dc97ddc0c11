using System.Text.RegularExpressions;
using Hengjian.Indicators.Catalogue;
using Hengjian.Indicators.Execution;
using Hengjian.Indicators.Facts;

namespace Hengjian.Evaluation.IndicatorPages;

/// <summary>
/// Indicators added to the catalogue for the examples only, so that the engine itself tells what it took for a row: an
/// element as a section of a combined school has it, and the x and w of every <c>wcv(x, w)</c>.
/// </summary>
internal static partial class ExampleAids
{
    private static readonly SchoolStage[] Sections = [SchoolStage.Primary, SchoolStage.Junior, SchoolStage.Senior];

    /// <summary>The catalogue with the aids, compiled.</summary>
    public static CompiledCatalogue AddTo(IndicatorCatalogue catalogue)
    {
        var sections = catalogue.Dictionary.Of(Grain.SchoolYear).Where(e => e.Kind == ValueKind.Number).Select(e =>
            Aid(SectionId(e), e.Id, Grain.SectionYear, Sections));
        var arguments = catalogue.Indicators.Where(i => Variation().IsMatch(i.Formula)).SelectMany(i =>
        {
            var match = Variation().Match(i.Formula);
            var (x, w) = ArgumentOf(i)!.Value;
            return new[] { Aid(x, match.Groups[1].Value, i.Rows, i.Stages), Aid(w, match.Groups[2].Value, i.Rows, i.Stages) };
        });
        var more = new IndicatorCatalogue(
            catalogue.Version, catalogue.Dictionary, [.. catalogue.Indicators, .. sections, .. arguments], catalogue.Limits, catalogue.Sources);
        return CatalogueCompiler.Compile(more).Value;
    }

    /// <summary>Id of the aid that gives an element as a section has it.</summary>
    public static string SectionId(DataElement element) => "example.section." + element.Id;

    /// <summary>Ids of the aids for x and w of an indicator that is one <c>wcv(x, w)</c>; null for any other.</summary>
    public static (string X, string W)? ArgumentOf(Indicator indicator) =>
        Variation().IsMatch(indicator.Formula) ? ("example.x." + indicator.Id, "example.w." + indicator.Id) : null;

    private static Indicator Aid(string id, string formula, Grain grain, IReadOnlyList<SchoolStage> stages) =>
        new(id, id, "example", "个", formula) { ResultGrain = grain, Rows = grain, Stages = stages };

    [GeneratedRegex(@"^\s*wcv\((.+),\s*(\w+)\)\s*$", RegexOptions.Singleline)]
    private static partial Regex Variation();
}
