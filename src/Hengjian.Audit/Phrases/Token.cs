using Hengjian.Audit.Numbers;

namespace Hengjian.Audit.Phrases;

/// <summary>What a token is.</summary>
public enum TokenKind
{
    /// <summary>Characters of a name.</summary>
    Text,

    /// <summary>A number with its unit.</summary>
    Quantity,

    /// <summary>A date or a relative time.</summary>
    Period,

    /// <summary>A relating word.</summary>
    Word,

    /// <summary>每百名, 生均.</summary>
    Each,

    /// <summary>， and the like.</summary>
    Comma,

    /// <summary>、 and 和 between numbers.</summary>
    Pause,

    /// <summary>；.</summary>
    Semicolon,

    /// <summary>：.</summary>
    Colon,

    /// <summary>An opening bracket.</summary>
    Open,

    /// <summary>A closing bracket.</summary>
    Close,

    /// <summary>的, 了: carries nothing.</summary>
    Filler,
}

/// <summary>One token of a sentence.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Start">First offset.</param>
/// <param name="End">Offset after the last.</param>
/// <param name="Word">For a word, what it says.</param>
/// <param name="Quantity">For a quantity.</param>
/// <param name="Period">For a period.</param>
/// <param name="Each">For a per-unit word.</param>
public readonly record struct Token(
    TokenKind Kind, int Start, int End, WordKind Word = WordKind.Name, Quantity? Quantity = null, Period? Period = null, Each? Each = null);
