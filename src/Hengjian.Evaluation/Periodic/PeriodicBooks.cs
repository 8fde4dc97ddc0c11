using System.Security.Cryptography;
using System.Text;
using Hengjian.Data.Records;
using Hengjian.Documents.Writing;
using Hengjian.Domain;
using Hengjian.Domain.Access;
using Hengjian.Domain.Periodic;
using Hengjian.Evaluation.Workspaces;
using Hengjian.Indicators.Facts;
using Hengjian.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Hengjian.Evaluation.Periodic;

/// <summary>Which reports a workbook is about: those of a period in a region, or one alone.</summary>
/// <param name="Form">The form.</param>
/// <param name="Period">Number of the period.</param>
/// <param name="Region">The region with all below.</param>
/// <param name="Report">One report; null for all.</param>
public sealed record BookRange(PeriodicFormRecord Form, int Period, int Region, long? Report);

/// <summary>工作簿: reports go out as tables, are filled elsewhere and come back with their differences, cell by cell.</summary>
public sealed class PeriodicBooks(Workspace workspace, FormBook book, PeriodicDeeds deeds)
{
    private const string Hidden = "（单位草稿）";

    /// <summary>The table of one report: a row a field, last period beside.</summary>
    public static TableExport Write(ReportView view) => new(
        $"{view.Form.Name} {view.Period.Name} {view.UnitName}",
        [
            new TableColumn(BookReader.FieldHeader, Width: 30), new TableColumn("计量单位", Width: 10), new TableColumn("上期", Width: 18),
            new TableColumn(BookReader.ValueHeader, Width: 24), new TableColumn("要求", Width: 40),
        ],
        view.Form.Fields.Where(f => f.Kind is not (FieldKind.File or FieldKind.Computed)).Select(f => (IReadOnlyList<object?>)
        [
            f.Name, f.Unit, view.ShownBefore(f), Raw(f, view.Values.GetValueOrDefault(f.Id)),
            string.Join("；", new[] { f.Required ? "必填" : "", string.Join(" / ", f.Choices), f.Hint }.Where(t => t.Length > 0)),
        ]))
    {
        Remarks = ["只填“本期”一列，字段名称不要改；填好后在报表页面导入，逐格比较后采用。计算字段和附件在页面上。" + view.Form.Note],
        FitRows = true,
    };

    /// <summary>The table of all reports of a period: a row a unit.</summary>
    public async Task<TableExport> WriteAsync(AppDb db, BookRange range, Principal principal, CancellationToken cancel = default)
    {
        var form = book.Of(range.Form).Form;
        var fields = form.Fields.Where(f => f.Kind is not (FieldKind.File or FieldKind.Computed)).ToList();
        var lines = await LinesAsync(db, range, principal, cancel);
        return new TableExport(
            $"{form.Name} {form.Scale.At(range.Period).Name} 填报表",
            [new TableColumn(BookReader.UnitHeader, Width: 26), new TableColumn("单位代号", Width: 20), new TableColumn("状态"), .. fields.Select(f => new TableColumn(f.Name, f.Unit, Width: f.Kind == FieldKind.Text ? 30 : 14))],
            lines.Select(l => (IReadOnlyList<object?>)[l.UnitName, l.Report.UnitId, l.Timeliness.ToString(), .. fields.Select(f => l.Sees ? Raw(f, l.Values.GetValueOrDefault(f.Id)) : null)]))
        {
            Remarks = ["一行一个单位，单位名称、代号和表头不要改；空格表示不改。没有上报的单位的草稿不导出。填好后在汇总页面导入，逐格比较后采用。"],
        };
    }

    /// <summary>Compares a workbook with what is stored; keeps the file, changes nothing.</summary>
    public async Task<Result<BookDifference>> CompareAsync(BookRange range, Stream file, Principal principal, CancellationToken cancel = default)
    {
        var read = BookReader.Read(file, book.Of(range.Form).Form);
        if (!read.TryGet(out var text)) return Result.Fail<BookDifference>(read.Problems);
        file.Position = 0;
        var kept = await workspace.Files.AddAsync(file, cancel);
        await using var db = workspace.OpenDb();
        return await CompareAsync(db, range, text, kept.Sha256, principal, cancel);
    }

