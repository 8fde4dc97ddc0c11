using System.Runtime.InteropServices;
using System.Text;

namespace Hengjian.Data.Storage;

/// <summary>
/// Puts a directory's list of names on the disk. A file that was flushed and renamed may still be gone after a power cut
/// unless the directory is flushed too; only then may a record name the file.
/// </summary>
public static partial class DirectorySync
{
    private const int ReadOnly = 0;

    /// <summary>Flushes the directory; on systems other than Unix a rename is durable with its journal, and nothing is done.</summary>
    /// <exception cref="IOException">The directory cannot be opened or flushed.</exception>
    public static void Flush(string directory)
    {
        if (OperatingSystem.IsWindows()) return;
        var handle = Open([.. Encoding.UTF8.GetBytes(directory), 0], ReadOnly);
        if (handle < 0) throw Failed("opened", directory);
        try
        {
            if (Sync(handle) != 0) throw Failed("flushed", directory);
        }
        finally
        {
            _ = Close(handle);
        }
    }

    /// <summary>Gives a flushed file its name, and puts the name on the disk.</summary>
    public static void Rename(string temporary, string path)
    {
        File.Move(temporary, path, overwrite: true);
        Flush(Path.GetDirectoryName(path)!);
    }

    /// <summary>Writes a small file at once or not at all: beside, flushed, renamed, and the name flushed.</summary>
    public static void WriteWhole(string path, ReadOnlySpan<byte> bytes)
    {
        var temporary = path + ".writing-" + Guid.NewGuid().ToString("N");
        using (var file = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None, 0))
        {
            file.Write(bytes);
            file.Flush(flushToDisk: true);
        }
        Rename(temporary, path);
    }

    private static IOException Failed(string what, string directory) =>
        new($"The directory {directory} cannot be {what}: error {Marshal.GetLastPInvokeError()}.");

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true)]
    private static partial int Open(byte[] path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static partial int Sync(int handle);

    [LibraryImport("libc", EntryPoint = "close", SetLastError = true)]
    private static partial int Close(int handle);
}
