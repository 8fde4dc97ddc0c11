using Hengjian.Data.Records;
using Hengjian.Data.Results;
using Hengjian.Domain.Rounds;
using Hengjian.Domain.Snapshots;
using Hengjian.Evaluation.Rounds;
using Hengjian.Evaluation.Submissions;
using Hengjian.Evaluation.Workspaces;
using Hengjian.Indicators.Catalogue;
using Hengjian.Indicators.Scoring.Loading;
using Hengjian.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Evaluation.Verification;

/// <summary>Computes a run from its material; the same use case that made it.</summary>
public delegate Task<Result<StoredRun>> Recompute(RunMaterial material, CancellationToken cancel);

/// <summary>
/// 核验: whether everything stored is as it was: the audit chain, every byte of snapshots, raw files and results, and
/// whether each result follows from its frozen inputs.
/// </summary>
/// <param name="workspace">What is verified.</param>
/// <param name="recompute">Computes a run again; null only hashes.</param>
public sealed class VerifyWorkspace(Workspace workspace, Recompute? recompute)
{
    private readonly List<VerificationFinding> findings = [];

    /// <summary>Verifies everything. Reads only; nothing is repaired.</summary>
    /// <param name="progress">Told the share done and what is being read, in Chinese; null when nobody listens.</param>
    /// <param name="cancel">Gives up.</param>
    public async Task<VerificationReport> RunAsync(Action<double, string>? progress = null, CancellationToken cancel = default)
    {
        findings.Clear();
        progress?.Invoke(0, "核对审计日志");
        var (entries, broken) = await AuditLogCheck.RunAsync(workspace, cancel);
        findings.AddRange(broken);
        await using var db = workspace.OpenDb();
        findings.AddRange(await RecordsCheck.RunAsync(db, cancel));
        var snapshots = await db.Snapshots.AsNoTracking().Include(s => s.Files).OrderBy(s => s.Id).ToListAsync(cancel);
        var runs = await db.Runs.AsNoTracking().OrderBy(r => r.Id).ToListAsync(cancel);

        progress?.Invoke(0.1, "核对数据快照");
        var snapshotCount = CheckSnapshots(snapshots, cancel);
        progress?.Invoke(0.3, "核对原始文件");
        var fileCount = CheckFiles(snapshots, cancel) + await CheckReportsAsync(db, cancel);
        progress?.Invoke(0.35, "核对报送的清单和签名");
        var (submissions, changed) = await new SubmissionCheck(workspace).RunAsync(cancel);
        foreach (var (receipt, problem) in changed.Concat(await BatchCheck.RunAsync(db, cancel)).Concat(await AnswerCheck.RunAsync(db, cancel))) Add(VerificationArea.Submissions, receipt, [problem]);
        progress?.Invoke(0.4, "核对目录版本和测算结果");
        foreach (var version in await db.CatalogueVersions.AsNoTracking().OrderBy(v => v.Id).ToListAsync(cancel)) CheckCatalogue($"catalogue:{version.Id}", version.Version);
        var intact = CheckResults(runs, cancel);
        var recomputed = 0;
        foreach (var hash in recompute is null ? [] : intact)
        {
            progress?.Invoke(0.5 + 0.5 * recomputed / intact.Count, $"重新计算第 {recomputed + 1} 份结果，共 {intact.Count} 份");
            await RecomputeAsync(hash, cancel);
            recomputed++;
        }
        return new VerificationReport(entries, snapshotCount, fileCount, runs.Select(r => r.ResultHash).Distinct().Count(), recomputed, [.. findings])
        {
            Submissions = submissions,
        };
    }

    private int CheckSnapshots(List<SnapshotRecord> records, CancellationToken cancel)
    {
        string[] hashes = [.. records.Select(s => s.Hash).Distinct()];
        foreach (var hash in hashes)
        {
            cancel.ThrowIfCancellationRequested();
            Add(VerificationArea.Snapshots, hash, workspace.Facts.Check(hash));
        }
        return hashes.Length;
    }

