using System.Text.Json;

namespace Hengjian.Evening;

/// <summary>
/// What was sent and what was acknowledged, one line each, on disk before the next step: the judge of the kill test may not
/// forget what it was told.
/// </summary>
internal sealed class AckJournal(string path) : IDisposable
{
    private readonly FileStream file = new(path, FileMode.Append, FileAccess.Write, FileShare.Read, 1);
    private readonly Lock gate = new();

    /// <summary>Writes one line and waits for the disk.</summary>
    public void Write(string what, object detail)
    {
        var line = JsonSerializer.SerializeToUtf8Bytes(new { what, detail });
        lock (gate)
        {
            file.Write([.. line, (byte)'\n']);
            file.Flush(flushToDisk: true);
        }
    }

    public void Dispose() => file.Dispose();
}
