using Hengjian.Indicators.Facts;

namespace Hengjian.Domain.Periodic;

/// <summary>定期报表的值.</summary>
public sealed class PeriodicValueRecord
{
    /// <summary>The report.</summary>
    public required long ReportId { get; init; }

    /// <summary>Row of the ledger; 0 for what is said of the report itself.</summary>
    public long Row { get; init; }

    /// <summary>Field of the form.</summary>
    public required string Field { get; init; }

    /// <summary>As typed.</summary>
    public required string Text { get; set; }

    /// <summary>In the field's unit.</summary>
    public double? Number { get; set; }

    /// <summary>Present or missing.</summary>
    public ValueFlag Flag { get; set; }

    /// <summary>Grows with each change.</summary>
    public int Revision { get; set; }

    /// <summary>The client's number for the last change.</summary>
    public Guid Op { get; set; }
}
