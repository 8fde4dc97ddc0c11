namespace Hengjian.Indicators.Facts;

/// <summary>How stages are written: in files and to people.</summary>
public static class SchoolStageNames
{
    private static readonly (string File, string Chinese)[] Names =
    [
        ("", "全部学段"), ("preschool", "学前教育"), ("primary", "小学"), ("junior", "初中"), ("senior", "普通高中"),
        ("vocational", "中等职业教育"), ("special", "特殊教育"), ("higher", "高等教育"), ("compulsory", "义务教育"),
    ];

    // What clerks and older tables call the stages.
    private static readonly (string Name, SchoolStage Stage)[] OtherNames =
    [
        ("幼儿园", SchoolStage.Preschool), ("学前", SchoolStage.Preschool), ("高中", SchoolStage.Senior),
        ("普高", SchoolStage.Senior), ("中等职业", SchoolStage.Vocational), ("中职", SchoolStage.Vocational),
        ("特教", SchoolStage.Special),
    ];

    /// <summary>The stages that rows can have, in order.</summary>
    public static IReadOnlyList<SchoolStage> OfRows { get; } =
        [.. Enum.GetValues<SchoolStage>().Where(s => s is not (SchoolStage.All or SchoolStage.Compulsory))];

    /// <summary>The stage that a row of this Chinese name has (幼儿园, 小学, 中职…); null when there is none.</summary>
    public static SchoolStage? FromChinese(ReadOnlySpan<char> name)
    {
        foreach (var stage in OfRows)
            if (name.SequenceEqual(stage.ToChinese())) return stage;
        foreach (var (known, stage) in OtherNames)
            if (name.SequenceEqual(known)) return stage;
        return null;
    }

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
