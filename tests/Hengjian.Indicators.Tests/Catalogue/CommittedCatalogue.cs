using Hengjian.Indicators.Catalogue;

namespace Hengjian.Indicators.Tests.Catalogue;

/// <summary>The catalogue folder of this repository, read from disk once.</summary>
internal static class CommittedCatalogue
{
    private static readonly Lazy<IReadOnlyList<(string Name, string Text)>> Read = new(ReadFiles);

    public static IReadOnlyList<(string Name, string Text)> Files => Read.Value;

    public static IndicatorCatalogue Load() => CatalogueLoader.Load(Files).Value;

    private static List<(string Name, string Text)> ReadFiles()
    {
        var root = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(root, "Hengjian.slnx"))) root = Path.GetDirectoryName(root)!;
        var folder = Path.Combine(root, "catalogue");
        return [.. Directory.GetFiles(folder, "*.yaml", SearchOption.AllDirectories)
            .Select(f => (Path.GetRelativePath(folder, f).Replace('\\', '/'), File.ReadAllText(f)))];
    }
}
