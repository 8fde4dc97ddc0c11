using Hengjian.Evaluation.Catalogues;
using Hengjian.Fuzz;
using Hengjian.Indicators.Catalogue;

namespace Hengjian.Evaluation.Tests.Fuzzing;

/// <summary>What the fuzzer once found stays mended, and a few seconds more of it find nothing new.</summary>
public sealed class FuzzTests
{
    private static readonly IndicatorCatalogue Catalogue = DefinitionFiles.LoadCatalogue(DefinitionFiles.CatalogueFolder).Value;

    [Fact]
    public void KeptFormulas_AreAnsweredInEveryKindOfDraft()
    {
        var judge = new FormulaJudge(Catalogue);
        var corpus = Corpus();
        Assert.True(corpus.Count > 80, "The corpus is not there.");
        var wrong = corpus.SelectMany(f => Enumerable.Range(0, 8).Select(n => (Formula: f, Judged: judge.Judge(f, 17 * n))))
            .Where(j => j.Judged.Wrong is not null).Select(j => $"{j.Formula}: {j.Judged.Wrong}");
        Assert.Empty(wrong);
    }

    [Fact]
    public void AFewSecondsOfFuzzing_FindNothing()
    {
        var log = new StringWriter();
        var files = new FileJudge(DefinitionFiles.Read(DefinitionFiles.CatalogueFolder), DefinitionFiles.Read(DefinitionFiles.SchemeFolder));
        var wrong = new FuzzRun(Catalogue, Corpus(), 20, files, null)
            .Run(0, TimeSpan.FromSeconds(4), log, TestContext.Current.CancellationToken);
        Assert.True(wrong == 0, log.ToString());
    }

    [Fact]
    public void AFormulaOfAMakerWithTheSameSeed_IsTheSame()
    {
        var (a, b) = (new FormulaMaker(Catalogue, []), new FormulaMaker(Catalogue, []));
        Assert.All(Enumerable.Range(0, 200), n => Assert.Equal(a.Make(5, n), b.Make(5, n)));
        Assert.NotEqual(a.Make(5, 1), a.Make(6, 1));
    }

    [Fact]
    public void AFewSecondsOfSpoiltReports_AreReadOrRefused()
    {
        var log = new StringWriter();
        var seeds = ReportFuzzRun.Seeds(Path.Combine(Folder(), "tests", "fuzz", "reports"));
        Assert.True(seeds.Count >= 4, "The seeds are not there.");
        var wrong = new ReportFuzzRun(seeds, 20, null).Run(0, TimeSpan.FromSeconds(4), log, TestContext.Current.CancellationToken);
        Assert.True(wrong == 0, log.ToString());
    }

    private static IReadOnlyList<string> Corpus() => FuzzCorpus.Read(Path.Combine(Folder(), "tests", "fuzz", "formulas"));

    private static string Folder()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Hengjian.slnx"))) folder = Path.GetDirectoryName(folder)!;
        return folder;
    }
}
