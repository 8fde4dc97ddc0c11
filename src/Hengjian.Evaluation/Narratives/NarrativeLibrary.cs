using System.Globalization;
using Hengjian.Data.Records;
using Hengjian.Domain;
using Hengjian.Domain.Narratives;
using Hengjian.Domain.Packages;
using Hengjian.Evaluation.Packages;
using Hengjian.Evaluation.Saving;
using Hengjian.Evaluation.Workspaces;
using Hengjian.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Evaluation.Narratives;

/// <summary>What became of a text that was sent.</summary>
public enum SaveKind
{
    /// <summary>It is the version that holds.</summary>
    Saved,

    /// <summary>It was merged with what somebody else had written meanwhile.</summary>
    Merged,

    /// <summary>Both changed the same paragraph; nothing was stored, and both texts are given back.</summary>
    Conflict,
}

/// <summary>The answer to a text that was sent.</summary>
/// <param name="Kind">What became of it.</param>
/// <param name="Version">The version that holds now.</param>
/// <param name="Merge">The two texts paragraph by paragraph; null unless they were merged or conflict.</param>
public sealed record SavedBlock(SaveKind Kind, BlockVersionRecord Version, MergedText? Merge)
{
    /// <summary>Why nothing was stored; null otherwise.</summary>
    public Problem? Problem { get; init; }
}

/// <summary>A text sent for a block.</summary>
/// <param name="Contribution">The part.</param>
/// <param name="Text">What it says.</param>
/// <param name="Base">Number of the version it was written over; 0 for none.</param>
/// <param name="Op">The sender's number: sent twice, stored once.</param>
/// <param name="By">Sign-in name.</param>
public sealed record BlockSave(long Contribution, NarrativeText Text, int Base, Guid Op, string By)
{
    /// <summary>
    /// Texts the sender sent before and whose fate it does not know, or whose merged form it does not show, oldest first. The
    /// newest of them that was stored is what this text was written over.
    /// </summary>
    public IReadOnlyList<TriedText> Tried { get; init; } = [];
}

/// <summary>A text that was sent before.</summary>
/// <param name="Op">The sender's number.</param>
/// <param name="Text">The words as they were sent.</param>
public sealed record TriedText(Guid Op, string Text);

/// <summary>
/// 自评文字: versions are only added; a text is never written over another: who writes holds a lease, what was written over an
/// older version is merged by paragraphs, and what cannot be merged is given back beside the other.
/// </summary>
public sealed class NarrativeLibrary(Workspace workspace, SaveQueue queue)
{
    /// <summary>How long a lease lasts after the last save.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(3);

    private const int MostReason = 200;
    private const int MostComment = 1000;
    private const int MostQuote = 400;

    /// <summary>What a version says.</summary>
    public static NarrativeText TextOf(NarrativeKind kind, BlockVersionRecord version) => new(kind, version.Text)
    {
        Status = version.Status,
        Cause = version.Cause,
        Remainder = Remainder.Load(version.Remainder),
        Until = version.Until,
    };

    /// <summary>A version as the audit log's hashes see it.</summary>
    public static string LineOf(BlockVersionRecord version) => FormattableString.Invariant(
        $"{version.BlockId}/{version.Number} {version.By} {version.At.ToUnixTimeMilliseconds()} {version.Status} {version.Until:O} {version.Cause.ReplaceLineEndings(" ")} {version.Remainder} {version.Text.ReplaceLineEndings("\\n")}");

    /// <summary>Stores a text; who may write for the unit was asked by the caller, the state of the work is asked here.</summary>
    public async Task<Result<SavedBlock>> SaveAsync(BlockSave save, CancellationToken cancel = default)
    {
        if (save.Text.CheckStorable().FirstOrDefault() is { } wrong) return wrong;
        var done = await queue.SaveAsync<Result<SavedBlock>>((db, batch, c) => StoreAsync(db, batch, save, c), cancel);
        return done.TryGet(out var answer) ? answer : Result.Fail<SavedBlock>(done.Problems);
    }

