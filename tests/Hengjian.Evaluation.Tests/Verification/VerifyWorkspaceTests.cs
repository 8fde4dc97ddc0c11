using System.Text.Json;
using Hengjian.Data.Tests;
using Hengjian.Domain.Access;
using Hengjian.Domain.Rounds;
using Hengjian.Evaluation.Computing;
using Hengjian.Evaluation.Rounds;
using Hengjian.Evaluation.Tests.Workspaces;
using Hengjian.Evaluation.Verification;
using Hengjian.Evaluation.Workspaces;
using Hengjian.Indicators.Results;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Evaluation.Tests.Verification;

public sealed class VerifyWorkspaceTests(TestDatabases databases)
{
    public static TheoryData<string> Kinds => TestDatabases.Kinds;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task UntouchedWorkspace_IsClean_AndItsRunWasComputedAgain(string kind)
    {
        using var test = await TestWorkspace.MakeAsync(await databases.NewAsync(kind));
        await ScoredAsync(test.Workspace);
        var report = await VerifyAsync(test.Workspace);
        Assert.Empty(report.Findings);
        Assert.Equal((5, 1, 1, 1, 1), (report.AuditEntries, report.Snapshots, report.RawFiles, report.Results, report.Recomputed));
        Assert.EndsWith("全部一致。", report.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CorrectionAfterTheRun_DoesNotTroubleIt_ForItKeepsItsOwnInputs()
    {
        using var test = await TestWorkspace.MakeAsync();
        await ScoredAsync(test.Workspace);
        await test.Workspace.Snapshots.AddAsync(
            [SmallProvince.Spending(990000, (990101, 1, 1), (990102, 1, 1), (990201, 1, 1))], new SnapshotGiving("wang", "", []), Cancel);
        Assert.True((await VerifyAsync(test.Workspace)).IsClean);
    }

    [Theory]
    [InlineData("facts", VerificationArea.Snapshots)]
    [InlineData("files", VerificationArea.RawFiles)]
    [InlineData("results", VerificationArea.Results)]
    [InlineData("catalogue", VerificationArea.Definitions)]
    [InlineData("schemes", VerificationArea.Definitions)]
    public async Task OneChangedByteInAnyStoredFile_IsFoundInItsArea(string folder, VerificationArea area)
    {
        using var test = await TestWorkspace.MakeAsync();
        await ScoredAsync(test.Workspace);
        var paths = Directory.GetFiles(Path.Combine(test.Directory, folder), "*", SearchOption.AllDirectories);
        Assert.NotEmpty(paths);
        foreach (var path in paths)
        {
            var bytes = await File.ReadAllBytesAsync(path, Cancel);
            if (bytes.Length == 0) continue;
            await File.WriteAllBytesAsync(path, Flipped(bytes), Cancel);
            var report = await VerifyAsync(test.Workspace);
            Assert.True(report.Findings.Any(f => f.Area == area), path);
            await File.WriteAllBytesAsync(path, bytes, Cancel);
        }
        Assert.True((await VerifyAsync(test.Workspace)).IsClean);
    }

    [Fact]
    public async Task FactsChangedOnDisk_AreNotComputedIntoARun()
    {
        using var test = await TestWorkspace.MakeAsync();
        var round = await SmallProvince.FillAsync(test.Workspace, Cancel);
        var manifest = Directory.GetFiles(Path.Combine(test.Directory, "facts"), "manifest.json", SearchOption.AllDirectories).Single();
        using var listed = JsonDocument.Parse(await File.ReadAllBytesAsync(manifest, Cancel));
        var file = listed.RootElement.GetProperty("files").EnumerateArray().Single(f => f.GetProperty("name").GetString()!.StartsWith("col-spend.", StringComparison.Ordinal));
        var path = Path.Combine(test.Directory, "facts", "columns", file.GetProperty("sha256").GetString()!);
        var bytes = await File.ReadAllBytesAsync(path, Cancel);
        bytes[^1] ^= 1;
        await File.WriteAllBytesAsync(path, bytes, Cancel);
        var run = await SmallProvince.ComputationOf(test.Workspace).RunAsync(round.Id, official: true, "wang", cancel: Cancel);
        Assert.Contains("col-spend.", Assert.Single(run.Problems).Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task ChangedAuditRow_IsFoundByNumber(string kind)
    {
        using var test = await TestWorkspace.MakeAsync(await databases.NewAsync(kind));
        await ScoredAsync(test.Workspace);
        await using var db = test.Workspace.OpenDb();
        await db.Database.ExecuteSqlRawAsync("UPDATE audit_entries SET who = 'li' WHERE sequence = 3", Cancel);
        var finding = (await VerifyAsync(test.Workspace)).Findings[0];
        Assert.Equal((VerificationArea.AuditLog, "第 3 条审计记录的内容被改动。"), (finding.Area, finding.Message));
    }

    [Theory]
    [InlineData("DELETE FROM audit_entries WHERE sequence = 3", "第 3 条审计记录缺失。")]
    [InlineData("DELETE FROM audit_entries WHERE sequence >= 4", "库外留存的第 5 条")]
    [InlineData("DELETE FROM audit_entries", "库外留存的第 5 条")]
    public async Task RemovedAuditRows_AreFound_AtTheEndToo(string sql, string said)
    {
        using var test = await TestWorkspace.MakeAsync();
        await ScoredAsync(test.Workspace);
        await using var db = test.Workspace.OpenDb();
        await db.Database.ExecuteSqlRawAsync(sql, Cancel);
        Assert.Contains(said, (await VerifyAsync(test.Workspace)).Findings[0].Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("5")]
    public async Task NotedHeadThatIsGoneOrGarbled_IsFound(string? left)
    {
        using var test = await TestWorkspace.MakeAsync();
        await ScoredAsync(test.Workspace);
        var path = Path.Combine(test.Directory, "audit-head.txt");
        if (left is null) File.Delete(path);
        else await File.WriteAllTextAsync(path, left, Cancel);
        var finding = Assert.Single((await VerifyAsync(test.Workspace)).Findings);
        Assert.Equal(VerificationArea.AuditLog, finding.Area);
        Assert.Contains("audit-head.txt", finding.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("UPDATE snapshots SET withdrawn = 1", "snapshot:1")]
    [InlineData("UPDATE snapshots SET row_count = 7", "snapshot:1")]
    [InlineData("UPDATE runs SET official = 0", "run:1")]
    [InlineData("UPDATE rounds SET official_run_id = NULL", "round:1")]
    [InlineData("UPDATE rounds SET scheme_id = 'other'", "round:1")]
    [InlineData("DELETE FROM runs", "run:1")]
    [InlineData("DELETE FROM snapshot_files; DELETE FROM snapshots", "snapshot:1")]
    [InlineData("UPDATE account_grants SET region_code = 0", "account:zhang")]
    [InlineData("UPDATE accounts SET name = 'li'", "account:li")]
    public async Task RecordChangedBesideTheChain_IsFound(string sql, string subject)
    {
        using var test = await TestWorkspace.MakeAsync();
        await test.Workspace.Accounts.CreateAsync("zhang", "mountain-river-42", "张", [new Grant("clerk", 990101, "edu")], cancel: Cancel);
        await ScoredAsync(test.Workspace);
        Assert.True((await VerifyAsync(test.Workspace)).IsClean);
        await using var db = test.Workspace.OpenDb();
        await db.Database.OpenConnectionAsync(Cancel);
        await db.Database.ExecuteSqlRawAsync("PRAGMA foreign_keys = OFF", Cancel);
        await db.Database.ExecuteSqlRawAsync(sql, Cancel);
        Assert.Contains(
            (await VerifyAsync(test.Workspace)).Findings, f => f.Area == VerificationArea.AuditLog && f.Subject == subject);
    }

    [Fact]
    public async Task ResultThatDoesNotFollowFromItsInputs_IsFound_ThoughAllHashesAreRight()
    {
        using var test = await TestWorkspace.MakeAsync();
        var run = await ScoredAsync(test.Workspace);
        var runs = new RunLibrary(test.Workspace);
        var (_, stored) = (await runs.LoadAsync(run.Id, Cancel)).Value;
        var series = stored.Indicators.RegionSeries[0];
        var values = series.Values.ToArray();
        values[^1] = values[^1]!.Value with { Value = values[^1]!.Value.Value + 1 };
        var forged = stored with
        {
            Indicators = new IndicatorResults(stored.Indicators.Tree, [series with { Values = values }], stored.Indicators.SchoolSeries)
            {
                Diagnostics = stored.Indicators.Diagnostics,
                Uncollected = stored.Indicators.Uncollected,
            },
        };
        await runs.AddAsync(forged, new RunGiving(run.RoundId, false, "li", TimeSpan.Zero), Cancel);
        var finding = Assert.Single((await VerifyAsync(test.Workspace)).Findings);
        Assert.Equal(VerificationArea.Recomputation, finding.Area);
        Assert.Contains("region-value.f64", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunRecordPointingAtAnotherResult_IsFound()
    {
        using var test = await TestWorkspace.MakeAsync();
        await ScoredAsync(test.Workspace);
        await using var db = test.Workspace.OpenDb();
        await db.Database.ExecuteSqlRawAsync("UPDATE runs SET input_hash = 'x'", Cancel);
        Assert.Contains((await VerifyAsync(test.Workspace)).Findings, f => f.Area == VerificationArea.Results);
        await db.Database.ExecuteSqlRawAsync("UPDATE runs SET result_hash = 'x'", Cancel);
        Assert.Contains(
            (await VerifyAsync(test.Workspace)).Findings, f => f.Message.StartsWith("HJD0500", StringComparison.Ordinal));
    }

    private static byte[] Flipped(byte[] bytes)
    {
        var changed = (byte[])bytes.Clone();
        // The lowest bit of an ASCII byte: the file stays readable text, so that only its hash can tell.
        var at = Array.FindLastIndex(changed, b => b is > (byte)'0' and < (byte)'z');
        changed[at < 0 ? 0 : at] ^= 1;
        return changed;
    }

    private static async Task<RunRecord> ScoredAsync(Workspace workspace)
    {
        var round = await SmallProvince.FillAsync(workspace, Cancel);
        return (await SmallProvince.ComputationOf(workspace).RunAsync(round.Id, official: true, "wang", cancel: Cancel)).Value;
    }

    private static Task<VerificationReport> VerifyAsync(Workspace workspace)
    {
        // A fresh computation each time: it must not answer from what it compiled before the change.
        var computation = new RunComputation(workspace);
        return new VerifyWorkspace(workspace, (material, cancel) => Task.FromResult(computation.Compute(material, null, cancel)))
            .RunAsync(cancel: Cancel);
    }
}
