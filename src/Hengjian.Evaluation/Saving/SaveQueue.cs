using System.Threading.Channels;
using Hengjian.Data.Records;
using Hengjian.Evaluation.Workspaces;
using Hengjian.Kernel;

namespace Hengjian.Evaluation.Saving;

/// <summary>
/// Saves for one person: reads and writes through the context, notes what it stored in the batch. It may be done twice, the
/// first time in a transaction that is rolled back, so it must keep nothing outside the context.
/// </summary>
public delegate Task<T> SaveWork<T>(AppDb db, SaveBatch batch, CancellationToken cancel);

/// <summary>
/// Saves what several people brought at once, with questions and statements for all of them together; answers each, in order. As
/// <see cref="SaveWork{T}"/> it may be done twice.
/// </summary>
public delegate Task<IReadOnlyList<TResult>> SaveTogether<TItem, TResult>(AppDb db, SaveBatch batch, IReadOnlyList<TItem> items, CancellationToken cancel);

/// <summary>
/// 保存队列: what many people save at the same moment goes into one transaction, so that the disk is flushed once for all of
/// them. Whoever asked is answered after the commit: what was acknowledged is on the disk.
/// </summary>
public sealed class SaveQueue : IAsyncDisposable
{
    /// <summary>Works that may wait; more are refused.</summary>
    public const int MostWaiting = 4096;

    /// <summary>Works that go into one transaction.</summary>
    public const int MostTogether = 256;

    private readonly Workspace workspace;
    private readonly Channel<Waiting> channel = Channel.CreateBounded<Waiting>(
        new BoundedChannelOptions(MostWaiting) { SingleReader = true, FullMode = BoundedChannelFullMode.Wait });

    private readonly Task writer;

    /// <summary>Starts the one writer.</summary>
    public SaveQueue(Workspace workspace)
    {
        this.workspace = workspace;
        writer = Task.Run(WriteAsync);
    }

    /// <summary>Transactions committed so far; for measurements.</summary>
    public long Batches { get; private set; }

    /// <summary>Saves; completes when it is on the disk.</summary>
    /// <param name="work">What to store.</param>
    /// <param name="cancel">Gives up waiting; what was begun is stored all the same.</param>
    /// <returns>What the work gave, or HJP0500 when too many wait.</returns>
    public Task<Result<T>> SaveAsync<T>(SaveWork<T> work, CancellationToken cancel = default) => SaveAsync(new Waiting<T>(work), cancel);

    /// <summary>Saves together with what others bring for the same work at the same moment.</summary>
    /// <param name="work">Stores all of them; the same delegate for all who may go together.</param>
    /// <param name="item">What this one brings.</param>
    /// <param name="cancel">Gives up waiting; what was begun is stored all the same.</param>
    /// <returns>What the work gave for this one, or HJP0500 when too many wait.</returns>
    public Task<Result<TResult>> SaveAsync<TItem, TResult>(SaveTogether<TItem, TResult> work, TItem item, CancellationToken cancel = default) =>
        SaveAsync(new WaitingTogether<TItem, TResult>(work, item), cancel);

    /// <summary>Takes nothing more and stores what waits.</summary>
    public async ValueTask DisposeAsync()
    {
        channel.Writer.TryComplete();
        await writer;
    }

    private async Task<Result<T>> SaveAsync<T>(Waiting<T> waiting, CancellationToken cancel) => channel.Writer.TryWrite(waiting)
        ? await waiting.Done.Task.WaitAsync(cancel)
        : SavingProblems.Busy();

    private async Task WriteAsync()
    {
        var together = new List<Waiting>();
        while (await channel.Reader.WaitToReadAsync())
        {
            together.Clear();
            while (together.Count < MostTogether && channel.Reader.TryRead(out var next)) together.Add(next);
            if (await TryAsync(together) is null) continue;
            // One of them broke the transaction: each stands for itself then.
            foreach (var one in together)
            {
                if (await TryAsync([one]) is { } error) one.Fail(error);
            }
        }
    }

    private async Task<Exception?> TryAsync(List<Waiting> works)
    {
        try
        {
            await using var db = workspace.OpenDb();
            // One that fails takes the whole transaction with it: points to go back to would only be two more statements each.
            db.Database.AutoSavepointsEnabled = false;
            await using var transaction = await AuditLog.BeginAsync(db);
            var batch = new SaveBatch();
            for (var done = 0; done < works.Count;)
            {
                var first = works[done];
                var together = works.Skip(done).TakeWhile(w => w == first || first.GoesWith(w)).ToList();
                await first.DoAsync(db, batch, together);
                db.ChangeTracker.Clear();
                done += together.Count;
            }
            if (await batch.LogAsync(workspace, db) is { } entry) await workspace.Audit.CommitAsync(transaction, entry);
            else await transaction.CommitAsync();
            Batches++;
        }
        catch (Exception e)
        {
            // Whatever it was: the writer must live on, and who waits is told.
            return e;
        }
        foreach (var work in works) work.Succeed();
        return null;
    }

    private abstract class Waiting
    {
        /// <summary>Whether another may be stored in one go with this.</summary>
        public virtual bool GoesWith(Waiting other) => false;

        /// <summary>Stores this and those that go with it.</summary>
        public abstract Task DoAsync(AppDb db, SaveBatch batch, IReadOnlyList<Waiting> together);

        public abstract void Succeed();

        public abstract void Fail(Exception error);
    }

    private class Waiting<T>(SaveWork<T>? work) : Waiting
    {
        public TaskCompletionSource<T> Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        protected T? Given { get; set; }

        public override async Task DoAsync(AppDb db, SaveBatch batch, IReadOnlyList<Waiting> together) => Given = await work!(db, batch, CancellationToken.None);

        public override void Succeed() => Done.SetResult(Given!);

        public override void Fail(Exception error) => Done.SetException(error);
    }

    private sealed class WaitingTogether<TItem, TResult>(SaveTogether<TItem, TResult> work, TItem item) : Waiting<TResult>(null)
    {
        public override bool GoesWith(Waiting other) => other is WaitingTogether<TItem, TResult> same && same.Work == work;

        private SaveTogether<TItem, TResult> Work => work;

        private TItem Item => item;

        public override async Task DoAsync(AppDb db, SaveBatch batch, IReadOnlyList<Waiting> together)
        {
            var all = together.Cast<WaitingTogether<TItem, TResult>>().ToList();
            var given = await work(db, batch, all.ConvertAll(w => w.Item), CancellationToken.None);
            for (var i = 0; i < all.Count; i++) all[i].Given = given[i];
        }
    }
}
