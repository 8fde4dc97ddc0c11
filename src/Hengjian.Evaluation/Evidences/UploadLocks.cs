using System.Collections.Concurrent;

namespace Hengjian.Evaluation.Evidences;

/// <summary>One at a time for each upload: two pieces that arrive together are written one after the other.</summary>
internal sealed class UploadLocks
{
    private readonly ConcurrentDictionary<Guid, SemaphoreSlim> locks = new();

    /// <summary>Waits for the upload's turn; disposing lets the next in.</summary>
    public async Task<IDisposable> EnterAsync(Guid id, CancellationToken cancel)
    {
        var turn = locks.GetOrAdd(id, _ => new SemaphoreSlim(1));
        await turn.WaitAsync(cancel);
        return new Turn(turn);
    }

    /// <summary>Forgets an upload that is over.</summary>
    public void Forget(Guid id) => locks.TryRemove(id, out _);

    private sealed class Turn(SemaphoreSlim turn) : IDisposable
    {
        public void Dispose() => turn.Release();
    }
}
