using Hengjian.Data.Records;
using Hengjian.Domain.Access;
using Hengjian.Domain.Rounds;
using Hengjian.Domain.Scenarios;
using Hengjian.Evaluation.Workspaces;
using Hengjian.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Evaluation.WhatIf;

/// <summary>What a person says about a scenario to be kept.</summary>
/// <param name="Name">Chinese name.</param>
/// <param name="Note">Chinese: what for.</param>
public sealed record ScenarioGiving(string Name, string Note);

/// <summary>推演方案: kept, listed, deleted; each deed is in the audit log. Nothing here touches runs or results.</summary>
public sealed class ScenarioLibrary(Workspace workspace)
{
    /// <summary>The scenarios of a round that this person may see, newest first.</summary>
    /// <remarks>Filtered by region in the query, by stage and unit through the policy.</remarks>
    public async Task<IReadOnlyList<ScenarioRecord>> ListAsync(RoundRecord round, Principal principal, CancellationToken cancel = default)
    {
        var scope = AccessPolicy.ScopeOf(principal, Permission.RunWhatIf, round.Stage);
        await using var db = workspace.OpenDb();
        var records = await db.Scenarios.AsNoTracking().Where(s => s.RoundId == round.Id).InScope(scope)
            .OrderByDescending(s => s.Id).ToListAsync(cancel);
        return [.. records.Where(s => MaySee(principal, round, s))];
    }

    /// <summary>One scenario of a round, or that there is none this person may see.</summary>
    public async Task<Result<ScenarioRecord>> FindAsync(RoundRecord round, long id, Principal principal, CancellationToken cancel = default)
    {
        var scope = AccessPolicy.ScopeOf(principal, Permission.RunWhatIf, round.Stage);
        await using var db = workspace.OpenDb();
        var record = await db.Scenarios.AsNoTracking().Where(s => s.RoundId == round.Id && s.Id == id).InScope(scope).SingleOrDefaultAsync(cancel);
        return record is not null && MaySee(principal, round, record) ? record : Unknown(id);
    }

    /// <summary>Keeps settings under a name.</summary>
    /// <param name="round">The round.</param>
    /// <param name="run">The run they were made over.</param>
    /// <param name="settings">What was changed; they must have been run without problems.</param>
    /// <param name="giving">Name and note.</param>
    /// <param name="principal">The owner.</param>
    /// <param name="cancel">Gives up; nothing is kept then.</param>
    public async Task<Result<ScenarioRecord>> SaveAsync(
        RoundRecord round, long run, WhatIfSettings settings, ScenarioGiving giving, Principal principal, CancellationToken cancel = default)
    {
        var (name, note) = (giving.Name.Trim(), giving.Note.Trim());
        if (Owner(principal, round) is not { } grant)
            return AccessProblems.Denied(AccessPolicy.Decide(principal, Permission.RunWhatIf, round.RegionCode, round.Stage));
        var problems = Refused(name, note, settings).ToList();
        if (problems.Count > 0) return Result.Fail<ScenarioRecord>(problems);
        await using var db = workspace.OpenDb();
        // The lock on the log also keeps two saves at once from passing the same check.
        await using var transaction = await AuditLog.BeginAsync(db, cancel);
        var own = await db.Scenarios.AsNoTracking().Where(s => s.RoundId == round.Id && s.Owner == principal.Account).Select(s => s.Name).ToListAsync(cancel);
        if (own.Contains(name, StringComparer.Ordinal)) return WhatIfProblems.SameName(name);
        if (own.Count >= ScenarioRecord.MostPerOwner) return WhatIfProblems.TooMany(ScenarioRecord.MostPerOwner);
        var record = new ScenarioRecord
        {
            RoundId = round.Id,
            RunId = run,
            RegionCode = grant.RegionCode,
            Unit = grant.Unit,
            Name = name,
            Note = note,
            Settings = ScenarioText.Write(settings),
            Owner = principal.Account,
            CreatedAt = workspace.Clock.GetUtcNow(),
        };
        db.Scenarios.Add(record);
        await db.SaveChangesAsync(cancel);
        var entry = await workspace.Audit.AppendAsync(
            db, principal.Account, "save-scenario", $"scenario:{record.Id}", new { round = round.Id, name, count = settings.Changes.Count, region = grant.RegionCode }, cancel);
        await workspace.Audit.CommitAsync(transaction, entry, cancel);
        return record;
    }

    /// <summary>Deletes one of the person's own.</summary>
    public async Task<Result<ScenarioRecord>> DeleteAsync(RoundRecord round, long id, Principal principal, CancellationToken cancel = default)
    {
        var found = await FindAsync(round, id, principal, cancel);
        if (!found.TryGet(out var seen)) return found;
        if (seen.Owner != principal.Account) return WhatIfProblems.NotTheOwner();
        await using var db = workspace.OpenDb();
        await using var transaction = await AuditLog.BeginAsync(db, cancel);
        if (await db.Scenarios.SingleOrDefaultAsync(s => s.Id == id, cancel) is not { } record) return Unknown(id);
        db.Scenarios.Remove(record);
        await db.SaveChangesAsync(cancel);
        var entry = await workspace.Audit.AppendAsync(
            db, principal.Account, "delete-scenario", $"scenario:{id}", new { round = round.Id, record.Name, region = record.RegionCode }, cancel);
        await workspace.Audit.CommitAsync(transaction, entry, cancel);
        return record;
    }

    private static bool MaySee(Principal principal, RoundRecord round, ScenarioRecord scenario) =>
        AccessPolicy.Decide(principal, Permission.RunWhatIf, scenario.RegionCode, round.Stage, scenario.Unit).Allowed;

    // The widest grant under which the person may do it now: a scenario belongs to that region and unit.
    private static Grant? Owner(Principal principal, RoundRecord round) => principal.Grants
        .Where(g => AccessPolicy.Decide(principal with { Grants = [g] }, Permission.RunWhatIf, g.RegionCode, round.Stage, g.Unit).Allowed)
        .OrderByDescending(g => CodeRange.Of(g.RegionCode).To - g.RegionCode).ThenBy(g => g.Unit is not null).ThenBy(g => g.RegionCode).FirstOrDefault();

    private static IEnumerable<Problem> Refused(string name, string note, WhatIfSettings settings)
    {
        if (name.Length is 0 or > ScenarioRecord.LongestName || name.Any(char.IsControl)) yield return WhatIfProblems.BadName(ScenarioRecord.LongestName);
        if (note.Length > ScenarioRecord.LongestNote) yield return WhatIfProblems.NoteTooLong(ScenarioRecord.LongestNote);
        if (settings.Changes.Count == 0) yield return WhatIfProblems.NothingChanged();
    }

    private static Problem Unknown(long id) => WhatIfProblems.UnknownScenario(id.ToString(System.Globalization.CultureInfo.InvariantCulture));
}
