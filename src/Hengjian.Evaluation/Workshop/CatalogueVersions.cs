using Hengjian.Domain.Access;
using Hengjian.Domain.Catalogues;
using Hengjian.Domain.Rounds;
using Hengjian.Evaluation.Workspaces;
using Hengjian.Indicators.Catalogue.Editing;
using Hengjian.Indicators.Execution;
using Hengjian.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Evaluation.Workshop;

/// <summary>A version of the catalogue as the list shows it.</summary>
/// <param name="Version">Its hash.</param>
/// <param name="Record">Who, when, why; null for a version that came with the program.</param>
/// <param name="Rounds">The rounds that use it, of those the reader may know of.</param>
public sealed record CatalogueVersion(string Version, CatalogueVersionRecord? Record, IReadOnlyList<RoundRecord> Rounds)
{
    /// <summary>Saved for a region that is none of the reader's: who and why stays there.</summary>
    public bool IsElsewhere { get; init; }
}

/// <summary>目录版本: saved, listed, compared. A saved version changes no round and no result; a round chooses it.</summary>
public sealed class CatalogueVersions(Workspace workspace, WorkshopBench bench)
{
    /// <summary>Versions a workspace keeps.</summary>
    public const int Most = 500;

    /// <summary>The saved versions, newest first; then those that rounds use and that nobody saved for a region of the reader.</summary>
    /// <param name="touches">Whether a region's rounds and versions concern the reader.</param>
    /// <param name="cancel">Gives up.</param>
    public async Task<IReadOnlyList<CatalogueVersion>> ListAsync(Func<int, bool> touches, CancellationToken cancel = default)
    {
        await using var db = workspace.OpenDb();
        var all = await db.CatalogueVersions.AsNoTracking().OrderByDescending(v => v.Id).ToListAsync(cancel);
        var elsewhere = all.Where(r => !touches(r.RegionCode)).Select(r => r.Version).ToHashSet(StringComparer.Ordinal);
        var records = all.Where(r => !elsewhere.Contains(r.Version)).ToList();
        var rounds = (await db.Rounds.AsNoTracking().OrderByDescending(r => r.Year).ThenByDescending(r => r.Id).ToListAsync(cancel))
            .Where(r => touches(r.RegionCode)).ToList();
        var saved = records.Select(r => r.Version).ToHashSet(StringComparer.Ordinal);
        var others = rounds.Select(r => r.CatalogueVersion).Concat(records.Select(r => r.Parent)).Where(v => !saved.Contains(v)).Distinct(StringComparer.Ordinal);
        var byVersion = rounds.ToLookup(r => r.CatalogueVersion, StringComparer.Ordinal);
        return
        [
            .. records.Select(r => new CatalogueVersion(r.Version, r, [.. byVersion[r.Version]])),
            .. others.Select(v => new CatalogueVersion(v, null, [.. byVersion[v]]) { IsElsewhere = elsewhere.Contains(v) }),
        ];
    }

    /// <summary>One version of the list.</summary>
    public async Task<Result<CatalogueVersion>> FindAsync(string version, Func<int, bool> touches, CancellationToken cancel = default) =>
        (await ListAsync(touches, cancel)).FirstOrDefault(v => v.Version == version) is { } found ? found : WorkshopProblems.UnknownVersion(version);

    /// <summary>
    /// The version that a new draft is made from: the newest one saved for the same region, over any number of steps,
    /// from the given one. What another region tries out is no ground to build on.
    /// </summary>
    public async Task<string> NewestFromAsync(string version, int region, CancellationToken cancel = default)
    {
        await using var db = workspace.OpenDb();
        var records = await db.CatalogueVersions.AsNoTracking().Where(v => v.RegionCode == region)
            .OrderBy(v => v.Id).Select(v => new { v.Version, v.Parent }).ToListAsync(cancel);
        var line = new HashSet<string>(StringComparer.Ordinal) { version };
        var newest = version;
        // A version is saved after the one it was made from, so one pass in order finds all.
        foreach (var record in records.Where(r => line.Contains(r.Parent)))
        {
            line.Add(record.Version);
            newest = record.Version;
        }
        return newest;
    }

