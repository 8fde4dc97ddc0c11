using System.Collections.Concurrent;
using Hengjian.Data.Records;

namespace Hengjian.Evaluation.Workspaces;

/// <summary>Keeps what was read from the records until a deed is done that could have changed it.</summary>
public sealed class DeedMemory(DeedWatch watch)
{
    // What a region's facts take is some 100 KB: a province whole, of the nation those that are at work.
    private const int MostKept = 1000;

    private readonly ConcurrentDictionary<(Type, object), (long Deed, object? Value)> kept = new();

    /// <summary>The value, read when it is not known or something was done since.</summary>
    /// <param name="db">A context; inside a transaction everything is read anew and nothing is kept, for it may be rolled back.</param>
    /// <param name="key">Which of the values of this type.</param>
    /// <param name="read">Reads it. It is shared between requests: nobody may change it.</param>
    /// <param name="place">What else could change it, as <see cref="DeedWatch.Last"/> has it.</param>
    /// <param name="cancel">Gives up.</param>
    public async Task<T> GetAsync<T>(AppDb db, object key, Func<Task<T>> read, string? place = null, CancellationToken cancel = default)
    {
        if (db.Database.CurrentTransaction is not null) return await read();
        // Asked first: what is done while it is read counts as later.
        var deed = await watch.LastAsync(db, place, cancel);
        if (kept.TryGetValue((typeof(T), key), out var known) && known.Deed == deed) return (T)known.Value!;
        var value = await read();
        if (kept.Count >= MostKept) kept.Clear();
        kept[(typeof(T), key)] = (deed, value);
        return value;
    }
}
