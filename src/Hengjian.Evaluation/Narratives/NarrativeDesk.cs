using Hengjian.Data.Records;
using Hengjian.Domain.Narratives;
using Hengjian.Evaluation.Evidences;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Evaluation.Narratives;

/// <summary>A comment with where its words stand now.</summary>
/// <param name="Comment">The comment.</param>
/// <param name="At">Offset of the words in the text that holds; null when they are gone.</param>
public sealed record PlacedComment(PassageCommentRecord Comment, int? At);

/// <summary>One of the five blocks of a unit's part.</summary>
/// <param name="Kind">Which.</param>
/// <param name="Block">Its record; null while nothing was written.</param>
/// <param name="Current">The version that holds; null while nothing was written.</param>
/// <param name="Lock">Who writes it now; null for nobody.</param>
/// <param name="Comments">Open ones first, then in the order they were made.</param>
public sealed record NarrativeBlock(
    NarrativeKind Kind, NarrativeBlockRecord? Block, BlockVersionRecord? Current, BlockLockRecord? Lock, IReadOnlyList<PlacedComment> Comments)
{
    /// <summary>What it says.</summary>
    public NarrativeText Text => Current is null ? new(Kind, "") : NarrativeLibrary.TextOf(Kind, Current);

    /// <summary>Number of the version that holds; 0 while nothing was written.</summary>
    public int Version => Current?.Number ?? 0;
}

/// <summary>文字: the five blocks of a unit's part.</summary>
/// <param name="Book">The part.</param>
/// <param name="Blocks">In their order.</param>
public sealed record NarrativeDesk(PartBook Book, IReadOnlyList<NarrativeBlock> Blocks)
{
    /// <summary>A block.</summary>
    public NarrativeBlock this[NarrativeKind kind] => Blocks[(int)kind];

    /// <summary>Reads it.</summary>
    /// <param name="db">Where.</param>
    /// <param name="book">The part.</param>
    /// <param name="now">Locks that have ended by then are none.</param>
    /// <param name="cancel">Gives up.</param>
    public static async Task<NarrativeDesk> OfAsync(AppDb db, PartBook book, DateTimeOffset now, CancellationToken cancel = default)
    {
        var blocks = await db.NarrativeBlocks.AsNoTracking().Where(b => b.ContributionId == book.Part.Id).ToListAsync(cancel);
        var ids = blocks.Select(b => b.Id).ToList();
        var currents = blocks.Select(b => b.Current).OfType<long>().ToList();
        var versions = await db.BlockVersions.AsNoTracking().Where(v => currents.Contains(v.Id)).ToDictionaryAsync(v => v.BlockId, cancel);
        var locks = await db.BlockLocks.AsNoTracking().Where(l => ids.Contains(l.BlockId)).ToListAsync(cancel);
        var comments = (await db.PassageComments.AsNoTracking().Where(c => ids.Contains(c.BlockId)).ToListAsync(cancel)).ToLookup(c => c.BlockId);
        return new NarrativeDesk(book, [.. NarrativeKinds.All.Select(kind => Block(kind, blocks.SingleOrDefault(b => b.Kind == kind)))]);

        NarrativeBlock Block(NarrativeKind kind, NarrativeBlockRecord? block)
        {
            if (block is null) return new(kind, null, null, null, []);
            var current = versions.GetValueOrDefault(block.Id);
            var text = current?.Text ?? "";
            return new(kind, block, current, locks.SingleOrDefault(l => l.BlockId == block.Id && l.Until > now),
                [.. comments[block.Id].OrderBy(c => c.ResolvedAt is not null).ThenBy(c => c.Id).Select(c => new PlacedComment(c, Passages.Find(text, c.Quote, c.Start)))]);
        }
    }
}

/// <summary>Finds words again in a text that has changed.</summary>
public static class Passages
{
    /// <summary>The place of the words nearest to where they stood; null when they are gone.</summary>
    public static int? Find(string text, string quote, int start)
    {
        if (quote.Length == 0) return null;
        int? best = null;
        for (var at = text.IndexOf(quote, StringComparison.Ordinal); at >= 0; at = text.IndexOf(quote, at + 1, StringComparison.Ordinal))
            if (best is not { } b || Math.Abs(at - start) < Math.Abs(b - start)) best = at;
        return best;
    }
}
