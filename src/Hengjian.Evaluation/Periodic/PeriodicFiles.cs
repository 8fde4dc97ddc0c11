using Hengjian.Documents.Inspecting;
using Hengjian.Domain.Access;
using Hengjian.Domain.Periodic;
using Hengjian.Evaluation.Workspaces;
using Hengjian.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Evaluation.Periodic;

/// <summary>附件: a file as the value of a field; looked into before it is kept, kept under its hash.</summary>
public sealed class PeriodicFiles(Workspace workspace, FormBook book)
{
    /// <summary>Largest file.</summary>
    public const long MostBytes = 20L << 20;

    /// <summary>Puts a file into a field; an earlier one is replaced.</summary>
    public async Task<Result<FileValue>> AttachAsync(long report, string field, string name, Stream content, Principal principal, CancellationToken cancel = default)
    {
        var looked = FileInspector.Inspect(name, content, new InspectionLimits { MaxFileBytes = MostBytes, MaxUnpackedBytes = 200L << 20 });
        if (!looked.IsOk) return Result.Fail<FileValue>(looked.Problems);
        content.Position = 0;
        var stored = await workspace.Files.AddAsync(content, cancel);
        var value = new FileValue(stored.Sha256, stored.Size, name);
        await using var db = workspace.OpenDb();
        await using var transaction = await AuditLog.BeginAsync(db, cancel);
        if (await db.PeriodicReports.AsNoTracking().SingleOrDefaultAsync(r => r.Id == report, cancel) is not { } found) return PeriodicProblems.Unknown();
        if (PeriodicSaver.Refusal(found, principal) is { } no) return no;
        var form = book.Of(await db.PeriodicForms.AsNoTracking().SingleAsync(f => f.Id == found.FormId, cancel)).Form;
        if (form.Find(field) is not { Kind: FieldKind.File } asked) return PeriodicProblems.Unknown();
        var values = await db.PeriodicValues.Where(v => v.ReportId == report && v.Row == 0).ToDictionaryAsync(v => v.Field, StringComparer.Ordinal, cancel);
        new ValueWriter(db, found, ValueSource.Typed, principal.Account, workspace.Clock.GetUtcNow()).Set(asked, values, value.ToString(), Guid.NewGuid());
        var entry = await workspace.Audit.AppendAsync(
            db, principal.Account, "attach-periodic", FormattableString.Invariant($"periodic-report:{report}"), new { region = found.RegionCode, unit = found.UnitId, field, file = value.Sha256 }, cancel);
        await workspace.Audit.CommitAsync(transaction, entry, cancel);
        return value;
    }
}
