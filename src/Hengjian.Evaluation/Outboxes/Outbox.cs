using System.Text.Encodings.Web;
using System.Text.Json;
using Hengjian.Data.Records;
using Hengjian.Domain.Outboxes;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Evaluation.Outboxes;

/// <summary>发件箱: what must follow a deed although the program may stop in between is written down with the deed.</summary>
public static class Outbox
{
    // Databases limit the parameters of a query.
    private const int MostKeys = 500;

    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Writes a duty down, in the caller's transaction; the caller saves. Put twice it is there once.</summary>
    /// <param name="db">With the transaction of the deed.</param>
    /// <param name="kind">Which handler does it.</param>
    /// <param name="key">Names the duty among those of its kind.</param>
    /// <param name="body">For the handler; written as JSON with camelCase names.</param>
    /// <param name="due">Not before.</param>
    /// <param name="cancel">Gives up.</param>
    public static async Task PutAsync(AppDb db, string kind, string key, object body, DateTimeOffset due, CancellationToken cancel = default)
    {
        if (db.Outbox.Local.Any(o => o.Kind == kind && o.Key == key)) return;
        if (await db.Outbox.AnyAsync(o => o.Kind == kind && o.Key == key, cancel)) return;
        db.Outbox.Add(Of(kind, key, body, due));
    }

    /// <summary>
    /// Writes many duties of a kind down in a few queries; those that are there already stay. None of them may wait unsaved in the context.
    /// </summary>
    public static async Task PutManyAsync(
        AppDb db, string kind, IReadOnlyList<(string Key, object Body)> duties, DateTimeOffset due, CancellationToken cancel = default)
    {
        foreach (var some in duties.Chunk(MostKeys))
        {
            string[] keys = [.. some.Select(d => d.Key)];
            var known = (await db.Outbox.Where(o => o.Kind == kind && keys.Contains(o.Key)).Select(o => o.Key).ToListAsync(cancel)).ToHashSet(StringComparer.Ordinal);
            foreach (var (key, body) in some)
                if (known.Add(key)) db.Outbox.Add(Of(kind, key, body, due));
        }
    }

    private static OutboxRecord Of(string kind, string key, object body, DateTimeOffset due) => new()
    {
        Kind = kind,
        Key = key,
        Body = JsonSerializer.Serialize(body, body.GetType(), Json),
        DueAt = due,
    };

    /// <summary>The body of a duty.</summary>
    /// <exception cref="JsonException">It is no such body.</exception>
    public static T Read<T>(OutboxRecord row) =>
        JsonSerializer.Deserialize<T>(row.Body, Json) ?? throw new JsonException($"The body of {row.Kind} {row.Key} is empty.");
}

/// <summary>
/// Does one duty. It may be called again after it succeeded, when the program stopped before that was noted: doing it
/// twice must be doing it once.
/// </summary>
/// <returns>True when done, false to be asked again later; problems are noted and tried again.</returns>
public delegate Task<Hengjian.Kernel.Result<bool>> OutboxHandler(OutboxRecord row, CancellationToken cancel);

/// <summary>Which handler does the duties of a kind; registered by the feature that puts them.</summary>
public sealed record OutboxDuty(string Kind, OutboxHandler Handler)
{
    /// <summary>Chinese name, for the system administrator; empty when nobody gave one.</summary>
    public string Name { get; init; } = "";

    /// <summary>For whom a duty is, in Chinese: an address, a unit, a receipt; never what it says. Null where it is for nobody in particular.</summary>
    public Func<AppDb, OutboxRecord, CancellationToken, Task<string>>? ToWhom { get; init; }

    /// <summary>Never given up, by nobody: what was submitted rests on it. It is tried every hour until it succeeds.</summary>
    public bool IsOwed { get; init; }
}
