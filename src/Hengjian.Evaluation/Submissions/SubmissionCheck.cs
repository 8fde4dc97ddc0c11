using System.Globalization;
using System.Text.Json;
using Hengjian.Data.Records;
using Hengjian.Data.Storage;
using Hengjian.Domain.Outboxes;
using Hengjian.Domain.Packages;
using Hengjian.Domain.Submissions;
using Hengjian.Evaluation.Packages;
using Hengjian.Evaluation.Sealing;
using Hengjian.Evaluation.Workspaces;
using Hengjian.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Evaluation.Submissions;

/// <summary>核验报送: each list gives the root that was signed, and the records still say what was sealed.</summary>
/// <param name="workspace">What is verified.</param>
/// <param name="source">What features add to packages; null where they are not at hand: no entry of theirs is compared with the records.</param>
public sealed class SubmissionCheck(Workspace workspace, PackageContent? source = null)
{
    private readonly ReceiptKey key = new(workspace.Directory);
    private readonly PackageContent content = source ?? new([]);
    private readonly EvidenceStore evidence = new(Path.Combine(workspace.Directory, "evidence"));
    private readonly Dictionary<string, Problem?> files = new(StringComparer.Ordinal);

    // What the last logged deed made of a package.
    private static readonly Dictionary<string, PackageState> After = new(StringComparer.Ordinal)
    {
        [PackageDeeds.ActionOf(PackageMove.Compile)] = PackageState.Compiled,
        [PackageDeeds.ActionOf(PackageMove.Reopen)] = PackageState.Preparing,
        [PackageDeeds.ActionOf(PackageMove.Publish)] = PackageState.Publicity,
        [PackageDeeds.ActionOf(PackageMove.Unpublish)] = PackageState.Compiled,
        [PackageDeeds.ActionOf(PackageMove.Approve)] = PackageState.Approved,
        [PackageDeeds.ActionOf(PackageMove.Submit)] = PackageState.Submitted,
        [PackageDeeds.ActionOf(PackageMove.Accept)] = PackageState.Accepted,
        [PackageDeeds.ActionOf(PackageMove.Return)] = PackageState.Returned,
    };

    private const string Unapproved = "unapprove-package";

    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(1);

    /// <summary>Checks all submissions, and that packages stand where the log has brought them.</summary>
    /// <returns>How many there were, and what is not as it was, with the receipt or package each belongs to.</returns>
    public async Task<(int Count, IReadOnlyList<(string Subject, Problem Problem)> Found)> RunAsync(CancellationToken cancel = default)
    {
        await using var db = workspace.OpenDb();
        var found = new List<(string, Problem)>();
        var records = await db.Submissions.AsNoTracking().OrderBy(s => s.Id).ToListAsync(cancel);
        foreach (var record in records)
            foreach (var problem in await CheckAsync(db, record, cancel)) found.Add((record.Receipt, problem));
        found.AddRange(await StatesAsync(db, cancel));
        found.AddRange(await LoggedCheck.RunAsync(db, workspace, cancel));
        return (records.Count, found);
    }

    private static async Task<IEnumerable<(string, Problem)>> StatesAsync(AppDb db, CancellationToken cancel)
    {
        string[] actions = [.. After.Keys];
        var deeds = await db.AuditEntries.AsNoTracking().Where(e => e.Action == Unapproved || actions.Contains(e.Action)).OrderBy(e => e.Sequence).Select(e => new { e.Subject, e.Action, e.Details }).ToListAsync(cancel);
        var last = deeds.GroupBy(d => d.Subject).ToDictionary(g => g.Key, g => g.Last() is { Action: Unapproved } back ? BackTo(back.Details) : After[g.Last().Action], StringComparer.Ordinal);
        var packages = await db.Packages.AsNoTracking().OrderBy(p => p.Id).Select(p => new { p.Id, p.State }).ToListAsync(cancel);
        return packages.Select(p => (Subject: FormattableString.Invariant($"package:{p.Id}"), p.Id, p.State))
            .Where(p => last.GetValueOrDefault(p.Subject, PackageState.Preparing) != p.State)
            .Select(p => (p.Subject, SubmissionProblems.StateNotLogged(p.Id, p.State.NameOf())));
    }

