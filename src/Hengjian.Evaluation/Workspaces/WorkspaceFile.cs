using System.Globalization;

namespace Hengjian.Evaluation.Workspaces;

/// <summary>workspace.txt: marks a directory as a workspace and says its format.</summary>
internal static class WorkspaceFile
{
    /// <summary>The format this program reads and writes.</summary>
    public const int Format = 1;

    private const string Name = "workspace.txt";
    private const string Prefix = "hengjian workspace ";

    public static bool Exists(string directory) => File.Exists(Path.Combine(directory, Name));

    public static void Write(string directory) =>
        File.WriteAllText(Path.Combine(directory, Name), Prefix + Format.ToString(CultureInfo.InvariantCulture) + "\n");

    /// <summary>The format as written; only <see cref="Format"/> can be opened.</summary>
    public static string Read(string directory)
    {
        var text = File.ReadAllText(Path.Combine(directory, Name)).Trim();
        return text.StartsWith(Prefix, StringComparison.Ordinal) ? text[Prefix.Length..] : text;
    }
}
