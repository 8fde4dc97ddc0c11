using Hengjian.Domain.Access;
using Hengjian.Domain.Rounds;
using Hengjian.Evaluation.Workspaces;
using Hengjian.Indicators.Scoring.Loading;
using Hengjian.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Evaluation.Workshop;

/// <summary>轮次选用目录版本: explicitly, with a reason; runs computed before keep the version they name.</summary>
public sealed class RoundCatalogue(Workspace workspace, WorkshopBench bench, CatalogueVersions versions)
{
    /// <summary>Makes a round use a version from its next run on.</summary>
    /// <param name="id">The round.</param>
    /// <param name="version">Hash of the version.</param>
    /// <param name="reason">Chinese reason.</param>
    /// <param name="principal">Who chooses.</param>
    /// <param name="cancel">Gives up; nothing changes then.</param>
    public async Task<Result<RoundRecord>> ChooseAsync(
        long id, string version, string reason, Principal principal, CancellationToken cancel = default)
    {
        // Only what the list shows: a folder that no record and no round vouches for is no version.
        var listed = await versions.FindAsync(version, code => AccessPolicy.Touches(principal, Permission.ViewCatalogue, code), cancel);
        if (!listed.IsOk) return Result.Fail<RoundRecord>(listed.Problems);
        var found = bench.Base(version);
        if (!found.TryGet(out var chosen)) return Result.Fail<RoundRecord>(found.Problems);
        await using var db = workspace.OpenDb();
        await using var transaction = await AuditLog.BeginAsync(db, cancel);
        var round = await db.Rounds.SingleOrDefaultAsync(r => r.Id == id, cancel);
        if (round is null) return RoundProblems.Unknown(id);
        var from = round.CatalogueVersion;
        if (from == version) return WorkshopProblems.AlreadyChosen();
        if (Unfit(round, chosen) is { Count: > 0 } unfit) return Result.Fail<RoundRecord>(unfit);
        var moved = RoundMachine.ChooseCatalogue(round, version, principal, reason.Trim());
        if (!moved.IsOk) return Result.Fail<RoundRecord>(moved.Problems);
        workspace.Definitions.KeepCatalogue(version, chosen.Files);
        await db.SaveChangesAsync(cancel);
        var entry = await workspace.Audit.AppendAsync(
            db, principal.Account, "choose-catalogue", $"round:{id}", new { fromVersion = from, toVersion = version, reason = reason.Trim() }, cancel);
        await workspace.Audit.CommitAsync(transaction, entry, cancel);
        return round;
    }

    // A scheme may name an indicator, stage or standard that the version no longer has.
    private IReadOnlyList<Problem> Unfit(RoundRecord round, WorkshopBase chosen)
    {
        var scheme = workspace.Definitions.FindScheme(round.SchemeVersion).Then(text => SchemeLoader.Load(round.SchemeId, text, chosen.Catalogue));
        return scheme.IsOk ? [] : [WorkshopProblems.SchemeDoesNotFit(round.SchemeId, chosen.Version[..12]), .. scheme.Problems];
    }
}
