using Hengjian.Indicators.Catalogue;
using Hengjian.Indicators.Execution;
using Hengjian.Indicators.Facts;

namespace Hengjian.Indicators.Tests.Catalogue;

public sealed class CommittedCatalogueTests
{
    [Fact]
    public void Files_LoadWithoutProblems() =>
        Assert.Empty(CatalogueLoader.Load(CommittedCatalogue.Files).Problems.Select(p => p.ToString()));

    [Fact]
    public void EveryFormula_Compiles() =>
        Assert.Empty(CatalogueCompiler.Compile(CommittedCatalogue.Load()).Problems.Select(p => p.ToString()));

    [Fact]
    public void EveryGrainHasElements()
    {
        var dictionary = CommittedCatalogue.Load().Dictionary;
        Grain[] grains = [Grain.RegionYear, Grain.RegionStageYear, Grain.SchoolYear, Grain.ClassYear, Grain.Project];
        Assert.All(grains, g => Assert.NotEmpty(dictionary.Of(g)));
    }
}