    private int CheckFiles(List<SnapshotRecord> records, CancellationToken cancel)
    {
        SnapshotFile[] files = [.. records.SelectMany(s => s.Files).DistinctBy(f => f.Sha256)];
        foreach (var file in files)
        {
            cancel.ThrowIfCancellationRequested();
            if (workspace.Files.Check(file.Sha256) is { } problem) Add(VerificationArea.RawFiles, file.Name, [problem]);
        }
        return files.Length;
    }

    // Reports handed in and what was found in them; gives how many files there were.
    private async Task<int> CheckReportsAsync(AppDb db, CancellationToken cancel)
    {
        var reports = await db.DeskReports.AsNoTracking().OrderBy(r => r.Id).ToListAsync(cancel);
        foreach (var report in reports)
        {
            cancel.ThrowIfCancellationRequested();
            if (workspace.Files.Check(report.Sha256) is { } problem) Add(VerificationArea.RawFiles, report.FileName, [problem]);
            if (report.FindingsHash is { } hash && workspace.Audits.Check(hash) is { } broken) Add(VerificationArea.RawFiles, report.FileName, [broken]);
        }
        return reports.DistinctBy(r => r.Sha256).Count();
    }

    // Gives the hashes of the runs whose bytes and definitions are whole: only they can be computed again.
    private List<string> CheckResults(List<RunRecord> runs, CancellationToken cancel)
    {
        var intact = new List<string>();
        foreach (var run in runs.DistinctBy(r => r.ResultHash))
        {
            cancel.ThrowIfCancellationRequested();
            var subject = $"run:{run.Id}";
            var before = findings.Count;
            Add(VerificationArea.Results, subject, workspace.Results.Check(run.ResultHash));
            if (findings.Count > before) continue;
            var inputs = workspace.Results.LoadInputs(run.ResultHash).Value;
            if (inputs.Hash() != run.InputHash)
                findings.Add(new(VerificationArea.Results, subject, "测算记录登记的输入哈希与结果所载的输入不符。"));
            CheckDefinitions(subject, inputs);
            if (findings.Count == before) intact.Add(run.ResultHash);
        }
        return intact;
    }

    private void CheckDefinitions(string subject, RunInputs inputs)
    {
        CheckCatalogue(subject, inputs.CatalogueVersion);
        if (inputs.SchemeVersion is not { } version) return;
        var scheme = workspace.Definitions.FindScheme(version);
        Add(VerificationArea.Definitions, subject, scheme.Problems);
        if (scheme.IsOk && SchemeLoader.Hash(scheme.Value) != version)
            findings.Add(new(VerificationArea.Definitions, subject, $"留存的评价方案 {version} 被改动。"));
    }

    private void CheckCatalogue(string subject, string version)
    {
        var catalogue = workspace.Definitions.FindCatalogue(version).Then(CatalogueLoader.Load);
        Add(VerificationArea.Definitions, subject, catalogue.Problems);
        if (catalogue.IsOk && catalogue.Value.Version != version)
            findings.Add(new(VerificationArea.Definitions, subject, $"留存的指标目录 {version} 被改动。"));
    }

    private async Task RecomputeAsync(string hash, CancellationToken cancel)
    {
        var stored = workspace.Results.Load(hash);
        Add(VerificationArea.Results, hash, stored.Problems);
        if (!stored.TryGet(out var run)) return;
        var again = await recompute!(new RunMaterial(run.Inputs, run.Indicators.Tree, run.Reviews), cancel);
        Add(VerificationArea.Recomputation, hash, again.Problems);
        if (!again.TryGet(out var computed)) return;
        var differing = workspace.Results.Differences(hash, computed with { Inputs = computed.Inputs with { Engine = run.Inputs.Engine } });
        if (differing.Count == 0) return;
        findings.Add(new(
            VerificationArea.Recomputation, hash,
            $"重新计算的结果与留存的不同：{string.Join("、", differing)}（留存结果由 {run.Inputs.Engine} 计算，本次为 {RoundLibrary.Engine}）。"));
    }

    private void Add(VerificationArea area, string subject, IEnumerable<Problem> problems) =>
        findings.AddRange(problems.Select(p => new VerificationFinding(area, subject, p.ToString())));
}
