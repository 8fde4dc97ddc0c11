using Hengjian.Indicators.Facts;

namespace Hengjian.Domain.Filling;

/// <summary>填报记录: one value somebody gave, as typed; only ever added to.</summary>
public sealed class CellRevisionRecord
{
    /// <summary>Number in the database.</summary>
    public long Id { get; init; }

    /// <summary>The sheet.</summary>
    public required long SheetId { get; init; }

    /// <summary>The row.</summary>
    public required long RowId { get; init; }

    /// <summary>Data element id.</summary>
    public required string Element { get; init; }

    /// <summary>As typed; empty clears the cell.</summary>
    public required string Text { get; init; }

    /// <summary>In the element's unit; null when it is no number or cannot be read.</summary>
    public double? Number { get; init; }

    /// <summary>Present, missing, estimated or not applicable.</summary>
    public required ValueFlag Flag { get; init; }

    /// <summary>Code or date of an element that is no number.</summary>
    public string? Code { get; init; }

    /// <summary>Why it cannot be read; null when it can.</summary>
    public string? ProblemCode { get; init; }

    /// <summary>Sign-in name.</summary>
    public required string By { get; init; }

    /// <summary>县代填: unit it was filled for.</summary>
    public string? OnBehalfOf { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The client's number for this change: sent twice, stored once.</summary>
    public required Guid Op { get; init; }

    /// <summary>Where it comes from.</summary>
    public required CellSource Source { get; init; }

    /// <summary>File and cell, snapshot and line.</summary>
    public string? SourceRef { get; init; }

    /// <summary>The revision before it.</summary>
    public long? PreviousId { get; init; }

    /// <summary>Characters a typed value may have.</summary>
    public const int LongestText = 400;
}