    /// <summary>Takes the lease of a block; one that another holds only with a reason, and when the caller says it may be.</summary>
    /// <param name="contribution">The part.</param>
    /// <param name="kind">The block.</param>
    /// <param name="by">Sign-in name.</param>
    /// <param name="reason">Why it is taken from somebody; null when it is not to be taken.</param>
    /// <param name="cancel">Gives up.</param>
    public async Task<Result<BlockLockRecord>> LockAsync(long contribution, NarrativeKind kind, string by, string? reason, CancellationToken cancel = default)
    {
        await using var db = workspace.OpenDb();
        await using var transaction = await AuditLog.BeginAsync(db, cancel);
        var block = await BlockAsync(db, contribution, kind, cancel);
        if (block is null) return NarrativeProblems.Closed("没有这项任务。");
        var held = await db.BlockLocks.SingleOrDefaultAsync(l => l.BlockId == block.Id, cancel);
        var now = workspace.Clock.GetUtcNow();
        var other = held is not null && held.By != by && held.Until > now ? held.By : null;
        if (other is not null && reason is null) return NarrativeProblems.Locked(other, Clock(held!.Until));
        if (other is not null && string.IsNullOrWhiteSpace(reason)) return NarrativeProblems.NoReason();
        if (held is null) db.BlockLocks.Add(held = new BlockLockRecord { BlockId = block.Id, By = by, Until = now + Lease });
        (held.By, held.Until, held.Reason) = (by, now + Lease, other is null ? "" : Cut(reason!.Trim(), MostReason));
        await db.SaveChangesAsync(cancel);
        if (other is null) await transaction.CommitAsync(CancellationToken.None);
        else
        {
            var entry = await workspace.Audit.AppendAsync(db, by, "lock-taken-over", Subject(block.Id), new { from = other, held.Reason, block = kind.NameOf(), region = block.RegionCode }, cancel);
            await workspace.Audit.CommitAsync(transaction, entry, cancel);
        }
        return held;
    }

    /// <summary>Lets an own lease go.</summary>
    public async Task ReleaseAsync(long contribution, NarrativeKind kind, string by, CancellationToken cancel = default)
    {
        await using var db = workspace.OpenDb();
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var account = by;
        var held = await (from l in db.BlockLocks join b in db.NarrativeBlocks on l.BlockId equals b.Id where b.ContributionId == contribution && b.Kind == kind && l.By == account select l).SingleOrDefaultAsync(cancel);
        if (held is null) return;
        db.BlockLocks.Remove(held);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
    }

    /// <summary>Notes what somebody says to a passage.</summary>
    public async Task<Result<PassageCommentRecord>> CommentAsync(long contribution, NarrativeKind kind, string quote, string text, string by, CancellationToken cancel = default)
    {
        if (string.IsNullOrWhiteSpace(text)) return NarrativeProblems.EmptyComment();
        if (!StorableText.Is(text) || !StorableText.Is(quote)) return NarrativeProblems.NotStorable();
        if (quote.Length > MostQuote) return NarrativeProblems.QuoteGone(Cut(quote, 30));
        await using var db = workspace.OpenDb();
        await using var transaction = await AuditLog.BeginAsync(db, cancel);
        var block = await db.NarrativeBlocks.SingleOrDefaultAsync(b => b.ContributionId == contribution && b.Kind == kind, cancel);
        var current = block?.Current is { } id ? await db.BlockVersions.SingleAsync(v => v.Id == id, cancel) : null;
        if (block is null || current is null) return NarrativeProblems.NothingToComment();
        quote = quote.ReplaceLineEndings("\n");
        var at = quote.Length == 0 ? 0 : Passages.Find(current.Text, quote, 0) ?? -1;
        if (at < 0) return NarrativeProblems.QuoteGone(Cut(quote, 30));
        var comment = new PassageCommentRecord
        {
            BlockId = block.Id,
            Version = current.Number,
            Start = at,
            End = at + quote.Length,
            Quote = quote,
            Text = Cut(text.Trim(), MostComment),
            By = by,
            At = workspace.Clock.GetUtcNow(),
        };
        db.PassageComments.Add(comment);
        var entry = await workspace.Audit.AppendAsync(db, by, "comment-text", Subject(block.Id), new { block = kind.NameOf(), version = current.Number, region = block.RegionCode }, cancel);
        await workspace.Audit.CommitAsync(transaction, entry, cancel);
        return comment;
    }