    /// <summary>Takes over the differences of the chosen units (or, of one report, of the chosen fields).</summary>
    /// <param name="range">As compared.</param>
    /// <param name="sha256">The workbook.</param>
    /// <param name="seen">What was stored when it was compared; anything else now, and nothing is taken.</param>
    /// <param name="chosen">Ids of units, or of fields where the range is one report.</param>
    /// <param name="handIn">Hand the reports in, too.</param>
    /// <param name="principal">Who.</param>
    /// <param name="cancel">Gives up.</param>
    /// <returns>How many cells were taken, and why reports were not handed in.</returns>
    public async Task<Result<(int Cells, int Handed, IReadOnlyList<Problem> NotHanded)>> ApplyAsync(
        BookRange range, string sha256, string seen, IReadOnlyCollection<string> chosen, bool handIn, Principal principal, CancellationToken cancel = default)
    {
        if (chosen.Count == 0) return PeriodicProblems.NothingChosen();
        var form = book.Of(range.Form).Form;
        var opened = workspace.Files.Open(sha256);
        if (!opened.TryGet(out var file)) return Result.Fail<(int, int, IReadOnlyList<Problem>)>(opened.Problems);
        await using (file)
        {
            var read = BookReader.Read(file, form);
            if (!read.TryGet(out var text)) return Result.Fail<(int, int, IReadOnlyList<Problem>)>(read.Problems);
            await using var db = workspace.OpenDb();
            await using var transaction = await AuditLog.BeginAsync(db, cancel);
            var difference = await CompareAsync(db, range, text, sha256, principal, cancel);
            if (difference.Seen != seen) return PeriodicProblems.NotNow("比较以后有人改过这些报表，没有采用，请按现在的数再比较一次。");
            var taken = difference.Units.Where(u => u.Refused is null && (range.Report is not null || chosen.Contains(u.Report.UnitId))).ToList();
            var cells = 0;
            foreach (var unit in taken)
                cells += await SetAsync(db, unit, range.Report is null ? null : chosen, principal.Account, workspace.Clock.GetUtcNow(), cancel);
            if (cells == 0) return PeriodicProblems.NothingChosen();
            await db.SaveChangesAsync(cancel);
            var (handed, problems) = handIn ? await HandInAsync(db, taken, principal, cancel) : (0, []);
            var details = new { region = range.Region, form = range.Form.Code, period = form.Scale.At(range.Period).Name, units = taken.Count, count = cells, file = sha256 };
            var entry = await workspace.Audit.AppendAsync(db, principal.Account, "read-periodic-book", FormattableString.Invariant($"periodic-form:{range.Form.Id}"), details, cancel);
            await workspace.Audit.CommitAsync(transaction, entry, cancel);
            return (cells, handed, problems);
        }
    }

    private async Task<(int Handed, IReadOnlyList<Problem> Problems)> HandInAsync(AppDb db, List<UnitDifference> units, Principal principal, CancellationToken cancel)
    {
        var (handed, problems) = (0, new List<Problem>());
        foreach (var unit in units)
        {
            var report = await db.PeriodicReports.SingleAsync(r => r.Id == unit.Report.Id, cancel);
            var done = await deeds.HandInAsync(db, report, principal, unit.Behalf, cancel);
            if (!done.TryGet(out var details))
            {
                problems.AddRange(done.Problems.Select(p => p with { Where = unit.UnitName }));
                continue;
            }
            handed++;
            await workspace.Audit.AppendAsync(db, principal.Account, "hand-in-periodic", FormattableString.Invariant($"periodic-report:{report.Id}"), details, cancel);
        }
        return (handed, problems);
    }

    private static async Task<int> SetAsync(AppDb db, UnitDifference unit, IReadOnlyCollection<string>? fields, string by, DateTimeOffset now, CancellationToken cancel)
    {
        var id = unit.Report.Id;
        var writer = new ValueWriter(db, unit.Report, unit.Behalf ? ValueSource.Behalf : ValueSource.Book, by, now);
        var values = await db.PeriodicValues.Where(v => v.ReportId == id && v.Row == 0).ToDictionaryAsync(v => v.Field, StringComparer.Ordinal, cancel);
        var chosen = unit.Fields.Where(f => fields is null || fields.Contains(f.Field.Id)).ToList();
        foreach (var field in chosen) writer.Set(field.Field, values, field.New, Guid.NewGuid());
        return chosen.Count;
    }

