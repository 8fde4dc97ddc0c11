using System.Text.RegularExpressions;
using Hengjian.Audit.Findings;
using Hengjian.Data.Records;
using Hengjian.Domain.Access;
using Hengjian.Domain.Auditing;
using Hengjian.Domain.ReportDesk;
using Hengjian.Evaluation.Workspaces;
using Hengjian.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Evaluation.ReportDesk;

/// <summary>送审报告: handed in, listed, their findings kept. Nothing is ever deleted; each deed is in the audit log.</summary>
public sealed partial class ReportDeskLibrary(Workspace workspace)
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
                new { record.Title, record.Version, record.Year, Region = record.RegionCode, record.Sha256, record.Series, File = record.FileName }, cancel);
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

    /// <summary>
    /// What was compared in the same report of another year, by its newest version that was audited: the one whose name differs in
    /// the year alone. Empty when there is none; a note or a test that the region handed in is nobody's report of last year.
    /// </summary>
    /// <param name="region">Whose.</param>
    /// <param name="year">The other year.</param>
    /// <param name="title">Name of the report of this year.</param>
    /// <param name="cancel">Gives up.</param>
    public async Task<(IReadOnlyList<DataComparison> Data, string Name)> OfYearAsync(int region, int year, string title, CancellationToken cancel = default)
    {
        await using var db = workspace.OpenDb();
        var audited = await db.DeskReports.AsNoTracking()
            .Where(r => r.RegionCode == region && r.Year == year && r.FindingsHash != null).OrderByDescending(r => r.Id).ToListAsync(cancel);
        var same = audited.Find(r => WithoutYear(r.Title) == WithoutYear(title));
        var newest = audited.Where(r => r.Series == same?.Series).MaxBy(r => r.Version);
        return newest is not null && Load(newest).TryGet(out var audit) ? (audit.Found.Data, newest.Title) : ([], "");
    }

    /// <summary>The flags of a version with everything that was said to them.</summary>
    public async Task<IReadOnlyList<DeskFlag>> FlagsAsync(DeskReport report, StoredAudit audit, CancellationToken cancel = default)
    {
        await using var db = workspace.OpenDb();
        return await FlagsAsync(db, report, audit, cancel);
    }

    private static async Task<IReadOnlyList<DeskFlag>> FlagsAsync(AppDb db, DeskReport report, StoredAudit audit, CancellationToken cancel)
    {
        var answers = await db.FlagAnswers.AsNoTracking().Where(a => a.Series == report.Series).OrderBy(a => a.Id).ToListAsync(cancel);
        var versions = await db.DeskReports.AsNoTracking().Where(r => r.Series == report.Series).ToDictionaryAsync(r => r.Id, r => r.Version, cancel);
        return DeskFlags.Of(audit, report.Version, answers, versions);
    }

    /// <summary>Counts the flags of a version anew within the transaction in which one was answered: under the lock of the log nobody else counts.</summary>
    internal async Task RecountAsync(AppDb db, DeskReport report, CancellationToken cancel)
    {
        var id = report.Id;
        var now = await db.DeskReports.AsNoTracking().SingleAsync(r => r.Id == id, cancel);
        if (!Load(now).TryGet(out var audit)) return;
        var counts = DeskFlags.Count(await FlagsAsync(db, now, audit, cancel)).ToString();
        await db.DeskReports.Where(r => r.Id == id).ExecuteUpdateAsync(s => s.SetProperty(r => r.Counts, counts), cancel);
    }

    /// <summary>Keeps what was found in a report.</summary>
    /// <param name="report">The version.</param>
    /// <param name="audit">What was found.</param>
    /// <param name="by">Sign-in name of who had it audited.</param>
    /// <param name="note">Chinese: what could not be done beside the audit of the text; empty when all was done.</param>
    /// <param name="cancel">Gives up; nothing is kept then.</param>
    /// <returns>What was found, counted.</returns>
    public async Task<FlagCounts> KeepAsync(DeskReport report, StoredAudit audit, string by, string note = "", CancellationToken cancel = default)
    {
        var id = report.Id;
        using var bytes = new MemoryStream(audit.Write());
        var stored = await workspace.Audits.AddAsync(bytes, cancel);
        await using var db = workspace.OpenDb();
        await using var transaction = await AuditLog.BeginAsync(db, cancel);
        var counts = DeskFlags.Count(await FlagsAsync(db, report, audit, cancel));
        var (now, text) = (workspace.Clock.GetUtcNow(), counts.ToString());
        await db.DeskReports.Where(r => r.Id == id).ExecuteUpdateAsync(s => s
            .SetProperty(r => r.State, DeskReportState.Audited).SetProperty(r => r.Message, note).SetProperty(r => r.FindingsHash, stored.Sha256)
            .SetProperty(r => r.AuditedAt, now).SetProperty(r => r.Counts, text), cancel);
        var entry = await workspace.Audit.AppendAsync(
            db, by, "audit-report", Subject(id), new { hash = stored.Sha256, engine = audit.Engine, region = report.RegionCode }, cancel);
        await workspace.Audit.CommitAsync(transaction, entry, cancel);
        return counts;
    }

    /// <summary>Notes why a report cannot be audited; findings of an earlier audit stay.</summary>
    public async Task RefuseAsync(DeskReport report, IReadOnlyList<Problem> problems, string by, CancellationToken cancel = default)
    {
        var (id, text) = (report.Id, string.Join("；", problems));
        await using var db = workspace.OpenDb();
        await using var transaction = await AuditLog.BeginAsync(db, cancel);
        await db.DeskReports.Where(r => r.Id == id).ExecuteUpdateAsync(
            s => s.SetProperty(r => r.State, r => r.FindingsHash == null ? DeskReportState.Failed : DeskReportState.Audited)
                .SetProperty(r => r.Message, text), cancel);
        var entry = await workspace.Audit.AppendAsync(
            db, by, "audit-report-failed", Subject(id), new { code = string.Join(' ', problems.Select(p => p.Code)), region = report.RegionCode }, cancel);
        await workspace.Audit.CommitAsync(transaction, entry, cancel);
    }

    /// <summary>The findings kept for a report.</summary>
    public Result<StoredAudit> Load(DeskReport report)
    {
        if (report.FindingsHash is not { } hash) return ReportDeskProblems.NotAudited(report.Title);
        var opened = workspace.Audits.Open(hash);
        if (!opened.TryGet(out var stream)) return Result.Fail<StoredAudit>(opened.Problems);
        using (stream) return StoredAudit.Read(stream) is { } audit ? audit : ReportDeskProblems.FindingsUnreadable(report.Title);
    }

    /// <summary>The text of a report without what was found in it; null when it cannot be read, or is longer than asked for.</summary>
    /// <param name="report">The version.</param>
    /// <param name="most">Characters.</param>
    public string? LoadText(DeskReport report, long most)
    {
        if (report.FindingsHash is not { } hash || !workspace.Audits.Open(hash).TryGet(out var stream)) return null;
        using (stream) return StoredAudit.ReadText(stream) is { } text && text.Length <= most ? text : null;
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

    // 东溪县2024年度自评报告 and 东溪县2025年自评报告 are one report of two years.
    private static string WithoutYear(string title) => YearWords().Replace(title, "");

    [GeneratedRegex("(19|20)[0-9]{2}(年度|年)?|\\s")]
    private static partial Regex YearWords();

    private static string Title(ReportGiving giving) => ShortText.Cut(Path.GetFileNameWithoutExtension(giving.FileName), DeskReport.LongestTitle);
}
