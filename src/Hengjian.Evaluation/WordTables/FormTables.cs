using System.Globalization;
using System.Text.Json;
using Hengjian.Data.Records;
using Hengjian.Documents.Official;
using Hengjian.Documents.WordTables;
using Hengjian.Domain;
using Hengjian.Domain.Access;
using Hengjian.Domain.Narratives;
using Hengjian.Domain.SelfScores;
using Hengjian.Evaluation.Breakdown;
using Hengjian.Evaluation.Sealing;
using Hengjian.Evaluation.SelfReports;
using Hengjian.Evaluation.SelfScores;
using Hengjian.Evaluation.Workspaces;
using Hengjian.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Evaluation.WordTables;

/// <summary>
/// 责任分解表、自评表、考评表: tables of a package that go out as Word files, are edited there and come back with their differences
/// cell by cell. What is ticked is taken over by the deeds of the pages, with their rights and their lines in the log.
/// </summary>
public sealed class FormTables(Workspace workspace, BreakdownLibrary breakdown, SelfReportLibrary reports, SelfScoreLibrary scores)
{
    private const string Points = "自评得分";
    private const string Words = "自评说明";
    private const string Evidence = "自评情况及依据";
    private const string NotApplicable = "不适用";
    private const long MostBytes = 20L << 20;

    /// <summary>Chinese name of a table.</summary>
    public static string NameOf(FormTableKind kind) => kind switch
    {
        FormTableKind.Breakdown => "责任分解表",
        FormTableKind.SelfCheck => "自评表",
        _ => "考评表",
    };

    /// <summary>The permission to change what the table holds.</summary>
    public static Permission ChangeOf(FormTableKind kind) => kind == FormTableKind.Breakdown ? Permission.ManageBreakdown : Permission.BuildSelfReport;

    /// <summary>The table as the principal may have it.</summary>
    public async Task<Result<FormTable>> OfAsync(AppDb db, long package, FormTableKind kind, Principal principal, CancellationToken cancel = default)
    {
        var read = await breakdown.LoadAsync(package, cancel);
        if (!read.TryGet(out var view)) return Result.Fail<FormTable>(read.Problems);
        var needs = kind == FormTableKind.Breakdown ? Permission.ViewBreakdown : Permission.BuildSelfReport;
        var asked = kind == FormTableKind.Breakdown ? new AccessObject(view.Package.RegionCode, null, view.Round.Stage) : new AccessObject(view.Package.RegionCode, null, view.Round.Stage, Openness.Government);
        if (AccessPolicy.Decide(principal, needs, asked) is { Allowed: false } no) return AccessProblems.Denied(no);
        var owner = view.RegionName + "　" + view.Round.Name;
        if (kind == FormTableKind.Breakdown) return new FormTable(kind, package, NameOf(kind), owner, BreakdownColumns, await BreakdownRowsAsync(db, view, cancel));
        var template = TemplateOf(kind);
        if (await reports.BuildAsync(db, package, template, principal, cancel) is not { } report) return FormTableProblems.NoFile();
        return new FormTable(kind, package, NameOf(kind), owner, kind == FormTableKind.SelfCheck ? SelfCheckColumns : AssessmentColumns, await TextRowsAsync(db, view, report, kind, cancel));
    }

    /// <summary>The file of a table.</summary>
    public byte[] Write(FormTable table) => WordTableDocx.Write(new WordTable(
        [table.Owner, table.Name],
        ["白底的格可以改，灰底的格不要改；行和列可以调换次序，不要合并单元格。改好后在本系统导入，逐格比较后采用。"],
        table.Columns, [.. table.Rows.Select(r => new WordRow(table.MarkOf(r), r.Cells))],
        new OfficialProperties(table.Owner + table.Name, table.Owner, workspace.Clock.GetUtcNow()))
    { Landscape = true });

