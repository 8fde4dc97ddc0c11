using System.Globalization;

namespace Hengjian.Evaluation.Workspaces;

/// <summary>workspace.txt: marks a directory as a workspace and says its format.</summary>
internal static class WorkspaceFile
{
    /// <summary>The format this program reads and writes.</summary>
    public const int Format = 1;

    private const string Name = "workspace.txt";
    private const string LockName = "making.lock";

    // All that a workspace puts into its directory; workspace.txt goes last, so that a removal broken off is taken up again.
    private static readonly string[] Entries =
    [
        "hengjian.db", "hengjian.db-wal", "hengjian.db-shm", "facts", "files", "audits", "results", "catalogue", "schemes", "keys",
        "uploads", "evidence", "incoming", "running", "import-errors", "map-tiles.json", "audit-head.txt", Name,
    ];

    private const string Prefix = "hengjian workspace ";

    private static readonly string[] DemoLines = ["", "demo being made\n", "demo\n"];

    public static bool Exists(string directory) => File.Exists(Path.Combine(directory, Name));

    public static void Write(string directory, DemoState demo = DemoState.None) => File.WriteAllText(
        Path.Combine(directory, Name),
        Prefix + Format.ToString(CultureInfo.InvariantCulture) + "\n" + DemoLines[(int)demo]);

    /// <summary>The format as written; only <see cref="Format"/> can be opened.</summary>
    public static string Read(string directory)
    {
        var first = Lines(directory)[0].Trim();
        return first.StartsWith(Prefix, StringComparison.Ordinal) ? first[Prefix.Length..] : first;
    }

    /// <summary>Whether the workspace holds invented data, and all of them.</summary>
    public static DemoState ReadDemo(string directory) =>
        (DemoState)Math.Max(0, Array.IndexOf(DemoLines, string.Concat(Lines(directory).Skip(1).Select(l => l + "\n"))));

    private static string[] Lines(string directory) => File.ReadAllLines(Path.Combine(directory, Name)) is [_, ..] lines ? lines : [""];

    /// <summary>True for the lock file of a making.</summary>
    public static bool IsLock(string path) => Path.GetFileName(path) == LockName;

    /// <summary>Holds a directory while a demo is made in it; null when another program does. Disposing lets go.</summary>
    public static FileStream? TryLock(string directory) => HeldFile.TryHold(Path.Combine(directory, LockName));

    /// <summary>Removes what a workspace has put into a directory, and nothing else.</summary>
    public static void RemoveEntries(string directory)
    {
        foreach (var path in Entries.Select(e => Path.Combine(directory, e)))
        {
            if (Directory.Exists(path)) Directory.Delete(path, recursive: true);
            else File.Delete(path);
        }
    }
}
