using System.Collections.Concurrent;
using System.Globalization;
using Hengjian.Data.Records;
using Hengjian.Domain;
using Hengjian.Domain.Access;
using Hengjian.Domain.Rounds;
using Hengjian.Evaluation.Workspaces;
using Hengjian.Indicators.Scoring;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Evaluation.SelfScores;

/// <summary>Scores of stored runs that self scores are shown beside; a run is shown to whom its results are.</summary>
public sealed class ScoreReferences(Workspace workspace)
{
    private const int MostKept = 64;

    private readonly ConcurrentDictionary<(string Hash, int Region), IReadOnlyDictionary<string, ItemScore>> kept = new();

    /// <summary>The round's own: the official run, else the newest trial.</summary>
    public async Task<ComparedRun?> OfRoundAsync(AppDb db, RoundRecord round, int region, Principal principal, CancellationToken cancel = default)
    {
        if (!AccessPolicy.Decide(principal, Permission.ViewResults, region, round.Stage).Allowed) return null;
        var runs = db.Runs.AsNoTracking().Where(r => r.RoundId == round.Id);
        var run = await runs.SingleOrDefaultAsync(r => r.Id == round.OfficialRunId, cancel) ?? await runs.OrderByDescending(r => r.Id).FirstOrDefaultAsync(cancel);
        return run is null ? null : Of(run, region, (run.Official ? "正式测算" : "试算") + run.RunAt.ToOffset(BeijingTime.Offset).ToString("（M月d日）", CultureInfo.InvariantCulture));
    }

    /// <summary>That of the round before, of the same evaluator and scheme.</summary>
    public async Task<ComparedRun?> BeforeAsync(AppDb db, RoundRecord round, int region, Principal principal, CancellationToken cancel = default)
    {
        var before = await (
            from r in db.Rounds.AsNoTracking()
            join run in db.Runs.AsNoTracking() on r.OfficialRunId equals run.Id
            where r.SchemeId == round.SchemeId && r.RegionCode == round.RegionCode && r.Year < round.Year && (r.Stage == ProcessStage.Scored || r.Stage == ProcessStage.Published)
            orderby r.Year descending, r.Id descending
            select new { r.Year, r.Stage, Run = run }).FirstOrDefaultAsync(cancel);
        // Which day it was computed says nothing any more.
        return before is null || !AccessPolicy.Decide(principal, Permission.ViewResults, region, before.Stage).Allowed
            ? null : Of(before.Run, region, string.Create(CultureInfo.InvariantCulture, $"{before.Year}年得分"));
    }

    private ComparedRun? Of(RunRecord run, int region, string words)
    {
        if (!kept.TryGetValue((run.ResultHash, region), out var items))
        {
            if (!workspace.Results.Load(run.ResultHash).TryGet(out var stored)) return null;
            items = stored.Scheme?.Sheets.FirstOrDefault(s => s.Region == region)?.Items.ToDictionary(i => i.ItemId, StringComparer.Ordinal) ?? [];
            if (kept.Count >= MostKept) kept.Clear();
            kept[(run.ResultHash, region)] = items;
        }
        return items.Count == 0 ? null : new ComparedRun(words, items);
    }
}
