using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Hengjian.Data.Records;
using Hengjian.Domain.Accounts;
using Hengjian.Domain.Auditing;
using Hengjian.Domain.People;
using Hengjian.Domain.Snapshots;
using Hengjian.Evaluation.Accounts;
using Hengjian.Evaluation.ReportDesk;
using Hengjian.Evaluation.Workspaces;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Evaluation.Verification;

/// <summary>
/// Holds the records against the audit chain: the chain cannot be changed unseen, a row of a table can. Each entry that
/// made a record must find it as it was made, and each record its entry.
/// </summary>
internal sealed class RecordsCheck
{
    private static readonly string[] Makers = ["import", "correct", "run", "create-round", "plan-round", "invite", "save-catalogue", "upload-report", "answer-flag", "handover-prepared", "change-roles"];

    // What entries of earlier programs do not hold yet: they are no worse for it.
    private static readonly string[] LoggedLater = ["catalogueVersion", "indicatorName", "series", "file", "print"];

    // What a correction says beyond the record: the cells are in the file and the chain.
    private static readonly string[] OnlyInTheChain = ["row", "cells", "reason", "corrects", StandIns.Detail];

    // Who was stood in for is said by appointments, not by the record.
    private static readonly string[] AlwaysOnlyInTheChain = [StandIns.Detail];

    // A record and its entry are written under one lock.
    private static readonly TimeSpan SameMoment = TimeSpan.FromMinutes(1);

    private readonly List<VerificationFinding> findings = [];
    private readonly AccountRecords accounts = new();
    private readonly Dictionary<string, (AuditEntry Entry, JsonElement Details)> made = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (long? Official, string? Stage)> rounds = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string?> firstCatalogues = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string?> catalogues = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string?> audits = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HandoverState> handovers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, JsonElement> corrections = new(StringComparer.Ordinal);

