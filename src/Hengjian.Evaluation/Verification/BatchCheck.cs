using System.Text.Json;
using Hengjian.Data.Records;
using Hengjian.Domain.Filling;
using Hengjian.Domain.Submissions;
using Hengjian.Evaluation.Filling;
using Hengjian.Evaluation.Narratives;
using Hengjian.Evaluation.Saving;
using Hengjian.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Evaluation.Verification;

/// <summary>
/// 核验填报: each batch the log has the hash of is computed again from the records, and every value and text is in one. What was written before
/// the program logged batches of its kind is older than the first of them, and not held against anybody.
/// </summary>
internal static class BatchCheck
{
    private const string Made = "make-sheets";

    private static readonly JsonSerializerOptions Json = JsonSerializerOptions.Web;

    /// <summary>What is not as it was logged, with the entry it belongs to.</summary>
    public static async Task<IReadOnlyList<(string Subject, Problem Problem)>> RunAsync(AppDb db, CancellationToken cancel)
    {
        var found = new List<(string, Problem)>();
        var typed = await BatchesAsync(db, SaveBatch.Values, cancel);
        await CompareAsync(found, typed, async b => await LinesAsync(Typed(db), b, cancel));
        await LooseAsync(found, typed, Typed(db).Select(r => new Place { Region = r.Region, Id = r.Revision.Id }), isOld: false, "revision", SubmissionProblems.NotInBatch, cancel);

        var taken = await BatchesAsync(db, Made, cancel);
        await CompareAsync(found, taken, async b => await LinesAsync(TakenOver(db), b, cancel));
        await LooseAsync(found, taken, TakenOver(db).Select(r => new Place { Region = r.Region, Id = r.Revision.Id }), isOld: true, "revision", SubmissionProblems.NotInBatch, cancel);

        var texts = await BatchesAsync(db, SaveBatch.Texts, cancel);
        await CompareAsync(found, texts, async b => [.. (await Texts(db).Where(t => t.Region == b.Region && t.Version.Id >= b.First && t.Version.Id <= b.Last).ToListAsync(cancel)).Select(t => (t.Version.Id, NarrativeLibrary.LineOf(t.Version)))]);
        await LooseAsync(found, texts, Texts(db).Select(t => new Place { Region = t.Region, Id = t.Version.Id }), isOld: true, "text", SubmissionProblems.TextNotInBatch, cancel);
        return found;
    }

    private static async Task<List<Batch>> BatchesAsync(AppDb db, string action, CancellationToken cancel)
    {
        var entries = await db.AuditEntries.AsNoTracking().Where(e => e.Action == action).OrderBy(e => e.Sequence).Select(e => new { e.Sequence, e.Details }).ToListAsync(cancel);
        return [.. entries.Select(e => action == Made
                ? JsonSerializer.Deserialize<Sheets>(e.Details, Json) is { Batch: { } batch } made ? batch with { Region = made.Region, Sequence = e.Sequence } : null
                : JsonSerializer.Deserialize<Batch>(e.Details, Json)! with { Sequence = e.Sequence })
            .OfType<Batch>()];
    }

    private static async Task CompareAsync(List<(string, Problem)> found, List<Batch> batches, Func<Batch, Task<IReadOnlyList<(long, string)>>> lines)
    {
        foreach (var batch in batches)
        {
            var stored = await lines(batch);
            if (stored.Count != batch.Count || SaveBatch.RootOf(stored) != batch.Root)
                found.Add(($"audit:{batch.Sequence}", SubmissionProblems.BatchChanged(batch.Sequence)));
        }
    }

    private static async Task LooseAsync(
        List<(string, Problem)> found, List<Batch> batches, IQueryable<Place> all, bool isOld, string subject, Func<int, long, Problem> problem, CancellationToken cancel)
    {
        var (byRegion, begun) = (batches.ToLookup(b => b.Region), !isOld ? 0 : batches.Count == 0 ? long.MaxValue : batches.Min(b => b.First));
        var (count, first) = (0, 0L);
        await foreach (var one in all.Where(p => p.Id >= begun).OrderBy(p => p.Id).AsAsyncEnumerable().WithCancellation(cancel))
        {
            if (byRegion[one.Region].Any(b => one.Id >= b.First && one.Id <= b.Last)) continue;
            if (count++ == 0) first = one.Id;
        }
        if (count > 0) found.Add(($"{subject}:{first}", problem(count, first)));
    }

    private static async Task<IReadOnlyList<(long, string)>> LinesAsync(IQueryable<Placed> of, Batch batch, CancellationToken cancel) =>
        [.. (await of.Where(r => r.Region == batch.Region && r.Revision.Id >= batch.First && r.Revision.Id <= batch.Last).ToListAsync(cancel)).Select(r => (r.Revision.Id, CellSaver.LineOf(r.Revision)))];

    private static IQueryable<Placed> Typed(AppDb db) => Revisions(db, db.CellRevisions.Where(r => r.Source != CellSource.Prefilled));

    // What the program took over from known facts.
    private static IQueryable<Placed> TakenOver(AppDb db) => Revisions(db, db.CellRevisions.Where(r => r.Source == CellSource.Prefilled));

    private static IQueryable<Placed> Revisions(AppDb db, IQueryable<CellRevisionRecord> revisions) =>
        from revision in revisions.AsNoTracking()
        join sheet in db.FillSheets.AsNoTracking() on revision.SheetId equals sheet.Id
        select new Placed { Region = sheet.RegionCode, Revision = revision };

    private static IQueryable<PlacedText> Texts(AppDb db) =>
        from version in db.BlockVersions.AsNoTracking()
        join block in db.NarrativeBlocks.AsNoTracking() on version.BlockId equals block.Id
        select new PlacedText { Region = block.RegionCode, Version = version };

    private sealed class Place
    {
        public required int Region { get; init; }

        public required long Id { get; init; }
    }

    private sealed class Placed
    {
        public required int Region { get; init; }

        public required CellRevisionRecord Revision { get; init; }
    }

    private sealed class PlacedText
    {
        public required int Region { get; init; }

        public required Domain.Narratives.BlockVersionRecord Version { get; init; }
    }

    private sealed record Batch(int Region, long First, long Last, int Count, string Root)
    {
        public long Sequence { get; init; }
    }

    private sealed record Sheets(int Region, Batch? Batch);
}
