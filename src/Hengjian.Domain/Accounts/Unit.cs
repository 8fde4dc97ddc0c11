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
}
