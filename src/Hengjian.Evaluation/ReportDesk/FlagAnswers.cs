using System.Security.Cryptography;
using System.Text;
using Hengjian.Domain.Access;
using Hengjian.Domain.ReportDesk;
using Hengjian.Data.Records;
using Hengjian.Evaluation.Auditing;
using Hengjian.Evaluation.Workspaces;
using Hengjian.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Evaluation.ReportDesk;

/// <summary>答复: given, listed, counted. They are only ever added to; taking one back is an answer too.</summary>
public sealed class FlagAnswers(Workspace workspace, ReportDeskLibrary library)
{
    /// <summary>The answers that hold in a scope: the last one to each flag, those taken back left out.</summary>
    public async Task<IReadOnlyList<FlagAnswer>> HoldingAsync(RegionScope scope, CancellationToken cancel = default)
    {
        await using var db = workspace.OpenDb();
        var all = await db.FlagAnswers.AsNoTracking().InScope(scope).OrderBy(a => a.Id).ToListAsync(cancel);
        return [.. all.GroupBy(a => (a.Series, a.Flag)).Select(g => g.Last()).Where(a => a.Reply != FlagReply.Withdrawn).OrderBy(a => a.Id)];
    }

    /// <summary>Answers a flag of a report.</summary>
    /// <param name="report">The version that is open.</param>
    /// <param name="flag">The flag, as it stands there.</param>
    /// <param name="quote">The flagged words.</param>
    /// <param name="reply">The answer; null when none was chosen.</param>
    /// <param name="reason">Why.</param>
    /// <param name="by">Sign-in name; that this person may answer, the caller has asked.</param>
    /// <param name="cancel">Gives up; nothing is kept then.</param>
    public async Task<Result<FlagAnswer>> GiveAsync(
        DeskReport report, DeskFlag flag, string quote, FlagReply? reply, string reason, string by, CancellationToken cancel = default) =>
        (await KeepAsync(report, [(flag, quote)], reply, reason, by, cancel)).Map(given => given[0]);

    /// <summary>
    /// Gives one answer to many flags: to each of them, as if given one by one, and to all or none.
    /// 说明 and 不是错误 are for words alone: whether a number is right is seen number by number.
    /// </summary>
    /// <param name="report">The version that is open.</param>
    /// <param name="flags">The flags as they stand there, each with the flagged words.</param>
    /// <param name="reply">The answer; null when none was chosen.</param>
    /// <param name="reason">Why, for all of them.</param>
    /// <param name="by">Sign-in name; that this person may answer, the caller has asked.</param>
    /// <param name="cancel">Gives up; nothing is kept then.</param>
    public async Task<Result<IReadOnlyList<FlagAnswer>>> GiveToAllAsync(
        DeskReport report, IReadOnlyList<(DeskFlag Flag, string Quote)> flags, FlagReply? reply, string reason, string by, CancellationToken cancel = default)
    {
        if (flags.Count == 0) return ReportDeskProblems.NothingToAnswer();
        return reply is FlagReply.Explained or FlagReply.NotAnError && flags.Any(f => f.Flag.Group != FlagGroup.Warning)
            ? ReportDeskProblems.NumbersOneByOne(reply.Value)
            : await KeepAsync(report, flags, reply, reason, by, cancel);
    }

    private async Task<Result<IReadOnlyList<FlagAnswer>>> KeepAsync(
        DeskReport report, IReadOnlyList<(DeskFlag Flag, string Quote)> flags, FlagReply? reply, string reason, string by, CancellationToken cancel)
    {
        reason = reason.Trim();
        if (reply is not { } chosen) return ReportDeskProblems.UnknownReply();
        if (chosen == FlagReply.Explained && reason.Length == 0) return ReportDeskProblems.ReasonNeeded();
        if (reason.Length > FlagAnswer.LongestReason) return ReportDeskProblems.ReasonTooLong();
        if (chosen == FlagReply.Withdrawn && flags.Any(f => f.Flag.Answer is null)) return ReportDeskProblems.NothingToWithdraw();
        var now = workspace.Clock.GetUtcNow();
        IReadOnlyList<FlagAnswer> answers = [.. flags.Select(f => new FlagAnswer
        {
            ReportId = report.Id,
            Series = report.Series,
            RegionCode = report.RegionCode,
            Flag = f.Flag.Id,
            Sort = f.Flag.Sort,
            Reply = chosen,
            Reason = reason,
            Quote = ShortText.Cut(f.Flag.Sort == "warning/personal-data" ? PersonalWords.Hide("personal-data", f.Quote) : f.Quote, FlagAnswer.LongestQuote),
            Message = ShortText.Cut(f.Flag.Message, FlagAnswer.LongestQuote),
            By = by,
            At = now,
        })];
        await using var db = workspace.OpenDb();
        await using var transaction = await AuditLog.BeginAsync(db, cancel);
        db.FlagAnswers.AddRange(answers);
        await db.SaveChangesAsync(cancel);
        await library.RecountAsync(db, report, cancel);
        var entries = await workspace.Audit.AppendAsync(db, [.. answers.Select(a => LineOf(report, a))], cancel);
        await workspace.Audit.CommitAsync(transaction, entries[^1], cancel);
        return Result.Ok(answers);
    }

    private static AuditLine LineOf(DeskReport report, FlagAnswer answer) => new(
        answer.By, "answer-flag", FormattableString.Invariant($"flag-answer:{answer.Id}"),
        new { report = report.Id, answer.Flag, answer.Sort, reply = answer.Reply.ToString(), answer.Reason, region = report.RegionCode, print = PrintOf(answer) });

    /// <summary>What the log vouches for beside the answer: which report, which words, what was said of them.</summary>
    internal static string PrintOf(FlagAnswer answer) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{answer.Series:N}\n{answer.Quote}\n{answer.Message}")))[..16];
}