    /// <summary>
    /// 已看过: the head of the unit lets a flag of the audit stand, with a reason that is kept as a comment on the passage, dealt with at
    /// once. It holds for this passage and this message; when either changes the flag is back.
    /// </summary>
    public async Task<Result<PassageCommentRecord>> SeeAsync(long contribution, NarrativeFlag flag, string reason, string by, CancellationToken cancel = default)
    {
        if (string.IsNullOrWhiteSpace(reason)) return NarrativeProblems.NoSeenReason();
        if (!StorableText.Is(reason)) return NarrativeProblems.NotStorable();
        await using var db = workspace.OpenDb();
        await using var transaction = await AuditLog.BeginAsync(db, cancel);
        var block = await db.NarrativeBlocks.SingleOrDefaultAsync(b => b.ContributionId == contribution && b.Kind == flag.Kind, cancel);
        var current = block?.Current is { } id ? await db.BlockVersions.SingleAsync(v => v.Id == id, cancel) : null;
        if (block is null || current is null || flag.End > current.Text.Length) return NarrativeProblems.NothingToComment();
        var now = workspace.Clock.GetUtcNow();
        var comment = new PassageCommentRecord
        {
            BlockId = block.Id,
            Version = current.Number,
            Start = flag.Start,
            End = Math.Min(flag.End, flag.Start + MostQuote),
            Quote = flag.PassageOf(TextOf(flag.Kind, current)),
            Text = Cut(flag.Seen + reason.Trim(), MostComment),
            By = by,
            At = now,
        };
        (comment.ResolvedAt, comment.ResolvedBy) = (now, by);
        db.PassageComments.Add(comment);
        var entry = await workspace.Audit.AppendAsync(db, by, "see-flag", Subject(block.Id), new { block = flag.Kind.NameOf(), version = current.Number, region = block.RegionCode, reason = Cut(reason.Trim(), MostReason) }, cancel);
        await workspace.Audit.CommitAsync(transaction, entry, cancel);
        return comment;
    }

    /// <summary>Notes that a comment was dealt with.</summary>
    public async Task ResolveAsync(long contribution, long comment, string by, CancellationToken cancel = default)
    {
        await using var db = workspace.OpenDb();
        await using var transaction = await AuditLog.BeginAsync(db, cancel);
        var found = await (from c in db.PassageComments join b in db.NarrativeBlocks on c.BlockId equals b.Id where c.Id == comment && b.ContributionId == contribution select new { Comment = c, b.RegionCode, b.Kind }).SingleOrDefaultAsync(cancel);
        if (found is null || found.Comment.ResolvedAt is not null) return;
        (found.Comment.ResolvedAt, found.Comment.ResolvedBy) = (workspace.Clock.GetUtcNow(), by);
        var entry = await workspace.Audit.AppendAsync(db, by, "resolve-comment", Subject(found.Comment.BlockId), new { block = found.Kind.NameOf(), region = found.RegionCode }, cancel);
        await workspace.Audit.CommitAsync(transaction, entry, cancel);
    }

    /// <summary>All versions of a block, newest first.</summary>
    public async Task<IReadOnlyList<BlockVersionRecord>> VersionsAsync(long contribution, NarrativeKind kind, CancellationToken cancel = default)
    {
        await using var db = workspace.OpenDb();
        return await (from v in db.BlockVersions.AsNoTracking() join b in db.NarrativeBlocks on v.BlockId equals b.Id where b.ContributionId == contribution && b.Kind == kind orderby v.Number descending select v).ToListAsync(cancel);
    }

