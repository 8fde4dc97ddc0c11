namespace Hengjian.Indicators.Execution;

/// <summary>Consecutive items of a frame: part of a region, or several regions.</summary>
/// <param name="Start">First item.</param>
/// <param name="Count">How many.</param>
/// <param name="Region">Index of the region of the first item.</param>
internal readonly record struct Slice(int Start, int Count, int Region)
{
    public int End => Start + Count;
}
