namespace Hengjian.Audit.Phrases;

/// <summary>A year, or a time named relative to the year of the report.</summary>
/// <param name="Start">First offset.</param>
/// <param name="End">Offset after the last.</param>
/// <param name="Year">Calendar year; null when relative.</param>
/// <param name="Shift">Years from the year reported on: −1 for 上年, 0 for 今年; null for a calendar year or an era.</param>
/// <param name="Part">What of the year: 上半年, 9月, 末; empty for all of it.</param>
/// <param name="Until">Last year of a range; null for a single year.</param>
public sealed record Period(int Start, int End, int? Year, int? Shift, string Part, int? Until = null)
{
    /// <summary>True when this is certainly earlier than the other.</summary>
    public bool Precedes(Period? other)
    {
        if (Year is { } mine) return other?.Year is { } its ? mine < its : other?.Shift is null or 0 && other is not null && other.Shift == 0;
        return Shift is { } shift && (other?.Shift ?? 0) > shift;
    }

    /// <summary>The same time, as far as can be told.</summary>
    public bool Same(Period? other) => other is not null && Year == other.Year && Shift == other.Shift && Until == other.Until && Part == other.Part;
}
