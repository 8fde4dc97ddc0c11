namespace Hengjian.Evaluation.Auditing;

/// <summary>Files for what is too large to be held in memory on its way out.</summary>
public static class TemporaryFile
{
    /// <summary>An empty file that is gone when it is closed, also when the program is killed.</summary>
    public static FileStream New()
    {
        var file = new FileStream(
            Path.Combine(Path.GetTempPath(), "hengjian-" + Guid.NewGuid().ToString("N")),
            new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Share = FileShare.None, Options = FileOptions.DeleteOnClose });
        // Where a file may lose its name while it is open, it does at once.
        if (!OperatingSystem.IsWindows()) File.Delete(file.Name);
        return file;
    }
}