    /// <summary>Compares a file with what is held; keeps the file, changes nothing.</summary>
    public async Task<Result<FormTableDifference>> CompareAsync(AppDb db, long package, FormTableKind kind, Stream file, Principal principal, CancellationToken cancel = default)
    {
        using var copy = new MemoryStream();
        if (file.CanSeek && file.Length > MostBytes) return Documents.Reports.DocxProblems.FileTooLarge(MostBytes);
        await file.CopyToAsync(copy, cancel);
        var compared = await CompareAsync(db, package, kind, copy.ToArray(), principal, cancel);
        if (!compared.TryGet(out var difference)) return compared;
        copy.Position = 0;
        return difference with { Sha256 = (await workspace.Files.AddAsync(copy, cancel)).Sha256 };
    }

    /// <summary>Takes over the ticked cells.</summary>
    /// <param name="db">The records.</param>
    /// <param name="package">The package.</param>
    /// <param name="kind">Which table.</param>
    /// <param name="sha256">The file that was compared.</param>
    /// <param name="seen">Print of the table when it was compared; another now, and nothing is taken.</param>
    /// <param name="chosen">Keys of cells.</param>
    /// <param name="principal">Who.</param>
    /// <param name="cancel">Gives up.</param>
    /// <returns>How many cells were taken.</returns>
    public async Task<Result<int>> TakeAsync(
        AppDb db, long package, FormTableKind kind, string sha256, string seen, IReadOnlyCollection<string> chosen, Principal principal, CancellationToken cancel = default)
    {
        if (chosen.Count == 0) return FormTableProblems.NothingChosen();
        if (!workspace.Files.Open(sha256).TryGet(out var stream)) return FormTableProblems.NoFile();
        using var copy = new MemoryStream();
        await using (stream) await stream.CopyToAsync(copy, cancel);
        var compared = await CompareAsync(db, package, kind, copy.ToArray(), principal, cancel);
        if (!compared.TryGet(out var difference)) return Result.Fail<int>(compared.Problems);
        if (difference.Table.Print != seen) return FormTableProblems.Moved();
        var taken = difference.Changes.Where(c => chosen.Contains(c.Key)).ToList();
        if (taken.Count == 0) return FormTableProblems.NothingChosen();
        if (taken.Where(c => c.Wrong is not null).Select(c => c.Wrong! with { Where = $"{c.Item} {c.Column}" }).ToList() is { Count: > 0 } wrong) return Result.Fail<int>(wrong);
        var done = kind == FormTableKind.Breakdown ? await AssignAsync(package, taken, principal, cancel) : await EditAsync(db, package, kind, taken, principal, cancel);
        return done.IsOk ? taken.Count : done;
    }

    private static IReadOnlyList<WordColumn> BreakdownColumns { get; } =
    [
        new("评价内容", 9) { Merges = true }, new("编号", 5) { Alignment = OfficialAlignment.Center }, new("具体内容", 26),
        new(UnitWords.Lead, 14) { Editable = true }, new(UnitWords.Cooperate, 24) { Editable = true }, new(UnitWords.Due, 12) { Editable = true, Alignment = OfficialAlignment.Center },
    ];

    private static IReadOnlyList<WordColumn> SelfCheckColumns { get; } =
        [new("编号", 5) { Alignment = OfficialAlignment.Center }, new("评价重点", 28), new("完成情况", 10) { Alignment = OfficialAlignment.Center }, new(Words, 47) { Editable = true }];

    private static IReadOnlyList<WordColumn> AssessmentColumns { get; } =
    [
        new("评价内容", 10) { Merges = true }, new("评价要点", 27), new("分值", 6) { Alignment = OfficialAlignment.Center },
        new(Points, 8) { Editable = true, Alignment = OfficialAlignment.Center }, new(Evidence, 39) { Editable = true },
    ];

    // The table's texts are edits over what units handed on, kept like those of the report and merged like them.
    private static SelfReportTemplate TemplateOf(FormTableKind kind) => kind == FormTableKind.SelfCheck
        ? new("table-self-check", "自评表", m => [.. m.Items.Select(i => new BuiltBlock(BlockOf(i.Id), 0, i[NarrativeKind.State]))])
        : new("table-assessment", "考评表", m => [.. m.Items.Select(i => new BuiltBlock(BlockOf(i.Id), 0, string.Join('\n', new[] { i[NarrativeKind.State], i[NarrativeKind.Effect], i.ScoreReason }.Where(t => t.Length > 0))))]);

