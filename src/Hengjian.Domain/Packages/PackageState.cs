namespace Hengjian.Domain.Packages;

/// <summary>自评包状态: how far one evaluated government has got in one round.</summary>
public enum PackageState
{
    /// <summary>填报中: units fill, check and hand on.</summary>
    Preparing = 0,

    /// <summary>已汇总: every item is merged or agreed not to apply.</summary>
    Compiled = 1,

    /// <summary>公示中.</summary>
    Publicity = 2,

    /// <summary>已审定: the government has approved it.</summary>
    Approved = 3,

    /// <summary>已报送: sealed and handed to the region above.</summary>
    Submitted = 4,

    /// <summary>退回补正: what was returned is open again, nothing else.</summary>
    Returned = 5,

    /// <summary>已接收.</summary>
    Accepted = 6,
}

/// <summary>承办任务状态: how far one unit's part of an item has got.</summary>
public enum ContributionState
{
    /// <summary>填报中.</summary>
    Open = 0,

    /// <summary>待审核: handed to the head of the unit.</summary>
    HandedToCheck = 1,

    /// <summary>待汇入: checked by another person of the unit, open to the government.</summary>
    Checked = 2,

    /// <summary>已汇入.</summary>
    Merged = 3,

    /// <summary>退回修改.</summary>
    Returned = 4,
}

/// <summary>Chinese names of states.</summary>
public static class PackageStateNames
{
    /// <summary>The Chinese name.</summary>
    public static string NameOf(this PackageState state) => state switch
    {
        PackageState.Preparing => "填报中",
        PackageState.Compiled => "已汇总",
        PackageState.Publicity => "公示中",
        PackageState.Approved => "已审定",
        PackageState.Submitted => "已报送",
        PackageState.Returned => "退回补正",
        PackageState.Accepted => "已接收",
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };

    /// <summary>The Chinese name.</summary>
    public static string NameOf(this ContributionState state) => state switch
    {
        ContributionState.Open => "填报中",
        ContributionState.HandedToCheck => "待审核",
        ContributionState.Checked => "待汇入",
        ContributionState.Merged => "已汇入",
        ContributionState.Returned => "退回修改",
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };
}
