using Hengjian.Domain.Periodic;
using Hengjian.Evaluation.Filling;
using Hengjian.Indicators.Yaml;

namespace Hengjian.Evaluation.Periodic;

/// <summary>Makes a field of its YAML.</summary>
internal static class FieldReader
{
    private const int MostDecimals = 6;

    private static readonly Dictionary<string, FieldKind> Kinds = new(StringComparer.Ordinal)
    {
        ["number"] = FieldKind.Number,
        ["text"] = FieldKind.Text,
        ["choice"] = FieldKind.Choice,
        ["date"] = FieldKind.Date,
        ["file"] = FieldKind.File,
        ["computed"] = FieldKind.Computed,
    };

    private static readonly Dictionary<string, bool> Totals = new(StringComparer.Ordinal) { ["sum"] = true, ["none"] = false };

    // Keys that only some kinds can have.
    private static readonly (string Key, FieldKind[] Kinds)[] Fits =
    [
        ("unit", [FieldKind.Number, FieldKind.Computed]), ("whole", [FieldKind.Number]), ("min", [FieldKind.Number]), ("max", [FieldKind.Number]),
        ("choices", [FieldKind.Choice]), ("formula", [FieldKind.Computed]), ("decimals", [FieldKind.Number, FieldKind.Computed]), ("total", [FieldKind.Number]),
        ("jump", [FieldKind.Number]), ("grows", [FieldKind.Number]), ("carry", [FieldKind.Number, FieldKind.Text, FieldKind.Choice, FieldKind.Date]),
        ("required", [FieldKind.Number, FieldKind.Text, FieldKind.Choice, FieldKind.Date, FieldKind.File]),
    ];

    /// <summary>Chinese name of a kind.</summary>
    public static string NameOf(FieldKind kind) => kind switch
    {
        FieldKind.Number => "数值",
        FieldKind.Text => "文字",
        FieldKind.Choice => "选项",
        FieldKind.Date => "日期",
        FieldKind.File => "附件",
        _ => "计算",
    };

    public static FormField Read(YamlMap map, IReadOnlyList<FormField> before)
    {
        var id = map.RequiredText("id");
        if (id.Length > 0 && !FormReader.IsId(id)) map.Report(w => PeriodicProblems.BadId(w, id), "id");
        if (!map.Has("kind")) map.RequiredText("kind");
        var kind = map.Choice("kind", Kinds, FieldKind.Number);
        foreach (var (key, kinds) in Fits)
            if (map.Has(key) && !kinds.Contains(kind)) map.Report(w => PeriodicProblems.Unfit(w, key, NameOf(kind)), key);
        var field = new FormField(id, map.RequiredText("name"), kind)
        {
            Unit = map.Text("unit") ?? "",
            Required = map.Flag("required"),
            Whole = map.Flag("whole"),
            Min = map.Number("min"),
            Max = map.Number("max"),
            Choices = map.Texts("choices"),
            Formula = map.Text("formula") ?? "",
            Decimals = Math.Clamp(map.Whole("decimals") ?? 0, 0, MostDecimals),
            Adds = map.Choice("total", Totals, false),
            Jump = map.Number("jump"),
            Grows = map.Flag("grows"),
            Carry = map.Flag("carry"),
            Hint = map.Text("hint") ?? "",
            Section = map.Text("section") ?? "",
        };
        map.Done();
        Check(map, field, before);
        return field;
    }

    private static void Check(YamlMap map, FormField field, IReadOnlyList<FormField> before)
    {
        if (PersonalData.AsksFor(field.Name)) map.Report(w => LedgerProblems.AsksForPeople(w, field.Name), "name");
        if (field.Min > field.Max) map.Report(PeriodicProblems.Backwards, "min");
        if (field.Kind == FieldKind.Choice && field.Choices.Count < 2) map.Report(w => PeriodicProblems.Needs(w, "choices", NameOf(field.Kind)), "choices");
        foreach (var twice in field.Choices.GroupBy(c => c, StringComparer.Ordinal).Where(g => g.Count() > 1))
            map.Report(w => PeriodicProblems.Repeated(w, "选项", twice.Key), "choices");
        if (field.Kind != FieldKind.Computed) return;
        if (field.Formula.Length == 0) map.Report(w => PeriodicProblems.Needs(w, "formula", NameOf(field.Kind)));
        else if (RowRule.TryReadValue(field.Formula) is { } formula) FormReader.Known(map, "formula", formula.Elements, before);
        else map.Report(w => PeriodicProblems.BadFormula(w, field.Formula), "formula");
    }
}
