using Hengjian.Domain.Periodic;

namespace Hengjian.Evaluation.Periodic;

/// <summary>One report with all its page shows.</summary>
/// <param name="Report">The record.</param>
/// <param name="Given">Its form.</param>
/// <param name="Period">Its period.</param>
/// <param name="UnitName">Name of the unit.</param>
/// <param name="Values">By name, with the marks.</param>
/// <param name="Before">The last period before it that was handed in; null for none.</param>
/// <param name="Previous">Its values.</param>
/// <param name="Due">Last day in force.</param>
/// <param name="Timeliness">In time or how late.</param>
public sealed record ReportView(
    PeriodicReportRecord Report, GivenForm Given, Period Period, string UnitName, IReadOnlyDictionary<string, PeriodicValueRecord> Values,
    Period? Before, IReadOnlyDictionary<string, PeriodicValueRecord> Previous, DateOnly Due, Timeliness Timeliness)
{
    /// <summary>The form.</summary>
    public PeriodicForm Form => Given.Form;

    /// <summary>What the checks found.</summary>
    public IReadOnlyList<ReportFlag> Flags { get; } = ReportChecks.Of(Given.Form, Values, Previous);

    /// <summary>Required fields that are empty.</summary>
    public IReadOnlyList<FormField> Empty => [.. Form.Fields.Where(f => f.Required && (Values.GetValueOrDefault(f.Id)?.Text ?? "").Length == 0)];

    /// <summary>Why it was returned last; null when it never was.</summary>
    public string? ReturnReason => Values.GetValueOrDefault(PeriodicMarks.Return)?.Text;

    /// <summary>It can be changed now, as far as its state goes.</summary>
    public bool IsOpen => Report.State != PeriodicState.Handed;

    /// <summary>What a field shows; a computed one its number.</summary>
    public string Shown(FormField field) => Shown(field, Values);

    /// <summary>The same of the last period.</summary>
    public string ShownBefore(FormField field) => Shown(field, Previous);

    private string Shown(FormField field, IReadOnlyDictionary<string, PeriodicValueRecord> values) => field.Kind == FieldKind.Computed
        ? ReportChecks.NumberOf(Form, values, field.Id) is { } number && double.IsFinite(number) ? FieldCell.NumberText(number, field.Decimals) : ""
        : FieldCell.Show(field, values.GetValueOrDefault(field.Id));
}
