using System.Text.Json;
using Hengjian.Data.Records;
using Hengjian.Domain.Submissions;
using Hengjian.Evaluation.Workspaces;
using Hengjian.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Evaluation.Submissions;

/// <summary>核验审定和公示: each is as the log has it, and the text that was shown is still those bytes.</summary>
internal static class LoggedCheck
{
    /// <summary>What is not as it was logged.</summary>
    public static async Task<IReadOnlyList<(string Subject, Problem Problem)>> RunAsync(AppDb db, Workspace workspace, CancellationToken cancel)
    {
        var entries = await db.AuditEntries.AsNoTracking().Where(e => e.Action == "approve-package" || e.Action == "publish-package")
            .OrderBy(e => e.Sequence).Select(e => new { e.Action, e.Subject, e.Who, e.Details }).ToListAsync(cancel);
        var said = entries.Select(e => Key(e.Action, e.Subject, e.Who, JsonSerializer.Deserialize<Logged>(e.Details, JsonSerializerOptions.Web)!)).ToHashSet(StringComparer.Ordinal);
        var found = new List<(string, Problem)>();
        foreach (var one in await db.Approvals.AsNoTracking().OrderBy(a => a.Id).ToListAsync(cancel))
        {
            var subject = FormattableString.Invariant($"package:{one.PackageId}");
            if (!said.Contains(Key("approve-package", subject, one.By, new Logged(one.ContentSha256) { Body = one.Body, Number = one.Number, On = one.On })))
                found.Add((subject, SubmissionProblems.NotAsLogged("审定", one.Id)));
        }
        foreach (var one in await db.PublicityPosts.AsNoTracking().OrderBy(p => p.Id).ToListAsync(cancel))
        {
            var subject = FormattableString.Invariant($"package:{one.PackageId}");
            if (!said.Contains(Key("publish-package", subject, one.By, new Logged(one.ContentSha256) { TextSha256 = one.TextSha256, From = one.From, To = one.To })) || workspace.Files.Check(one.TextSha256) is not null)
                found.Add((subject, SubmissionProblems.NotAsLogged("公示", one.Id)));
        }
        return found;
    }

    private static string Key(string action, string subject, string by, Logged said) =>
        string.Join('\n', action, subject, by, said.ContentSha256, said.TextSha256, said.Body, said.Number, $"{said.On:O} {said.From:O} {said.To:O}");

    private sealed record Logged(string ContentSha256)
    {
        public string? TextSha256 { get; init; }

        public string? Body { get; init; }

        public string? Number { get; init; }

        public DateOnly? On { get; init; }

        public DateOnly? From { get; init; }

        public DateOnly? To { get; init; }
    }
}
