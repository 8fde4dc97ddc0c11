using Hengjian.Domain.Outboxes;
using Hengjian.Evaluation.Workspaces;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Evaluation.Outboxes;

/// <summary>Does what the outbox holds, oldest first, again and again until it is done or given up.</summary>
public sealed class OutboxWorker(Workspace workspace, IEnumerable<OutboxDuty> duties)
{
    /// <summary>Tries until a duty is given up: with growing pauses, most of a day.</summary>
    public const int MostTries = 30;

    private const int AtOnce = 50;

    /// <summary>A duty that takes longer is broken off and tried again: it must not hold up the others for ever.</summary>
    public static readonly TimeSpan LongestDuty = TimeSpan.FromMinutes(30);

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestPause = TimeSpan.FromHours(1);

    private readonly Dictionary<string, OutboxHandler> handlers = duties.ToDictionary(d => d.Kind, d => d.Handler, StringComparer.Ordinal);
    private readonly string[] owed = [.. duties.Where(d => d.IsOwed).Select(d => d.Kind)];

    /// <summary>
    /// Does what is due until told to stop; looks every few seconds, at each kind for itself, so that a slow mail server holds up
    /// nothing but mail. Whatever happens it goes on: a database that is away for a while is asked again at the next look.
    /// </summary>
    /// <param name="failed">Told of each look that failed as a whole.</param>
    /// <param name="cancel">The only end.</param>
    public Task RunAsync(Action<Exception> failed, CancellationToken cancel) =>
        Task.WhenAll(handlers.Keys.Order(StringComparer.Ordinal).Select(kind => RunAsync(kind, failed, cancel)));

    private async Task RunAsync(string kind, Action<Exception> failed, CancellationToken cancel)
    {
        using var clock = new PeriodicTimer(Pause, workspace.Clock);
        do
        {
            try
            {
                while (await RunDueAsync([kind], cancel) == AtOnce)
                {
                }
            }
            catch (Exception e) when (!cancel.IsCancellationRequested)
            {
                failed(e);
            }
        }
        while (await clock.WaitForNextTickAsync(cancel));
    }

    /// <summary>Tries what is due now, once each.</summary>
    /// <returns>How many were tried.</returns>
    public Task<int> RunDueAsync(CancellationToken cancel = default) => RunDueAsync([.. handlers.Keys], cancel);

    private async Task<int> RunDueAsync(string[] kinds, CancellationToken cancel)
    {
        var now = workspace.Clock.GetUtcNow();
        List<OutboxRecord> due;
        await using (var db = workspace.OpenDb())
        {
            due = await db.Outbox.AsNoTracking()
                // Duties that are owed may have been given up by an older program.
                .Where(o => (o.State == OutboxState.Waiting || (o.State == OutboxState.Failed && owed.Contains(o.Kind))) && o.DueAt <= now && kinds.Contains(o.Kind))
                .OrderBy(o => o.DueAt).ThenBy(o => o.Id).Take(AtOnce).ToListAsync(cancel);
        }
        foreach (var row in due) await TryAsync(row, cancel);
        return due.Count;
    }

    /// <summary>After so many tries the next one waits so long.</summary>
    public static TimeSpan PauseAfter(int tries)
    {
        var seconds = 10 * Math.Pow(2, Math.Min(tries, 20) - 1);
        return seconds < LongestPause.TotalSeconds ? TimeSpan.FromSeconds(seconds) : LongestPause;
    }

    private async Task TryAsync(OutboxRecord row, CancellationToken cancel)
    {
        string? error;
        using var limit = new CancellationTokenSource(LongestDuty, workspace.Clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancel, limit.Token);
        try
        {
            var done = await handlers[row.Kind](row, both.Token);
            error = !done.TryGet(out var finished) ? done.Problems[0].ToString() : finished ? null : "";
        }
        catch (Exception e) when (!cancel.IsCancellationRequested)
        {
            // One duty that fails, for whatever reason, must not keep the others from being done. A time-out of a web client
            // comes as a cancellation, too, though nobody asked for one.
            error = e.GetType().Name + ": " + e.Message;
        }
        await NoteAsync(row, error, cancel);
    }

    private async Task NoteAsync(OutboxRecord row, string? error, CancellationToken cancel)
    {
        var now = workspace.Clock.GetUtcNow();
        var tries = row.Tries + 1;
        var state = error is null ? OutboxState.Done : error.Length > 0 && tries >= MostTries && !owed.Contains(row.Kind) ? OutboxState.Failed : OutboxState.Waiting;
        var next = now + PauseAfter(tries);
        var shown = string.IsNullOrEmpty(error) ? null : ShortText.Cut(error, 1000);
        await using var db = workspace.OpenDb();
        await db.Outbox.Where(o => o.Id == row.Id).ExecuteUpdateAsync(
            s => s.SetProperty(o => o.Tries, tries).SetProperty(o => o.State, state).SetProperty(o => o.LastError, shown)
                .SetProperty(o => o.DueAt, next).SetProperty(o => o.DoneAt, state == OutboxState.Done ? now : (DateTimeOffset?)null),
            cancel);
    }
}
