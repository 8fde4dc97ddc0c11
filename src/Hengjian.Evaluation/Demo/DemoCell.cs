using Hengjian.Indicators.Facts;

namespace Hengjian.Evaluation.Demo;

/// <summary>One invented cell.</summary>
internal readonly record struct DemoCell(double Value, ValueFlag Flag)
{
    /// <summary>Left empty.</summary>
    public static readonly DemoCell Missing = new(double.NaN, ValueFlag.Missing);

    /// <summary>不适用.</summary>
    public static readonly DemoCell NotApplicable = new(double.NaN, ValueFlag.NotApplicable);

    /// <summary>A number marked as an estimate.</summary>
    public static DemoCell Estimate(double value) => new(value, ValueFlag.Estimated);

    /// <summary>A reported number.</summary>
    public static implicit operator DemoCell(double value) => new(value, ValueFlag.Present);

    /// <summary>是/否.</summary>
    public static implicit operator DemoCell(bool value) => new(value ? 1 : 0, ValueFlag.Present);
}

/// <summary>What every row context shares: where it is, which year, and draws that belong to it alone.</summary>
internal abstract class RowContext
{
    /// <summary>The element now asked for, as a key.</summary>
    public ulong Element { get; set; }

    /// <summary>The year.</summary>
    public required int Year { get; init; }

    /// <summary>Years since the first.</summary>
    public int T => Year - DemoProvince.FirstYear;

    /// <summary>Everything random about the row starts here; the same in every year.</summary>
    public abstract ulong Key { get; }

    /// <summary>0 careless to 1 careful.</summary>
    public abstract double Care { get; }

    /// <summary>Meets every item.</summary>
    public abstract bool Model { get; }

    /// <summary>Normal draw of this row and element, the same in every year.</summary>
    public double Z => DemoRandom.Normal(DemoRandom.Key(Key, Element));

    /// <summary>Normal draw of this row, element and year.</summary>
    public double Noise => DemoRandom.Normal(DemoRandom.Key(Key, Element, (ulong)Year));

    /// <summary>Normal draw of this row for a purpose that several elements share.</summary>
    public double Z0(ulong purpose) => DemoRandom.Normal(DemoRandom.Key(Key, purpose, 0x5A));

    /// <summary>Uniform draw of this row and element, the same in every year.</summary>
    public double U => DemoRandom.Unit(DemoRandom.Key(Key, Element, 7));

    /// <summary>Asks something as if another element were asked for, so that a part agrees with its whole.</summary>
    public T As<T>(string element, Func<T> question)
    {
        var mine = Element;
        Element = DemoRandom.Key(element);
        var answer = question();
        Element = mine;
        return answer;
    }

    /// <summary>Uniform draw of this row, element and year.</summary>
    public double UYear => DemoRandom.Unit(DemoRandom.Key(Key, Element, (ulong)(70_000 + Year)));

    /// <summary>
    /// 是 with a chance that grows with care and with the years; who has reached it stays, so that years compare.
    /// </summary>
    /// <param name="usual">Share of 是 in a county of usual care in the first year.</param>
    public bool Yes(double usual)
    {
        var failing = (1 - usual) * Math.Clamp(1.85 - 2 * Care, 0, 1.7) * (1 - 0.22 * T);
        return Model || U >= failing;
    }

    /// <summary>A share near a centre, growing with care and the years, within bounds.</summary>
    public double Share(double centre, double spread, double low = 0, double high = 1) =>
        Model ? Math.Max(centre, 1) * high : Math.Clamp(centre + spread * (Z + (Care - 0.6) * 2 + 0.35 * T), low, high);
}
