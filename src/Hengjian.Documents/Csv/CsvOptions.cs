namespace Hengjian.Documents.Csv;

/// <summary>How a csv file is read, and how much of it.</summary>
public sealed record CsvOptions
{
    /// <summary>The default: delimiter by the first line, 1 MB a line, 4,096 fields, 50 million rows.</summary>
    public static CsvOptions Default { get; } = new();

    /// <summary>Comma, semicolon or tab; null to take the one that the first line has most of.</summary>
    public char? Delimiter { get; init; }

    /// <summary>The longest record in bytes, line breaks inside quotes included.</summary>
    public int MaxLineBytes { get; init; } = 1 << 20;

    /// <summary>The most fields of a record.</summary>
    public int MaxFields { get; init; } = 4096;

    /// <summary>The most records, the header included.</summary>
    public long MaxRows { get; init; } = 50_000_000;
}
