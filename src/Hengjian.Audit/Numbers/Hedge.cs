namespace Hengjian.Audit.Numbers;

/// <summary>How a number is softened.</summary>
public enum Hedge
{
    /// <summary>Not at all: as exact as printed.</summary>
    None,

    /// <summary>约、左右、上下: to either side.</summary>
    About,

    /// <summary>近、接近、不足: a little below.</summary>
    Nearly,

    /// <summary>余、多、超、逾、突破: a little above.</summary>
    Over,

    /// <summary>以上、至少、不低于、不少于: any value from it on.</summary>
    AtLeast,

    /// <summary>以下、以内、至多、不超过: any value up to it.</summary>
    AtMost,
}