    /// <summary>Name of a block in the audit log.</summary>
    private static string Subject(long block) => "block:" + block.ToString(CultureInfo.InvariantCulture);

    private static string Cut(string text, int most) => text.Length <= most ? text : text[..most];

    private static string Clock(DateTimeOffset at) => at.ToOffset(BeijingTime.Offset).ToString("HH:mm", CultureInfo.InvariantCulture);

    // The record of a block, made when it is first written or locked; null when there is no such part.
    private static async Task<NarrativeBlockRecord?> BlockAsync(AppDb db, long contribution, NarrativeKind kind, CancellationToken cancel)
    {
        if (await db.NarrativeBlocks.SingleOrDefaultAsync(b => b.ContributionId == contribution && b.Kind == kind, cancel) is { } known) return known;
        var region = await db.Contributions.Where(c => c.Id == contribution).Select(c => (int?)c.RegionCode).SingleOrDefaultAsync(cancel);
        if (region is null) return null;
        var block = new NarrativeBlockRecord { ContributionId = contribution, RegionCode = region.Value, Kind = kind };
        db.NarrativeBlocks.Add(block);
        await db.SaveChangesAsync(cancel);
        return block;
    }

    private async Task<Result<SavedBlock>> StoreAsync(AppDb db, SaveBatch batch, BlockSave save, CancellationToken cancel)
    {
        if (await EditGates.ReadAsync(db, save.Contribution, cancel) is not { } facts) return NarrativeProblems.Closed("没有这项任务。");
        var block = await db.NarrativeBlocks.SingleOrDefaultAsync(b => b.ContributionId == save.Contribution && b.Kind == save.Text.Kind, cancel);
        if (block is not null && await db.BlockVersions.SingleOrDefaultAsync(v => v.BlockId == block.Id && v.Op == save.Op, cancel) is { } known)
            return new SavedBlock(SaveKind.Saved, known, null);
        var may = EditGate.May(facts, new EditTarget.Block(block?.Id ?? 0));
        if (!may.Allowed) return NarrativeProblems.Closed(may.Reason);
        block ??= (await BlockAsync(db, save.Contribution, save.Text.Kind, cancel))!;
        var now = workspace.Clock.GetUtcNow();
        var held = await db.BlockLocks.SingleOrDefaultAsync(l => l.BlockId == block.Id, cancel);
        if (held is not null && held.By != save.By && held.Until > now) return NarrativeProblems.Locked(held.By, Clock(held.Until));
        var merged = await MergeAsync(db, block, save, cancel);
        if (!merged.TryGet(out var made)) return Result.Fail<SavedBlock>(merged.Problems);
        if (made.Problem is not null) return made;
        if (made.Version.Id == 0)
        {
            db.BlockVersions.Add(made.Version);
            await db.SaveChangesAsync(cancel);
            block.Current = made.Version.Id;
            batch.Note(block.RegionCode, save.By, made.Version.Id, LineOf(made.Version), SaveBatch.Texts);
        }
        if (held is null) db.BlockLocks.Add(new BlockLockRecord { BlockId = block.Id, By = save.By, Until = now + Lease });
        else (held.By, held.Until, held.Reason) = (save.By, now + Lease, held.By == save.By ? held.Reason : "");
        await db.SaveChangesAsync(cancel);
        return made;
    }

