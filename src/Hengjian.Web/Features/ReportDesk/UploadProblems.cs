using System.Globalization;
using Hengjian.Kernel;
using Hengjian.Web.Components;

namespace Hengjian.Web.Features.ReportDesk;

/// <summary>What may be wrong with the form that hands reports in: HJA0520–0529.</summary>
public static class UploadProblems
{
    /// <summary>No file was chosen.</summary>
    public static Problem NoFile(string kinds) => new("HJA0520", "请选择要审核的报告。", Expected: kinds);

    /// <summary>A file of another sort.</summary>
    public static Problem Kind(string name, string kinds) => new("HJA0521", "不是能审核的文件。", $"“{name}”", kinds + "；.doc 和 .wps 请另存为 .docx");

    /// <summary>One file is too large.</summary>
    public static Problem FileTooLarge(string name, long size, long most) =>
        new("HJA0522", $"文件有 {ChineseText.Size(size)}，超过了一份报告的上限。", $"“{name}”", $"不超过 {ChineseText.Size(most)}；图片可压缩后再存");

    /// <summary>All files together are too large.</summary>
    public static Problem TooLarge(long size, long most) =>
        new("HJA0523", $"文件共 {ChineseText.Size(size)}，超过一次上传的上限。", Expected: $"不超过 {ChineseText.Size(most)}，可分几次上传");

    /// <summary>Too many files at once.</summary>
    public static Problem TooMany(int count, int most) => new(
        "HJA0524", string.Create(CultureInfo.InvariantCulture, $"一次选了 {count} 份报告，超过上限。"),
        Expected: string.Create(CultureInfo.InvariantCulture, $"不超过 {most} 份，可分几次上传"));

    /// <summary>The year is none of those offered.</summary>
    public static Problem BadYear(int from, int to) => new("HJA0525", "请选择报告年度。", Expected: string.Create(CultureInfo.InvariantCulture, $"{from} 至 {to}"));

    /// <summary>No region, or one of somebody else.</summary>
    public static Problem NoRegion() => new("HJA0526", "请选择报告的地区。", Expected: "您有上传权限的地区");

    /// <summary>The name of a file tells no region.</summary>
    public static Problem NoRegionInName(string name) =>
        new("HJA0527", "看不出是哪个地区的报告。", $"“{name}”", "文件名里写上一个您有上传权限的地区全名，或者在“地区”里选定后单独上传");

    /// <summary>Two files of one name.</summary>
    public static Problem SameName(string name) => new("HJA0528", "同一地区有两份同名的报告。", $"“{name}”", "改名，或者分两次上传（第二份算作新版本）");

    /// <summary>A next version is one file.</summary>
    public static Problem OneVersion() => new("HJA0529", "新版本一次只能上传一份。");
}
