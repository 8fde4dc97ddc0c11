namespace Hengjian.Evaluation.Workspaces;

/// <summary>A file that one program holds: nobody else gets it meanwhile, and a dead program lets go by itself.</summary>
internal static class HeldFile
{
    /// <summary>Takes the file, made if absent; disposing lets go and deletes it.</summary>
    /// <returns>Null while another holds it, be it in this program.</returns>
    public static FileStream? TryHold(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
        }
        catch (IOException)
        {
            return null;
        }
    }

    /// <summary>True while a living program holds the file.</summary>
    public static bool IsHeld(string path)
    {
        if (!File.Exists(path)) return false;
        using var held = TryHold(path);
        return held is null;
    }
}
