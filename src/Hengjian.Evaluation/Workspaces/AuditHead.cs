using System.Globalization;
using Hengjian.Domain.Auditing;

namespace Hengjian.Evaluation.Workspaces;

/// <summary>
/// audit-head.txt: number and hash of an audit row, kept outside the database. A chain alone does not show that its
/// last rows were cut off; this file does. It may lag behind the database, never run ahead of it.
/// </summary>
internal static class AuditHead
{
    private const string Name = "audit-head.txt";

    private static readonly Lock Writing = new();

    /// <summary>Notes a committed row; an older row never replaces a newer one.</summary>
    public static void Write(string directory, AuditEntry entry)
    {
        // Two rows committed one after the other may come here the other way round.
        lock (Writing)
        {
            if (Read(directory) is { } known && known.Sequence >= entry.Sequence) return;
            var path = Path.Combine(directory, Name);
            var own = path + "." + Guid.NewGuid().ToString("N");
            File.WriteAllText(own, string.Create(CultureInfo.InvariantCulture, $"{entry.Sequence} {entry.Hash}\n"));
            File.Move(own, path, overwrite: true);
        }
    }

    /// <summary>What was noted; null when nothing was or the file is no such note.</summary>
    public static (long Sequence, string Hash)? Read(string directory)
    {
        var path = Path.Combine(directory, Name);
        if (!File.Exists(path)) return null;
        var parts = File.ReadAllText(path).Trim().Split(' ');
        return parts.Length == 2 && long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var sequence)
            ? (sequence, parts[1])
            : null;
    }
}
