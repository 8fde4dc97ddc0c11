using Hengjian.Indicators.Facts;

namespace Hengjian.Domain.Collection;

/// <summary>采集方案: what a scheme asks of whom and by when. Data beside the scheme (collection/*.yaml), never in it: the scheme's hash stays.</summary>
/// <param name="Id">Stable id: city-14.</param>
/// <param name="Version">SHA-256 of the plan and the departments it was read with, lower-case hex.</param>
/// <param name="SchemeId">The scheme it belongs to.</param>
/// <param name="Items">One for each leaf item that has something of its own; other leaves take what the scheme and the owners of their elements say.</param>
/// <param name="Rules">What figures must agree with each other.</param>
/// <param name="Milestones">时间节点, by day.</param>
/// <param name="Template">Id of the self-report template; empty for none.</param>
public sealed record CollectionPlan(
    string Id,
    string Version,
    string SchemeId,
    IReadOnlyList<ItemPlan> Items,
    IReadOnlyList<PlanRule> Rules,
    IReadOnlyList<MilestonePlan> Milestones,
    string Template)
{
    /// <summary>Chinese title.</summary>
    public string Name { get; init; } = "";

    /// <summary>The departments and what else they are called.</summary>
    public DepartmentBook Departments { get; init; } = new([]);

    /// <summary>How long before the round's deadline the steps end.</summary>
    public PlanDeadlines Deadlines { get; init; } = new(15, 8);

    /// <summary>公示 of at least so many days; 0 for none.</summary>
    public int PublicityDays { get; init; }

    /// <summary>The plan of an item; an empty one when the plan says nothing about it.</summary>
    public ItemPlan Of(string item) => Items.FirstOrDefault(i => i.Item == item) ?? new ItemPlan(item, null, [], [], [], []);
}

/// <summary>What one item asks beyond what its rule reads.</summary>
/// <param name="Item">Id of a leaf item of the scheme.</param>
/// <param name="Lead">Department that leads; null takes the scheme's.</param>
/// <param name="Cooperate">Departments that cooperate beside the owners of the elements.</param>
/// <param name="Slots">佐证槽位: the evidence asked for.</param>
/// <param name="ExtraElements">Data elements asked for though no formula reads them.</param>
/// <param name="Computed">Indicators shown as computed beside the figures (growth, shares), never typed.</param>
public sealed record ItemPlan(
    string Item,
    string? Lead,
    IReadOnlyList<string> Cooperate,
    IReadOnlyList<Slot> Slots,
    IReadOnlyList<string> ExtraElements,
    IReadOnlyList<string> Computed);

/// <summary>佐证槽位: one piece of evidence an item asks for.</summary>
/// <param name="Code">Unique within the item: budget-paper.</param>
/// <param name="Title">Chinese: 人大批复的年度预算.</param>
/// <param name="Kinds">document, photo, sheet, link: what may be put there.</param>
/// <param name="Least">How many at least; 0 when it may stay empty.</param>
/// <param name="Period">Which time the evidence must be of.</param>
public sealed record Slot(string Code, string Title, IReadOnlyList<string> Kinds, int Least, SlotPeriod Period);

/// <summary>Which time evidence must be of.</summary>
public enum SlotPeriod
{
    /// <summary>不限.</summary>
    Any,

    /// <summary>评价年度内.</summary>
    Year,

    /// <summary>评价年度及上一年度.</summary>
    TwoYears,
}

/// <summary>勾稽规则: what must hold between figures of one row.</summary>
/// <param name="Id">Unique within the plan.</param>
/// <param name="Grain">What one row stands for: RegionYear or SchoolYear.</param>
/// <param name="Formula">A condition in the formula language, over elements of that grain.</param>
/// <param name="Severity">What a row that breaks it gets.</param>
/// <param name="Words">Chinese: the rule as clerks read it.</param>
public sealed record PlanRule(string Id, Grain Grain, string Formula, RuleSeverity Severity, string Words);

/// <summary>How bad it is to break a rule.</summary>
public enum RuleSeverity
{
    /// <summary>错误: hinders handing in.</summary>
    Error,

    /// <summary>警告: must be answered.</summary>
    Warn,

    /// <summary>提示.</summary>
    Note,
}

/// <summary>时间节点: documents due by a day of the year.</summary>
/// <param name="Code">Unique within the plan.</param>
/// <param name="Title">Chinese.</param>
/// <param name="Month">Month of the day.</param>
/// <param name="Day">Day of the month.</param>
/// <param name="YearsLater">0 in the evaluated year, 1 in the year after.</param>
/// <param name="Documents">Chinese: what is to be delivered.</param>
public sealed record MilestonePlan(string Code, string Title, int Month, int Day, int YearsLater, IReadOnlyList<string> Documents)
{
    /// <summary>The day, for an evaluated year.</summary>
    public DateOnly DueIn(int year) => new(year + YearsLater, Month, Day);
}

/// <summary>Ends of the steps, in working days before the round's deadline.</summary>
/// <param name="Contribution">Units hand in to the lead.</param>
/// <param name="Compile">The lead has put everything together.</param>
public sealed record PlanDeadlines(int Contribution, int Compile);
