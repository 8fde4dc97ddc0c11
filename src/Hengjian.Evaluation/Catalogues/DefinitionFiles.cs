using System.Security.Cryptography;
using System.Text;
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

    /// <summary>Loads the catalogue of a folder that came with the program.</summary>
    /// <remarks>What its YAML says is kept beside the program at the first reading, with the texts, and used for equal texts only.</remarks>
    public static Result<IndicatorCatalogue> LoadCatalogue(string folder)
    {
        var files = Read(folder);
        var kept = KeptAt(folder);
        if (File.Exists(kept) && CatalogueTrees.FromBytes(File.ReadAllBytes(kept), files) is { } known) return CatalogueLoader.Load(known);
        var read = CatalogueTrees.Read(files);
        if (read.ToBytes() is { } bytes) Keep(kept, bytes);
        return CatalogueLoader.Load(read);
    }

    private static string KeptAt(string folder) => Path.Combine(
        AppContext.BaseDirectory, "kept", Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Path.GetFullPath(folder))))[..16] + ".trees");

    private static void Keep(string path, byte[] bytes)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            var temporary = path + "." + Guid.NewGuid().ToString("N");
            File.WriteAllBytes(temporary, bytes);
            File.Move(temporary, path, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Where the program's folder cannot be written, every start reads the YAML.
        }
    }
}
