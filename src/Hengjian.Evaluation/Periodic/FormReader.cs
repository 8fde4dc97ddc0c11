using System.Globalization;
using Hengjian.Domain.Periodic;
using Hengjian.Evaluation.Filling;
using Hengjian.Indicators.Yaml;
using Hengjian.Kernel;

namespace Hengjian.Evaluation.Periodic;

/// <summary>Makes a form of its YAML; problems go where the map puts them.</summary>
internal static class FormReader
{
    private const int MostDays = 60;
    private const int MostTerms = 4;
    private const int LongestId = 40;
    private const int DefaultRows = 200;

    private static readonly Dictionary<string, Cadence> Cadences = new(StringComparer.Ordinal)
    {
        ["day"] = Cadence.Day,
        ["week"] = Cadence.Week,
        ["ten-days"] = Cadence.TenDays,
        ["half-month"] = Cadence.HalfMonth,
        ["month"] = Cadence.Month,
        ["term"] = Cadence.Term,
        ["year"] = Cadence.Year,
    };

    private static readonly Dictionary<string, bool> Opens = new(StringComparer.Ordinal) { ["last-day"] = false, ["first-day"] = true };

    private static readonly Dictionary<string, bool> Severities = new(StringComparer.Ordinal) { ["error"] = true, ["warn"] = false };

    public static PeriodicForm Read(YamlMap map, string version)
    {
        var id = map.RequiredText("id");
        if (id.Length > 0 && !IsId(id, '-')) map.Report(w => PeriodicProblems.BadId(w, id), "id");
        var name = map.RequiredText("name");
        if (!map.Has("cadence")) map.RequiredText("cadence");
        var cadence = map.Choice("cadence", Cadences, Cadence.Month);
        var terms = Terms(map, cadence);
        var due = Due(map);
        var fields = Fields(map, [], map.Has("ledger"));
        var ledger = LedgerOf(map, fields);
        var remind = map.Map("remind");
        var form = new PeriodicForm(id, version, name, new PeriodScale(cadence, terms), due, fields)
        {
            Note = map.Text("note") ?? "",
            Basis = map.Text("basis") ?? "",
            OpensAtStart = map.Choice("opens", Opens, false),
            RemindBefore = Numbers(remind, "before"),
            RemindAfter = Numbers(remind, "after"),
            Checks = Checks(map, fields),
            Ledger = ledger,
        };
        remind?.Done();
        map.Done();
        return form;
    }

    private static List<TermSpan> Terms(YamlMap map, Cadence cadence)
    {
        var terms = new List<TermSpan>();
        foreach (var one in map.Maps("terms"))
        {
            var name = one.RequiredText("name");
            var (from, to) = (Day(one, "from"), Day(one, "to"));
            one.Done();
            if (from is { } f && to is { } t) terms.Add(new TermSpan(name, f.Month, f.Day, t.Month, t.Day));
        }
        if (cadence != Cadence.Term)
        {
            if (map.Has("terms")) map.Report(w => PeriodicProblems.BadTerms(w, "只有学期报才写学期。"), "terms");
            return [];
        }
        if (terms.Count is 0 or > MostTerms || !Apart(terms)) map.Report(w => PeriodicProblems.BadTerms(w, "学期的先后或日期不对。"), "terms");
        return terms;
    }

    // Looked at over four years, so that 29 February is among them.
    private static bool Apart(List<TermSpan> terms)
    {
        var days = Enumerable.Range(2023, 5).SelectMany(y => terms.OrderBy(t => (t.FromMonth, t.FromDay)).Select(t => (First: t.FirstIn(y), Last: t.LastFrom(y)))).ToList();
        return days.Zip(days.Skip(1)).All(p => p.First.First <= p.First.Last && p.First.Last < p.Second.First);
    }

    private static DueRule Due(YamlMap map)
    {
        if (map.Map("due") is not { } due)
        {
            if (!map.Has("due")) map.RequiredText("due");
            return new DueRule(0, false, false);
        }
        var work = due.Has("workdays");
        var key = work ? "workdays" : "days";
        if (!due.Has(key)) due.RequiredText(key);
        var days = due.Whole(key) ?? 0;
        if (days is < 0 or > MostDays) due.Report(w => PeriodicProblems.OutOfRange(w, key, 0, MostDays), key);
        var rule = new DueRule(Math.Clamp(days, 0, MostDays), work, due.Flag("postpone"));
        due.Done();
        return rule;
    }

