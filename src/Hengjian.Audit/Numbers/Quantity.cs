namespace Hengjian.Audit.Numbers;

/// <summary>A number with its unit, as one place of a report states it.</summary>
public sealed record Quantity
{
    /// <summary>First offset, of the number itself (a hedge before it is outside).</summary>
    public required int Start { get; init; }

    /// <summary>Offset after the unit.</summary>
    public required int End { get; init; }

    /// <summary>The unit.</summary>
    public required Unit Unit { get; init; }

    /// <summary>The number as printed, before scale and unit: 24.7 in 24.7亿元; meaningless when masked.</summary>
    public double Printed { get; init; }

    /// <summary>One unit of the last printed place, before the scale.</summary>
    public double Step { get; init; } = 1;

    /// <summary>万, 亿 and the like as a factor; 1 without.</summary>
    public double Scale { get; init; } = 1;

    /// <summary>How it is softened.</summary>
    public Hedge Hedge { get; init; }

    /// <summary>Upper end of a range (300至800元), printed; null for a single number.</summary>
    public double? Upper { get; init; }

    /// <summary>True for a blank: x所, **%; it has no value.</summary>
    public bool Masked { get; init; }

    /// <summary>True when written in Chinese characters.</summary>
    public bool Chinese { get; init; }

    /// <summary>True when the number itself is exact, whatever its unit: a fraction in words (三分之二), 一倍, 翻一番.</summary>
    public bool InWords { get; init; }

    /// <summary>The two sides of a ratio as printed; null for anything else.</summary>
    public (Numeral Left, Numeral Right)? Sides { get; init; }

    /// <summary>The larger side of n:1 as a number of times; null for other ratios, and for what is no ratio.</summary>
    public Quantity? LargerSide
    {
        get
        {
            if (Sides is not var (left, right) || Math.Min(left.Value, right.Value) != 1) return null;
            var large = left.Value > right.Value ? left : right;
            return new Quantity { Start = Start, End = End, Unit = new Unit("", QuantityKind.Times, ":"), Printed = large.Value, Step = large.Step };
        }
    }

    /// <summary>What it measures.</summary>
    public QuantityKind Kind => Unit.Kind;

    /// <summary>Scale times unit factor: from the printed number to the base unit.</summary>
    public double Factor => Scale * Unit.Factor;

    /// <summary>Value in the base unit of its family.</summary>
    public double Value => Printed * Factor;

    /// <summary>A number that can be computed with: no blank, no range.</summary>
    public bool Known => !Masked && Upper is null;

    /// <summary>True for a mean: printed whole, and rounded all the same.</summary>
    public bool Rounded { get; init; }

    /// <summary>Counts printed whole and unscaled are exact; all else is known to half a unit of its last place.</summary>
    public double Half => InWords ? 0 : !Rounded && Kind is QuantityKind.Count or QuantityKind.Bare && Scale == 1 && Step >= 1 ? 0 : Step * Factor / 2;

    /// <summary>One unit of the last printed place in the base unit.</summary>
    public double Place => Step * Factor;

    /// <summary>The values it may stand for: rounded to the last printed place, or hedged.</summary>
    public Interval Interval => HedgeWidth.Of(this);

    /// <summary>The values it may stand for as printed, without its hedge.</summary>
    public Interval AsPrinted => Interval.Around(Value, Half);

    // What reaches the next place is cut to the next number.
    private const double OpenEnd = 1 - 1e-5;

    /// <summary>The values that give the printed number when their further places are cut off.</summary>
    public Interval Truncated => Half == 0 ? Interval.Of(Value) : Value < 0 ? new(Value - Place * OpenEnd, Value) : new(Value, Value + Place * OpenEnd);

    /// <summary>How many digits are printed, leading noughts left out; 1 at least.</summary>
    public int Digits
    {
        get
        {
            var digits = 1;
            for (var left = Step > 0 ? Math.Round(Math.Abs(Printed) / Step) : 0; left >= 10; left /= 10) digits++;
            return digits;
        }
    }

    /// <summary>True for years, months, hours: they never are what a report adds up.</summary>
    public bool IsTime => Unit.IsTime;

    /// <summary>True when one can be added to the other.</summary>
    public bool Adds(Quantity other) => Kind == other.Kind && Unit.Family == other.Unit.Family;
}