    /// <summary>The records that the chain does not bear out, and the entries without their record.</summary>
    public static async Task<IReadOnlyList<VerificationFinding>> RunAsync(AppDb db, CancellationToken cancel)
    {
        var check = new RecordsCheck();
        await foreach (var entry in db.AuditEntries.AsNoTracking().OrderBy(a => a.Sequence).AsAsyncEnumerable().WithCancellation(cancel))
            check.Read(entry);
        foreach (var s in await db.Snapshots.AsNoTracking().OrderBy(s => s.Id).ToListAsync(cancel))
        {
            check.Hold($"snapshot:{s.Id}", new { s.Kind, s.Period, s.RegionCode, s.RowCount, s.Hash }, s.GivenBy, s.GivenAt);
            check.HoldCorrection(s);
            if (s.Withdrawn) check.Add($"snapshot:{s.Id}", "数据快照被标为撤回，审计日志中没有这次撤回。");
        }
        foreach (var r in await db.Runs.AsNoTracking().OrderBy(r => r.Id).ToListAsync(cancel))
            check.Hold($"run:{r.Id}", new { r.RoundId, r.Official, Hash = r.ResultHash, r.InputHash });
        foreach (var r in await db.Rounds.AsNoTracking().OrderBy(r => r.Id).ToListAsync(cancel))
        {
            var subject = $"round:{r.Id}";
            check.Hold(subject, new { r.Name, r.Year, r.SchemeId, r.SchemeVersion, CatalogueVersion = check.firstCatalogues.GetValueOrDefault(subject) });
            var (official, stage) = check.rounds.GetValueOrDefault(subject);
            if (r.OfficialRunId != official) check.Add(subject, "评价轮次的正式测算与审计日志所载的不是同一次。");
            if (check.catalogues.TryGetValue(subject, out var chosen) && chosen != r.CatalogueVersion) check.Add(subject, "评价轮次的目录版本与审计日志所载的不符。");
            if (stage is not null && stage != r.Stage.ToString()) check.Add(subject, "评价轮次所处阶段与审计日志所载的不符。");
        }
        foreach (var v in await db.CatalogueVersions.AsNoTracking().OrderBy(v => v.Id).ToListAsync(cancel))
        {
            var held = new { v.Parent, v.Indicator, v.IndicatorName, v.Added, v.Reason, Region = v.RegionCode };
            check.Hold($"catalogue:{v.Version}", held, v.SavedBy, v.SavedAt);
        }
        foreach (var r in await db.DeskReports.AsNoTracking().OrderBy(r => r.Id).ToListAsync(cancel))
        {
            var subject = $"desk-report:{r.Id}";
            check.Hold(subject, new { r.Title, r.Version, r.Year, Region = r.RegionCode, r.Sha256, r.Series, File = r.FileName }, r.GivenBy, r.GivenAt);
            // Audits of earlier programs are not in the log.
            if (check.audits.TryGetValue(subject, out var findings) && findings != r.FindingsHash) check.Add(subject, "审核结果不是审计日志所载的那一份。");
        }
        foreach (var a in await db.FlagAnswers.AsNoTracking().OrderBy(a => a.Id).ToListAsync(cancel))
            check.Hold($"flag-answer:{a.Id}", new { Report = a.ReportId, a.Flag, a.Sort, Reply = a.Reply.ToString(), a.Reason, Region = a.RegionCode, Print = FlagAnswers.PrintOf(a) }, a.By, a.At);
        foreach (var h in await db.Handovers.AsNoTracking().OrderBy(h => h.Id).ToListAsync(cancel))
        {
            var subject = $"handover:{h.Id}";
            check.Hold(subject, new { From = h.FromAccount, To = h.ToAccount, List = h.ListHash, h.Reason, Unit = h.UnitId, Region = h.RegionCode }, h.MadeBy, h.MadeAt);
            if (HandoverList.HashOf(h.List) != h.ListHash) check.Add(subject, "移交清单与它的指纹不符，不是经本系统改的。");
            if (check.handovers.GetValueOrDefault(subject) != h.State) check.Add(subject, "移交的状态与审计日志所载的不符。");
        }
        foreach (var b in await db.RoleBooks.AsNoTracking().OrderBy(b => b.Id).ToListAsync(cancel))
            check.Hold($"role-book:{b.Id}", new { Sha256 = RoleBookLibrary.HashOf(b), b.Reason, Region = 0 }, b.MadeBy, b.MadeAt);
        var names = new Dictionary<long, Account>();
        var logins = await db.ExternalLogins.AsNoTracking().ToDictionaryAsync(e => e.AccountId, e => ExternalLoginLibrary.PrintOf(e.Issuer, e.Subject), cancel);
        foreach (var a in await db.Accounts.AsNoTracking().Include(a => a.Grants).OrderBy(a => a.Name).ToListAsync(cancel))
        {
            names.Add(a.Id, a);
            foreach (var difference in check.accounts.Differences(a, logins.GetValueOrDefault(a.Id))) check.Add($"account:{a.Name}", difference);
        }
        foreach (var i in await db.Invitations.AsNoTracking().OrderBy(i => i.Id).ToListAsync(cancel))
        {
            if (!names.TryGetValue(i.AccountId, out var of))
            {
                check.made.Remove($"invitation:{i.Id}");
                check.Add($"invitation:{i.Id}", "链接所属的账号在库中找不到。");
                continue;
            }
            if (i.EndedAt is null && check.accounts.LinksEnded(of.Name) > i.MadeAt) check.Add($"invitation:{i.Id}", "用过或作废的链接又能使用了，不是经本系统改的。");
            if (i.Until > i.MadeAt + Invitation.Lasts) check.Add($"invitation:{i.Id}", "链接的有效期被延长过，不是经本系统改的。");
            check.Hold($"invitation:{i.Id}", new { Account = of.Name, Purpose = i.Purpose.ToString(), Print = i.TokenHash[..16], Region = of.RegionCode }, i.MadeBy, i.MadeAt);
        }
        foreach (var subject in check.made.Keys.Concat(check.accounts.Absent)) check.Add(subject, "审计日志所载的记录在库中找不到。");
        return check.findings;
    }

