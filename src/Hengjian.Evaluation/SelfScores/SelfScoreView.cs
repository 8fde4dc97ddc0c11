using Hengjian.Domain.Access;
using Hengjian.Domain.Packages;
using Hengjian.Domain.Rounds;
using Hengjian.Domain.SelfScores;
using Hengjian.Indicators.Scoring;

namespace Hengjian.Evaluation.SelfScores;

/// <summary>What a leading unit proposes.</summary>
/// <param name="Unit">Name of the unit.</param>
/// <param name="Score">Its proposal.</param>
public sealed record ProposedScore(string Unit, SelfScoreRecord Score);

/// <summary>One item of the page.</summary>
/// <param name="Item">The leaf.</param>
/// <param name="Area">Title of its area.</param>
/// <param name="Waived">Agreed not to apply: no points.</param>
/// <param name="Score">What the government decided; null when nobody has.</param>
/// <param name="Proposals">What units propose, as far as their parts were handed on to this reader.</param>
public sealed record SelfScoreRow(SchemeItem Item, string Area, bool Waived, SelfScoreRecord? Score, IReadOnlyList<ProposedScore> Proposals)
{
    /// <summary>Score of the round's run; null when there is none this reader may see.</summary>
    public ItemScore? Computed { get; init; }

    /// <summary>Score of the round before.</summary>
    public ItemScore? Earlier { get; init; }

    /// <summary>Whether this reader decides the points now.</summary>
    public Decision Decides { get; init; } = Decision.No("");

    /// <summary>Whether this reader proposes points now.</summary>
    public Decision Proposes { get; init; } = Decision.No("");

    /// <summary>The leading unit of the item when it is the reader's own; null otherwise.</summary>
    public string? OwnUnit { get; init; }

    /// <summary>The proposal of the reader's own unit.</summary>
    public SelfScoreRecord? Own => Proposals.FirstOrDefault(p => p.Score.UnitId == OwnUnit)?.Score;

    /// <summary>Self score minus computed score; null unless both are there.</summary>
    public decimal? Difference => Score?.Points is { } self && Computed?.Points is { } computed ? (decimal)self - (decimal)computed : null;
}

/// <summary>A run that self scores are shown beside.</summary>
/// <param name="Words">Which: 试算, 11月22日.</param>
/// <param name="Items">Scores by item.</param>
public sealed record ComparedRun(string Words, IReadOnlyDictionary<string, ItemScore> Items);

/// <summary>The self scores of a package as somebody may see them.</summary>
/// <param name="Package">The package.</param>
/// <param name="Round">Its round.</param>
/// <param name="Region">Name of the government.</param>
/// <param name="Asked">The round asks for a score of each item.</param>
/// <param name="Whole">All items are shown; else those of the reader's units.</param>
/// <param name="Inner">The reader belongs to the government: sees what is not handed up yet, and who wrote it.</param>
/// <param name="Step">打分单位.</param>
/// <param name="Rows">In the order of the scheme.</param>
public sealed record SelfScoreView(
    PackageRecord Package, RoundRecord Round, string Region, bool Asked, bool Whole, bool Inner, double Step, IReadOnlyList<SelfScoreRow> Rows)
{
    /// <summary>False in a scheme without points.</summary>
    public bool HasPoints { get; init; } = true;

    /// <summary>The run beside; null when there is none this reader may see.</summary>
    public ComparedRun? Computed { get; init; }

    /// <summary>The run of the round before.</summary>
    public ComparedRun? Earlier { get; init; }

    /// <summary>As it was when it was handed up last; null for now.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>Whether this reader decides points of some item now, and why not.</summary>
    public Decision Decides { get; init; } = Decision.No("");

    /// <summary>Somebody of a leading unit who proposes points of some item now.</summary>
    public bool Proposes => Rows.Any(r => r.Proposes.Allowed);

    /// <summary>合计 of the items shown.</summary>
    public SelfScoreTotal Total => TotalOf(Rows);

    /// <summary>合计 of some items.</summary>
    public static SelfScoreTotal TotalOf(IEnumerable<SelfScoreRow> rows) => SelfScoreTotal.Of(rows.Where(r => !r.Waived).Select(r => (r.Item.MaxScore, r.Item.Bonus, r.Score?.Points)));
}
