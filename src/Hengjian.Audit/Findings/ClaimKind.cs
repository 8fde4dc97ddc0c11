namespace Hengjian.Audit.Findings;

/// <summary>What kind of statement was checked; the names are those of the JSON contract, in lower case.</summary>
public enum ClaimKind
{
    /// <summary>Base, increment and rate of a change.</summary>
    Growth,

    /// <summary>Parts and their total.</summary>
    Sum,

    /// <summary>Part, whole and percentage.</summary>
    Share,

    /// <summary>Per-unit values, a:b, multiples.</summary>
    Ratio,

    /// <summary>The difference of two numbers, 百分点 among them.</summary>
    Difference,

    /// <summary>A number against a norm: above, below, within.</summary>
    Threshold,

    /// <summary>A number of things and the things listed.</summary>
    Count,

    /// <summary>The same figure given twice.</summary>
    Repeat,

    /// <summary>A value that cannot be.</summary>
    Plausibility,
}
