using Hengjian.Data.Records;
using Hengjian.Domain.Access;
using Hengjian.Domain.Auditing;
using Hengjian.Domain.ReportDesk;
using Hengjian.Evaluation.Workspaces;
using Hengjian.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Evaluation.ReportDesk;

/// <summary>送审报告: handed in, listed, their findings kept. Nothing is ever deleted; each deed is in the audit log.</summary>
public sealed class ReportDeskLibrary(Workspace workspace)
{
    /// <summary>
    /// Hands reports in. One with the region, year and name of an earlier one, under whichever of its names, is the next version of
    /// that report; one with the very bytes of the newest version is that version.
    /// </summary>
    /// <param name="givings">The reports; who gives them may do so, which the caller has asked.</param>
    /// <param name="by">Sign-in name.</param>
    /// <param name="cancel">Gives up; nothing is kept then.</param>
    /// <returns>The records in the order given.</returns>
    public async Task<IReadOnlyList<DeskReport>> AddAsync(IReadOnlyList<ReportGiving> givings, string by, CancellationToken cancel = default)
    {
        await using var db = workspace.OpenDb();
        await using var transaction = await AuditLog.BeginAsync(db, cancel);
        var records = new List<DeskReport>();
        AuditEntry? entry = null;
        foreach (var giving in givings)
        {
            var before = await NewestAsync(db, giving, cancel);
            if (before?.Sha256 == giving.File.Sha256)
            {
                records.Add(before);
                continue;
            }
            var record = Record(giving, before, by);
            db.DeskReports.Add(record);
            await db.SaveChangesAsync(cancel);
            entry = await workspace.Audit.AppendAsync(
                db, by, "upload-report", Subject(record.Id),
                new { record.Title, record.Version, record.Year, Region = record.RegionCode, record.Sha256 }, cancel);
            records.Add(record);
        }
        if (entry is not null) await workspace.Audit.CommitAsync(transaction, entry, cancel);
        return records;
    }

    /// <summary>The newest version of every report in the scope; newest report first.</summary>
    public async Task<IReadOnlyList<DeskReport>> ListAsync(RegionScope scope, CancellationToken cancel = default)
    {
        await using var db = workspace.OpenDb();
        var all = await db.DeskReports.AsNoTracking().InScope(scope).ToListAsync(cancel);
        return [.. all.GroupBy(r => r.Series).Select(g => g.MaxBy(r => r.Version)!).OrderByDescending(r => r.Id)];
    }

    /// <summary>One version, if it lies in the scope.</summary>
    public async Task<Result<DeskReport>> FindAsync(long id, RegionScope scope, CancellationToken cancel = default)
    {
        await using var db = workspace.OpenDb();
        var found = await db.DeskReports.AsNoTracking().InScope(scope).SingleOrDefaultAsync(r => r.Id == id, cancel);
        return found is null ? ReportDeskProblems.UnknownReport(id) : found;
    }

    /// <summary>All versions of a report, newest first.</summary>
    public async Task<IReadOnlyList<DeskReport>> VersionsAsync(Guid series, CancellationToken cancel = default)
    {
        await using var db = workspace.OpenDb();
        return await db.DeskReports.AsNoTracking().Where(r => r.Series == series).OrderByDescending(r => r.Version).ToListAsync(cancel);
    }

    /// <summary>The newest audited report of a region for a year; null when there is none.</summary>
    public async Task<DeskReport?> NewestOfAsync(int region, int year, CancellationToken cancel = default)
    {
        await using var db = workspace.OpenDb();
        return await db.DeskReports.AsNoTracking()
            .Where(r => r.RegionCode == region && r.Year == year && r.State == DeskReportState.Audited)
            .OrderByDescending(r => r.Id).FirstOrDefaultAsync(cancel);
    }

    /// <summary>The flags of a version with everything that was said to them.</summary>
    public async Task<IReadOnlyList<DeskFlag>> FlagsAsync(DeskReport report, StoredAudit audit, CancellationToken cancel = default)
    {
        await using var db = workspace.OpenDb();
        var answers = await db.FlagAnswers.AsNoTracking().Where(a => a.Series == report.Series).OrderBy(a => a.Id).ToListAsync(cancel);
        var versions = await db.DeskReports.AsNoTracking().Where(r => r.Series == report.Series).ToDictionaryAsync(r => r.Id, r => r.Version, cancel);
        return DeskFlags.Of(audit, report.Version, answers, versions);
    }

