using System.Text.Json;
using Hengjian.Data.Records;
using Hengjian.Domain.Filling;
using Hengjian.Domain.Submissions;
using Hengjian.Evaluation.Filling;
using Hengjian.Evaluation.Saving;
using Hengjian.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Evaluation.Verification;

/// <summary>核验填报: each batch the log has the hash of is computed again from the values, and every typed value is in one.</summary>
internal static class BatchCheck
{
    /// <summary>What is not as it was logged, with the entry it belongs to.</summary>
    public static async Task<IReadOnlyList<(string Subject, Problem Problem)>> RunAsync(AppDb db, CancellationToken cancel)
    {
        var found = new List<(string, Problem)>();
        var entries = await db.AuditEntries.AsNoTracking().Where(e => e.Action == "fill-batch").OrderBy(e => e.Sequence).Select(e => new { e.Sequence, e.Details }).ToListAsync(cancel);
        var ranges = new List<(int Region, long First, long Last)>();
        foreach (var entry in entries)
        {
            var batch = JsonSerializer.Deserialize<Batch>(entry.Details, JsonSerializerOptions.Web)!;
            ranges.Add((batch.Region, batch.First, batch.Last));
            var stored = await Typed(db).Where(r => r.Region == batch.Region && r.Revision.Id >= batch.First && r.Revision.Id <= batch.Last).ToListAsync(cancel);
            if (stored.Count != batch.Count || SaveBatch.RootOf(stored.Select(r => (r.Revision.Id, CellSaver.LineOf(r.Revision)))) != batch.Root)
                found.Add(($"audit:{entry.Sequence}", SubmissionProblems.BatchChanged(entry.Sequence)));
        }
        var byRegion = ranges.ToLookup(r => r.Region);
        var loose = new List<long>();
        await foreach (var one in Typed(db).Select(r => new { r.Region, r.Revision.Id }).OrderBy(r => r.Id).AsAsyncEnumerable().WithCancellation(cancel))
            if (!IsCovered(byRegion[one.Region], one.Id)) loose.Add(one.Id);
        if (loose.Count > 0) found.Add(($"revision:{loose[0]}", SubmissionProblems.NotInBatch(loose.Count, loose[0])));
        return found;
    }

    // What the program takes over from known facts is in no batch: it is in its snapshots.
    private static IQueryable<Placed> Typed(AppDb db) =>
        from revision in db.CellRevisions.AsNoTracking()
        join sheet in db.FillSheets.AsNoTracking() on revision.SheetId equals sheet.Id
        where revision.Source != CellSource.Prefilled
        select new Placed { Region = sheet.RegionCode, Revision = revision };

    private static bool IsCovered(IEnumerable<(int Region, long First, long Last)> ranges, long id) => ranges.Any(r => id >= r.First && id <= r.Last);

    private sealed class Placed
    {
        public required int Region { get; init; }

        public required CellRevisionRecord Revision { get; init; }
    }

    private sealed record Batch(int Region, long First, long Last, int Count, string Root);
}