    // Where a withdrawn approval leads depends on the package: its entry says it.
    private static PackageState BackTo(string details)
    {
        using var read = JsonDocument.Parse(details);
        return read.RootElement.TryGetProperty("to", out var to) && Enum.TryParse<PackageState>(to.GetString(), out var state) ? state : PackageState.Compiled;
    }

    private async Task<IReadOnlyList<Problem>> CheckAsync(AppDb db, SubmissionRecord record, CancellationToken cancel)
    {
        if (workspace.Files.Check(record.ManifestSha256) is { } broken) return [broken];
        using var bytes = new MemoryStream();
        await using (var file = workspace.Files.Open(record.ManifestSha256).Value) await file.CopyToAsync(bytes, cancel);
        var manifest = Manifest.Read(bytes.ToArray());
        if (manifest?.Root != record.Root) return [SubmissionProblems.RootChanged(record.Receipt)];
        var problems = new List<Problem>();
        if (!key.IsValid(record.Receipt, record.Root, record.At, record.Signature)) problems.Add(SubmissionProblems.BadSignature(record.Receipt));
        var package = await db.Packages.AsNoTracking().SingleAsync(p => p.Id == record.PackageId, cancel);
        if (!SealedSubmission.Fits(manifest.Header, record, package.RoundId)) problems.Add(SubmissionProblems.HeaderChanged(record.Receipt));
        if (package.SubmissionId == record.Id && record.FactsState != FactsState.Merged && await WaitingAsync(db, record, cancel) is { } waiting) problems.Add(waiting);
        problems.AddRange(FilesOf(manifest).Select(workspace.Files.Check).OfType<Problem>());
        problems.AddRange(Files(record, manifest));
        problems.AddRange((await RevisionsAsync(db, manifest, cancel)).Concat(await NowAsync(db, record, package, manifest, cancel)).Concat(await ThenAsync(db, record, manifest, cancel))
            .Distinct(StringComparer.Ordinal).Select(k => SubmissionProblems.LeafChanged(record.Receipt, k)));
        return problems;
    }

    // Figures that are not facts yet: with the reason when it is known; without one when nobody is at it any more, or it takes longer than a day.
    private async Task<Problem?> WaitingAsync(AppDb db, SubmissionRecord record, CancellationToken cancel)
    {
        if (record.FactsProblem.Length > 0) return SubmissionProblems.NoFacts(record.Receipt, record.FactsProblem);
        var key = record.Id.ToString(CultureInfo.InvariantCulture);
        var atIt = await db.Outbox.AnyAsync(o => o.Kind == SubmissionLibrary.FactsDuty && o.Key == key && o.State == OutboxState.Waiting, cancel);
        return atIt && workspace.Clock.GetUtcNow() - record.At < LongestWait ? null : SubmissionProblems.FactsLate(record.Receipt);
    }

    // Tables that were handed in whole: the value of their columns is the file.
    private static IEnumerable<string> FilesOf(Manifest manifest) => manifest.Leaves.Where(l => l.Part == (int)SealPart.Cells)
        .Select(l => JsonSerializer.Deserialize<SealedCell>(l.Json, JsonSerializerOptions.Web)!)
        .Where(c => c.Code is not null && c.Text.StartsWith("sha256:" + c.Code, StringComparison.Ordinal)).Select(c => c.Code!).Distinct();

    // Every file that a list names is still there, and still those bytes.
    private IEnumerable<Problem> Files(SubmissionRecord record, Manifest manifest)
    {
        foreach (var leaf in manifest.Leaves.Where(l => l.Part == (int)SealPart.Evidence))
        {
            var named = JsonSerializer.Deserialize<SealedFile>(leaf.Json, JsonSerializerOptions.Web)!;
            if (!files.TryGetValue(named.Sha256, out var broken)) files[named.Sha256] = broken = evidence.Check(named.Sha256);
            if (broken is not null) yield return SubmissionProblems.FileChanged(record.Receipt, named.Name, broken.Message);
        }
    }

