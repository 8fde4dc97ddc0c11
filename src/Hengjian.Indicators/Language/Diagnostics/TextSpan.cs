namespace Hengjian.Indicators.Language.Diagnostics;

/// <summary>A stretch of a formula's text.</summary>
/// <param name="Start">UTF-16 offset of its first character.</param>
/// <param name="Length">Number of UTF-16 units; 0 marks a place between characters (the end of the text).</param>
public readonly record struct TextSpan(int Start, int Length)
{
    /// <summary>Offset behind the last character.</summary>
    public int End => Start + Length;

    /// <summary>The stretch from the start of one span to the end of another.</summary>
    public static TextSpan Cover(TextSpan first, TextSpan last) => new(first.Start, last.End - first.Start);
}
