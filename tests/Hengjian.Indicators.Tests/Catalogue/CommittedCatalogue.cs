using Hengjian.Indicators.Catalogue;
using Hengjian.Indicators.Execution;

namespace Hengjian.Indicators.Tests.Catalogue;

/// <summary>The catalogue folder of this repository, read from disk once.</summary>
internal static class CommittedCatalogue
{
    private static readonly Lazy<IReadOnlyList<(string Name, string Text)>> Read = new(ReadFiles);
    private static readonly Lazy<IndicatorCatalogue> Loaded = new(() => CatalogueLoader.Load(Files).Value);
    private static readonly Lazy<CompiledCatalogue> Bound = new(() => CatalogueCompiler.Compile(Catalogue).Value);

    public static string Root { get; } = FindRoot();

    public static IReadOnlyList<(string Name, string Text)> Files => Read.Value;

    public static IndicatorCatalogue Catalogue => Loaded.Value;

    public static CompiledCatalogue Compiled => Bound.Value;

    private static List<(string Name, string Text)> ReadFiles()
    {
        var folder = Path.Combine(Root, "catalogue");
        return [.. Directory.GetFiles(folder, "*.yaml", SearchOption.AllDirectories)
            .Select(f => (Path.GetRelativePath(folder, f).Replace('\\', '/'), File.ReadAllText(f)))];
    }

    private static string FindRoot()
    {
        var root = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(root, "Hengjian.slnx"))) root = Path.GetDirectoryName(root)!;
        return root;
    }
}
