using Hengjian.Indicators.Catalogue;
using Hengjian.Indicators.Execution;
using Hengjian.Indicators.Facts;

namespace Hengjian.Oracle.Tests.Invented;

/// <summary>Random formulas as indicators of a catalogue; what the binder refuses is left out. Also used by Data.ClickHouse.Tests.</summary>
internal static class RandomDrafts
{
    private static readonly SchoolStage[] Stages =
        [SchoolStage.All, SchoolStage.Primary, SchoolStage.Junior, SchoolStage.Senior, SchoolStage.Compulsory, SchoolStage.Preschool];

    public static IEnumerable<Indicator> Of(IndicatorCatalogue catalogue, int seed, int count)
    {
        var random = new Random(seed);
        var formula = new RandomFormula(catalogue.Dictionary, seed);
        for (var i = 0; i < count; i++)
        {
            var verdict = random.Next(3) == 0;
            var region = random.Next(4) > 0;
            var section = random.Next(3) == 0;
            var draft = new Indicator($"random.f{i}", $"随机公式{i}", "random", verdict ? "是/否" : "人", region ? formula.Region(verdict) : formula.School(verdict))
            {
                ResultGrain = region ? Grain.RegionYear : section ? Grain.SectionYear : Grain.SchoolYear,
                Rows = section ? Grain.SectionYear : Grain.SchoolYear,
                Levels = region ? [RegionLevel.Nation, RegionLevel.Province, RegionLevel.City, RegionLevel.County] : [],
                Stages = [Stages[random.Next(Stages.Length)]],
            };
            if (CatalogueCompiler.CompileFormula(catalogue, draft).IsOk) yield return draft;
        }
    }
}
