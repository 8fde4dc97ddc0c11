namespace Hengjian.Audit.Numbers;

/// <summary>What a quantity measures, as far as its unit tells.</summary>
public enum QuantityKind
{
    /// <summary>Things counted one by one: 人, 所, 个. Exact when printed without a scale.</summary>
    Count,

    /// <summary>Money, area, length, time: as exact as printed.</summary>
    Amount,

    /// <summary>% and ‰ and fractions; the value is in percent.</summary>
    Percent,

    /// <summary>百分点.</summary>
    Points,

    /// <summary>倍 and 番; the value is the factor.</summary>
    Times,

    /// <summary>a:b.</summary>
    Ratio,

    /// <summary>A number without any unit: means something only in tables and lists.</summary>
    Bare,
}
