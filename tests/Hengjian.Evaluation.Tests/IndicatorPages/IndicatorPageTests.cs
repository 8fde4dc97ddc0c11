using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Hengjian.Evaluation.Catalogues;
using Hengjian.Evaluation.IndicatorPages;
using Hengjian.Indicators.Execution;

namespace Hengjian.Evaluation.Tests.IndicatorPages;

/// <summary>docs/indicators is what the catalogue says, whole, with links that lead somewhere.</summary>
public sealed partial class IndicatorPageTests
{
    private static readonly CompiledCatalogue Compiled =
        DefinitionFiles.LoadCatalogue(DefinitionFiles.CatalogueFolder).Then(CatalogueCompiler.Compile).Value;

    private static readonly IReadOnlyList<(string Path, string Text)> Pages = IndicatorPageSet.Render(Compiled);

    [Fact]
    public void CommittedPages_AreWhatTheGeneratorWrites()
    {
        var folder = Path.Combine(Root(), "docs", "indicators");
        if (Environment.GetEnvironmentVariable("HENGJIAN_WRITE_DOCS") == "1") IndicatorPageFolder.Write(folder, Pages);
        Assert.Equal(Pages.Select(p => p.Path), IndicatorPageFolder.Paths(folder));
        var stale = Pages.Where(p => File.ReadAllText(Path.Combine(folder, p.Path)) != p.Text).Select(p => p.Path);
        Assert.True(!stale.Any(), $"Run the tests with HENGJIAN_WRITE_DOCS=1 and commit: {string.Join(", ", stale)}");
    }

    [Fact]
    public void EveryKnownIndicator_HasAPageOrAReason()
    {
        var known = File.ReadAllLines(Path.Combine(Root(), "tests", "Hengjian.Indicators.Tests", "Catalogue", "known-indicators.txt"));
        Assert.Equal(307, known.Length);
        var paged = Pages.Select(p => Path.GetFileNameWithoutExtension(p.Path)).ToHashSet(StringComparer.Ordinal);
        var reasons = Pages.Single(p => p.Path == "not-computable.md").Text;
        Assert.Equal([], known.Where(id => !paged.Contains(id) && !reasons.Contains($"| `{id}` |", StringComparison.Ordinal)));
        Assert.Equal([], known.Where(id => paged.Contains(id) && reasons.Contains($"| `{id}` |", StringComparison.Ordinal)));
    }

    [Fact]
    public void EveryPage_HasItsSections() => Assert.All(Pages.Where(p => p.Path.Contains('/', StringComparison.Ordinal)), page =>
    {
        foreach (var heading in new[] { "## Formula 公式", "## Inputs 数据项", "## Thresholds 标准值", "## Missing data 缺数", "## Worked example 算例" })
            Assert.Contains(heading, page.Text, StringComparison.Ordinal);
        Assert.Contains("**Result 结果: ", page.Text, StringComparison.Ordinal);
    });

    [Fact]
    public void Links_LeadToPages()
    {
        var paths = Pages.Select(p => p.Path).ToHashSet(StringComparer.Ordinal);
        var broken = Pages.SelectMany(p => Link().Matches(p.Text).Select(m => m.Groups[1].Value)
            .Where(link => !paths.Contains(Resolve(p.Path, link)) && link != "../formula-language.md").Select(link => $"{p.Path}: {link}"));
        Assert.Empty(broken);
    }

    [Fact]
    public void ReferencesGoBothWays()
    {
        var referring = Pages.Single(p => p.Path.EndsWith("/compulsory.yzjh.cv.teaching-area.md", StringComparison.Ordinal)).Text;
        var referred = Pages.Single(p => p.Path.EndsWith("/compulsory.yzjh.res.teaching-area.md", StringComparison.Ordinal)).Text;
        Assert.Contains("compulsory.yzjh.res.teaching-area.md", referring[referring.IndexOf("## Refers to", StringComparison.Ordinal)..], StringComparison.Ordinal);
        Assert.Contains("compulsory.yzjh.cv.teaching-area.md", referred[referred.IndexOf("## Referred to by", StringComparison.Ordinal)..], StringComparison.Ordinal);
    }

    // The spread is worked out on the page from x and w; the result above it comes from the engine's aggregate.
    [Fact]
    public void CoefficientsWorkedOutOnThePage_AreTheEngines()
    {
        var worked = Pages.Select(p => (p.Path, Match: Spread().Match(p.Text))).Where(p => p.Match.Success).ToList();
        Assert.True(worked.Count >= 15);
        Assert.All(worked, w => Assert.Equal(w.Match.Groups[2].Value, w.Match.Groups[1].Value));
    }

    // Numbers printed beside the rows add up to the sum printed above them.
    [Fact]
    public void CountedRows_AreAsManyAsTheCountSays()
    {
        var checkedSteps = 0;
        foreach (var (path, text) in Pages)
        {
            foreach (Match count in CountStep().Matches(text))
            {
                var rows = count.Groups[2].Value.Split('\n').Count(l => l.TrimEnd().EndsWith("| 是 |", StringComparison.Ordinal));
                Assert.True(rows == int.Parse(count.Groups[1].ValueSpan, CultureInfo.InvariantCulture), path);
                checkedSteps++;
            }
        }
        Assert.True(checkedSteps > 50);
    }

    [Fact]
    public void AlmostEveryExample_HasAValue() => Assert.True(
        Pages.Count(p => p.Text.Contains("算例中没有可计算的对象", StringComparison.Ordinal)) <= 10);

    [Fact]
    public void AllPagesTogether_StaySmall() => Assert.True(Pages.Sum(p => Encoding.UTF8.GetByteCount(p.Text)) < 1_500_000);

    private static string Resolve(string page, string link) =>
        Path.GetRelativePath("/", Path.GetFullPath(Path.Combine("/", Path.GetDirectoryName(page)!, link))).Replace('\\', '/');

    private static string Root()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Hengjian.slnx"))) folder = Path.GetDirectoryName(folder)!;
        return folder;
    }

    [GeneratedRegex(@"\]\(([^)]+\.md)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"s / \|m\| = ([0-9.]+)\s+\*\*Result 结果: ([0-9.]+)")]
    private static partial Regex Spread();

    // A count with all its rows on the page.
    [GeneratedRegex(@"- 计数（[^\n]*） = ([0-9]+)\n\n((?: *\|[^\n]*\n)+)\n(?! *[0-9]+ more rows)")]
    private static partial Regex CountStep();
}
