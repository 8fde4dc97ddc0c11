using System.Text.Json;
using Hengjian.Data.Records;
using Hengjian.Domain.Submissions;
using Hengjian.Evaluation.Workspaces;
using Hengjian.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Evaluation.Submissions;

/// <summary>核验审定、公示和异议: each is as the log has it, and the text that was shown is still those bytes.</summary>
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
        found.AddRange(await ObjectionsAsync(db, cancel));
        found.AddRange(await ReportsAsync(db, cancel));
        return found;
    }

    // What was objected and answered, by the hashes the log keeps; it has none of those that are older than the hashes.
    private static async Task<IEnumerable<(string, Problem)>> ObjectionsAsync(AppDb db, CancellationToken cancel)
    {
        var entries = await db.AuditEntries.AsNoTracking().Where(e => e.Action == "object" || e.Action == "answer-objection").OrderBy(e => e.Sequence).Select(e => new { e.Action, e.Details }).ToListAsync(cancel);
        var hashes = new Dictionary<(string Action, long Id), string>();
        foreach (var entry in entries)
            if (JsonSerializer.Deserialize<Said>(entry.Details, JsonSerializerOptions.Web) is { Sha256: { } hash } said) hashes[(entry.Action, said.Objection)] = hash;
        var found = new List<(string, Problem)>();
        foreach (var one in await db.Objections.AsNoTracking().OrderBy(o => o.Id).ToListAsync(cancel))
        {
            if (Differs("object", one.Text)) found.Add(($"objection:{one.Id}", SubmissionProblems.NotAsLogged("异议", one.Id)));
            if (Differs("answer-objection", one.Answer)) found.Add(($"objection:{one.Id}", SubmissionProblems.NotAsLogged("异议的答复", one.Id)));

            bool Differs(string action, string text) => hashes.TryGetValue((action, one.Id), out var hash) && hash != Publicity.ObjectionLibrary.TextHash(text);
        }
        // Logged and no longer there.
        var there = await db.Objections.AsNoTracking().Select(o => o.Id).ToListAsync(cancel);
        found.AddRange(hashes.Keys.Where(k => k.Action == "object").Select(k => k.Id).Except(there).Order().Select(id => ($"objection:{id}", SubmissionProblems.NotAsLogged("异议", id))));
        return found;
    }

    // What people wrote over the report: each version is what was logged, where its hash was, and what is printed is the newest.
    private static async Task<IEnumerable<(string, Problem)>> ReportsAsync(AppDb db, CancellationToken cancel)
    {
        var entries = await db.AuditEntries.AsNoTracking().Where(e => e.Action == "edit-self-report").OrderBy(e => e.Sequence).Select(e => new { e.Subject, e.Details }).ToListAsync(cancel);
        var hashes = new Dictionary<(string, string?, string?, int), string>();
        foreach (var entry in entries)
            if (JsonSerializer.Deserialize<EditEntry>(entry.Details, JsonSerializerOptions.Web) is { Sha256: { } hash } said) hashes[(entry.Subject, said.Template, said.Block, said.Version)] = hash;
        var versions = await (from paper in db.SelfReports join version in db.ReportEditVersions on paper.Id equals version.ReportId select new { paper.PackageId, paper.Template, Version = version }).AsNoTracking().ToListAsync(cancel);
        var newest = versions.GroupBy(v => (v.Version.ReportId, v.Version.BlockId)).ToDictionary(g => g.Key, g => g.MaxBy(v => v.Version.Number)!.Version);
        var wrong = versions.Where(v => hashes.TryGetValue(($"package:{v.PackageId}", v.Template, v.Version.BlockId, v.Version.Number), out var hash) && hash != (v.Version.Text is { } text ? TextHash(text) : ""))
            .Select(v => v.PackageId).ToHashSet();
        foreach (var edit in await (from paper in db.SelfReports join one in db.ReportEdits on paper.Id equals one.ReportId select new { paper.PackageId, Edit = one }).AsNoTracking().ToListAsync(cancel))
            if (newest.GetValueOrDefault((edit.Edit.ReportId, edit.Edit.BlockId))?.Text != edit.Edit.Text) wrong.Add(edit.PackageId);
        return wrong.Order().Select(id => ($"package:{id}", SubmissionProblems.NotAsLogged("对自评报告的修改，自评", id)));
    }

    private static string TextHash(string text) => Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(text)));

    private static string Key(string action, string subject, string by, Logged said) =>
        string.Join('\n', action, subject, by, said.ContentSha256, said.TextSha256, said.Body, said.Number, $"{said.On:O} {said.From:O} {said.To:O}");

    private sealed record Said(long Objection, string? Sha256);

    private sealed record EditEntry(string? Template, string? Block, int Version, string? Sha256);

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
