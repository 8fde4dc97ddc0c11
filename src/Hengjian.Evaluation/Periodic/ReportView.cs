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

    private IReadOnlyList<ReportFlag>? flags;

    /// <summary>Rows of the ledger; none without one.</summary>
    public LedgerTable Table { get; init; } = LedgerTable.None;

    /// <summary>What the checks found, of the report and then of its rows.</summary>
    public IReadOnlyList<ReportFlag> Flags => flags ??= [.. ReportChecks.Of(Given.Form, Values, Previous), .. ReportChecks.OfRows(Given.Form, Table, Values)];

    /// <summary>Required fields that are empty.</summary>
    public IReadOnlyList<FormField> Empty => [.. Form.Fields.Where(f => f.Required && (Values.GetValueOrDefault(f.Id)?.Text ?? "").Length == 0)];

    /// <summary>Required cells of rows that are empty.</summary>
    public IReadOnlyList<(LedgerRow Row, FormField Field)> EmptyCells =>
    [
        .. from row in Table.Rows
           from column in Form.Ledger?.Fields ?? []
           where column.Required && (row.Values.GetValueOrDefault(column.Id)?.Text ?? "").Length == 0
           select (row, column),
    ];

    /// <summary>Why it was returned last; null when it never was.</summary>
    public string? ReturnReason => Values.GetValueOrDefault(PeriodicMarks.Return)?.Text;

    /// <summary>It can be changed now, as far as its state goes.</summary>
    public bool IsOpen => Report.State != PeriodicState.Handed;

    /// <summary>What a field shows; a computed one its number.</summary>
    public string Shown(FormField field) => ShownOf(Form, field, Values);

    /// <summary>What a field of a row shows.</summary>
    public string Shown(FormField field, LedgerRow row) => ShownOf(Form.RowForm!, field, row.Values);

    /// <summary>The same of the last period.</summary>
    public string ShownBefore(FormField field) => ShownOf(Form, field, Previous);

    /// <summary>What a field shows for given values; a computed one its number.</summary>
    public static string ShownOf(PeriodicForm form, FormField field, IReadOnlyDictionary<string, PeriodicValueRecord> values) => field.Kind == FieldKind.Computed
        ? ReportChecks.NumberOf(form, values, field.Id) is { } number && double.IsFinite(number) ? FieldCell.NumberText(number, field.Decimals) : ""
        : FieldCell.Show(field, values.GetValueOrDefault(field.Id));
}