    /// <summary>Counts the flags anew, after one was answered.</summary>
    public async Task RecountAsync(DeskReport report, CancellationToken cancel = default)
    {
        if (!Load(report).TryGet(out var audit)) return;
        var counts = DeskFlags.Count(await FlagsAsync(report, audit, cancel)).ToString();
        await using var db = workspace.OpenDb();
        await db.DeskReports.Where(r => r.Id == report.Id).ExecuteUpdateAsync(s => s.SetProperty(r => r.Counts, counts), cancel);
    }

    /// <summary>Keeps what was found in a report.</summary>
    /// <returns>What was found, counted.</returns>
    public async Task<FlagCounts> KeepAsync(DeskReport report, StoredAudit audit, CancellationToken cancel = default)
    {
        var id = report.Id;
        var counts = DeskFlags.Count(await FlagsAsync(report, audit, cancel));
        using var bytes = new MemoryStream(audit.Write());
        var stored = await workspace.Audits.AddAsync(bytes, cancel);
        var (now, text) = (workspace.Clock.GetUtcNow(), counts.ToString());
        await using var db = workspace.OpenDb();
        await db.DeskReports.Where(r => r.Id == id).ExecuteUpdateAsync(s => s
            .SetProperty(r => r.State, DeskReportState.Audited).SetProperty(r => r.Message, "").SetProperty(r => r.FindingsHash, stored.Sha256)
            .SetProperty(r => r.AuditedAt, now).SetProperty(r => r.Counts, text), cancel);
        return counts;
    }

    /// <summary>Notes why a report cannot be audited; findings of an earlier audit stay.</summary>
    public async Task RefuseAsync(long id, IReadOnlyList<Problem> problems, CancellationToken cancel = default)
    {
        var text = string.Join("；", problems);
        await using var db = workspace.OpenDb();
        await db.DeskReports.Where(r => r.Id == id).ExecuteUpdateAsync(
            s => s.SetProperty(r => r.State, r => r.FindingsHash == null ? DeskReportState.Failed : DeskReportState.Audited)
                .SetProperty(r => r.Message, text), cancel);
    }

    /// <summary>The findings kept for a report.</summary>
    public Result<StoredAudit> Load(DeskReport report)
    {
        if (report.FindingsHash is not { } hash) return ReportDeskProblems.NotAudited(report.Title);
        var opened = workspace.Audits.Open(hash);
        if (!opened.TryGet(out var stream)) return Result.Fail<StoredAudit>(opened.Problems);
        using (stream) return StoredAudit.Read(stream) is { } audit ? audit : ReportDeskProblems.FindingsUnreadable(report.Title);
    }

    /// <summary>How the audit log names a report.</summary>
    public static string Subject(long id) => FormattableString.Invariant($"desk-report:{id}");

    // A version may have another name than the one before: the name finds the series, the series its newest version.
    private static async Task<DeskReport?> NewestAsync(AppDb db, ReportGiving giving, CancellationToken cancel)
    {
        var title = Title(giving);
        var series = giving.Series ?? await db.DeskReports
            .Where(r => r.RegionCode == giving.RegionCode && r.Year == giving.Year && r.Title == title)
            .OrderByDescending(r => r.Id).Select(r => (Guid?)r.Series).FirstOrDefaultAsync(cancel);
        return series is { } found
            ? await db.DeskReports.AsNoTracking().Where(r => r.Series == found).OrderByDescending(r => r.Version).FirstOrDefaultAsync(cancel)
            : null;
    }

    private DeskReport Record(ReportGiving giving, DeskReport? before, string by) => new()
    {
        Series = before?.Series ?? Guid.CreateVersion7(),
        Version = (before?.Version ?? 0) + 1,
        RegionCode = giving.RegionCode,
        Year = giving.Year,
        Title = Title(giving),
        FileName = ShortText.FileName(giving.FileName, 200),
        Sha256 = giving.File.Sha256,
        Size = giving.File.Size,
        GivenBy = by,
        GivenAt = workspace.Clock.GetUtcNow(),
    };

    private static string Title(ReportGiving giving) => ShortText.Cut(Path.GetFileNameWithoutExtension(giving.FileName), DeskReport.LongestTitle);
}
