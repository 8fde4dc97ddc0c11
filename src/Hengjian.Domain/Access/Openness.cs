namespace Hengjian.Domain.Access;

/// <summary>公开程度: how far a piece of work may be seen. A draft is its unit's; what was handed on is seen farther and never less.</summary>
public enum Openness
{
    /// <summary>本单位: a draft.</summary>
    Unit = 0,

    /// <summary>本级政府: checked by the unit, seen by those who put the package together.</summary>
    Government = 1,

    /// <summary>评价方: submitted, seen by whoever evaluates the region.</summary>
    Evaluator = 2,

    /// <summary>公开.</summary>
    Public = 3,
}

/// <summary>Which regions a permission reaches from the region of the grant.</summary>
public enum RegionReach
{
    /// <summary>The region and all below it.</summary>
    Below,

    /// <summary>The region alone: whoever works for a county works for no other.</summary>
    Exact,

    /// <summary>What lies below the region, without itself: nobody accepts or returns the own government's package.</summary>
    Under,
}

/// <summary>What a right is asked for.</summary>
/// <param name="Region">Six-digit code of its region.</param>
/// <param name="Unit">Id of its unit; null for what belongs to the whole government.</param>
/// <param name="Stage">Stage of its round; null outside a round.</param>
/// <param name="Openness">How far it may be seen.</param>
public sealed record AccessObject(int Region, string? Unit, ProcessStage? Stage = null, Openness Openness = Openness.Public)
{
    /// <summary>The one region whose office deals with it; null for every region that reaches it.</summary>
    public int? Receiver { get; init; }

    /// <summary>The object a record is.</summary>
    public static AccessObject Of(IInUnit record, ProcessStage? stage = null) => new(record.RegionCode, record.UnitId, stage, record.Openness);
}
