using System.Security.Cryptography;
using System.Text;
using Hengjian.Data.Records;
using Hengjian.Domain.Access;
using Hengjian.Domain.Filling;
using Hengjian.Evaluation.Importing;
using Hengjian.Evaluation.Workspaces;
using Hengjian.Indicators.Facts;
using Hengjian.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Evaluation.Filling;

/// <summary>What is said about a sheet beside its values: answers to flags, comments, rows that come and go.</summary>
public sealed class FillDeeds(Workspace workspace, FillDesk desk)
{
    /// <summary>Characters of a comment or an explanation.</summary>
    public const int LongestText = 1000;

    /// <summary>Answers a flag: 将更正 or 说明 by whoever fills, 认可 by the head of the unit.</summary>
    public Task<Result<bool>> AnswerAsync(long sheet, string flag, CheckReply reply, string text, Principal principal, CancellationToken cancel = default)
    {
        CheckAnswerRecord? known = null;
        return InSheetAsync(sheet, principal, async (db, view) =>
        {
            if (view.Flags.FirstOrDefault(f => f.Id == flag) is not { } found) return FillingProblems.FlagGone();
            known = await db.CheckAnswers.FirstOrDefaultAsync(a => a.SheetId == sheet && a.FlagId == flag, cancel);
            var column = view.Columns.First(c => found.Elements.Contains(c.Element.Id));
            if (reply == CheckReply.Accepted) return Accept(view, column, known, principal);
            var mine = found.Elements.Any(e => view.Changeable.Contains((found.Row, e)));
            if (!mine) return FillingProblems.NotNow(view.Closed.GetValueOrDefault(column.Element.Id, "这里现在不能改。"));
            if (found.Severity == FlagSeverity.Error && reply == CheckReply.Explained) return FillingProblems.ErrorsAreMended();
            var said = text.Trim();
            if (!StorableText.Is(said)) return FillingProblems.NotStorable();
            if (said.Length > LongestText || (said.Length == 0 && reply == CheckReply.Explained)) return FillingProblems.BadText(LongestText);
            if (known is null)
            {
                known = new CheckAnswerRecord { SheetId = sheet, FlagId = flag, By = principal.Account, At = workspace.Clock.GetUtcNow() };
                db.CheckAnswers.Add(known);
            }
            (known.Reply, known.Text, known.By, known.At, known.HeadBy) = (reply, said, principal.Account, workspace.Clock.GetUtcNow(), null);
            return Result.Ok(true);
        }, Answered, _ => new { flag, reply = reply.ToString(), sha256 = AnswerHash(known!) }, cancel);
    }

    /// <summary>An answer to a check in the audit log.</summary>
    public const string Answered = "answer-check";

    /// <summary>Hash of what an answer says and whose it is, for the log: its words are no business of who reads the log.</summary>
    public static string AnswerHash(CheckAnswerRecord answer) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{answer.Reply}\n{answer.By}\n{answer.Text}")));

    /// <summary>Remarks of one person that may stand open in a sheet.</summary>
    public const int MostRemarks = 200;

    /// <summary>Whether this person may write a remark at a cell: who fills, checks or merges it. Looking on gives no word.</summary>
    public static Decision MayRemark(SheetView view, long row, string element, Principal principal)
    {
        if (view.Columns.FirstOrDefault(c => c.Element.Id == element) is not { } column) return Decision.No("没有这一格。");
        var asked = AccessObject.Of(column.Record, ProcessStage.Open);
        Permission[] any = [Permission.FillData, Permission.CheckSubmission, Permission.MergeWork];
        return view.Changeable.Contains((row, element)) || any.Any(p => AccessPolicy.Decide(principal, p, asked).Allowed)
            ? Decision.Yes : Decision.No("批注由填报单位、本单位审核人和牵头人员写。");
    }

    /// <summary>Whether this person may settle a remark: who wrote it, who fills the cell, the head of the unit.</summary>
    public static bool MaySettle(SheetView view, CellCommentRecord comment, Principal principal)
    {
        if (comment.By == principal.Account) return true;
        if (view.Columns.FirstOrDefault(c => c.Element.Id == comment.Element) is not { } column) return false;
        var asked = AccessObject.Of(column.Record, ProcessStage.Open);
        return AccessPolicy.Decide(principal, Permission.FillData, asked).Allowed || AccessPolicy.Decide(principal, Permission.CheckSubmission, asked).Allowed;
    }

