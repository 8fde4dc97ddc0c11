namespace Hengjian.Data.Storage;

/// <summary>
/// Files on their way in, piece by piece: DIR/incoming/ID.part. What was acknowledged is on the disk; what came after the last
/// acknowledgement is cut off when the upload is taken up again.
/// </summary>
/// <param name="directory">DIR/incoming; made when the first piece comes.</param>
public sealed class IncomingFiles(string directory)
{
    /// <summary>Where the pieces of an upload lie.</summary>
    public string PathOf(Guid id) => Path.Combine(directory, id.ToString("N") + ".part");

    /// <summary>True when the pieces are there.</summary>
    public bool Contains(Guid id) => File.Exists(PathOf(id));

    /// <summary>Writes a piece at an offset and puts it on the disk before it returns.</summary>
    /// <param name="id">The upload.</param>
    /// <param name="offset">Bytes acknowledged so far; the file is cut there.</param>
    /// <param name="piece">The bytes.</param>
    /// <exception cref="InvalidDataException">Fewer bytes are there than were acknowledged.</exception>
    /// <exception cref="IOException">Somebody else writes the file now.</exception>
    public void Append(Guid id, long offset, ReadOnlySpan<byte> piece)
    {
        var path = PathOf(id);
        var isNew = !File.Exists(path);
        if (isNew && !Directory.Exists(directory))
        {
            Directory.CreateDirectory(directory);
            DirectorySync.Flush(Path.GetDirectoryName(Path.GetFullPath(directory))!);
        }
        using (var file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.Write, FileShare.None, 0))
        {
            if (file.Length < offset) throw new InvalidDataException($"{path} has {file.Length} bytes, {offset} were acknowledged.");
            file.SetLength(offset);
            file.Position = offset;
            file.Write(piece);
            file.Flush(flushToDisk: true);
        }
        if (isNew) DirectorySync.Flush(directory);
    }

    /// <summary>Notes the hash before the file moves on, so that a program that dies between moving and recording finds it again.</summary>
    public void Note(Guid id, string sha256) => DirectorySync.WriteWhole(NoteOf(id), System.Text.Encoding.ASCII.GetBytes(sha256));

    /// <summary>The hash noted; null when there is none.</summary>
    public string? Noted(Guid id) => File.Exists(NoteOf(id)) ? File.ReadAllText(NoteOf(id)) : null;

    /// <summary>Uploads of which something lies here that was last written before a time.</summary>
    public IReadOnlyList<Guid> Ids(DateTimeOffset before) => !Directory.Exists(directory) ? [] :
    [
        .. Directory.EnumerateFiles(directory).Where(f => File.GetLastWriteTimeUtc(f) < before.UtcDateTime)
            .Select(f => Guid.TryParseExact(Path.GetFileNameWithoutExtension(f), "N", out var id) ? id : Guid.Empty).Where(id => id != Guid.Empty).Distinct(),
    ];

    /// <summary>Bytes that are free where the pieces lie.</summary>
    public long FreeBytes
    {
        get
        {
            var there = Path.GetFullPath(directory);
            while (!Directory.Exists(there)) there = Path.GetDirectoryName(there)!;
            return new DriveInfo(there).AvailableFreeSpace;
        }
    }

    /// <summary>Removes what is left of an upload.</summary>
    public void Remove(Guid id)
    {
        File.Delete(PathOf(id));
        File.Delete(NoteOf(id));
    }

    private string NoteOf(Guid id) => Path.Combine(directory, id.ToString("N") + ".sha256");
}
