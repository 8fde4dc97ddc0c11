using Hengjian.Audit.Findings;

namespace Hengjian.Audit.Copying;

/// <summary>Two passages of two texts that say the same in the same words.</summary>
/// <param name="First">Index of one text, in the order they were given.</param>
/// <param name="FirstSpan">Its passage.</param>
/// <param name="Second">Index of the other text, above the first.</param>
/// <param name="SecondSpan">Its passage.</param>
/// <param name="Length">Characters that agree, without punctuation, titles and what many texts share.</param>
/// <param name="Similarity">Share of both passages that agrees, from 0 to 1; numbers count as alike.</param>
/// <param name="FiguresDiffer">True when the words agree and a number among them does not: same text, other figures.</param>
public sealed record CopiedPassage(int First, TextSpan FirstSpan, int Second, TextSpan SecondSpan, int Length, double Similarity, bool FiguresDiffer);

/// <summary>What looking for copies gave.</summary>
/// <param name="Passages">By first text, second text and place.</param>
/// <param name="Cut">True when there was more than is looked through, so that passages may be missing or end too early.</param>
public sealed record CopyResult(IReadOnlyList<CopiedPassage> Passages, bool Cut);

/// <summary>What counts as copied.</summary>
public sealed record CopyOptions
{
    /// <summary>The default.</summary>
    public static CopyOptions Default { get; } = new();

    /// <summary>Fewest characters that agree, without what does not count.</summary>
    public int MinLength { get; init; } = 60;

    /// <summary>Least share of both passages that agrees.</summary>
    public double MinSimilarity { get; init; } = 0.6;

    /// <summary>Words that more texts share than this are boilerplate, or than <see cref="CommonShare"/> of all, whichever is more.</summary>
    public int CommonTexts { get; init; } = 8;

    /// <summary>See <see cref="CommonTexts"/>.</summary>
    public double CommonShare { get; init; } = 0.02;

    /// <summary>Pairs of sentences looked through at most.</summary>
    public int MaxCandidates { get; init; } = 12_000_000;

    /// <summary>The most texts that may share words which still count.</summary>
    internal int Common(int texts) => Math.Max(CommonTexts, (int)Math.Ceiling(texts * CommonShare));
}
