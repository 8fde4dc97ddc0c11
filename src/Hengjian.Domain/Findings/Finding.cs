using Hengjian.Indicators.Facts;
using Hengjian.Indicators.Scoring;

namespace Hengjian.Domain.Findings;

/// <summary>轻重.</summary>
public enum Severity
{
    /// <summary>一般: at least half of the item's points were earned.</summary>
    Minor,

    /// <summary>较重: less than half of the points, or an item that had to pass.</summary>
    Serious,

    /// <summary>重大: the line at which the item falls to nothing was reached.</summary>
    Grave,
}

/// <summary>问题: one unit does not meet one item, or lost it for want of data. Internal: it names the unit.</summary>
/// <param name="Unit">The evaluated unit.</param>
/// <param name="Item">The item of the scheme.</param>
/// <param name="Topic">One of the five problem topics.</param>
/// <param name="Severity">How heavy.</param>
/// <param name="Text">Chinese: the rule with the values filled in, as on the score sheet.</param>
/// <param name="Evidence">The indicator values it rests on.</param>
/// <param name="Clause">文号 or title of the source of the item; empty when the item names none.</param>
public sealed record Finding(
    Region Unit, SchemeItem Item, string Topic, Severity Severity, string Text, IReadOnlyList<ValueUsed> Evidence, string Clause)
{
    /// <summary>The unit lost the item because it gave no data: what the item asks may be met all the same.</summary>
    public bool LacksData { get; init; }

    /// <summary>What is wrong, as a predicate: the defect that the item words, or that data are missing.</summary>
    public string Problem => LacksData ? $"“{Item.Name}”缺少评价所需的数据" : ProblemOf(Item);

    /// <summary>What is asked for; empty when the item words nothing.</summary>
    public string Requirement => LacksData ? $"补报“{Item.Name}”所需的数据" : Item.RequirementText;

    /// <summary>The predicate of an item's problem; from its name when the scheme words none.</summary>
    public static string ProblemOf(SchemeItem item) =>
        item.ProblemText.Length > 0 ? item.ProblemText : $"“{item.Name}”未达到要求";
}

/// <summary>One item over all evaluated units: who meets it, who does not, of whom nothing is known.</summary>
/// <param name="Item">The item.</param>
/// <param name="Met">Units that meet it, in tree order.</param>
/// <param name="NotMet">Units that do not.</param>
public sealed record ItemTally(SchemeItem Item, IReadOnlyList<Region> Met, IReadOnlyList<Region> NotMet)
{
    /// <summary>m: the units with a verdict; the others were not checked and are in no share.</summary>
    public int Checked => Met.Count + NotMet.Count;
}