    // Names of fields are columns of one table; ids are unique in the whole form, so that one id says where a value belongs.
    private static List<FormField> Fields(YamlMap map, List<FormField> others, bool mayBeEmpty)
    {
        var fields = new List<FormField>();
        foreach (var one in map.Maps("fields"))
        {
            var field = FieldReader.Read(one, fields);
            if (fields.Concat(others).Any(f => f.Id == field.Id)) one.Report(w => PeriodicProblems.Repeated(w, "字段", field.Id), "id");
            if (fields.Exists(f => f.Name == field.Name)) one.Report(w => PeriodicProblems.Repeated(w, "字段", field.Name), "name");
            fields.Add(field);
        }
        if (fields.Count == 0 && !mayBeEmpty) map.RequiredText("fields");
        return fields;
    }

    private static Ledger? LedgerOf(YamlMap map, List<FormField> fields)
    {
        if (map.Map("ledger") is not { } own) return null;
        var (name, most) = (own.RequiredText("name"), own.Whole("most") ?? DefaultRows);
        if (most is < 1 or > Ledger.MostRows) own.Report(w => PeriodicProblems.OutOfRange(w, "most", 1, Ledger.MostRows), "most");
        var columns = Fields(own, fields, mayBeEmpty: false);
        foreach (var file in columns.Where(f => f.Kind == FieldKind.File)) own.Report(w => LedgerProblems.NoFiles(w, file.Name), "fields");
        var closing = own.Text("close") is { Length: > 0 } close ? close + "日期" : "";
        foreach (var taken in columns.Where(f => f.Name is LedgerBook.KeyHeader or LedgerBook.OriginHeader || f.Name == closing))
            own.Report(w => PeriodicProblems.Repeated(w, "字段", taken.Name), "fields");
        var ledger = new Ledger(name, own.Text("unit") ?? "", columns) { Checks = Checks(own, columns), Close = own.Text("close") ?? "", Most = Math.Clamp(most, 1, Ledger.MostRows) };
        own.Done();
        return ledger;
    }

    private static List<FormCheck> Checks(YamlMap map, List<FormField> fields)
    {
        var checks = new List<FormCheck>();
        foreach (var one in map.Maps("checks"))
        {
            var check = new FormCheck(one.RequiredText("id"), one.RequiredText("check"), one.RequiredText("words"), one.Choice("severity", Severities, true));
            one.Done();
            if (checks.Exists(c => c.Id == check.Id)) one.Report(w => PeriodicProblems.Repeated(w, "关系", check.Id), "id");
            if (!IsId(check.Id, '-')) one.Report(w => PeriodicProblems.BadId(w, check.Id), "id");
            if (RowRule.TryRead(check.Formula) is { } rule) Known(one, "check", rule.Elements, fields);
            else if (check.Formula.Length > 0) one.Report(w => PeriodicProblems.BadFormula(w, check.Formula), "check");
            checks.Add(check);
        }
        return checks;
    }

    /// <summary>Reports names in a formula that are no number before it.</summary>
    internal static void Known(YamlMap map, string key, IEnumerable<string> names, IReadOnlyList<FormField> fields)
    {
        var numbers = fields.Where(f => f.IsNumber).Select(f => f.Id).ToList();
        foreach (var name in names.Where(n => !numbers.Contains(n)))
            map.Report(w => PeriodicProblems.UnknownField(w, name, NearestName.Of(name, numbers), string.Join("、", numbers)), key);
    }

    internal static bool IsId(string id, char beside = '_') =>
        id.Length is > 0 and <= LongestId && char.IsAsciiLetterLower(id[0]) && id.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == beside);

    private static List<int> Numbers(YamlMap? map, string key)
    {
        var numbers = new List<int>();
        foreach (var text in map?.Texts(key) ?? [])
        {
            if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n <= MostDays) numbers.Add(n);
            else map!.Report(w => PeriodicProblems.OutOfRange(w, key, 0, MostDays), key);
        }
        return numbers;
    }

    private static DateOnly? Day(YamlMap map, string key)
    {
        var text = map.RequiredText(key);
        if (text.Length == 0) return null;
        // A leap year, so that 02-29 can be said.
        if (DateOnly.TryParseExact("2024-" + text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return day;
        map.Report(w => PeriodicProblems.BadDay(w, text), key);
        return null;
    }
}
