using System.Globalization;
using Hengjian.Indicators.Facts;
using Hengjian.Kernel;

namespace Hengjian.Domain.Regions;

/// <summary>Why an act is refused: HJP0620–0639.</summary>
public static class RegionActProblems
{
    /// <summary>Nobody has the code on that day.</summary>
    public static Problem NotThere(int code, DateOnly day) => new("HJP0620", $"{Day(day)}没有代码为 {code:D6} 的行政区。");

    /// <summary>The day is not after the first day of the row that would end.</summary>
    public static Problem TooEarly(RegionRecord row) => new(
        "HJP0621", $"{row.Name}以现在的名称和隶属从{Day(row.ValidFrom)}开始，调整日期不能早于或等于这一天。", "日期", $"{Day(row.ValidFrom.AddDays(1))}或以后");

    /// <summary>A later change is entered already.</summary>
    public static Problem ChangedLater(RegionRecord row) => new(
        "HJP0622", $"{row.Name}从{Day(row.ValidTo!.Value)}起已经另有调整，不能在它之前再插入一次。", "日期", "按日期先后登记");

    /// <summary>Regions lie below what would go.</summary>
    public static Problem HasRegionsBelow(RegionRecord row, int count) => new(
        "HJP0623", $"{row.Name}之下还有 {count} 个行政区。", Expected: "先把它们改隶或撤销，再办这一项");

    /// <summary>Another region has the code, or had it.</summary>
    public static Problem CodeTaken(Region region, RegionRecord by) => new(
        "HJP0624", $"代码 {region.CodeText} {(by.ValidTo is null ? "现为" : "曾为")}{by.Name}，不能给{region.Name}。", "代码", "没有用过的代码");

    /// <summary>Too few or too many regions for this kind.</summary>
    public static Problem WrongCount(RegionActKind kind, string expected) => new("HJP0625", $"{kind.NameOf()}的行政区个数不对。", Expected: expected);

    /// <summary>The levels differ.</summary>
    public static Problem OtherLevel(Region region) => new("HJP0626", $"{region.Name}（{region.CodeText}）与调整前不在同一层级。", "隶属", "同级的行政区");

    /// <summary>Nothing would change.</summary>
    public static Problem NoChange(string name) => new("HJP0627", $"{name}的名称、代码和隶属都没有变。");

    /// <summary>The code has not the shape of its level.</summary>
    public static Problem BadCode(Region region) => new(
        "HJP0628", $"{region.CodeText} 不是{region.Level.NameOf()}的代码。", "代码", region.Level switch
        {
            RegionLevel.Province => "后四位为 0",
            RegionLevel.City => "后两位为 00，中间两位不为 00",
            _ => "后两位不为 00",
        });

    /// <summary>No name, or a long one.</summary>
    public static Problem BadName() => new("HJP0629", "名称没有填，或超过 50 个字。", "名称");

    /// <summary>Two regions of one name below one another.</summary>
    public static Problem SameName(Region region) => new("HJP0630", $"同一上级之下已经有{region.Name}。", "名称");

    /// <summary>No document number.</summary>
    public static Problem NoDocument() => new("HJP0631", "没有写批准文件的文号，或超过 100 个字。", "文号", "例如 云泽政函〔2026〕3 号");

    /// <summary>A rename keeps code and parent.</summary>
    public static Problem NotARename(string name) => new("HJP0632", $"更名不改{name}的代码和隶属。", Expected: "改代码或隶属请用“改隶或换代码”");

    private static string Day(DateOnly day) => day.ToString("yyyy年M月d日", CultureInfo.InvariantCulture);
}

/// <summary>Chinese names of levels.</summary>
internal static class LevelNames
{
    internal static string NameOf(this RegionLevel level) => level switch
    {
        RegionLevel.Nation => "国家",
        RegionLevel.Province => "省级",
        RegionLevel.City => "市级",
        _ => "县级",
    };
}
