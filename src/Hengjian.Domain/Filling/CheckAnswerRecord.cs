namespace Hengjian.Domain.Filling;

/// <summary>审核答复: what a unit says to a flag of the checks; it dies when a value of the flag changes.</summary>
public sealed class CheckAnswerRecord
{
    /// <summary>Number in the database.</summary>
    public long Id { get; init; }

    /// <summary>The sheet.</summary>
    public required long SheetId { get; init; }

    /// <summary>Hash of rule, row, elements and values.</summary>
    public required string FlagId { get; init; }

    /// <summary>The answer.</summary>
    public CheckReply Reply { get; set; }

    /// <summary>The explanation.</summary>
    public string Text { get; set; } = "";

    /// <summary>Sign-in name.</summary>
    public required string By { get; set; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; set; }

    /// <summary>The head who accepted it.</summary>
    public string? HeadBy { get; set; }
}
