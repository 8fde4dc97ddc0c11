using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Hengjian.Evening;

/// <summary>
/// One person of the crowd: saves one to five cells every 8–12 seconds, opens the sheet about once a minute, hands in a scan
/// every two minutes. Each of the three has its own clock, and a late one is not forgiven.
/// </summary>
internal sealed class LoadClerk(Clerk clerk, ClerkSession session, int seed, Latencies latencies, Dictionary<string, long> bases)
{
    private const int ScanBytes = 300_000;

    private readonly Random random = new(seed);
    private List<CellChange> waiting = [];
    private int typed = Random.Shared.Next(1_000_000) * 1000;

    /// <summary>What the server said it has: text by number of the operation.</summary>
    public Dictionary<Guid, string> Acknowledged { get; } = [];

    /// <summary>Works for a while.</summary>
    /// <param name="length">How long.</param>
    /// <param name="speed">1 as a person does; 2 twice as fast.</param>
    /// <param name="cancel">Gives up.</param>
    public Task WorkAsync(TimeSpan length, double speed, CancellationToken cancel) => Task.WhenAll(
        EveryAsync("save", 8, 12, SaveAsync, length, speed, cancel),
        EveryAsync("page", 50, 70, PageAsync, length, speed, cancel),
        EveryAsync("upload", 100, 140, UploadAsync, length, speed, cancel));

    private async Task EveryAsync(string kind, double from, double to, Func<CancellationToken, Task<string?>> deed, TimeSpan length, double speed, CancellationToken cancel)
    {
        var clock = Stopwatch.StartNew();
        for (var due = Next() * to / speed; due < length.TotalSeconds; due += (from + (Next() * (to - from))) / speed)
        {
            var wait = due - clock.Elapsed.TotalSeconds;
            if (wait > 0) await Task.Delay(TimeSpan.FromSeconds(wait), cancel);
            try
            {
                if (await deed(cancel) is { } wrong) latencies.Fail(kind, wrong);
                else latencies.Add(kind, (clock.Elapsed.TotalSeconds - due) * 1000);
            }
            catch (Exception e) when (e is HttpRequestException or IOException or InvalidOperationException || (e is OperationCanceledException && !cancel.IsCancellationRequested))
            {
                latencies.Fail(kind, e is OperationCanceledException ? "no answer in a minute" : e.Message.Split('\n')[0]);
            }
        }
    }

    private double Next()
    {
        lock (random) return random.NextDouble();
    }

    private async Task<string?> SaveAsync(CancellationToken cancel)
    {
        // What was not answered is sent again as it was, as the page's journal does.
        if (waiting.Count == 0) waiting = Type();
        var ops = waiting;
        using var body = JsonContent.Create(new { client = Guid.NewGuid(), ops });
        var (status, answer) = await session.SendAsync(HttpMethod.Post, $"/fill/{clerk.Sheet}/ops", body, cancel);
        if (status != HttpStatusCode.OK) return ((int)status).ToString(CultureInfo.InvariantCulture);
        var saved = SaveAnswer.Read(answer);
        waiting = [];
        foreach (var (op, revision) in saved.Acknowledged)
        {
            var change = ops.First(o => o.Op == op);
            bases[change.Element] = revision;
            Acknowledged[op] = change.Text;
        }
        foreach (var (op, revision) in saved.Conflicts) bases[ops.First(o => o.Op == op).Element] = revision;
        return saved.Conflicts.Count + saved.Refused.Count > 0 ? $"conflicts {saved.Conflicts.Count}, {(saved.Refused.Count > 0 ? saved.Refused[0] : null)}" : null;
    }

    private List<CellChange> Type() =>
    [
        .. clerk.Elements.Take(1 + (int)(Next() * 5)).Select(e => new CellChange(
            Guid.NewGuid(), clerk.Row, e, (1000 + ++typed).ToString(CultureInfo.InvariantCulture), bases.TryGetValue(e, out var known) ? known : null)),
    ];

    private async Task<string?> PageAsync(CancellationToken cancel)
    {
        await session.OpenAsync($"/fill/{clerk.Sheet}", cancel);
        return null;
    }

    private async Task<string?> UploadAsync(CancellationToken cancel)
    {
        byte[] scan;
        lock (random) scan = Papers.Scan(random, ScanBytes);
        var upload = new UploadTalk(session, $"扫描件{Guid.NewGuid():N}.pdf", scan, Guid.NewGuid());
        var (status, id, received) = await upload.BeginAsync(cancel);
        if (status != HttpStatusCode.OK) return $"begin {(int)status}";
        // What an earlier run on this workspace handed in is known already, byte for byte.
        if (received < scan.Length) (status, _) = await upload.PieceAsync(id, 0, scan.Length, cancel);
        if (status != HttpStatusCode.OK) return $"piece {(int)status}";
        (status, _, var sha256) = await upload.EndAsync(id, cancel);
        return status == HttpStatusCode.OK && sha256 == upload.Sha256 ? null : $"done {(int)status}";
    }
}

/// <summary>A change of a cell as the page's script sends it.</summary>
internal sealed record CellChange(Guid Op, long Row, string Element, string Text, long? Base, string Source = "typed");

/// <summary>What the server answers to changes.</summary>
internal sealed record SaveAnswer(
    IReadOnlyList<(Guid Op, long Revision)> Acknowledged, IReadOnlyList<(Guid Op, long Revision)> Conflicts, IReadOnlyList<string> Refused)
{
    /// <summary>Reads the answer's JSON.</summary>
    public static SaveAnswer Read(string json)
    {
        using var document = JsonDocument.Parse(json);
        var root = document.RootElement;
        List<(Guid, long)> Numbers(string name) => [.. root.GetProperty(name).EnumerateArray().Select(a => (a.GetProperty("op").GetGuid(), a.GetProperty("revision").GetInt64()))];
        return new SaveAnswer(Numbers("acks"), Numbers("conflicts"), [.. root.GetProperty("refused").EnumerateArray().Select(r => r.GetProperty("problem").GetString()!)]);
    }
}
