using Hengjian.Data.Records;
using Hengjian.Domain.Access;
using Hengjian.Domain.Regions;
using Hengjian.Evaluation.Workspaces;
using Hengjian.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Evaluation.Regions;

/// <summary>区划调整: previewed, then done from a day on with the number of the document that decided it.</summary>
public sealed class RegionActLibrary(Workspace workspace)
{
    /// <summary>All rows of regions there ever were, by code and first day.</summary>
    public async Task<IReadOnlyList<RegionRecord>> RowsAsync(CancellationToken cancel = default)
    {
        await using var db = workspace.OpenDb();
        return await RowsAsync(db, false, cancel);
    }

    /// <summary>The acts within a scope, newest first.</summary>
    public async Task<IReadOnlyList<RegionActRecord>> ListAsync(RegionScope scope, CancellationToken cancel = default)
    {
        await using var db = workspace.OpenDb();
        return await db.RegionActs.AsNoTracking().InScope(scope).OrderByDescending(a => a.On).ThenByDescending(a => a.Id).ToListAsync(cancel);
    }

    /// <summary>What an act would change; stores nothing.</summary>
    public async Task<Result<RegionActPreview>> PreviewAsync(RegionAct act, Principal by, CancellationToken cancel = default)
    {
        await using var db = workspace.OpenDb();
        var rows = await RowsAsync(db, false, cancel);
        var applied = RegionActs.Apply(rows, act);
        if (Refusal(rows, act, by) is { } refused) return refused;
        if (!applied.TryGet(out var change)) return Result.Fail<RegionActPreview>(applied.Problems);
        var now = workspace.Clock.GetUtcNow();
        var gone = change.Gone;
        var units = (await db.Units.AsNoTracking().Where(u => gone.Contains(u.RegionCode)).OrderBy(u => u.Id).ToListAsync(cancel)).Where(u => u.Exists(act.On)).ToList();
        var renamed = change.Ended.Where(e => !gone.Contains(e.RegionCode) && change.Begun.Any(b => b.RegionCode == e.RegionCode && b.Name != e.Name)).ToList();
        var codes = renamed.Select(r => r.RegionCode).ToList();
        var named = (await db.Units.AsNoTracking().Where(u => codes.Contains(u.RegionCode)).OrderBy(u => u.Id).ToListAsync(cancel))
            .Where(u => u.Exists(act.On) && renamed.Exists(r => r.RegionCode == u.RegionCode && u.Name.StartsWith(r.Name, StringComparison.Ordinal))).ToList();
        var accounts = await db.Accounts.AsNoTracking().Include(a => a.Grants)
            .Where(a => !a.Disabled && (gone.Contains(a.RegionCode) || a.Grants.Any(g => gone.Contains(g.RegionCode)))).OrderBy(a => a.Name).ToListAsync(cancel);
        var touched = act.From.ToList();
        var rounds = await db.Rounds.AsNoTracking()
            .Where(r => r.Stage != ProcessStage.Published && db.Packages.Any(p => p.RoundId == r.Id && touched.Contains(p.RegionCode))).OrderBy(r => r.Id).Select(r => r.Name).ToListAsync(cancel);
        return new RegionActPreview(
            RegionActs.WordsOf(act, rows), change, units, named,
            [.. accounts.SelectMany(a => a.Grants.Where(g => !g.IsOver(now) && gone.Contains(g.RegionCode)).OrderBy(g => g.Id).Select(g => new AffectedGrant(a.Name, a.DisplayName, g)))],
            accounts.Count(a => gone.Contains(a.RegionCode)), rounds);
    }

    /// <summary>Does it: rows end and begin, the act is kept and logged, all or nothing.</summary>
    /// <param name="act">The act.</param>
    /// <param name="document">文号.</param>
    /// <param name="by">Who enters it.</param>
    /// <param name="cancel">Gives up; nothing is stored then.</param>
    public async Task<Result<RegionActRecord>> DoAsync(RegionAct act, string document, Principal by, CancellationToken cancel = default)
    {
        if (document.Trim() is not { Length: > 0 and <= RegionActRecord.LongestDocument } number) return RegionActProblems.NoDocument();
        await using var db = workspace.OpenDb();
        await using var transaction = await AuditLog.BeginAsync(db, cancel);
        var rows = await RowsAsync(db, true, cancel);
        var applied = RegionActs.Apply(rows, act);
        if (Refusal(rows, act, by) is { } refused) return refused;
        if (!applied.TryGet(out var change)) return Result.Fail<RegionActRecord>(applied.Problems);
        var record = new RegionActRecord
        {
            RegionCode = Common(Above(rows, act)),
            Kind = act.Kind,
            On = act.On,
            Document = number,
            FromCodes = RegionActRecord.TextOf(act.From.Order()),
            ToCodes = RegionActRecord.TextOf(act.To.Select(t => t.Code).Order()),
            Words = RegionActs.WordsOf(act, rows),
            MadeBy = by.Account,
            MadeAt = workspace.Clock.GetUtcNow(),
        };
        foreach (var row in change.Ended) row.ValidTo = act.On;
        db.Regions.AddRange(change.Begun);
        db.RegionActs.Add(record);
        await db.SaveChangesAsync(cancel);
        var entry = await workspace.Audit.AppendAsync(
            db, by.Account, "region-act", "region-act:" + record.Id,
            new { kind = record.Kind.ToString(), on = record.On, document = number, words = record.Words, region = record.RegionCode }, cancel);
        await workspace.Audit.CommitAsync(transaction, entry, cancel);
        return record;
    }

    // Whoever looks after what lies above decides what lies below: nobody renames or abolishes the own region.
    private static Problem? Refusal(IReadOnlyList<RegionRecord> rows, RegionAct act, Principal by)
    {
        foreach (var region in Above(rows, act))
            if (AccessPolicy.Decide(by, Permission.ManageRegions, region) is { Allowed: false } no) return AccessProblems.Denied(no);
        return null;
    }

    private static IReadOnlyList<int> Above(IReadOnlyList<RegionRecord> rows, RegionAct act) =>
    [
        .. act.From.SelectMany(code => rows.Where(r => r.RegionCode == code).Select(r => r.ParentCode ?? 0))
            .Concat(act.To.Select(t => t.ParentCode ?? 0)).Distinct().Order(),
    ];

    // The lowest code that has all of them below it or is one of them.
    private static int Common(IReadOnlyList<int> codes) => codes.Distinct().ToList() switch
    {
        [var one] => one,
        [var first, ..] when codes.All(c => c / 10_000 == first / 10_000) => first / 10_000 * 10_000,
        _ => 0,
    };

    private static async Task<IReadOnlyList<RegionRecord>> RowsAsync(AppDb db, bool tracked, CancellationToken cancel) =>
        await (tracked ? db.Regions : db.Regions.AsNoTracking()).OrderBy(r => r.RegionCode).ThenBy(r => r.ValidFrom).ToListAsync(cancel);
}
