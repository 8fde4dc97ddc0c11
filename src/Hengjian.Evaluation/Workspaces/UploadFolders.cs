namespace Hengjian.Evaluation.Workspaces;

/// <summary>DIR/uploads: files on their way in. Each upload has a folder that lives no longer than its job.</summary>
/// <param name="directory">DIR/uploads; nothing is written before the first upload.</param>
public sealed class UploadFolders(string directory)
{
    private const string Lock = ".lock";

    /// <summary>A new, empty folder; disposing removes it with all that is in it.</summary>
    public UploadFolder New()
    {
        var path = Path.Combine(directory, Guid.NewGuid().ToString("N"));
        // Held before it is there, so that nobody who sweeps takes it for one left behind.
        var held = HeldFile.TryHold(path + Lock) ?? throw new IOException($"The lock of {path} is taken.");
        Directory.CreateDirectory(path);
        return new UploadFolder(path, held);
    }

    /// <summary>Removes what dead programs left behind; the uploads of living ones stay.</summary>
    /// <returns>How many folders were removed.</returns>
    public int Sweep()
    {
        if (!Directory.Exists(directory)) return 0;
        var removed = 0;
        string[] folders = [.. Directory.EnumerateDirectories(directory)];
        foreach (var folder in folders)
        {
            using var held = HeldFile.TryHold(folder + Lock);
            if (held is null || !Directory.Exists(folder)) continue;
            Directory.Delete(folder, recursive: true);
            removed++;
        }
        return removed;
    }
}

/// <summary>The files of one upload, under numbers.</summary>
public sealed class UploadFolder : IDisposable
{
    private readonly FileStream held;

    internal UploadFolder(string path, FileStream held)
    {
        Path = path;
        this.held = held;
    }

    /// <summary>Full path.</summary>
    public string Path { get; }

    /// <summary>Where a file lies: under its number, never under a name somebody sent.</summary>
    public string PathOf(int number) =>
        System.IO.Path.Combine(Path, number.ToString(System.Globalization.CultureInfo.InvariantCulture));

    /// <inheritdoc/>
    public void Dispose()
    {
        if (Directory.Exists(Path)) Directory.Delete(Path, recursive: true);
        held.Dispose();
    }
}
