namespace Hengjian.Domain.ReportDesk;

/// <summary>What the authors of a report say to a flag.</summary>
public enum FlagReply
{
    /// <summary>将更正: the report is wrong there and will be mended.</summary>
    WillCorrect = 0,

    /// <summary>说明: the numbers are as they should be, for a reason that is given.</summary>
    Explained = 1,

    /// <summary>不是错误: the flag itself is mistaken; kept to measure and train its precision.</summary>
    NotAnError = 2,

    /// <summary>撤回答复: an earlier answer no longer holds.</summary>
    Withdrawn = 3,
}

/// <summary>答复: one answer to one flag. Never changed and never deleted: a later answer to the same flag takes its place.</summary>
public sealed class FlagAnswer : IInRegion
{
    /// <summary>Characters a reason may have.</summary>
    public const int LongestReason = 500;

    /// <summary>Characters kept of the flagged words and of the flag's message.</summary>
    public const int LongestQuote = 400;

    /// <summary>Number in the database; later answers have greater ones.</summary>
    public long Id { get; init; }

    /// <summary>The version that was open when it was given.</summary>
    public required long ReportId { get; init; }

    /// <summary>The report in all its versions.</summary>
    public required Guid Series { get; init; }

    /// <inheritdoc/>
    public required int RegionCode { get; init; }

    /// <summary>Stable id of the flag.</summary>
    public required string Flag { get; init; }

    /// <summary>Sort of the flag: growth/inconsistent, warning/placeholder, data/differs.</summary>
    public required string Sort { get; init; }

    /// <summary>The answer.</summary>
    public required FlagReply Reply { get; init; }

    /// <summary>Chinese: why; needed to explain, welcome otherwise.</summary>
    public string Reason { get; init; } = "";

    /// <summary>The flagged words, for those who learn from the answers.</summary>
    public string Quote { get; init; } = "";

    /// <summary>What the flag said.</summary>
    public string Message { get; init; } = "";

    /// <summary>Sign-in name.</summary>
    public required string By { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }
}

/// <summary>Chinese names of answers.</summary>
public static class FlagReplies
{
    /// <summary>The Chinese name.</summary>
    public static string NameOf(this FlagReply reply) => reply switch
    {
        FlagReply.WillCorrect => "将更正",
        FlagReply.Explained => "说明",
        FlagReply.NotAnError => "不是错误",
        FlagReply.Withdrawn => "撤回答复",
        _ => throw new ArgumentOutOfRangeException(nameof(reply)),
    };
}
