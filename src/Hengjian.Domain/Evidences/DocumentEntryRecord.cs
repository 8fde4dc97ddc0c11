namespace Hengjian.Domain.Evidences;

/// <summary>文件目录: official papers by number.</summary>
public sealed class DocumentEntryRecord : IInRegion
{
    /// <summary>Number in the database.</summary>
    public long Id { get; init; }

    /// <inheritdoc/>
    public required int RegionCode { get; init; }

    /// <summary>文号.</summary>
    public required string Number { get; init; }

    /// <summary>Chinese title.</summary>
    public required string Title { get; set; }

    /// <summary>成文日期.</summary>
    public DateOnly? IssuedOn { get; set; }

    /// <summary>The file.</summary>
    public long? EvidenceId { get; set; }
}
