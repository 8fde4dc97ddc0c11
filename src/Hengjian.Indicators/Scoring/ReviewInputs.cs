namespace Hengjian.Indicators.Scoring;

/// <summary>What people, not indicators, say about the evaluated units: the second input of a scoring run.</summary>
/// <param name="Entries">In any order; a run sorts what it reads, so order never changes a score.</param>
public sealed record ReviewInputs(IReadOnlyList<ReviewInput> Entries)
{
    /// <summary>Nobody has said anything yet.</summary>
    public static readonly ReviewInputs None = new([]);

    /// <summary>The entries about one unit and item (or grade rule).</summary>
    public IEnumerable<ReviewInput> For(int region, string item) =>
        Entries.Where(e => e.Region == region && e.Item == item);

    /// <summary>
    /// Who said something about one unit and item (or grade rule), each once, in ordinal order. No reason text holds
    /// these names: show them only to those who may see them (ViewReviewerNames).
    /// </summary>
    public IReadOnlyList<string> ReviewersOf(int region, string item) =>
        [.. For(region, item).Select(e => e.By).Where(by => by.Length > 0).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
}

/// <summary>One statement about one unit and one item.</summary>
/// <param name="Region">Region code of the unit.</param>
/// <param name="Item">Scheme item id, or grade rule id.</param>
public abstract record ReviewInput(int Region, string Item)
{
    /// <summary>Who said it (role or name); not for everybody, so never part of a reason text.</summary>
    public string By { get; init; } = "";

    /// <summary>Why or from where: finding number, document, visit. Printed in the reason text.</summary>
    public string Reason { get; init; } = "";
}

/// <summary>专家评分: points given by one reviewer.</summary>
public sealed record ExpertScore(int Region, string Item, double Points) : ReviewInput(Region, Item);

/// <summary>是否 with evidence confirmed or not.</summary>
public sealed record YesNoAnswer(int Region, string Item, bool Yes, bool EvidenceConfirmed) : ReviewInput(Region, Item);

/// <summary>Number of confirmed cases: deductions, bonuses, or events of a grade rule.</summary>
public sealed record CaseCount(int Region, string Item, double Cases) : ReviewInput(Region, Item);

/// <summary>不适用, agreed by the evaluator: the item leaves the base.</summary>
public sealed record NotApplicableDecision(int Region, string Item) : ReviewInput(Region, Item);

/// <summary>自评得分, for the credibility rule.</summary>
public sealed record SelfScore(int Region, string Item, double Points) : ReviewInput(Region, Item);
