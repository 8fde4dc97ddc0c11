using Hengjian.Indicators.Catalogue;
using Hengjian.Indicators.Scoring;
using Hengjian.Indicators.Scoring.Loading;

namespace Hengjian.Indicators.Tests.Scoring;

/// <summary>The scheme files of the product against its own catalogue.</summary>
public sealed class SchemeFilesTests
{
    private static readonly string Root = RootOf(AppContext.BaseDirectory);

    private static readonly IndicatorCatalogue Catalogue = LoadCatalogue();

    public static TheoryData<string> Files => [.. Directory.EnumerateFiles(Path.Combine(Root, "schemes"), "*.yaml")
        .Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Files))]
    public void Loads(string file) => Assert.Empty(Load(file).Problems.Select(p => p.ToString()));

    [Theory]
    [MemberData(nameof(Files))]
    public void EveryItem_HasWhatTheReportNeeds(string file)
    {
        foreach (var leaf in Load(file).Value.Leaves.Where(l => !l.Bonus))
        {
            Assert.True(leaf.ProblemText.Length > 0 && leaf.RequirementText.Length > 0, leaf.Id);
            Assert.Equal(leaf.PraiseText.Length > 0, leaf.PraiseTopic.Length > 0);
            // The report puts quantifier and object before it: “部分市” + “未…”.
            Assert.DoesNotContain(leaf.ProblemText[0], "各部多少个市县省");
            Assert.False(leaf.ProblemText.EndsWith('。'), leaf.Id);
        }
    }

    [Theory]
    [InlineData("city-14-2025.yaml", 15)]
    [InlineData("province-12-2025.yaml", 12)]
    [InlineData("county-100-2025.yaml", 10)]
    [InlineData("high-quality-balance-2025.yaml", 4)]
    public void HasItsAreas(string file, int areas) => Assert.Equal(areas, Load(file).Value.Items.Count);

    // Relative position moves with the others' values: for indices, not for what a city has to reach.
    [Fact]
    public void CityScheme_UsesEveryMethodButRelative()
    {
        var used = Load("city-14-2025.yaml").Value.Leaves.Select(l => l.Rule!.GetType()).ToHashSet();
        var all = typeof(ScoringRule).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(ScoringRule)) && t != typeof(RelativeRule));
        Assert.Equal(all.Select(t => t.Name).Order(), used.Select(t => t.Name).Order());
    }

    // 教督〔2017〕6号: 0.50 in primary, 0.45 in junior schools, taken from the catalogue and not repeated in the scheme.
    [Fact]
    public void HighQualityBalance_TakesTheCatalogueStandards()
    {
        var rules = Load("high-quality-balance-2025.yaml").Value.Leaves.Select(l => l.Rule).OfType<ThresholdRule>();
        Assert.All(rules, r => Assert.Null(r.Threshold));
    }

    private static Kernel.Result<EvaluationScheme> Load(string file) =>
        SchemeLoader.Load(file, File.ReadAllText(Path.Combine(Root, "schemes", file)), Catalogue);

    private static IndicatorCatalogue LoadCatalogue()
    {
        var folder = Path.Combine(Root, "catalogue");
        return CatalogueLoader.Load([.. Directory.EnumerateFiles(folder, "*.yaml", SearchOption.AllDirectories)
            .Select(f => (Path.GetRelativePath(folder, f).Replace('\\', '/'), File.ReadAllText(f)))]).Value;
    }

    private static string RootOf(string folder) => File.Exists(Path.Combine(folder, "Hengjian.slnx"))
        ? folder
        : RootOf(Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("Hengjian.slnx not found."));
}
