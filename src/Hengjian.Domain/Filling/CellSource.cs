namespace Hengjian.Domain.Filling;

/// <summary>Where a typed value comes from.</summary>
public enum CellSource
{
    /// <summary>手工录入.</summary>
    Typed = 0,

    /// <summary>粘贴.</summary>
    Pasted = 1,

    /// <summary>向下填充.</summary>
    FilledDown = 2,

    /// <summary>表格导入.</summary>
    Xlsx = 3,

    /// <summary>系统带入: known from elsewhere.</summary>
    Prefilled = 4,

    /// <summary>沿用: taken over by the clerk from a known value.</summary>
    Carried = 5,

    /// <summary>复制上年.</summary>
    CopiedLastYear = 6,
}
