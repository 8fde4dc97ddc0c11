namespace Hengjian.Indicators.Facts;

/// <summary>How stages are written: in files and to people.</summary>
public static class SchoolStageNames
{
    private static readonly (string File, string Chinese)[] Names =
    [
        ("", "全部学段"), ("preschool", "学前教育"), ("primary", "小学"), ("junior", "初中"), ("senior", "普通高中"),
        ("vocational", "中等职业教育"), ("special", "特殊教育"), ("higher", "高等教育"), ("compulsory", "义务教育"),
    ];

    /// <summary>The name in YAML, CSV and addresses: primary; empty for All.</summary>
    public static string ToFileName(this SchoolStage stage) => Names[(int)stage].File;

    /// <summary>The name people read: 小学.</summary>
    public static string ToChinese(this SchoolStage stage) => Names[(int)stage].Chinese;

    /// <summary>The stage of a file name; null when there is none of that name.</summary>
    public static SchoolStage? FromFileName(string name)
    {
        var index = Array.FindIndex(Names, n => n.File == name);
        return index < 0 ? null : (SchoolStage)index;
    }

    /// <summary>Whether a row of stage <paramref name="row"/> belongs to what is computed for <paramref name="wanted"/>.</summary>
    public static bool Includes(this SchoolStage wanted, SchoolStage row) =>
        wanted == SchoolStage.All || wanted == row
        || (wanted == SchoolStage.Compulsory && row is SchoolStage.Primary or SchoolStage.Junior);
}
