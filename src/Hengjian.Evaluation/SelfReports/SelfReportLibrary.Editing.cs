using System.Globalization;
using Hengjian.Data.Records;
using Hengjian.Domain.Packages;
using Hengjian.Domain.SelfReports;
using Hengjian.Evaluation.Narratives;
using Hengjian.Evaluation.Workspaces;
using Hengjian.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Hengjian.Evaluation.SelfReports;

/// <summary>What an editor had before him when he began.</summary>
/// <param name="Version">Number of the newest version of the block; 0 for none.</param>
/// <param name="BuiltSha256">Hash of the built text.</param>
/// <param name="Text">The text he began with.</param>
public sealed record ReportEditSeen(int Version, string BuiltSha256, string Text)
{
    /// <summary>A block as it stands.</summary>
    public static ReportEditSeen Of(ReportBlockView block) => new(block.Version, block.BuiltSha256, block.Text);
}

/// <summary>What has become of an edit.</summary>
/// <param name="Version">Number of the block's newest version now.</param>
/// <param name="Merged">Somebody had saved, or the built text had changed, meanwhile: both are in the text.</param>
public sealed record ReportEditDone(int Version, bool Merged);

/// <content>What people write over blocks: every version is kept, and nobody writes over what they have not seen.</content>
public sealed partial class SelfReportLibrary
{
    private const int MostText = 40_000;

    /// <summary>Stores a person's text of a block; no text, or the built text, takes the edit away. What changed since the editor began is merged, or refused.</summary>
    /// <param name="report">The report as it stands.</param>
    /// <param name="block">Id of the block.</param>
    /// <param name="text">The person's text; null to go back to the built one.</param>
    /// <param name="by">Sign-in name.</param>
    /// <param name="seen">What the editor began with.</param>
    /// <param name="cancel">Gives up; nothing is stored then.</param>
    public async Task<Result<ReportEditDone>> EditAsync(SelfReportView report, string block, string? text, string by, ReportEditSeen seen, CancellationToken cancel = default)
    {
        if (report.Blocks.FirstOrDefault(b => b.Built.Id == block) is not { } known) return SelfReportProblems.NoBlock();
        if (report.MayEdit(block) is { Allowed: false } no) return SelfReportProblems.Closed(no.Reason);
        var wanted = Plain(text ?? known.Built.Text);
        if (wanted.Length > MostText) return SelfReportProblems.TooLong(MostText);
        var moved = seen.Version != known.Version || seen.BuiltSha256 != known.BuiltSha256;
        if (moved)
        {
            var merge = TextMerge.ThreeWay(Plain(seen.Text), wanted, known.Text);
            if (text is null || !merge.IsClean) return SelfReportProblems.Moved(seen.Version != known.Version ? known.By ?? "" : null);
            wanted = Plain(merge.Text);
        }
        // Saving a merged text as it stands settles it; any other text that stands already is no change.
        if (wanted == Plain(known.Text) && known.State is (BlockState.Built or BlockState.Edited or BlockState.Open)) return new ReportEditDone(known.Version, moved);
        await using var db = workspace.OpenDb();
        await using var transaction = await AuditLog.BeginAsync(db, cancel);
        // It may have been published or submitted since the page was read.
        if (await db.Packages.Where(p => p.Id == report.Package.Id).Select(p => p.State).SingleAsync(cancel) != report.Package.State) return PackageProblems.JustChanged();
        return await StoreAsync(db, transaction, report, known, wanted, by, moved && seen.Version != known.Version, cancel) is { } version
            ? new ReportEditDone(version, moved) : SelfReportProblems.Moved("");
    }

    /// <summary>All versions of a block, newest first.</summary>
    public static async Task<IReadOnlyList<ReportEditVersionRecord>> VersionsAsync(AppDb db, SelfReportView report, string block, CancellationToken cancel = default) => await (
        from version in db.ReportEditVersions.AsNoTracking()
        join paper in db.SelfReports on version.ReportId equals paper.Id
        where paper.PackageId == report.Package.Id && paper.Template == report.Template.Id && version.BlockId == block
        orderby version.Number descending
        select version).ToListAsync(cancel);

    // Null when somebody saved between reading and the lock.
    private async Task<int?> StoreAsync(
        AppDb db, IDbContextTransaction transaction, SelfReportView report, ReportBlockView known, string text, string by, bool merged, CancellationToken cancel)
    {
        var (now, id, block, built) = (workspace.Clock.GetUtcNow(), report.Package.Id, known.Built.Id, known.Built.Text);
        var record = await db.SelfReports.SingleOrDefaultAsync(r => r.PackageId == id && r.Template == report.Template.Id, cancel);
        if (record is null) db.SelfReports.Add(record = new SelfReportRecord { PackageId = id, RegionCode = report.Package.RegionCode, Template = report.Template.Id, BuiltSha256 = "", At = now });
        (record.BuiltSha256, record.At) = (Hash(string.Join('\n', report.Blocks.Select(b => b.Built.Text))), now);
        await db.SaveChangesAsync(cancel);
        var newest = await db.ReportEditVersions.Where(v => v.ReportId == record.Id && v.BlockId == block).MaxAsync(v => (int?)v.Number, cancel) ?? 0;
        if (newest != known.Version) return null;
        var edit = await db.ReportEdits.SingleOrDefaultAsync(e => e.ReportId == record.Id && e.BlockId == block, cancel);
        if (text == built)
        {
            if (edit is not null) db.ReportEdits.Remove(edit);
        }
        else
        {
            if (edit is null) db.ReportEdits.Add(edit = new ReportEditRecord { ReportId = record.Id, BlockId = block, BaseSha256 = "", Text = text, By = by, At = now });
            (edit.BaseText, edit.BaseSha256, edit.Text, edit.By, edit.At) = (built, Hash(built), text, by, now);
        }
        db.ReportEditVersions.Add(new ReportEditVersionRecord
        {
            ReportId = record.Id,
            BlockId = block,
            Number = newest + 1,
            BaseText = built,
            Text = text == built ? null : text,
            MergedWith = merged ? newest : null,
            By = by,
            At = now,
        });
        await db.SaveChangesAsync(cancel);
        var details = new { template = report.Template.Id, block, version = newest + 1, sha256 = text == built ? "" : Hash(text), region = record.RegionCode };
        var entry = await workspace.Audit.AppendAsync(db, by, "edit-self-report", string.Create(CultureInfo.InvariantCulture, $"package:{id}"), details, cancel);
        await workspace.Audit.CommitAsync(transaction, entry, cancel);
        return newest + 1;
    }

    private static string Plain(string text) => text.ReplaceLineEndings("\n").Trim();
}
