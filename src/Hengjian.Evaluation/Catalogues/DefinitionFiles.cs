using Hengjian.Indicators.Catalogue;
using Hengjian.Kernel;

namespace Hengjian.Evaluation.Catalogues;

/// <summary>The catalogue and scheme files that ship beside the program.</summary>
public static class DefinitionFiles
{
    /// <summary>catalogue/ beside the program.</summary>
    public static string CatalogueFolder { get; } = Path.Combine(AppContext.BaseDirectory, "catalogue");

    /// <summary>schemes/ beside the program.</summary>
    public static string SchemeFolder { get; } = Path.Combine(AppContext.BaseDirectory, "schemes");

    /// <summary>Every YAML file of a folder, named by its path inside, in ordinal order.</summary>
    public static IReadOnlyList<(string Name, string Text)> Read(string folder) =>
        [.. Directory.EnumerateFiles(folder, "*.yaml", SearchOption.AllDirectories)
            .Select(path => (Name: Path.GetRelativePath(folder, path).Replace('\\', '/'), Path: path))
            .OrderBy(file => file.Name, StringComparer.Ordinal)
            .Select(file => (file.Name, File.ReadAllText(file.Path)))];

    /// <summary>Loads the catalogue of a folder.</summary>
    public static Result<IndicatorCatalogue> LoadCatalogue(string folder) => CatalogueLoader.Load(Read(folder));
}
