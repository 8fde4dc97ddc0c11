namespace Hengjian.Domain.SelfScores;

/// <summary>自评得分: what a government gives itself for one item, or what the leading unit proposes. Rows are only added; the newest holds.</summary>
public sealed class SelfScoreRecord : IInRegion
{
    /// <summary>Number in the database.</summary>
    public long Id { get; init; }

    /// <summary>The package.</summary>
    public required long PackageId { get; init; }

    /// <inheritdoc/>
    public required int RegionCode { get; init; }

    /// <summary>Scheme item id.</summary>
    public required string Item { get; init; }

    /// <summary>The unit that proposes; null for what the government decided.</summary>
    public string? UnitId { get; init; }

    /// <summary>Points from 0 to <see cref="Most"/>; null when the score was taken back: missing, which is not 0.</summary>
    public double? Points { get; init; }

    /// <summary>分值 of the item then.</summary>
    public required double Most { get; init; }

    /// <summary>The item is a bonus.</summary>
    public bool Bonus { get; init; }

    /// <summary>Chinese: why points are taken off, or what a bonus is claimed for; empty when nobody has said.</summary>
    public string Reason { get; init; } = "";

    /// <summary>Sign-in name.</summary>
    public required string By { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>A reason is owed: below full marks, or a bonus claimed, without a word.</summary>
    public bool LacksReason => Points is { } points && SelfScoreRules.AsksReason(points, Most, Bonus) && string.IsNullOrWhiteSpace(Reason);
}