    private static string BlockOf(string item) => $"item/{item}/words";

    private async Task<Result<FormTableDifference>> CompareAsync(AppDb db, long package, FormTableKind kind, byte[] file, Principal principal, CancellationToken cancel)
    {
        var held = await OfAsync(db, package, kind, principal, cancel);
        if (!held.TryGet(out var table)) return Result.Fail<FormTableDifference>(held.Problems);
        var read = WordTableReader.Read(file, [.. table.Columns.Select(c => c.Header)]);
        if (!read.TryGet(out var rows)) return Result.Fail<FormTableDifference>(read.Problems);
        if (kind == FormTableKind.SelfCheck) return FormTableComparer.Compare(table, rows, (_, _, _) => null);
        var view = (await breakdown.LoadAsync(package, cancel)).Value;
        if (kind == FormTableKind.Assessment) return FormTableComparer.Compare(table, rows, (row, column, text) => column == Points ? PointsProblem(view, row.Item, text) : null);
        var units = new UnitWords(view);
        return FormTableComparer.Compare(table, rows, (_, column, text) => units.Check(column, text));
    }

    private static Problem? PointsProblem(BreakdownView view, string item, string text)
    {
        var row = view.Rows.First(r => r.Item.Id == item);
        if (row.IsWaived) return SelfScoreProblems.Closed("本项不适用，没有得分。");
        return SelfScoreRules.Read(text, row.Item, view.Book.Scheme.SelfScoreStep) is { IsOk: false } wrong ? wrong.Problems[0] with { Where = null } : null;
    }

    private static async Task<List<FormTableRow>> BreakdownRowsAsync(AppDb db, BreakdownView view, CancellationToken cancel)
    {
        var changed = await ChangedAsync(db, view.Package.Id, cancel);
        return
        [
            .. view.Rows.Select(r => new FormTableRow(
                r.Item.Id, r.Item.Name,
                [
                    r.Area, r.Item.Id, r.Item.Name, r.IsWaived ? "（不适用）" : r.Lead is { } lead ? view.NameOf(lead) : "",
                    string.Join('、', r.Cooperate.Select(view.NameOf)), r.Assignment?.Due is { } due ? OfficialNumbers.Date(due) : "",
                ],
                changed.GetValueOrDefault(r.Item.Id, ""))),
        ];
    }