    // The version to be added; the one that holds when nothing changed; or both texts.
    private async Task<Result<SavedBlock>> MergeAsync(AppDb db, NarrativeBlockRecord block, BlockSave save, CancellationToken cancel)
    {
        var current = block.Current is { } id ? await db.BlockVersions.SingleAsync(v => v.Id == id, cancel) : null;
        string? over = null;
        if (await StoredAsync(db, block, save, cancel) is var (stored, sent))
        {
            save = save with { Base = stored.Number };
            // What was merged at its arrival was not yet seen by who typed on.
            over = sent != stored.Text ? sent : null;
        }
        if (current is not null && TextOf(save.Text.Kind, current) is var holds && Same(holds, save.Text)) return new SavedBlock(SaveKind.Saved, current, null);
        if (current is null || (current.Number == save.Base && over is null)) return new SavedBlock(SaveKind.Saved, New(block, save, save.Text, current, null), null);
        var before = await db.BlockVersions.SingleOrDefaultAsync(v => v.BlockId == block.Id && v.Number == save.Base, cancel);
        var old = before is null ? new NarrativeText(save.Text.Kind, "") : TextOf(save.Text.Kind, before);
        if (over is not null) old = old with { Text = over };
        var theirs = TextOf(save.Text.Kind, current);
        var merge = TextMerge.ThreeWay(old.Text, save.Text.Text, theirs.Text);
        var facts = Facts(old, save.Text, theirs);
        if (!merge.IsClean || facts is null) return new SavedBlock(SaveKind.Conflict, current, merge) { Problem = NarrativeProblems.Conflict(current.By) };
        var text = facts with { Text = merge.Text };
        if (Same(text, theirs)) return new SavedBlock(SaveKind.Merged, current, merge);
        return new SavedBlock(SaveKind.Merged, New(block, save, text, current, current.Number), merge);
    }

    // The newest version that came from a text the sender does not know the fate of.
    private static async Task<(BlockVersionRecord Stored, string Sent)?> StoredAsync(AppDb db, NarrativeBlockRecord block, BlockSave save, CancellationToken cancel)
    {
        if (save.Tried.Count == 0) return null;
        Guid[] ops = [.. save.Tried.Select(t => t.Op)];
        var stored = await db.BlockVersions.Where(v => v.BlockId == block.Id && ops.Contains(v.Op) && v.By == save.By)
            .OrderByDescending(v => v.Number).FirstOrDefaultAsync(cancel);
        return stored is null ? null : (stored, save.Tried.Last(t => t.Op == stored.Op).Text);
    }

    private BlockVersionRecord New(NarrativeBlockRecord block, BlockSave save, NarrativeText text, BlockVersionRecord? current, int? mergedFrom) => new()
    {
        BlockId = block.Id,
        Number = (current?.Number ?? 0) + 1,
        Text = text.Text,
        Status = text.Status,
        Cause = text.Cause,
        Remainder = text.Remainder.Store(),
        Until = text.Until,
        By = save.By,
        At = workspace.Clock.GetUtcNow(),
        Op = save.Op,
        Base = save.Base == 0 ? null : save.Base,
        MergedFrom = mergedFrom,
    };

    private static bool Same(NarrativeText a, NarrativeText b) =>
        a.Text == b.Text && a.Status == b.Status && a.Cause == b.Cause && a.Until == b.Until && a.Remainder.Store() == b.Remainder.Store();

    // What is beside the text: each from the side that changed it; null when both changed one in other ways.
    private static NarrativeText? Facts(NarrativeText before, NarrativeText mine, NarrativeText theirs)
    {
        var fits = true;
        T Pick<T>(T o, T m, T t)
        {
            var compare = EqualityComparer<T>.Default;
            if (compare.Equals(m, t) || compare.Equals(o, t)) return m;
            fits &= compare.Equals(o, m);
            return t;
        }
        var merged = mine with
        {
            Status = Pick(before.Status, mine.Status, theirs.Status),
            Cause = Pick(before.Cause, mine.Cause, theirs.Cause),
            Until = Pick(before.Until, mine.Until, theirs.Until),
            Remainder = Remainder.Load(Pick(before.Remainder.Store(), mine.Remainder.Store(), theirs.Remainder.Store())),
        };
        return fits ? merged : null;
    }
}
