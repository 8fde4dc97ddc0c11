using System.Xml.Linq;

namespace Hengjian.Architecture.Tests;

/// <summary>The working tree these tests read.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    public static IEnumerable<string> Projects(string folder) =>
        Directory.EnumerateFiles(Path.Combine(Root, folder), "*.csproj", SearchOption.AllDirectories)
            .Where(path => !IsGenerated(path)).Order(StringComparer.Ordinal);

    public static IEnumerable<string> Sources(string folder, params string[] extensions) =>
        Directory.EnumerateFiles(Path.Combine(Root, folder), "*", SearchOption.AllDirectories)
            .Where(path => extensions.Contains(Path.GetExtension(path)) && !IsGenerated(path))
            .Order(StringComparer.Ordinal);

    public static string[] References(string project, string kind) =>
        [.. XDocument.Load(project).Descendants(kind)
            .Select(e => Path.GetFileNameWithoutExtension(((string?)e.Attribute("Include") ?? "").Replace('\\', '/')))];

    public static string[] Packages(string project) =>
        [.. XDocument.Load(project).Descendants("PackageReference").Select(e => (string?)e.Attribute("Include") ?? "")];

    private static bool IsGenerated(string path) =>
        Path.GetRelativePath(Root, path).Replace('\\', '/').Split('/')
            .Any(part => part is "artifacts" or "bin" or "obj" or "node_modules" or "lib");

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Hengjian.slnx"))) folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("Hengjian.slnx is not above the test.");
    }
}
