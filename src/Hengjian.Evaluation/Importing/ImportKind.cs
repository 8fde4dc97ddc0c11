using Facts = Hengjian.Indicators.Facts;

namespace Hengjian.Evaluation.Importing;

/// <summary>What a file of data reports on.</summary>
public enum ImportKind
{
    /// <summary>地区年度表: one region a row.</summary>
    Region,

    /// <summary>地区分学段年度表: one region and stage a row.</summary>
    RegionStage,

    /// <summary>学校表: one school a row.</summary>
    School,

    /// <summary>幼儿园表: one kindergarten a row; the same grain as schools.</summary>
    Kindergarten,

    /// <summary>班级表: one class a row.</summary>
    Class,

    /// <summary>项目表: one construction project a row.</summary>
    Project,
}

/// <summary>Names and grains of the kinds.</summary>
public static class ImportKinds
{
    private static readonly (string Word, string NameZh, Facts.Grain Grain)[] All =
    [
        ("region", "地区年度表", Facts.Grain.RegionYear), ("region-stage", "地区分学段年度表", Facts.Grain.RegionStageYear),
        ("school", "学校表", Facts.Grain.SchoolYear), ("kindergarten", "幼儿园表", Facts.Grain.SchoolYear),
        ("class", "班级表", Facts.Grain.ClassYear), ("project", "项目表", Facts.Grain.Project),
    ];

    /// <summary>The words of every kind, as on the command line.</summary>
    public static IEnumerable<string> Words => All.Select(k => k.Word);

    /// <summary>The word on the command line and in snapshots: region-stage.</summary>
    public static string Word(this ImportKind kind) => All[(int)kind].Word;

    /// <summary>The name people read: 学校表.</summary>
    public static string NameZh(this ImportKind kind) => All[(int)kind].NameZh;

    /// <summary>What one row stands for.</summary>
    public static Facts.Grain Grain(this ImportKind kind) => All[(int)kind].Grain;

    /// <summary>The kind of a word; null when there is none.</summary>
    public static ImportKind? Parse(string word)
    {
        var index = Array.FindIndex(All, k => k.Word == word);
        return index < 0 ? null : (ImportKind)index;
    }
}
