using Hengjian.Domain.Auditing;
using Hengjian.Evaluation.Workspaces;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Evaluation.Verification;

/// <summary>Walks the audit chain from its first row.</summary>
internal static class AuditLogCheck
{
    /// <summary>Number of rows and the breaks; a removed row is told once, not again at each row after it.</summary>
    public static async Task<(long Count, IReadOnlyList<VerificationFinding> Findings)> RunAsync(Workspace workspace, CancellationToken cancel)
    {
        var findings = new List<VerificationFinding>();
        var noted = workspace.Audit.NotedHead();
        var notedSeen = noted is null;
        long count = 0;
        AuditEntry? last = null;
        await using var db = workspace.OpenDb();
        await foreach (var entry in db.AuditEntries.AsNoTracking().OrderBy(a => a.Sequence).AsAsyncEnumerable().WithCancellation(cancel))
        {
            count++;
            if (AuditChain.FindBreak(last, entry) is { } broken) findings.Add(Finding(entry.Sequence, broken));
            notedSeen |= entry.Sequence == noted?.Sequence && entry.Hash == noted?.Hash;
            last = entry;
        }
        if (!notedSeen) findings.Add(Finding(noted!.Value.Sequence, $"库外留存的第 {noted.Value.Sequence} 条审计记录在库中找不到：末尾的记录被删除或整条链被重写。"));
        // Making a workspace notes its first row: no note means that somebody took it away.
        if (noted is null) findings.Add(Finding(count, "库外留存的审计记录（audit-head.txt）缺失或无法读取，无法确认末尾的记录没有被删除。"));
        return (count, findings);
    }

    private static VerificationFinding Finding(long sequence, string message) => new(VerificationArea.AuditLog, $"audit:{sequence}", message);
}
