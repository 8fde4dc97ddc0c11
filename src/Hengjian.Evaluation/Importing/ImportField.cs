using System.Security.Cryptography;
using System.Text;
using Hengjian.Indicators.Facts;

namespace Hengjian.Evaluation.Importing;

/// <summary>What a column that is no data element says: whose row it is.</summary>
internal enum KeyRole
{
    None,
    Region,
    RegionName,
    Stage,
    Key,
    Name,
    School,
    SchoolName,
    Period,
}

/// <summary>A column that a file of some kind may have.</summary>
/// <param name="Id">ASCII id, third row of the template.</param>
/// <param name="NameZh">Chinese name, first row.</param>
/// <param name="Role">None for a data element.</param>
/// <param name="Element">The data element; null for a key column.</param>
/// <param name="IsRequired">A file without the column cannot be read.</param>
internal sealed record ImportField(string Id, string NameZh, KeyRole Role, DataElement? Element, bool IsRequired)
{
    /// <summary>What is to be typed, shown under the name.</summary>
    public string Hint { get; init; } = "";

    /// <summary>What the template offers to choose from; empty when the cell is free.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];

    /// <summary>Other names the column goes by.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];
}

/// <summary>The columns of each kind, and a mark that changes when their meaning does.</summary>
internal static class ImportFields
{
    /// <summary>The school type that has a table of its own.</summary>
    public const string Kindergarten = "幼儿园";

    private static readonly ImportField Region = Key("region_code", "行政区划代码", KeyRole.Region, true, "六位代码") with
    {
        Aliases = ["行政区划", "区划代码", "行政区代码", "县区代码", "地区代码"],
    };

    private static readonly ImportField Stage = Key("stage", "学段", KeyRole.Stage, true, "从下拉框选") with
    {
        Choices = KeyReader.StageNames,
    };

    private static readonly ImportField RegionName = Key("region_name", "行政区划名称", KeyRole.RegionName, false, "供核对") with
    {
        Aliases = ["区划名称", "行政区名称", "县区名称", "县（市、区）", "地区名称", "地区", "县区"],
    };

    /// <summary>Key columns first, then the elements of the grain in dictionary order.</summary>
    public static IReadOnlyList<ImportField> Of(ImportKind kind, DataDictionary dictionary) =>
        [.. KeysOf(kind), .. dictionary.Of(kind.Grain()).Select(e => OfElement(kind, e))];

    /// <summary>The columns a template shows: key columns, and the elements that suit the kind.</summary>
    public static IReadOnlyList<ImportField> ForTemplate(ImportKind kind, DataDictionary dictionary) =>
        [.. Of(kind, dictionary).Where(f => f.Role != KeyRole.Period && (f.Element is null || Suits(kind, f.Element)))];

    /// <summary>A short hash of ids, units and codes: what a filled-in template must agree with.</summary>
    public static string Version(ImportKind kind, DataDictionary dictionary)
    {
        var text = new StringBuilder(kind.Word());
        foreach (var e in dictionary.Of(kind.Grain()))
            text.Append('\n').Append(e.Id).Append('|').Append(e.Kind).Append('|').Append(e.Unit)
                .Append('|').AppendJoin(',', e.Codes);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())))[..12];
    }

    private static ImportField OfElement(ImportKind kind, DataElement e) =>
        new(e.Id, e.NameZh, KeyRole.None, e, IsNeeded(kind, e))
        {
            Choices = e.Kind == ValueKind.Bool ? ["是", "否"]
            : kind == ImportKind.School && e.Id == SchoolTypes.Element ? [.. e.Codes.Where(c => c != Kindergarten)]
            : e.Codes,
        };

    private static bool IsNeeded(ImportKind kind, DataElement element) =>
        element.Required && !(kind == ImportKind.Kindergarten && element.Id == SchoolTypes.Element);

    // By the words of an id: kg marks what only kindergartens have, pri, jun, sen and voc what they never have.
    private static bool Suits(ImportKind kind, DataElement element)
    {
        var words = element.Id.Split('_');
        return kind switch
        {
            ImportKind.Kindergarten =>
                element.Id != SchoolTypes.Element && !words.Any(w => w is "pri" or "jun" or "sen" or "voc"),
            ImportKind.School => !words.Contains("kg"),
            _ => true,
        };
    }

    private static ImportField[] KeysOf(ImportKind kind) => [.. kind switch
    {
        ImportKind.Region => [Region, RegionName],
        ImportKind.RegionStage => [Region, RegionName, Stage],
        ImportKind.School => [Region, RegionName, .. Named("school", "学校代码", "学校名称", "学校标识码")],
        ImportKind.Kindergarten => [Region, RegionName, .. Named("school", "幼儿园代码", "幼儿园名称", "学校（机构）标识码")],
        ImportKind.Class => (ImportField[])[
            Key("school_code", "学校代码", KeyRole.School, true, "与学校表一致"),
            Key("school_name", "学校名称", KeyRole.SchoolName, false, "供核对"),
            Key("class_no", "班级编号", KeyRole.Key, true, "校内不重复，如 一年级1班")],
        ImportKind.Project => [Region, RegionName, .. Named("project", "项目编号", "项目名称", "项目库编号")],
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    }, Key("period", "年度", KeyRole.Period, false, "须与导入时所选年度一致")];

    private static ImportField[] Named(string word, string code, string name, string hint) =>
        [
            Key(word + "_code", code, KeyRole.Key, true, hint) with
            {
                Aliases = word == "school" ? ["学校代码", "学校标识码"] : [],
            },
            Key(word + "_name", name, KeyRole.Name, true, "全称") with { Aliases = word == "school" ? ["学校名称"] : [] },
        ];

    private static ImportField Key(string id, string name, KeyRole role, bool required, string hint) =>
        new(id, name, role, null, required) { Hint = hint };
}
