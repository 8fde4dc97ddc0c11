namespace Hengjian.Domain.Filling;

/// <summary>Chinese names of sources.</summary>
public static class CellSources
{
    /// <summary>The Chinese name.</summary>
    public static string NameOf(this CellSource source) => source switch
    {
        CellSource.Typed => "手工录入",
        CellSource.Pasted => "粘贴",
        CellSource.FilledDown => "向下填充",
        CellSource.Xlsx => "表格导入",
        CellSource.Prefilled => "系统带入",
        CellSource.Carried => "沿用",
        CellSource.CopiedLastYear => "沿用上年",
        _ => throw new ArgumentOutOfRangeException(nameof(source)),
    };
}
