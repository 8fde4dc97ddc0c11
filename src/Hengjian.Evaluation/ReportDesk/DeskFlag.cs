using Hengjian.Audit.Findings;
using Hengjian.Domain.ReportDesk;
using Hengjian.Evaluation.Workspaces;

namespace Hengjian.Evaluation.ReportDesk;

/// <summary>What a flag says, in the order of lists.</summary>
public enum FlagGroup
{
    /// <summary>不一致: the numbers contradict each other.</summary>
    Inconsistent,

    /// <summary>与数据不符: a number differs from what was submitted, computed officially, or printed a year ago.</summary>
    Differs,

    /// <summary>文字提示: found without arithmetic.</summary>
    Warning,

    /// <summary>无法判断: something is missing.</summary>
    Undetermined,

    /// <summary>一致.</summary>
    Consistent,

    /// <summary>与数据对照, without a difference that is sure.</summary>
    Compared,
}

/// <summary>提示: one finding as the desk shows it, with what was said to it.</summary>
public sealed record DeskFlag
{
    /// <summary>Stable id: the same in the next version while the words stay.</summary>
    public required string Id { get; init; }

    /// <summary>What it says.</summary>
    public required FlagGroup Group { get; init; }

    /// <summary>As stored with answers: growth/inconsistent, warning/placeholder.</summary>
    public required string Sort { get; init; }

    /// <summary>Chinese name of its kind: 增减, 空缺.</summary>
    public required string Kind { get; init; }

    /// <summary>Chinese: the arithmetic or what is wrong.</summary>
    public required string Message { get; init; }

    /// <summary>Where in the text, in order; empty when something is missing altogether.</summary>
    public required IReadOnlyList<TextSpan> Spans { get; init; }

    /// <summary>The claim; null for anything else.</summary>
    public Claim? Claim { get; init; }

    /// <summary>The comparison with data; null for anything else.</summary>
    public DataComparison? Data { get; init; }

    /// <summary>
    /// Where it is marked: its words, or its numbers alone where its words run over cells and lines of which most are not meant.
    /// </summary>
    public IReadOnlyList<TextSpan> Marks(string text) =>
        Claim is { Numbers.Count: > 0 } claim && Spans.Any(s => text.AsSpan(s.Start, s.End - s.Start).IndexOfAny('\n', '\t', '|') >= 0)
            ? [.. claim.Numbers.Select(n => new TextSpan(n.Start, n.End))]
            : Spans;

    /// <summary>All answers to it, oldest first.</summary>
    public IReadOnlyList<GivenAnswer> History { get; init; } = [];

    /// <summary>The answer that holds; null when none does.</summary>
    public GivenAnswer? Answer => History.Count > 0 && History[^1].Answer.Reply != FlagReply.Withdrawn ? History[^1] : null;

    /// <summary>An earlier version promised to mend it, and it is still here.</summary>
    public bool Unkept => Answer is { Earlier: true, Answer.Reply: FlagReply.WillCorrect };

    /// <summary>The answer was given to another difference: the value beside the number, or what it is held against, has changed since.</summary>
    public bool Outdated => Data is not null && Answer is { Answer.Message: var answered } && answered != ShortText.Cut(Message, FlagAnswer.LongestQuote);

    /// <summary>Somebody should look at it.</summary>
    public bool Matters => Group is FlagGroup.Inconsistent or FlagGroup.Differs or FlagGroup.Warning;

    /// <summary>It matters, and nobody has answered it for this version, or what was answered is no longer what it says.</summary>
    public bool Open => Matters && (Answer is null || Unkept || Outdated);
}

/// <summary>An answer beside the version it was given on.</summary>
/// <param name="Answer">The answer.</param>
/// <param name="Version">Number of the version that was open.</param>
/// <param name="Earlier">That version is earlier than the one looked at.</param>
public sealed record GivenAnswer(FlagAnswer Answer, int Version, bool Earlier);
