using Hengjian.Domain.Accounts;
using Hengjian.Domain.Breakdown;
using Hengjian.Domain.Packages;
using Hengjian.Domain.Rounds;
using Hengjian.Evaluation.RoundSetup;
using Hengjian.Indicators.Scoring;

namespace Hengjian.Evaluation.Breakdown;

/// <summary>One item of a breakdown.</summary>
/// <param name="Item">The leaf.</param>
/// <param name="Area">Title of its area.</param>
/// <param name="Assignment">Who was assigned; null while nobody was.</param>
/// <param name="Cooperate">Ids of the cooperating units.</param>
/// <param name="Suggestion">Who is proposed and why.</param>
/// <param name="Parts">What has become of each unit's part, once issued.</param>
public sealed record BreakdownRow(
    SchemeItem Item,
    string Area,
    AssignmentRecord? Assignment,
    IReadOnlyList<string> Cooperate,
    Suggestion Suggestion,
    IReadOnlyList<ContributionRecord> Parts)
{
    /// <summary>牵头单位, assigned; null while there is none.</summary>
    public string? Lead => Assignment?.LeadUnit;

    /// <summary>Agreed not to apply.</summary>
    public bool IsWaived => Assignment?.ClaimState == ClaimState.Agreed;

    /// <summary>Neither led by somebody nor agreed not to apply.</summary>
    public bool IsOpen => Lead is null && !IsWaived;
}

/// <summary>The breakdown of one package.</summary>
/// <param name="Package">The package.</param>
/// <param name="Round">Its round.</param>
/// <param name="Book">What the round rests on.</param>
/// <param name="RegionName">Chinese name of the government.</param>
/// <param name="Rows">One for each leaf item, in scheme order.</param>
/// <param name="Units">The units of the government, by name.</param>
/// <param name="DueDefault">Last day a unit has when none is set.</param>
public sealed record BreakdownView(
    PackageRecord Package,
    RoundRecord Round,
    RoundBook Book,
    string RegionName,
    IReadOnlyList<BreakdownRow> Rows,
    IReadOnlyList<Unit> Units,
    DateOnly DueDefault)
{
    /// <summary>Name of a unit; its id when it is gone.</summary>
    public string NameOf(string unit) => Units.FirstOrDefault(u => u.Id == unit)?.Name ?? unit;
}

/// <summary>What somebody wants an item to be given to.</summary>
/// <param name="Item">Scheme item id.</param>
/// <param name="Lead">Unit id; null takes the lead away.</param>
/// <param name="Cooperate">Unit ids.</param>
/// <param name="Due">Last day; null for the usual one.</param>
public sealed record AssignEntry(string Item, string? Lead, IReadOnlyList<string> Cooperate, DateOnly? Due);
