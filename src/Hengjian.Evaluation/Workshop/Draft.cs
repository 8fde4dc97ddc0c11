using Hengjian.Indicators.Catalogue;
using Hengjian.Indicators.Catalogue.Editing;
using Hengjian.Indicators.Execution;
using Hengjian.Indicators.Language.Planning;

namespace Hengjian.Evaluation.Workshop;

/// <summary>A draft that can be computed: every field understood, every formula of the catalogue with it bound.</summary>
/// <param name="From">The version it is made from.</param>
/// <param name="Indicator">The indicator as it would be.</param>
/// <param name="Compiled">The version's formulas with it.</param>
/// <param name="Users">Indicators that change with it, in catalogue order.</param>
public sealed record Draft(WorkshopBase From, Indicator Indicator, CompiledCatalogue Compiled, IReadOnlyList<Indicator> Users)
{
    private const string YesNo = "是/否";

    /// <summary>The indicator's entry as the catalogue file would hold it.</summary>
    public string Yaml { get; } = IndicatorYaml.Write(Indicator);

    /// <summary>It is not in the version it is made from.</summary>
    public bool IsNew => !From.Catalogue.TryFind(Indicator.Id, out _);

    /// <summary>Nothing differs from the version it is made from.</summary>
    public bool IsUnchanged => From.Catalogue.TryFind(Indicator.Id, out var was) && IndicatorYaml.Write(was) == Yaml;

    /// <summary>Reads and binds a draft.</summary>
    /// <returns>The draft; or every problem, those of the formula with the place they stand at.</returns>
    public static (Draft? Draft, IReadOnlyList<FieldProblem> Problems) Make(WorkshopBase from, DraftText text)
    {
        var read = DraftReader.Read(from, text);
        var problems = read.Problems.ToList();
        // The formula is judged also while another field is wrong: whoever types it wants to know now.
        var indicator = read.Indicator ?? Rough(from, text);
        if (indicator is null) return (null, problems);
        var with = CatalogueWith.Indicator(from.Catalogue, indicator);
        var own = CatalogueCompiler.CompileFormula(with, indicator);
        if (read.Indicator is null && !own.IsOk)
        {
            // While the unit itself is wrong nobody can say that formula and unit disagree: the kinder reading counts.
            var other = CatalogueCompiler.CompileFormula(with, indicator with { Unit = indicator.Unit == YesNo ? NumberUnit(from) : YesNo });
            if (other.Problems.Count < own.Problems.Count) own = other;
        }
        problems.AddRange(own.Problems.Select(p => new FieldProblem("formula", p)));
        if (problems.Count > 0) return (null, problems);
        var all = CatalogueCompiler.Compile(with);
        if (all.TryGet(out var compiled)) return (new Draft(from, indicator, compiled, new IndicatorUses(with).Of(indicator.Id)), []);
        var mine = $"指标 {indicator.Id} ";
        // What breaks in other formulas stands at those, not in the text before the reader.
        return (null, [.. all.Problems.Select(p => p.Where?.StartsWith(mine, StringComparison.Ordinal) == true
            ? new FieldProblem("formula", p)
            : new FieldProblem("", p with { Mark = null }))]);
    }

    private static string NumberUnit(WorkshopBase from) => from.Units.First(u => u != YesNo);

    // Enough of an indicator to bind its formula; null when not even grain and stages are known.
    private static Indicator? Rough(WorkshopBase from, DraftText text)
    {
        var patched = from.Catalogue.Indicators.Count == 0 || text.Formula.Length == 0 ? null : DraftReader.Read(from, text with
        {
            Id = CatalogueWords.IsId(text.Id) ? text.Id : "draft.new",
            Name = "试改中的指标",
            Unit = from.Units.Contains(text.Unit, StringComparer.Ordinal) ? text.Unit : NumberUnit(from),
            Topic = from.Catalogue.Topics.Keys.Order(StringComparer.Ordinal).First(),
            Definition = "试改",
            Missing = "",
            Notes = "",
            Decimals = "2",
            Source = "",
            Evidence = "inferred",
            Direction = "monitor",
            Thresholds = [],
        });
        return patched?.Indicator;
    }
}
