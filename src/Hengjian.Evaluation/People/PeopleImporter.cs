using Hengjian.Data.Records;
using Hengjian.Domain.Accounts;
using Hengjian.Domain.People;
using Hengjian.Kernel;

namespace Hengjian.Evaluation.People;

/// <summary>Enters the rows of a file: units first, then posts, then people with their appointments.</summary>
internal sealed class PeopleImporter(AppDb db, PeopleDesk desk, AppointmentDesk appointments)
{
    private readonly List<PeopleChange> changes = [];
    private readonly List<PeopleIssue> issues = [];
    private readonly Dictionary<string, int> seen = new(StringComparer.Ordinal);

    public async Task<PeopleImport> RunAsync(PeopleSheets sheets, CancellationToken cancel)
    {
        issues.AddRange(sheets.Issues);
        foreach (var line in sheets.Lines.Where(l => l.Sheet == PeopleSheets.Units)) await UnitAsync(line, cancel);
        await db.SaveChangesAsync(cancel);
        foreach (var line in sheets.Lines.Where(l => l.Sheet == PeopleSheets.Posts)) Post(line);
        await db.SaveChangesAsync(cancel);
        var people = new List<(SheetLine Line, PersonRecord Person, EntryOutcome Outcome)>();
        foreach (var line in sheets.Lines.Where(l => l.Sheet == PeopleSheets.People))
            if (Person(line) is { } entered) people.Add(entered);
        await db.SaveChangesAsync(cancel);
        // A substitute needs the appointment of who is stood in for, wherever in the file it stands.
        foreach (var (line, person, outcome) in people.OrderBy(p => p.Line.Optional("代理谁") is not null)) await AppointAsync(line, person, outcome, cancel);
        await db.SaveChangesAsync(cancel);
        return new PeopleImport([.. changes.OrderBy(c => Order(c.Sheet)).ThenBy(c => c.Row)], [.. issues.OrderBy(i => Order(i.Sheet)).ThenBy(i => i.Row).ThenBy(i => i.Column)]);
    }

    private async Task UnitAsync(SheetLine line, CancellationToken cancel)
    {
        var before = issues.Count;
        var id = line.Text("单位代号");
        if (PeopleSheets.CodeOf(line.Text("行政区划代码")) is not { } region)
        {
            Add(line, "行政区划代码", PeopleProblems.UnknownRegion(line.Text("行政区划代码"), null));
            return;
        }
        UnitKind? kind = null;
        if (line.Optional("类别") is { } word)
        {
            var known = PeopleSheets.KindWords.Where(k => k.Word == word).ToList();
            if (known.Count == 0) Add(line, "类别", PeopleProblems.UnknownWord("类别", word, NearestName.Of(word, PeopleSheets.KindWords.Select(k => k.Word)), PeopleSheets.KindWords.Select(k => k.Word)));
            else kind = known[0].Kind;
        }
        var (from, to) = (Day(line, "起始日期"), Day(line, "截止日期"));
        if (IsDouble(line, "unit|" + id, "单位代号") || issues.Count > before) return;
        var done = await desk.SetUnitAsync(
            new UnitEntry(id, line.Text("单位名称"), region, kind, line.Optional("部门用语"), line.Optional("主管单位代号"), line.Optional("学校代码"), from, to), cancel);
        Note(line, done, line.Text("单位名称"));
    }

    private void Post(SheetLine line)
    {
        var before = issues.Count;
        var (unit, title) = (line.Text("单位代号"), line.Text("岗位名称"));
        var role = desk.RoleOf(line.Text("角色"));
        if (role is null) Add(line, "角色", PeopleProblems.UnknownWord("角色", line.Text("角色"), NearestName.Of(line.Text("角色"), desk.Offered.Select(r => r.NameZh)), desk.Offered.Select(r => r.NameZh)));
        bool? head = line.Text("单位负责人") switch { "是" => true, "否" => false, _ => null };
        if (line.Optional("单位负责人") is { } typed && head is null) Add(line, "单位负责人", PeopleProblems.UnknownWord("单位负责人", typed, null, ["是", "否"]));
        var to = Day(line, "截止日期");
        if (IsDouble(line, $"post|{unit}|{title}", "岗位") || issues.Count > before) return;
        Note(line, desk.SetPost(new PostEntry(unit, title, role!.Id, head, to)), $"{unit} {title}");
    }

    private (SheetLine, PersonRecord, EntryOutcome)? Person(SheetLine line)
    {
        var unit = line.Text("单位代号");
        if (!desk.State.Units.TryGetValue(unit, out var found))
        {
            Add(line, "单位代号", desk.UnknownUnit(unit));
            return null;
        }
        var done = desk.SetPerson(new PersonEntry(line.Text("姓名"), line.Optional("工号"), found.RegionCode, line.Optional("手机"), line.Optional("邮箱")));
        if (done.TryGet(out var set)) return (line, set.Person, set.Outcome);
        foreach (var problem in done.Problems) Add(line, problem.Where, problem);
        return null;
    }

    private async Task AppointAsync(SheetLine line, PersonRecord person, EntryOutcome outcome, CancellationToken cancel)
    {
        var before = issues.Count;
        var (unit, title) = (line.Text("单位代号"), line.Text("岗位名称"));
        var from = Day(line, "任职起");
        if (line.Optional("任职起") is null) Add(line, "任职起", PeopleProblems.BadDay("任职起", ""));
        var to = Day(line, "任职止");
        if (IsDouble(line, $"person|{person.Id}|{unit}|{title}|{from}", "人员") || issues.Count > before) return;
        var done = await appointments.SetAsync(person, new AppointmentEntry(unit, title, from!.Value, to, line.Optional("代理谁")), cancel);
        Note(line, done.Map(o => o == EntryOutcome.Same ? outcome : o == EntryOutcome.Added && outcome != EntryOutcome.Added ? EntryOutcome.Changed : o), $"{person.Name}，{title}");
    }

    private DateOnly? Day(SheetLine line, string column)
    {
        if (line.Optional(column) is not { } text) return null;
        if (PeopleSheets.DayOf(text) is { } day) return day;
        Add(line, column, PeopleProblems.BadDay(column, text));
        return null;
    }

    private bool IsDouble(SheetLine line, string key, string what)
    {
        if (seen.TryAdd(key, line.Row)) return false;
        issues.Add(new PeopleIssue(line.Sheet, line.Row, 0, PeopleProblems.Repeats(what, seen[key])));
        return true;
    }

    private void Note(SheetLine line, Result<EntryOutcome> done, string words)
    {
        if (done.IsOk) changes.Add(new PeopleChange(line.Sheet, line.Row, done.Value, words));
        else foreach (var problem in done.Problems) Add(line, problem.Where, problem);
    }

    private void Add(SheetLine line, string? column, Problem problem) =>
        issues.Add(new PeopleIssue(line.Sheet, line.Row, column is null ? 0 : line.Columns.GetValueOrDefault(column), problem));

    private static int Order(string sheet) => sheet == PeopleSheets.Units ? 0 : sheet == PeopleSheets.Posts ? 1 : 2;
}
