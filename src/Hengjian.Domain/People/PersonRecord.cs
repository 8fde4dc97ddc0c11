namespace Hengjian.Domain.People;

/// <summary>人员: somebody who holds posts; may have an account.</summary>
public sealed class PersonRecord : IInRegion
{
    /// <summary>Number in the database.</summary>
    public long Id { get; init; }

    /// <summary>Chinese name.</summary>
    public required string Name { get; set; }

    /// <inheritdoc/>
    public required int RegionCode { get; init; }

    /// <summary>工号: tells people of one name apart; unique in a region; empty when none is used.</summary>
    public string StaffNumber { get; set; } = "";

    /// <summary>Telephone, sealed with the workspace key.</summary>
    public string? PhoneSealed { get; set; }

    /// <summary>E-mail address; empty when none is known.</summary>
    public string Mail { get; set; } = "";

    /// <summary>Works here still.</summary>
    public bool Active { get; set; }
}
