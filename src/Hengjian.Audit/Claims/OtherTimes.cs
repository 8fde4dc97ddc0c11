using Hengjian.Audit.Phrases;

namespace Hengjian.Audit.Claims;

/// <summary>Tells that a number was said of another time than one that it would be computed from.</summary>
internal static class OtherTimes
{
    /// <summary>今年 431 人，占 86.2%，去年这一比例为 81.0%: a time that begins only behind the input is not the input's; nor is one that both name differently.</summary>
    public static bool Apart(Mention stated, Mention input)
    {
        if (stated.Own is not { } time || time.Same(input.Own)) return false;
        return input.Quantity.End <= time.Start || input.Own is { } own && (time.Year is { } a && own.Year is { } b && a != b || time.Shift is { } x && own.Shift is { } y && x != y);
    }
}
