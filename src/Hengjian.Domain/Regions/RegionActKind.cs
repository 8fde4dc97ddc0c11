namespace Hengjian.Domain.Regions;

/// <summary>区划调整的种类.</summary>
public enum RegionActKind
{
    /// <summary>设立.</summary>
    Found = 0,

    /// <summary>更名.</summary>
    Rename = 1,

    /// <summary>合并.</summary>
    Merge = 2,

    /// <summary>拆分.</summary>
    Split = 3,

    /// <summary>改隶: another region above, or another code.</summary>
    Move = 4,

    /// <summary>撤销.</summary>
    Abolish = 5,
}

/// <summary>Chinese names of the kinds.</summary>
public static class RegionActKinds
{
    /// <summary>The Chinese name.</summary>
    public static string NameOf(this RegionActKind kind) => kind switch
    {
        RegionActKind.Found => "设立",
        RegionActKind.Rename => "更名",
        RegionActKind.Merge => "合并",
        RegionActKind.Split => "拆分",
        RegionActKind.Move => "改隶或换代码",
        RegionActKind.Abolish => "撤销",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };
}
