namespace Hengjian.Domain.Accounts;

/// <summary>单位: a department of a government, or the government itself, that reports or answers for items.</summary>
public sealed class Unit : IInRegion
{
    /// <summary>Stable id, unique: 370100-finance.</summary>
    public required string Id { get; init; }

    /// <summary>Chinese name: 青川县财政局.</summary>
    public required string Name { get; set; }

    /// <inheritdoc/>
    public required int RegionCode { get; init; }

    /// <summary>The owner word data elements use: 教育, 财政, 人社…; empty for the government itself.</summary>
    public string Department { get; set; } = "";

    /// <summary>What sort of unit it is.</summary>
    public UnitKind Kind { get; set; } = UnitKind.Department;

    /// <summary>主管单位; null for none.</summary>
    public string? ParentId { get; set; }

    /// <summary>Code of the school it is; null unless it is one.</summary>
    public string? SchoolCode { get; set; }

    /// <summary>First day it exists; null for ever since.</summary>
    public DateOnly? ValidFrom { get; init; }

    /// <summary>Last day it exists; null while no end is set.</summary>
    public DateOnly? ValidTo { get; set; }

    /// <summary>曾用名, one a line.</summary>
    public string FormerNames { get; set; } = "";

    /// <summary>True when it exists on that day.</summary>
    public bool Exists(DateOnly day) => (ValidFrom is not { } from || from <= day) && (ValidTo is not { } to || day <= to);
}
