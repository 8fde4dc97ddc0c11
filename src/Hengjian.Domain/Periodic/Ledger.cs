namespace Hengjian.Domain.Periodic;

/// <summary>台账: the rows of a report, any number of them, each with the same fields and a key that stays its own from period to period.</summary>
/// <param name="Name">What a row is called: 隐患.</param>
/// <param name="Unit">What rows are counted in: 处; empty for 行.</param>
/// <param name="Fields">In the order of the columns; at least one, none a file.</param>
public sealed record Ledger(string Name, string Unit, IReadOnlyList<FormField> Fields)
{
    /// <summary>The most rows a ledger may allow in one report.</summary>
    public const int MostRows = 500;

    /// <summary>Field of the totals: how many rows.</summary>
    public const string CountId = ".rows";

    /// <summary>Field of the totals: how many of them are closed.</summary>
    public const string ClosedId = ".rows-closed";

    /// <summary>Field of the totals: how many of them are open.</summary>
    public const string OpenId = ".rows-open";

    /// <summary>What must hold between figures of one row.</summary>
    public IReadOnlyList<FormCheck> Checks { get; init; } = [];

    /// <summary>What closing a row is called: 销号; empty when rows are not closed.</summary>
    public string Close { get; init; } = "";

    /// <summary>Rows a report may hold.</summary>
    public int Most { get; init; } = 200;

    /// <summary>Rows can be closed with a day.</summary>
    public bool Closes => Close.Length > 0;

    /// <summary>The day a row was closed, as a field beside the others.</summary>
    public FormField ClosedField => new(PeriodicMarks.Closed, Close + "日期", FieldKind.Date);

    /// <summary>All that is typed or computed in a row.</summary>
    public IReadOnlyList<FormField> Columns => Closes ? [.. Fields, ClosedField] : Fields;

    /// <summary>Numbers of rows, as fields of totals.</summary>
    public IReadOnlyList<FormField> Counts => Closes
        ? [Count(CountId, Name + "数"), Count(ClosedId, "已" + Close), Count(OpenId, "未" + Close)] : [Count(CountId, Name + "数")];

    /// <summary>What totals and trends show of it.</summary>
    public IReadOnlyList<FormField> TotalFields => [.. Counts, .. Fields.Where(f => f.Kind is FieldKind.Choice or FieldKind.Computed || f.Adds)];

    private FormField Count(string id, string name) => new(id, name, FieldKind.Number) { Unit = Unit.Length > 0 ? Unit : "行", Whole = true, Adds = true };
}
