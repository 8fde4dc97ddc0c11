using System.Globalization;
using Hengjian.Kernel;
using Hengjian.Web.Components;

namespace Hengjian.Web.Features.Data.Import;

/// <summary>What may be wrong with the form that hands data in: HJD0460–0469; the files' own errors are the importer's.</summary>
public static class ImportFormProblems
{
    /// <summary>No kind was chosen.</summary>
    public static Problem NoKind() => new("HJD0460", "请选择这是什么表。");

    /// <summary>The year is none of those offered.</summary>
    public static Problem BadYear(int from, int to) =>
        new("HJD0461", "请选择年度。", Expected: string.Create(CultureInfo.InvariantCulture, $"{from} 至 {to}"));

    /// <summary>No region, or one of somebody else.</summary>
    public static Problem NoRegion() => new("HJD0462", "请选择报送地区。", Expected: "您有导入权限的地区");

    /// <summary>No file was chosen.</summary>
    public static Problem NoFile() => new("HJD0463", "请选择要导入的文件。", Expected: ".xlsx、.xls 或 .csv");

    /// <summary>A file of another sort.</summary>
    public static Problem NotASheet(string name) =>
        new("HJD0464", "不是表格文件。", $"“{name}”", ".xlsx、.xls 或 .csv；WPS 的 .et 请另存为 .xlsx");

    /// <summary>Too many bytes at once.</summary>
    public static Problem TooLarge(long size, long most) => new(
        "HJD0465", $"文件共 {ChineseText.Size(size)}，超过一次上传的上限。", Expected: $"不超过 {ChineseText.Size(most)}，可分几次导入");
}
