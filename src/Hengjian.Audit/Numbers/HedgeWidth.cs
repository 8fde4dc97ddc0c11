namespace Hengjian.Audit.Numbers;

/// <summary>How far a softened number may be from what it stands for; a tenth is what readers still accept.</summary>
public static class HedgeWidth
{
    private const double Tenth = 0.1;

    /// <summary>The values a quantity may stand for.</summary>
    public static Interval Of(Quantity quantity)
    {
        var (value, half) = (quantity.Value, quantity.Half);
        var most = Math.Abs(value) * Tenth;
        return quantity.Hedge switch
        {
            Hedge.None => Interval.Around(value, half),
            Hedge.About => Interval.Around(value, most + half),
            // 近七成 is said of a little more than seven tenths too.
            Hedge.Nearly => new Interval(value - most, value + (quantity.InWords ? most : half)),
            Hedge.Over => new Interval(value - (quantity.InWords ? most : half), value + Math.Max(most, LastPlace(quantity))),
            Hedge.AtLeast => new Interval(value - half, double.MaxValue / 1e100),
            Hedge.AtMost => new Interval(Math.Min(0, value), value + half),
            _ => throw new ArgumentOutOfRangeException(nameof(quantity)),
        };
    }

    /// <summary>The values for which a softened number is well chosen: 近九成 for 85 to 90, 3600 余 for 3600 to 3700.</summary>
    public static Interval Close(Quantity quantity)
    {
        var (value, half) = (quantity.Value, quantity.Half);
        var place = quantity.InWords && quantity.Kind == QuantityKind.Percent ? 10 : LastPlace(quantity);
        var room = Math.Min(place, Math.Abs(value) * Tenth);
        return quantity.Hedge switch
        {
            Hedge.About => Interval.Around(value, Math.Min(room / 2, Math.Abs(value) * Tenth / 4) + half),
            Hedge.Nearly => new Interval(value - Math.Min(room, Math.Abs(value) * Tenth / 2), value + half),
            Hedge.Over => new Interval(value - half, value + room),
            _ => Of(quantity),
        };
    }

    // 300余 may be 399: up to the next unit of the last place that is not zero.
    private static double LastPlace(Quantity quantity)
    {
        var (printed, place) = (quantity.Printed, 1d);
        if (printed < 1 || quantity.Step < 1) return quantity.Place;
        while (place * 10 <= printed && printed % (place * 10) == 0) place *= 10;
        return place * quantity.Factor;
    }
}
