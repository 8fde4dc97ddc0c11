namespace Hengjian.Audit.Phrases;

/// <summary>What a number is in its sentence.</summary>
public enum Role
{
    /// <summary>What something amounts to.</summary>
    Level,

    /// <summary>What it amounted to before: 由 X, 比上年的 X, 上年为 X.</summary>
    Base,

    /// <summary>By how much it changed, in its own unit or in 百分点.</summary>
    Change,

    /// <summary>At which rate it changed, in percent or 倍.</summary>
    Rate,

    /// <summary>Which part of something it is, in percent.</summary>
    Share,

    /// <summary>The whole that a share is taken of: 占全部 X 所的.</summary>
    Whole,

    /// <summary>How many times something: 是 …的 X 倍.</summary>
    Times,

    /// <summary>a:b.</summary>
    Ratio,

    /// <summary>The difference of two numbers: 相差 X, 比初中多 X.</summary>
    Gap,

    /// <summary>What another thing amounts to: 比全省平均水平 X.</summary>
    Other,

    /// <summary>A standard or target.</summary>
    Norm,
}
