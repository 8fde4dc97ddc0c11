using Hengjian.Cli.Usage;
using Hengjian.Evaluation.Catalogues;
using Hengjian.Evaluation.IndicatorPages;
using Hengjian.Indicators.Execution;

namespace Hengjian.Cli.Verbs;

/// <summary>hengjian docs: a Markdown page for every indicator of the catalogue.</summary>
internal static class DocsVerb
{
    public static readonly Verb Verb = new(
        "docs", "--out 目录 [--catalogue 目录]", "为指标目录中的每个指标生成说明页（定义、公式、数据项、标准值、算例）。",
        ["out", "catalogue"], [], Run);

    private static Task<int> Run(Arguments given, CancellationToken cancel)
    {
        if (given["out"] is not { } folder) return Task.FromResult(Terminal.Refuse([UsageProblems.Absent("--out", Verb.Usage)]));
        var compiled = DefinitionFiles.LoadCatalogue(given["catalogue"] ?? DefinitionFiles.CatalogueFolder).Then(CatalogueCompiler.Compile);
        if (!compiled.TryGet(out var catalogue)) return Task.FromResult(Terminal.Refuse(compiled.Problems));
        var pages = IndicatorPageSet.Render(catalogue);
        IndicatorPageFolder.Write(folder, pages);
        Console.Error.WriteLine($"{pages.Count} 页已写入 {folder}");
        return Task.FromResult(ExitCode.Done);
    }
}
