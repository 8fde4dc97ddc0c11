using Hengjian.Domain.Periodic;
using Hengjian.Evaluation.Filling;
using Hengjian.Indicators.Facts;

namespace Hengjian.Evaluation.Periodic;

/// <summary>Adds a field up over reports. What is missing is counted as missing, never as 0.</summary>
internal static class FieldTotal
{
    /// <summary>The total of a field.</summary>
    public static TotalCell Of(PeriodicForm form, FormField field, IReadOnlyList<SheetLine> lines) => form.Find(field.Id) is null ? OfRows(form, field, lines) : field.Kind switch
    {
        FieldKind.Number when field.Adds => Sum(form, field, lines),
        FieldKind.Computed => Computed(form, field, lines),
        FieldKind.Choice => Choices(field, lines),
        _ => new TotalCell(null, 0, ""),
    };

    /// <summary>The value of one unit.</summary>
    public static TotalCell OfUnit(PeriodicForm form, FormField field, SheetLine line)
    {
        if (form.Find(field.Id) is null) return OfRows(form, field, [line]);
        var number = line.Counts && field.IsNumber ? ReportChecks.NumberOf(form, line.Values, field.Id) : null;
        if (number is { } odd && !double.IsFinite(odd)) number = null;
        var text = !line.Counts ? "" : field.Kind == FieldKind.Computed
            ? number is { } n ? FieldCell.NumberText(n, field.Decimals) : "" : FieldCell.Show(field, line.Values.GetValueOrDefault(field.Id));
        return new TotalCell(number, number is null && field.IsNumber && !NotApplicable(field, line) ? 1 : 0, text);
    }

    /// <summary>The values a total is made of; the day of closing counts rows.</summary>
    public static IEnumerable<string> InputsOf(PeriodicForm form, string id) =>
        form.Find(id) is { } own ? (own.Kind == FieldKind.Computed ? Inputs(form, own).Select(f => f.Id) : [id])
        : form.RowForm is { } rows && rows.Find(id) is { } column ? (column.Kind == FieldKind.Computed ? Inputs(rows, column).Select(f => f.Id) : [id]) : [PeriodicMarks.Closed];

    // Each row of a ledger counts as a report does; who handed in a ledger without rows reports 0, who handed in none is missing.
    private static TotalCell OfRows(PeriodicForm form, FormField field, IReadOnlyList<SheetLine> lines)
    {
        if (form.RowForm is not { } own) return new TotalCell(null, 0, "");
        if (own.Find(field.Id) is null) return Count(field.Id, lines);
        var rows = lines.SelectMany(l => l.Counts ? l.Rows.Select(r => l with { Values = r.Values, Rows = [] }) : [l]).ToList();
        var cell = Of(own, field, rows);
        return cell.Number is null && field.Adds && !rows.Exists(r => r.Counts) && lines.Any(l => l.Counts) ? new TotalCell(0, cell.Missing, "0") : cell;
    }

    private static TotalCell Count(string id, IReadOnlyList<SheetLine> lines)
    {
        var missing = lines.Count(l => !l.Counts);
        if (missing == lines.Count) return new TotalCell(null, missing, "");
        var count = lines.Where(l => l.Counts).Sum(l => l.Rows.Count(r => id == Ledger.CountId || (r.ClosedOn is not null) == (id == Ledger.ClosedId)));
        return new TotalCell(count, missing, FieldCell.NumberText(count));
    }

    private static TotalCell Sum(PeriodicForm form, FormField field, IReadOnlyList<SheetLine> lines)
    {
        var known = lines.Where(l => l.Counts).Select(l => ReportChecks.NumberOf(form, l.Values, field.Id)).OfType<double>().ToList();
        var missing = lines.Count(l => !l.Counts || (ReportChecks.NumberOf(form, l.Values, field.Id) is null && !NotApplicable(field, l)));
        if (known.Count == 0) return new TotalCell(null, missing, "");
        // Amounts are typed in decimals; added in decimals they come out as they would on paper.
        var sum = (double)known.Aggregate(0m, (all, one) => all + (decimal)one);
        return new TotalCell(sum, missing, FieldCell.NumberText(sum));
    }

    // A share of a region is the share of its sums, over the units that have every figure of it.
    private static TotalCell Computed(PeriodicForm form, FormField field, IReadOnlyList<SheetLine> lines)
    {
        var inputs = Inputs(form, field).ToList();
        if (inputs.Count == 0 || inputs.Any(i => !i.Adds)) return new TotalCell(null, 0, "");
        var whole = lines.Where(l => l.Counts && inputs.All(i => ReportChecks.NumberOf(form, l.Values, i.Id) is not null)).ToList();
        var missing = lines.Count(l => !whole.Contains(l) && !(l.Counts && inputs.Any(i => NotApplicable(i, l))));
        if (whole.Count == 0) return new TotalCell(null, missing, "");
        double? Value(string id) => form.Find(id) is { Kind: FieldKind.Computed } other ? FieldCell.Compute(other, Value)
            : (double)whole.Aggregate(0m, (all, l) => all + (decimal)ReportChecks.NumberOf(form, l.Values, id)!.Value);
        return FieldCell.Compute(field, Value) is { } number && double.IsFinite(number)
            ? new TotalCell(number, missing, FieldCell.NumberText(number, field.Decimals)) : new TotalCell(null, missing, "");
    }

    private static TotalCell Choices(FormField field, IReadOnlyList<SheetLine> lines)
    {
        var texts = lines.Where(l => l.Counts).Select(l => l.Values.GetValueOrDefault(field.Id)?.Text ?? "").ToList();
        var counts = field.Choices.Select(c => (Choice: c, Count: texts.Count(t => t == c))).Where(c => c.Count > 0);
        return new TotalCell(null, lines.Count(l => !l.Counts), string.Join("、", counts.Select(c => FormattableString.Invariant($"{c.Choice} {c.Count}"))));
    }

    private static IEnumerable<FormField> Inputs(PeriodicForm form, FormField field) =>
        (RowRule.TryReadValue(field.Formula)?.Elements ?? []).Select(form.Find).OfType<FormField>()
            .SelectMany(f => f.Kind == FieldKind.Computed ? Inputs(form, f) : [f]).Distinct();

    private static bool NotApplicable(FormField field, SheetLine line) => line.Values.GetValueOrDefault(field.Id)?.Flag == ValueFlag.NotApplicable;
}
