namespace Hengjian.Evaluation.IndicatorPages;

/// <summary>The folder the pages are kept in.</summary>
public static class IndicatorPageFolder
{
    /// <summary>Writes the pages and removes Markdown pages of indicators that are gone; leaves other files alone.</summary>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    public static void Write(string folder, IReadOnlyList<(string Path, string Text)> pages)
    {
        foreach (var (path, text) in pages)
        {
            var file = Path.Combine(folder, path);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, text);
        }
        var written = pages.Select(p => p.Path).ToHashSet(StringComparer.Ordinal);
        foreach (var path in Paths(folder).Where(p => !written.Contains(p))) File.Delete(Path.Combine(folder, path));
    }

    /// <summary>Every Markdown file of the folder, by its path inside, in ordinal order.</summary>
    public static IReadOnlyList<string> Paths(string folder) =>
        [.. Directory.EnumerateFiles(folder, "*.md", SearchOption.AllDirectories)
            .Select(f => Path.GetRelativePath(folder, f).Replace('\\', '/')).Order(StringComparer.Ordinal)];
}
