using System.Globalization;
using Hengjian.Domain.Narratives;
using Hengjian.Kernel;

namespace Hengjian.Web.Features.Narratives;

/// <summary>A block as it arrives from its form or as JSON.</summary>
public sealed class NarrativeFields
{
    /// <summary>The words.</summary>
    public string? Text { get; init; }

    /// <summary>完成情况.</summary>
    public string? Status { get; init; }

    /// <summary>Why something remains.</summary>
    public string? Cause { get; init; }

    /// <summary>What remains, by name.</summary>
    public string? Names { get; init; }

    /// <summary>How many remain.</summary>
    public string? Count { get; init; }

    /// <summary>When the rest will be done.</summary>
    public string? Until { get; init; }

    /// <summary>Number of the version it was written over.</summary>
    public int Base { get; init; }

    /// <summary>The sender's number.</summary>
    public Guid? Op { get; init; }

    /// <summary>What it says, with what could not be read.</summary>
    public (NarrativeText Text, Problem? Wrong) Read(NarrativeKind kind)
    {
        Problem? wrong = null;
        int? count = null;
        DateOnly? until = null;
        if (!string.IsNullOrWhiteSpace(Count))
        {
            if (int.TryParse(Count.Trim(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)) count = number;
            else wrong = NarrativeProblems.BadCount();
        }
        if (!string.IsNullOrWhiteSpace(Until))
        {
            if (DateOnly.TryParseExact(Until.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) until = day;
            else wrong ??= NarrativeProblems.BadDate(Until);
        }
        var text = new NarrativeText(kind, (Text ?? "").ReplaceLineEndings("\n").TrimEnd());
        return kind != NarrativeKind.State ? (text, null)
            : (text with { Status = Status ?? "", Cause = (Cause ?? "").Trim(), Remainder = Remainder.Read(Names, count), Until = until }, wrong);
    }
}
