namespace Hengjian.Audit.Links;

/// <summary>In what way one number may follow from two others.</summary>
internal enum LinkForm
{
    /// <summary>First ÷ second, in percent.</summary>
    Share,

    /// <summary>(First − second) ÷ second, in percent.</summary>
    Growth,

    /// <summary>First ÷ (second ∓ first), in percent: a change and what it led to.</summary>
    GrowthBy,

    /// <summary>First − second.</summary>
    Difference,
}
