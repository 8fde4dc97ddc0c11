using Hengjian.Indicators.Scoring;

namespace Hengjian.Domain.Rounds;

/// <summary>What a stored review input says.</summary>
public enum ReviewInputKind
{
    /// <summary>专家评分.</summary>
    ExpertScore = 0,

    /// <summary>是否.</summary>
    YesNo = 1,

    /// <summary>件数.</summary>
    CaseCount = 2,

    /// <summary>不适用.</summary>
    NotApplicable = 3,

    /// <summary>自评得分.</summary>
    SelfScore = 4,
}

/// <summary>One statement of a person about one unit and one item, as stored; never edited, only withdrawn.</summary>
public sealed class ReviewInputRecord : IInRegion
{
    /// <summary>Number in the database.</summary>
    public long Id { get; init; }

    /// <summary>The round.</summary>
    public required long RoundId { get; init; }

    /// <summary>The evaluated unit.</summary>
    public required int RegionCode { get; init; }

    /// <summary>Scheme item id, or grade rule id.</summary>
    public required string Item { get; init; }

    /// <summary>What it says.</summary>
    public required ReviewInputKind Kind { get; init; }

    /// <summary>Points or number of cases; null for yes/no and not applicable.</summary>
    public double? Number { get; init; }

    /// <summary>The answer; null unless <see cref="ReviewInputKind.YesNo"/>.</summary>
    public bool? Yes { get; init; }

    /// <summary>Evidence confirmed; null unless <see cref="ReviewInputKind.YesNo"/>.</summary>
    public bool? EvidenceConfirmed { get; init; }

    /// <summary>Who said it (role or name).</summary>
    public string By { get; init; } = "";

    /// <summary>Why or from where.</summary>
    public string Reason { get; init; } = "";

    /// <summary>Sign-in name of who entered it.</summary>
    public required string EnteredBy { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset EnteredAt { get; init; }

    /// <summary>Withdrawn inputs stay on record but count no more.</summary>
    public DateTimeOffset? WithdrawnAt { get; set; }

    /// <summary>The row that stores an input.</summary>
    public static ReviewInputRecord From(long roundId, ReviewInput input, string enteredBy, DateTimeOffset at) => new()
    {
        RoundId = roundId,
        RegionCode = input.Region,
        Item = input.Item,
        Kind = KindOf(input),
        Number = input switch
        {
            ExpertScore s => s.Points,
            CaseCount c => c.Cases,
            SelfScore s => s.Points,
            _ => null,
        },
        Yes = (input as YesNoAnswer)?.Yes,
        EvidenceConfirmed = (input as YesNoAnswer)?.EvidenceConfirmed,
        By = input.By,
        Reason = input.Reason,
        EnteredBy = enteredBy,
        EnteredAt = at,
    };

    /// <summary>The input as scoring reads it.</summary>
    /// <exception cref="InvalidOperationException">The row lacks what its kind needs: it was damaged.</exception>
    public ReviewInput ToInput()
    {
        ReviewInput input = Kind switch
        {
            ReviewInputKind.ExpertScore => new ExpertScore(RegionCode, Item, Need(Number)),
            ReviewInputKind.YesNo => new YesNoAnswer(RegionCode, Item, Need(Yes), Need(EvidenceConfirmed)),
            ReviewInputKind.CaseCount => new CaseCount(RegionCode, Item, Need(Number)),
            ReviewInputKind.NotApplicable => new NotApplicableDecision(RegionCode, Item),
            ReviewInputKind.SelfScore => new SelfScore(RegionCode, Item, Need(Number)),
            _ => throw new InvalidOperationException($"Review input {Id} has kind {Kind}."),
        };
        return input with { By = By, Reason = Reason };
    }

    /// <summary>What kind of row an input becomes.</summary>
    public static ReviewInputKind KindOf(ReviewInput input) => input switch
    {
        ExpertScore => ReviewInputKind.ExpertScore,
        YesNoAnswer => ReviewInputKind.YesNo,
        CaseCount => ReviewInputKind.CaseCount,
        NotApplicableDecision => ReviewInputKind.NotApplicable,
        SelfScore => ReviewInputKind.SelfScore,
        _ => throw new ArgumentException("Unknown review input.", nameof(input)),
    };

    private T Need<T>(T? value) where T : struct =>
        value ?? throw new InvalidOperationException($"Review input {Id} lacks its value.");
}