    // Who gave an item out last stands in the log.
    private static async Task<Dictionary<string, string>> ChangedAsync(AppDb db, long package, CancellationToken cancel)
    {
        const int Newest = 200;
        var subject = FormattableString.Invariant($"package:{package}");
        var entries = await db.AuditEntries.AsNoTracking().Where(e => e.Subject == subject && e.Action == "assign").OrderByDescending(e => e.Sequence).Take(Newest).ToListAsync(cancel);
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var entry in entries)
        {
            using var details = JsonDocument.Parse(entry.Details);
            if (!details.RootElement.TryGetProperty("items", out var items) || items.ValueKind != JsonValueKind.String) continue;
            foreach (var item in items.GetString()!.Split('、')) found.TryAdd(item, Said(entry.Who, entry.At));
        }
        return found;
    }

    private static async Task<List<FormTableRow>> TextRowsAsync(AppDb db, BreakdownView view, SelfReportView report, FormTableKind kind, CancellationToken cancel)
    {
        var blocks = report.Blocks.ToDictionary(b => b.Built.Id, StringComparer.Ordinal);
        var items = report.Material.Items.ToDictionary(i => i.Id, StringComparer.Ordinal);
        var edits = await (from e in db.ReportEdits join r in db.SelfReports on e.ReportId equals r.Id where r.PackageId == report.Package.Id && r.Template == report.Template.Id select e)
            .AsNoTracking().ToDictionaryAsync(e => e.BlockId, StringComparer.Ordinal, cancel);
        var points = await PackageScores.CurrentAsync(db, view.Package.Id, cancel: cancel);
        // Items that were not given out have no text anybody could change.
        return
        [
            .. view.Rows.Where(r => items.ContainsKey(r.Item.Id)).Select(r =>
            {
                var words = blocks.GetValueOrDefault(BlockOf(r.Item.Id))?.Text ?? "";
                var status = items[r.Item.Id].Status;
                string[] cells = kind == FormTableKind.SelfCheck
                    ? [r.Item.Id, r.Item.Name, r.IsWaived ? "不适用" : status, words]
                    : [r.Area, $"{r.Item.Id} {r.Item.Name}", Number(r.Item.MaxScore), r.IsWaived ? NotApplicable : points.GetValueOrDefault(r.Item.Id)?.Points is { } score ? Number(score) : "", words];
                var edit = edits.GetValueOrDefault(BlockOf(r.Item.Id));
                var given = kind == FormTableKind.Assessment ? points.GetValueOrDefault(r.Item.Id) : null;
                var newest = given is not null && (edit is null || given.At > edit.At) ? Said(given.By, given.At) : edit is null ? "" : Said(edit.By, edit.At);
                return new FormTableRow(r.Item.Id, r.Item.Name, cells, newest);
            }),
        ];
    }

    private async Task<Result<int>> AssignAsync(long package, List<FormTableChange> taken, Principal principal, CancellationToken cancel)
    {
        var read = await breakdown.LoadAsync(package, cancel);
        if (!read.TryGet(out var view)) return Result.Fail<int>(read.Problems);
        var words = new UnitWords(view);
        var entries = taken.GroupBy(c => c.Item, StringComparer.Ordinal).Select(g =>
        {
            var row = view.Rows.First(r => r.Item.Id == g.Key);
            string? Text(string column) => g.FirstOrDefault(c => c.Column == column)?.New;
            return new AssignEntry(
                g.Key, Text(UnitWords.Lead) is { } lead ? (words.Units(lead) is [var first, ..] ? first : null) : row.Lead,
                Text(UnitWords.Cooperate) is { } others ? words.Units(others) : row.Cooperate, Text(UnitWords.Due) is { } due ? words.Day(due) : null);
        }).ToList();
        return await breakdown.AssignAsync(package, entries, principal, cancel);
    }

    private async Task<Result<int>> EditAsync(AppDb db, long package, FormTableKind kind, List<FormTableChange> taken, Principal principal, CancellationToken cancel)
    {
        if (await reports.BuildAsync(db, package, TemplateOf(kind), principal, cancel) is not { } report) return FormTableProblems.NoFile();
        var done = 0;
        if (taken.Where(c => c.Column == Points).ToList() is { Count: > 0 } given)
        {
            var held = await PackageScores.CurrentAsync(db, package, cancel: cancel);
            // A score below full marks keeps the reason it has; the page asks for the one it lacks.
            var scored = await scores.DecideAsync(package, [.. given.Select(c => new SelfScoreEntry(
                c.Item, c.New, c.New.Trim().Length == 0 ? "" : held.GetValueOrDefault(c.Item)?.Reason ?? "", held.GetValueOrDefault(c.Item)?.Id))], principal, cancel);
            if (!scored.IsOk) return scored;
            done += given.Count;
        }
        foreach (var change in taken.Where(c => c.Column != Points))
        {
            var edited = await reports.EditAsync(report, BlockOf(change.Item), change.New, principal.Account, ReportEditSeen.Of(report.Blocks.First(b => b.Built.Id == BlockOf(change.Item))), cancel);
            if (!edited.IsOk) return Result.Fail<int>(edited.Problems.Select(p => p with { Where = $"{change.Item} {change.Column}，前面 {done} 格已采用" }).ToList());
            done++;
        }
        return done;
    }

    private static string Said(string who, DateTimeOffset at) =>
        who + " " + at.ToOffset(BeijingTime.Offset).ToString("yyyy年M月d日 HH:mm", CultureInfo.InvariantCulture);

    private static string Number(double number) => number.ToString("0.##", CultureInfo.InvariantCulture);
}
