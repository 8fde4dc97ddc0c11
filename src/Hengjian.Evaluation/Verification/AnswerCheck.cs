using System.Text.Json;
using Hengjian.Data.Records;
using Hengjian.Domain.Filling;
using Hengjian.Domain.Submissions;
using Hengjian.Evaluation.Filling;
using Hengjian.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Evaluation.Verification;

/// <summary>核验对核查提示的答复: what was said, by whom, and what a head accepted is as the log has it. Entries of older programs have no hash of the words.</summary>
internal static class AnswerCheck
{
    /// <summary>What is not as it was logged, with the sheet it belongs to.</summary>
    public static async Task<IReadOnlyList<(string Subject, Problem Problem)>> RunAsync(AppDb db, CancellationToken cancel)
    {
        var last = await LoggedAsync(db, cancel);
        var found = new List<(string, Problem)>();
        foreach (var one in await db.CheckAnswers.AsNoTracking().OrderBy(a => a.Id).ToListAsync(cancel))
        {
            var subject = FormattableString.Invariant($"sheet:{one.SheetId}");
            if (!last.Remove((subject, one.FlagId), out var logged) || !Fits(one, logged.Who, logged.Said)) found.Add((subject, SubmissionProblems.NotAsLogged("核查提示的答复", one.Id)));
        }
        // Logged and no longer there.
        found.AddRange(last.Keys.OrderBy(k => k.Sheet, StringComparer.Ordinal).ThenBy(k => k.Flag, StringComparer.Ordinal).Select(k => (k.Sheet, SubmissionProblems.AnswerGone(k.Flag))));
        return found;
    }

    private static bool Fits(CheckAnswerRecord answer, string who, Answer said) =>
        who == (answer.Reply == CheckReply.Accepted ? answer.HeadBy : answer.By) && said.Reply == answer.Reply.ToString()
        && (said.Sha256 is not { } hash || hash == FillDeeds.AnswerHash(answer));

    // The newest answer of each flag.
    private static async Task<Dictionary<(string Sheet, string Flag), (string Who, Answer Said)>> LoggedAsync(AppDb db, CancellationToken cancel)
    {
        var entries = await db.AuditEntries.AsNoTracking().Where(e => e.Action == FillDeeds.Answered).OrderBy(e => e.Sequence).Select(e => new { e.Subject, e.Who, e.Details }).ToListAsync(cancel);
        var last = new Dictionary<(string, string), (string, Answer)>();
        foreach (var entry in entries)
            if (JsonSerializer.Deserialize<Entry>(entry.Details, JsonSerializerOptions.Web) is { Details: { Flag: { } flag } said }) last[(entry.Subject, flag)] = (entry.Who, said);
        return last;
    }

    private sealed record Entry(Answer? Details);

    private sealed record Answer(string? Flag, string? Reply, string? Sha256);
}