    /// <summary>Writes a comment at a cell.</summary>
    public Task<Result<bool>> CommentAsync(long sheet, long row, string element, string text, Principal principal, CancellationToken cancel = default) =>
        InSheetAsync(sheet, principal, async (db, view) =>
        {
            var said = text.Trim();
            if (!StorableText.Is(said)) return FillingProblems.NotStorable();
            if (said.Length is 0 or > LongestText) return FillingProblems.BadText(LongestText);
            if (view.Rows.All(r => r.Id != row) || view.Columns.All(c => c.Element.Id != element)) return FillingProblems.UnknownRow();
            if (MayRemark(view, row, element, principal) is { Allowed: false } no) return FillingProblems.NotNow(no.Reason);
            var account = principal.Account;
            if (await db.CellComments.CountAsync(c => c.SheetId == sheet && c.By == account && c.AnsweredAt == null, cancel) >= MostRemarks) return FillingProblems.TooManyRemarks(MostRemarks);
            db.CellComments.Add(new CellCommentRecord { SheetId = sheet, RowId = row, Element = element, Text = said, By = principal.Account, At = workspace.Clock.GetUtcNow() });
            return Result.Ok(true);
        }, "comment-cell", new { row, element }, cancel);

    /// <summary>Marks the comments of a cell as dealt with.</summary>
    public Task<Result<bool>> SettleAsync(long sheet, long comment, Principal principal, CancellationToken cancel = default)
    {
        CellCommentRecord? found = null;
        return InSheetAsync(sheet, principal, async (db, view) =>
        {
            found = await db.CellComments.FirstOrDefaultAsync(c => c.Id == comment && c.SheetId == sheet, cancel);
            if (found is null || view.Columns.All(c => c.Element.Id != found.Element) || view.Rows.All(r => r.Id != found.RowId)) return FillingProblems.UnknownRow();
            if (!MaySettle(view, found, principal)) return FillingProblems.NotNow("批注由写的人、填报单位或本单位审核人处理。");
            (found.AnsweredAt, found.AnsweredBy) = (workspace.Clock.GetUtcNow(), principal.Account);
            return Result.Ok(true);
        }, "settle-comment", _ => new { comment, by = found!.By, sha256 = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(found.Text))) }, cancel);
    }

    /// <summary>Adds a row to a table of schools, kindergartens or projects; one that was taken out comes back with its values.</summary>
    public Task<Result<bool>> AddRowAsync(long sheet, string key, string name, Principal principal, CancellationToken cancel = default) =>
        InSheetAsync(sheet, principal, async (db, view) =>
        {
            if (MayChangeRows(view, principal) is { Allowed: false } no) return FillingProblems.NotNow(no.Reason);
            var (code, title) = (key.Trim(), name.Trim());
            if (code.Length is 0 or > 80 || title.Length is 0 or > 200 || !StorableText.Is(code, lines: false) || !StorableText.Is(title, lines: false)) return FillingProblems.BadRow("代码 1 至 80 个字，名称 1 至 200 个字。");
            var there = await db.SheetRows.FirstOrDefaultAsync(r => r.SheetId == sheet && r.RowKey == code && r.ParentKey == "", cancel);
            if (there is { Removed: false }) return FillingProblems.BadRow($"代码“{code}”已在表中：{there.Name}。");
            if (there is not null) (there.Removed, there.Name) = (false, title);
            else
            {
                var order = await db.SheetRows.Where(r => r.SheetId == sheet).MaxAsync(r => (int?)r.Order, cancel) ?? -1;
                db.SheetRows.Add(new SheetRowRecord { SheetId = sheet, RegionRow = view.Sheet.RegionCode, Stage = SchoolStage.All, RowKey = code, Name = title, Order = order + 1 });
            }
            return Result.Ok(true);
        }, "add-row", new { key }, cancel);

    /// <summary>Takes a row out; its values are kept.</summary>
    public Task<Result<bool>> RemoveRowAsync(long sheet, long row, Principal principal, CancellationToken cancel = default) =>
        InSheetAsync(sheet, principal, async (db, view) =>
        {
            if (view.Rows.All(r => r.Id != row)) return FillingProblems.UnknownRow();
            if (MayRemoveRow(view, row, principal) is { Allowed: false } no) return FillingProblems.NotNow(no.Reason);
            var found = await db.SheetRows.SingleAsync(r => r.Id == row, cancel);
            found.Removed = true;
            return Result.Ok(true);
        }, "remove-row", view => new { row, values = view.Cells.Count(c => c.Key.Row == row && c.Value.Text.Length > 0) }, cancel);

    /// <summary>Whether this person may take a row out now: every value that goes with it must be theirs to change.</summary>
    public static Decision MayRemoveRow(SheetView view, long row, Principal principal)
    {
        var right = AreRowsOpen(view, principal);
        if (!right.Allowed) return right;
        var shut = view.Cells.Where(c => c.Key.Row == row && c.Value.Text.Length > 0 && !view.Changeable.Contains(c.Key)).Select(c => c.Key.Element).Order(StringComparer.Ordinal).FirstOrDefault();
        return shut is null ? Decision.Yes : Decision.No("这一行有现在不能改的数，不能移出：" + view.Closed.GetValueOrDefault(shut, "没有权限。"));
    }

    /// <summary>Whether this person may add rows now: a row is in every column, so every column must be open.</summary>
    public static Decision MayChangeRows(SheetView view, Principal principal)
    {
        var right = AreRowsOpen(view, principal);
        if (!right.Allowed) return right;
        return view.Rows.Count == 0 || view.Closed.Count == 0 ? Decision.Yes : Decision.No("这张表有现在不能改的列，不能增加行：" + view.Closed.OrderBy(c => c.Key, StringComparer.Ordinal).First().Value);
    }

    // Rights and the kind of table.
    private static Decision AreRowsOpen(SheetView view, Principal principal)
    {
        if (view.Kind is not (ImportKind.School or ImportKind.Kindergarten or ImportKind.Project) || view.Sheet.Mode == SheetMode.File) return Decision.No("这张表的行是固定的。");
        var asked = new AccessObject(view.Sheet.RegionCode, view.Sheet.UnitId, ProcessStage.Open, Openness.Unit);
        var right = AccessPolicy.Decide(principal, Permission.FillData, asked);
        if (!right.Allowed) return right;
        return Decision.Yes;
    }

    // The head looks on; who explained cannot accept the own explanation.
    private static Result<bool> Accept(SheetView view, ColumnView column, CheckAnswerRecord? known, Principal principal)
    {
        var right = AccessPolicy.Decide(principal, Permission.CheckSubmission, AccessObject.Of(column.Record, ProcessStage.Open));
        if (!right.Allowed) return FillingProblems.NotNow(right.Reason);
        if (known is not { Reply: CheckReply.Explained or CheckReply.Accepted }) return FillingProblems.NotNow("还没有说明，没有可以认可的。");
        if (known.By == principal.Account) return FillingProblems.NotNow("自己的说明须由他人认可。");
        (known.Reply, known.HeadBy) = (CheckReply.Accepted, principal.Account);
        return true;
    }

    private Task<Result<bool>> InSheetAsync(
        long sheet, Principal principal, Func<AppDb, SheetView, Task<Result<bool>>> deed, string action, object details, CancellationToken cancel) =>
        InSheetAsync(sheet, principal, deed, action, _ => details, cancel);

    private async Task<Result<bool>> InSheetAsync(
        long sheet, Principal principal, Func<AppDb, SheetView, Task<Result<bool>>> deed, string action, Func<SheetView, object> details, CancellationToken cancel)
    {
        await using var db = workspace.OpenDb();
        await using var transaction = await AuditLog.BeginAsync(db, cancel);
        if (await desk.FindAsync(db, sheet, principal, cancel) is not { } view) return FillingProblems.UnknownSheet();
        var done = await deed(db, view);
        if (!done.IsOk) return done;
        var entry = await workspace.Audit.AppendAsync(db, principal.Account, action, $"sheet:{sheet}", new { region = view.Sheet.RegionCode, details = details(view) }, cancel);
        await workspace.Audit.CommitAsync(transaction, entry, cancel);
        return true;
    }
}
