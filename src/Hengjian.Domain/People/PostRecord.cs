namespace Hengjian.Domain.People;

/// <summary>岗位: a place in a unit that gives a role to whoever holds it.</summary>
public sealed class PostRecord : IInRegion
{
    /// <summary>Number in the database.</summary>
    public long Id { get; init; }

    /// <summary>The unit.</summary>
    public required string UnitId { get; init; }

    /// <inheritdoc/>
    public required int RegionCode { get; init; }

    /// <summary>Chinese title: 教育经费统计岗.</summary>
    public required string Title { get; set; }

    /// <summary>Id of the role it gives.</summary>
    public required string Role { get; set; }

    /// <summary>单位负责人: checks what others of the unit hand in.</summary>
    public bool IsHead { get; set; }

    /// <summary>Last day; null while no end is set.</summary>
    public DateOnly? ValidTo { get; set; }

    /// <summary>True when somebody may hold it on that day.</summary>
    public bool Exists(DateOnly day) => ValidTo is not { } to || day <= to;
}
