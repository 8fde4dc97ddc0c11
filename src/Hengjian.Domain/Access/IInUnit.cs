namespace Hengjian.Domain.Access;

/// <summary>A piece of work that belongs to a unit of a region and is open to others only so far, so that a query leaves it out for whom it is not.</summary>
public interface IInUnit : IInRegion
{
    /// <summary>Id of the unit whose work it is.</summary>
    string UnitId { get; }

    /// <summary>How far it may be seen now.</summary>
    Openness Openness { get; }
}
