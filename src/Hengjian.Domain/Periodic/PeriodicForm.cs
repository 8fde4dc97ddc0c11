using Hengjian.Domain.Calendars;

namespace Hengjian.Domain.Periodic;

/// <summary>定期报表的定义, as a file of periodic/ says it.</summary>
/// <param name="Id">Stable id: ten-day-report.</param>
/// <param name="Version">SHA-256 of the file, lower-case hex.</param>
/// <param name="Name">Chinese title.</param>
/// <param name="Scale">Its periods.</param>
/// <param name="Due">When a period's report is due.</param>
/// <param name="Fields">In the order of the page; at least one, or a ledger.</param>
public sealed record PeriodicForm(string Id, string Version, string Name, PeriodScale Scale, DueRule Due, IReadOnlyList<FormField> Fields)
{
    /// <summary>填报说明; empty for none.</summary>
    public string Note { get; init; } = "";

    /// <summary>依据; empty for none.</summary>
    public string Basis { get; init; } = "";

    /// <summary>The report can be filled from the first day of its period on, not only from the last.</summary>
    public bool OpensAtStart { get; init; }

    /// <summary>Reminders so many working days before the last day; 0 is that day.</summary>
    public IReadOnlyList<int> RemindBefore { get; init; } = [];

    /// <summary>Reminders so many days after the last day.</summary>
    public IReadOnlyList<int> RemindAfter { get; init; } = [];

    /// <summary>What must hold between figures of one report.</summary>
    public IReadOnlyList<FormCheck> Checks { get; init; } = [];

    /// <summary>台账: rows of the report beside its fields; null for none.</summary>
    public Ledger? Ledger { get; init; }

    /// <summary>One row of the ledger as a form of its own, so that rows are read, checked and added up as reports are; null without a ledger.</summary>
    public PeriodicForm? RowForm => Ledger is { } ledger ? this with { Fields = ledger.Columns, Checks = ledger.Checks, Ledger = null } : null;

    /// <summary>What totals and trends speak of: the fields, then what adds up of the ledger.</summary>
    public IReadOnlyList<FormField> TotalFields => Ledger is { } ledger ? [.. Fields, .. ledger.TotalFields] : Fields;

    /// <summary>A field by its id; null when there is none.</summary>
    public FormField? Find(string id) => Fields.FirstOrDefault(f => f.Id == id);

    /// <summary>From this day on the report of a period can be filled.</summary>
    public DateOnly OpenOn(Period period) => OpensAtStart ? period.First : period.Last;

    /// <summary>Chinese name of a cadence.</summary>
    public static string NameOf(Cadence cadence) => cadence switch
    {
        Cadence.Day => "日报",
        Cadence.Week => "周报",
        Cadence.TenDays => "旬报",
        Cadence.HalfMonth => "半月报",
        Cadence.Month => "月报",
        Cadence.Term => "学期报",
        _ => "年报",
    };
}

/// <summary>When a report is due: so many days after the last day of its period.</summary>
/// <param name="Days">How many; 0 is the last day of the period itself.</param>
/// <param name="Workdays">They are working days.</param>
/// <param name="Postpone">遇休息日顺延: a last day that is not worked moves to the next that is.</param>
public sealed record DueRule(int Days, bool Workdays, bool Postpone)
{
    /// <summary>The last day for a period.</summary>
    public DateOnly Of(Period period, WorkCalendar calendar)
    {
        var day = Workdays ? calendar.AddWorkdays(period.Last, Days) : period.Last.AddDays(Days);
        return Postpone ? calendar.OnOrAfter(day) : day;
    }

    /// <summary>期末后 3 个工作日.</summary>
    public override string ToString() =>
        (Days == 0 ? "报告期最后一天" : FormattableString.Invariant($"期末后第 {Days} {(Workdays ? "个工作日" : "天")}")) + (Postpone ? "，遇休息日顺延" : "");
}

/// <summary>What a field holds.</summary>
public enum FieldKind
{
    /// <summary>A number in the field's unit.</summary>
    Number,

    /// <summary>A text.</summary>
    Text,

    /// <summary>One of the choices.</summary>
    Choice,

    /// <summary>A day.</summary>
    Date,

    /// <summary>A file.</summary>
    File,

    /// <summary>A number computed from others, never typed.</summary>
    Computed,
}

/// <summary>A field of a form.</summary>
/// <param name="Id">Stable id, ASCII, as in formulas.</param>
/// <param name="Name">Chinese.</param>
/// <param name="Kind">What it holds.</param>
public sealed record FormField(string Id, string Name, FieldKind Kind)
{
    /// <summary>场, 人, 万元, %; empty for none.</summary>
    public string Unit { get; init; } = "";

    /// <summary>Must not be empty when the report is handed in.</summary>
    public bool Required { get; init; }

    /// <summary>Only whole numbers.</summary>
    public bool Whole { get; init; }

    /// <summary>Inclusive lower bound; null for none.</summary>
    public double? Min { get; init; }

    /// <summary>Inclusive upper bound; null for none.</summary>
    public double? Max { get; init; }

    /// <summary>The choices.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];

    /// <summary>Formula of a computed field.</summary>
    public string Formula { get; init; } = "";

    /// <summary>Decimals shown of a computed field and of totals.</summary>
    public int Decimals { get; init; }

    /// <summary>Higher regions add the units' values up.</summary>
    public bool Adds { get; init; }

    /// <summary>A change against the last period by more than this share must be explained; null for any.</summary>
    public double? Jump { get; init; }

    /// <summary>累计数: less than last period is an error.</summary>
    public bool Grows { get; init; }

    /// <summary>What was handed in last time stands there already; in a ledger it comes along when rows are taken over.</summary>
    public bool Carry { get; init; }

    /// <summary>口径.</summary>
    public string Hint { get; init; } = "";

    /// <summary>Heading above it; empty to go on under the one before.</summary>
    public string Section { get; init; } = "";

    /// <summary>True for numbers, typed or computed.</summary>
    public bool IsNumber => Kind is FieldKind.Number or FieldKind.Computed;

    /// <summary>Name with unit: 场次（场）.</summary>
    public string FullName => Unit.Length == 0 ? Name : $"{Name}（{Unit}）";
}

/// <summary>表内关系: what must hold between figures of one report.</summary>
/// <param name="Id">Unique within the form.</param>
/// <param name="Formula">A condition: done + open == found.</param>
/// <param name="Words">Chinese: what is wrong when it does not hold.</param>
/// <param name="Stops">The report cannot be handed in; else it needs an explanation.</param>
public sealed record FormCheck(string Id, string Formula, string Words, bool Stops);