    /// <summary>What differs between two versions.</summary>
    public Result<CatalogueDifference> Difference(string before, string after) =>
        bench.Base(before).Then(b => bench.Base(after).Map(a => CatalogueDifference.Between(b.Catalogue, a.Catalogue)));

    /// <summary>Saves a draft as a new version: files, record and audit entry, all or nothing that anybody sees.</summary>
    /// <param name="round">The round the draft was tried in; its region decides who may.</param>
    /// <param name="draft">The draft.</param>
    /// <param name="why">Chinese reason.</param>
    /// <param name="principal">Who saves.</param>
    /// <param name="cancel">Gives up; nothing is saved then.</param>
    public async Task<Result<CatalogueVersionRecord>> SaveAsync(
        RoundRecord round, Draft draft, string why, Principal principal, CancellationToken cancel = default)
    {
        var decision = AccessPolicy.Decide(principal, Permission.EditCatalogue, round.RegionCode, round.Stage);
        if (!decision.Allowed) return AccessProblems.Denied(decision);
        var reason = why.Trim();
        if (reason.Length is 0 or > CatalogueVersionRecord.LongestReason || reason.Any(c => char.IsControl(c) && c is not ('\n' or '\r' or '\t')))
            return WorkshopProblems.ReasonNeeded(CatalogueVersionRecord.LongestReason);
        if (draft.IsUnchanged) return WorkshopProblems.NothingChanged();
        var made = CatalogueEdit.Put(draft.From.Files, draft.Indicator)
            .Then(edited => CatalogueCompiler.Compile(edited.Catalogue).Map(_ => edited));
        if (!made.TryGet(out var edited)) return Result.Fail<CatalogueVersionRecord>(made.Problems);
        return await StoreAsync(round, draft, edited, reason, principal, cancel);
    }

    private async Task<Result<CatalogueVersionRecord>> StoreAsync(
        RoundRecord round, Draft draft, EditedCatalogue edited, string reason, Principal principal, CancellationToken cancel)
    {
        var version = edited.Catalogue.Version;
        await using var db = workspace.OpenDb();
        await using var transaction = await AuditLog.BeginAsync(db, cancel);
        if (await db.CatalogueVersions.AsNoTracking().SingleOrDefaultAsync(v => v.Version == version, cancel) is { } same)
            return WorkshopProblems.SameVersion(AccessPolicy.Touches(principal, Permission.ViewCatalogue, same.RegionCode) ? same.SavedBy : null);
        if (await db.CatalogueVersions.CountAsync(cancel) >= Most) return WorkshopProblems.TooManyVersions(Most);
        // What is refused leaves nothing behind. Content before the record: a record never points at nothing. The version
        // it came from is kept too, so that the two can be compared.
        workspace.Definitions.KeepCatalogue(draft.From.Version, draft.From.Files);
        workspace.Definitions.KeepCatalogue(version, edited.Files);
        var record = new CatalogueVersionRecord
        {
            Version = version,
            Parent = draft.From.Version,
            Indicator = draft.Indicator.Id,
            IndicatorName = draft.Indicator.NameZh,
            Added = draft.IsNew,
            Reason = reason,
            SavedBy = principal.Account,
            SavedAt = workspace.Clock.GetUtcNow(),
            RegionCode = round.RegionCode,
        };
        db.CatalogueVersions.Add(record);
        await db.SaveChangesAsync(cancel);
        var details = new { record.Parent, record.Indicator, record.IndicatorName, record.Added, reason, region = round.RegionCode };
        var entry = await workspace.Audit.AppendAsync(db, principal.Account, "save-catalogue", $"catalogue:{version}", details, cancel);
        await workspace.Audit.CommitAsync(transaction, entry, cancel);
        return record;
    }
}