    private async Task<BookDifference> CompareAsync(AppDb db, BookRange range, BookText text, string sha256, Principal principal, CancellationToken cancel)
    {
        var lines = await LinesAsync(db, range, principal, cancel, drafts: true);
        var remarks = new List<Problem>(text.Remarks);
        var (units, same) = (new List<UnitDifference>(), 0);
        foreach (var group in text.Cells.GroupBy(c => c.Unit, StringComparer.Ordinal))
        {
            var line = range.Report is not null ? lines.FirstOrDefault() : lines.Find(l => l.Report.UnitId == group.Key || l.UnitName == group.Key);
            if (line is null)
            {
                remarks.Add(PeriodicProblems.UnknownUnit(group.First().Where, group.Key, NearestName.Of(group.Key, lines.Select(l => l.UnitName))));
                continue;
            }
            var own = PeriodicSaver.Refusal(line.Report, principal) is null;
            var behalf = !own && PeriodicScopes.MayFillFor(principal, line.Report).Allowed && line.Report.State != PeriodicState.Handed;
            var differences = group.Select(c => Compare(c, line, own || line.Sees)).OfType<FieldDifference>().ToList();
            same += group.Count(c => c.Text.Length > 0) - differences.Count;
            if (differences.Count > 0) units.Add(new UnitDifference(line.Report, line.UnitName, differences, own || behalf ? Taken(differences, line, behalf) : Why(line.Report, principal), behalf));
        }
        return new BookDifference(units, Math.Max(0, same), remarks, sha256, PrintOf(lines));
    }

    // Empty cells leave what is stored: a workbook that was filled in part takes nothing away.
    private static FieldDifference? Compare(BookCell cell, SheetLine line, bool sees)
    {
        var known = line.Values.GetValueOrDefault(cell.Field.Id);
        if (cell.Text.Length == 0 || (sees && known?.Text == cell.Text)) return null;
        var read = FieldCell.Read(cell.Field, cell.Text);
        if (sees && known is not null && read.Problem is null && read.Number is not null && read.Number == known.Number && read.Flag == known.Flag) return null;
        var wrong = PeriodicSaver.Unfit(cell.Field, cell.Text, DateOnly.MaxValue) ?? read.Problem;
        return new FieldDifference(cell.Field, known is null or { Text.Length: 0 } ? "" : sees ? FieldCell.Show(cell.Field, known) : Hidden, cell.Text, wrong);
    }

    // Who enters for a unit never writes over what the unit typed itself, nor learns what that was.
    private static string? Taken(List<FieldDifference> differences, SheetLine line, bool behalf)
    {
        if (differences.Find(d => PeriodicSaver.Unfit(d.Field, d.New, DateOnly.MaxValue) is not null) is { } loud) return loud.Wrong!.Message;
        return behalf && differences.Exists(d => line.Values.GetValueOrDefault(d.Field.Id) is { Text.Length: > 0 } own && own.Op != Guid.Empty)
            ? "该单位正在自己填，不能代填" : null;
    }

    private static string Why(PeriodicReportRecord report, Principal principal) => report.State == PeriodicState.Handed
        ? "已经上报，要改先退回" : PeriodicScopes.MayFill(principal, report).Reason;

    private static string PrintOf(List<SheetLine> lines)
    {
        var text = new StringBuilder();
        foreach (var line in lines)
        {
            text.Append(line.Report.Id).Append(line.Report.State);
            foreach (var value in line.Values.Values.OrderBy(v => v.Field, StringComparer.Ordinal)) text.Append(' ').Append(value.Field).Append(value.Revision);
        }
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())))[..16];
    }

    private async Task<List<SheetLine>> LinesAsync(AppDb db, BookRange range, Principal principal, CancellationToken cancel, bool drafts = false)
    {
        var codes = CodeRange.Of(range.Region);
        var lines = await PeriodSheet.ReadAsync(db, range.Form, range.Period, range.Period, principal, BeijingTime.DayOf(workspace.Clock.GetUtcNow()), cancel);
        var own = lines.Where(l => codes.Contains(l.Report.RegionCode) && (range.Report is null || l.Report.Id == range.Report)).ToList();
        if (!drafts || own.TrueForAll(l => l.Sees)) return own;
        // For comparing only: whether a draft is there. What it says never leaves this class.
        var hidden = own.Where(l => !l.Sees).Select(l => l.Report.Id).ToList();
        var values = new List<PeriodicValueRecord>();
        foreach (var some in hidden.Chunk(500)) values.AddRange(await db.PeriodicValues.AsNoTracking().Where(v => some.Contains(v.ReportId) && v.Row == 0).ToListAsync(cancel));
        var byReport = values.ToLookup(v => v.ReportId);
        return [.. own.Select(l => l.Sees ? l : l with { Values = byReport[l.Report.Id].ToDictionary(v => v.Field, StringComparer.Ordinal) })];
    }

    // A number goes out as a number, so that it can be reckoned with; everything else as it was typed.
    internal static object? Raw(FormField field, PeriodicValueRecord? value) => value switch
    {
        null or { Text.Length: 0 } => null,
        { Number: { } number, Flag: ValueFlag.Present } when field.Kind == FieldKind.Number => number,
        { Number: { } day, Flag: ValueFlag.Present } when field.Kind == FieldKind.Date => DateOnly.FromDayNumber((int)day),
        _ => value.Text,
    };
}