    // A sealed value is a revision, and revisions are never changed: the records give the whole entry again, its place, too.
    private static async Task<IEnumerable<string>> RevisionsAsync(AppDb db, Manifest manifest, CancellationToken cancel)
    {
        var cells = manifest.Leaves.Where(l => l.Part == (int)SealPart.Cells).Select(l => (Leaf: l, JsonSerializer.Deserialize<SealedCell>(l.Json, JsonSerializerOptions.Web)!.Revision)).ToList();
        var stored = await PackageContent.CellLeavesAsync(db, [.. cells.Select(c => c.Revision).Distinct()], cancel);
        return cells.Where(c => !stored.TryGetValue(c.Revision, out var now) || now.Key != c.Leaf.Key || !now.Json.AsSpan().SequenceEqual(c.Leaf.Json)).Select(c => c.Leaf.Key);
    }

    // While a submission is in force, the records give its entries again: those of items that went back excepted, which are being mended.
    private async Task<IEnumerable<string>> NowAsync(AppDb db, SubmissionRecord record, PackageRecord package, Manifest manifest, CancellationToken cancel)
    {
        if (package.SubmissionId != record.Id) return [];
        var mended = (await (
            from order in db.ReturnOrders
            join part in db.Contributions on package.Id equals part.PackageId
            join step in db.ContributionEvents on part.Id equals step.ContributionId
            where order.SubmissionId == record.Id && step.To == ContributionState.Returned && step.At >= order.At
            select part.Item).Distinct().ToListAsync(cancel)).ToHashSet(StringComparer.Ordinal);
        // What another round typed since is that round's affair, and what came from below may be accepted later.
        // Figures behind tokens follow the facts of others.
        int[] own = [(int)SealPart.Assignments, (int)SealPart.Blocks, (int)SealPart.Evidence, (int)SealPart.SelfScores];
        var then = manifest.Leaves.Where(l => own.Contains(l.Part)).ToDictionary(l => (l.Part, l.Key), l => Convert.ToHexString(l.Json));
        var now = (await content.LeavesAsync(db, record.PackageId, cancel, manifest.Header?.Format ?? 1)).Where(l => own.Contains(l.Part)).ToDictionary(l => (l.Part, l.Key), l => Convert.ToHexString(l.Json));
        return then.Keys.Union(now.Keys).Where(k => then.GetValueOrDefault(k) != now.GetValueOrDefault(k))
            .Where(k => k.Part == (int)SealPart.Assignments || !mended.Contains(k.Key.Split('/')[0])).Select(k => k.Key).Order(StringComparer.Ordinal);
    }

    // What was written over the report and which remarks stood open is known of any moment: of older submissions, too.
    private static async Task<IEnumerable<string>> ThenAsync(AppDb db, SubmissionRecord record, Manifest manifest, CancellationToken cancel)
    {
        if ((manifest.Header?.Format ?? 1) < 3) return [];
        var now = new Dictionary<(int, string), string>();
        await foreach (var leaf in PackageReports.LeavesAsync(db, record.PackageId, record.At, cancel)) now[(leaf.Part, leaf.Key)] = Convert.ToHexString(leaf.Json);
        foreach (var leaf in await PackageRemarks.OpenAsync(db, record.PackageId, record.At, cancel)) now[(leaf.Part, leaf.Key)] = Convert.ToHexString(leaf.Json);
        int[] parts = [(int)SealPart.Report, (int)SealPart.Remarks];
        var then = manifest.Leaves.Where(l => parts.Contains(l.Part)).ToDictionary(l => (l.Part, l.Key), l => Convert.ToHexString(l.Json));
        return then.Keys.Union(now.Keys).Where(k => then.GetValueOrDefault(k) != now.GetValueOrDefault(k)).Select(k => k.Item2).Order(StringComparer.Ordinal);
    }

    private sealed record SealedCell(long Revision, string Text, string? Code);

    private sealed record SealedFile(string Sha256, string Name = "");
}
