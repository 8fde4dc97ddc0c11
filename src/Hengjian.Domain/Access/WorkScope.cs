namespace Hengjian.Domain.Access;

/// <summary>One stretch of work somebody may see.</summary>
/// <param name="Range">The regions.</param>
/// <param name="Unit">The one unit whose work it is; null for every unit.</param>
/// <param name="Sees">Work that is at least this open.</param>
public sealed record WorkReach(CodeRange Range, string? Unit, Openness Sees)
{
    /// <summary>True when the object is inside.</summary>
    public bool Contains(AccessObject asked) =>
        Range.Contains(asked.Region) && (Unit is null || Unit == asked.Unit) && asked.Openness >= Sees;
}

/// <summary>工作范围: the work somebody may do one thing with, as a filter for queries over <see cref="IInUnit"/>.</summary>
/// <param name="Reaches">Any of them; none is nothing.</param>
public sealed record WorkScope(IReadOnlyList<WorkReach> Reaches)
{
    /// <summary>True when the object is inside; says the same as <see cref="AccessPolicy.Decide(Principal, Permission, AccessObject)"/>.</summary>
    public bool Contains(AccessObject asked) => Reaches.Any(r => r.Contains(asked));
}