    private void Read(AuditEntry entry)
    {
        if (entry.Subject.StartsWith("account:", StringComparison.Ordinal) && AuditChain.IsIntact(entry))
        {
            using var deed = JsonDocument.Parse(entry.Details);
            accounts.Read(entry, deed.RootElement);
        }
        if (entry.Action == "audit-report" && AuditChain.IsIntact(entry))
        {
            using var deed = JsonDocument.Parse(entry.Details);
            audits[entry.Subject] = deed.RootElement.GetProperty("hash").GetString();
        }
        if (entry.Action is "handover-accepted" or "handover-withdrawn" && AuditChain.IsIntact(entry))
            handovers[entry.Subject] = entry.Action == "handover-accepted" ? HandoverState.Accepted : HandoverState.Withdrawn;
        if (!Makers.Contains(entry.Action) && entry.Action != "choose-catalogue" && !entry.Action.StartsWith("round-", StringComparison.Ordinal)) return;
        // A garbled row is told by the walk along the chain.
        if (!AuditChain.IsIntact(entry)) return;
        using var document = JsonDocument.Parse(entry.Details);
        var details = document.RootElement.Clone();
        if (Makers.Contains(entry.Action)) made[entry.Subject] = (entry, details);
        if (entry.Action == "create-round" && details.TryGetProperty("catalogueVersion", out var first))
            catalogues[entry.Subject] = firstCatalogues[entry.Subject] = first.GetString();
        if (entry.Action == "choose-catalogue") Choose(entry.Subject, details);
        if (entry.Action == "run" && details.GetProperty("official").GetBoolean())
        {
            var round = "round:" + details.GetProperty("roundId").GetRawText();
            rounds[round] = (long.Parse(entry.Subject[4..], CultureInfo.InvariantCulture), rounds.GetValueOrDefault(round).Stage);
        }
        if (!entry.Action.StartsWith("round-", StringComparison.Ordinal)) return;
        var run = details.GetProperty("run");
        rounds[entry.Subject] = (run.ValueKind == JsonValueKind.Null ? null : run.GetInt64(), details.GetProperty("to").GetString());
    }

    // Each choice goes on from the version before: one made beside the log would show here.
    private void Choose(string round, JsonElement details)
    {
        if (catalogues.TryGetValue(round, out var before) && before != details.GetProperty("fromVersion").GetString())
            Add(round, "审计日志中选用目录版本的前后不相接。");
        catalogues[round] = details.GetProperty("toVersion").GetString();
    }

    private void Hold(string subject, object record, string? by = null, DateTimeOffset? at = null)
    {
        if (!made.Remove(subject, out var logged))
        {
            Add(subject, "审计日志中没有产生这条记录的操作。");
            return;
        }
        var corrected = logged.Entry.Action == "correct";
        var unlogged = LoggedLater.Where(f => !logged.Details.TryGetProperty(f, out _));
        var same = JsonNode.DeepEquals(Fields(logged.Details, corrected ? OnlyInTheChain : AlwaysOnlyInTheChain), Fields(Json(record), unlogged));
        if (!same || (by is not null && by != logged.Entry.Who) || (at is { } when && (when - logged.Entry.At).Duration() > SameMoment))
            Add(subject, "记录的内容与产生它时写入审计日志的不符。");
        if (corrected) corrections[subject] = logged.Details;
    }

    // A correction is a snapshot that names what it corrects and why; any other was given as a whole.
    private void HoldCorrection(SnapshotRecord snapshot)
    {
        var subject = $"snapshot:{snapshot.Id}";
        if (corrections.TryGetValue(subject, out var logged)
            && (logged.GetProperty("corrects").GetInt64() != snapshot.ParentId || logged.GetProperty("reason").GetString() != snapshot.Source))
            Add(subject, "更正的对象或理由与审计日志所载的不符。");
    }

    private static JsonElement Json(object record) => JsonSerializer.SerializeToElement(record, record.GetType(), JsonSerializerOptions.Web);

    private static JsonObject Fields(JsonElement details, IEnumerable<string> without)
    {
        var fields = JsonObject.Create(details)!;
        foreach (var name in without) fields.Remove(name);
        return fields;
    }

    private void Add(string subject, string message) => findings.Add(new(VerificationArea.AuditLog, subject, message));
}
