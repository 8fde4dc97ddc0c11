namespace Hengjian.Evaluation.Evidences;

/// <summary>One at a time for each upload: two pieces that arrive together are written one after the other.</summary>
internal sealed class UploadLocks
{
    private readonly Dictionary<Guid, (SemaphoreSlim Turn, int Users)> locks = [];

    /// <summary>Waits for the upload's turn; disposing lets the next in. The last one out takes the lock away.</summary>
    public async Task<IDisposable> EnterAsync(Guid id, CancellationToken cancel)
    {
        SemaphoreSlim turn;
        lock (locks)
        {
            var known = locks.GetValueOrDefault(id);
            turn = known.Turn ?? new SemaphoreSlim(1);
            locks[id] = (turn, known.Users + 1);
        }
        try
        {
            await turn.WaitAsync(cancel);
        }
        catch
        {
            Leave(id);
            throw;
        }
        return new Turn(this, id, turn);
    }

    private void Leave(Guid id)
    {
        lock (locks)
        {
            var (turn, users) = locks[id];
            if (users == 1) locks.Remove(id);
            else locks[id] = (turn, users - 1);
        }
    }

    private sealed class Turn(UploadLocks owner, Guid id, SemaphoreSlim turn) : IDisposable
    {
        public void Dispose()
        {
            turn.Release();
            owner.Leave(id);
        }
    }
}
